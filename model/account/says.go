package account

import (
	"fmt"
	"strings"

	"muster/model"
	"muster/model/count"
	"muster/model/text"
)

// Says puts the reconciliation in one sentence: what the countries make together, what was claimed, what is left of it,
// and everything that makes the two unsafe to compare.
func (r *Reconciliation) Says() string {
	parts := []string{fmt.Sprintf("%s: %s by nationality; %s claims %s%s", StatusPhrase(r.Status), r.byNationality(),
		withArticle(r.Whole.Source().Authority), r.Whole.Count.Phrase(), r.ofWhom())}
	parts = append(parts, r.left())
	parts = append(parts, r.notes()...)
	return capital(strings.Join(parts, "; ")) + "."
}

// ofWhom narrows a claimed whole that is not everybody.
func (r *Reconciliation) ofWhom() string {
	switch {
	case r.Whole.Group != model.Foreign:
		return classPhrase(r.Class)
	case r.Class == model.Affected:
		return " foreigners"
	}
	return " foreign" + classPhrase(r.Class)
}

// byNationality is the sum of the countries in words. A sum that is not exact is a floor.
func (r *Reconciliation) byNationality() string {
	s := r.Countries
	if len(s.Cells) == 0 {
		return "no figure"
	}
	switch {
	case !s.Exact:
		return fmt.Sprintf("at least %d", s.Min)
	case s.About:
		return fmt.Sprintf("about %d", s.Min)
	}
	return fmt.Sprint(s.Min)
}

func (r *Reconciliation) left() string {
	switch r.Verdict {
	case Exceeds:
		return "the countries' own counts exceed the claimed total"
	case Short:
		return fmt.Sprintf("the list is closed and its countries make at most %d: short of the claimed total", r.Countries.Max)
	}
	about := ""
	if r.Remainder.Min == r.Remainder.Max && (r.Countries.About || strings.HasPrefix(r.Whole.Count.Phrase(), "about ")) {
		about = "about "
	}
	return about + IntervalPhrase(*r.Remainder) + " with no nationality given"
}

func (r *Reconciliation) notes() (parts []string) {
	if up := touchedCeiling(r.Countries.Touched); up != "" {
		parts = append(parts, up)
	}
	if x := r.Unnamed; x != nil && !r.Agrees {
		parts = append(parts, fmt.Sprintf("it counts %s without a nationality itself: the two do not agree", x.Count.Phrase()))
	} else if x != nil && x.says() && r.Remainder.Max != count.Inf {
		parts = append(parts, fmt.Sprintf("it counts %s without a nationality itself, which agrees", x.Count.Phrase()))
	}
	for _, p := range r.Countries.Same {
		parts = append(parts, fmt.Sprintf("%s and %s count the same people: %d taken off the sum once", r.book.NameOf(p.A.Group), r.book.NameOf(p.B.Group), p.Less))
	}
	for _, p := range r.Countries.Parts {
		parts = append(parts, fmt.Sprintf("%s %s is a part of it and not added", r.book.NameOf(p.Group), p.Desk().Count))
	}
	if aged := r.aged(); aged != "" {
		parts = append(parts, aged)
	}
	if names := doubtfulNames(r); len(names) > 0 {
		parts = append(parts, "doubtful in the sum: "+list(names, mostNamed))
	}
	if r.Whole.Claim().Credibility.Doubtful() {
		parts = append(parts, "the claim is doubtful, graded "+r.Whole.Claim().Credibility.String())
	}
	if r.Overtaken != nil {
		parts = append(parts, "the claim is overtaken: "+r.Overtaken.says(r.book))
	}
	if r.Stale != nil {
		parts = append(parts, "the claim is stale: "+r.Stale.says(r.book.zone))
	}
	return parts
}

// touchedCeiling tells how many more may be among the people of a compound.
func touchedCeiling(cells []*Cell) string {
	var sum count.Interval
	var words []string
	aged := 0
	for _, c := range cells {
		if c.Stale() != nil || c.OvertakenBy() != nil {
			aged++
		}
		sum = sum.Add(count.Interval{Max: c.Desk().Count.Max()})
		if w := StatusPhrase(c.Status); !strings.Contains(strings.Join(words, ", "), w) {
			words = append(words, w)
		}
	}
	if sum.Max == 0 {
		return ""
	}
	says := IntervalPhrase(sum) + " more may be among the " + strings.Join(words, ", ")
	switch aged {
	case 0:
		return says
	case len(cells):
		return says + ", by figures that are stale or overtaken"
	}
	return says + ", in part by figures that are stale or overtaken"
}

// aged counts the stale and overtaken figures in the sum apart, and says so where an alarm rests on them.
func (r *Reconciliation) aged() string {
	if len(r.Countries.Aged) == 0 {
		return ""
	}
	sum, names := 0, []string{}
	for _, c := range r.Countries.Aged {
		sum += c.Desk().Count.Min()
		names = append(names, r.book.NameOf(c.Group))
	}
	rests := ""
	if r.Verdict == Exceeds && r.Countries.Fresh <= r.Whole.Count.Max() {
		rests = "; the alarm rests on them"
	}
	return fmt.Sprintf("%d of the sum stale or overtaken (%s)%s", sum, list(names, mostNamed), rests)
}

// Says puts what is unexplained in one sentence.
func (u Unexplained) Says(b *Book) string {
	return fmt.Sprintf("%s%s: %s counted %s on %s and accounts for %s on %s: %s unexplained.", b.NameOf(u.Group), partPhrase(u.Scope),
		withArticle(u.Authority), IntervalPhrase(u.Was), text.Line(u.From.Said.Display(b.zone)), IntervalPhrase(u.Now), u.To.Said.Display(b.zone), IntervalPhrase(u.Interval))
}

// doubtfulNames names the countries whose figures in the sum are graded 4 or 5, for want of better ones.
func doubtfulNames(r *Reconciliation) (names []string) {
	for _, c := range r.Countries.Cells {
		if c.Desk().Claim().Credibility.Doubtful() && c.Desk().Count.Min() > 0 {
			names = append(names, r.book.NameOf(c.Group))
		}
	}
	return names
}
