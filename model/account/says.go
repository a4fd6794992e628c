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
		withArticle(r.Whole.Voice().Name), r.Whole.Count.Phrase(), r.ofWhom())}
	parts = append(parts, r.left())
	parts = append(parts, r.notes()...)
	return capital(strings.Join(parts, "; ")) + "."
}

// ofWhom narrows a claimed whole that is not everybody.
func (r *Reconciliation) ofWhom() string {
	who := ""
	if r.Whole.Group == model.Foreign {
		who = " foreigners"
	}
	return classPhrase(r.Class) + who
}

// byNationality is the sum of the countries in words. A sum that is not exact is a floor.
func (r *Reconciliation) byNationality() string {
	s := r.Countries
	if len(s.Cells) == 0 {
		return "no figure"
	}
	if s.Exact {
		return fmt.Sprint(s.Min)
	}
	return fmt.Sprintf("at least %d", s.Min)
}

func (r *Reconciliation) left() string {
	switch r.Verdict {
	case Exceeds:
		return "the countries' own counts exceed the claimed total"
	case Short:
		return fmt.Sprintf("the list is closed and its countries make at most %d: short of the claimed total", r.Countries.Max)
	}
	return IntervalPhrase(*r.Remainder) + " with no nationality given"
}

func (r *Reconciliation) notes() (parts []string) {
	if up := touchedCeiling(r.Countries.Touched); up != "" {
		parts = append(parts, up)
	}
	if x := r.Unnamed; x != nil && !r.Agrees {
		parts = append(parts, fmt.Sprintf("it counts %s without a nationality itself: the two do not agree", x.Count.Phrase()))
	} else if x != nil && r.Remainder.Max != count.Inf {
		parts = append(parts, fmt.Sprintf("it counts %s without a nationality itself, which agrees", x.Count.Phrase()))
	}
	for _, p := range r.Countries.Same {
		parts = append(parts, fmt.Sprintf("%s and %s count the same people: %d taken off the sum once", r.book.NameOf(p.A.Group), r.book.NameOf(p.B.Group), p.Less))
	}
	if aged := r.aged(); aged != "" {
		parts = append(parts, aged)
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
	for _, c := range cells {
		sum = sum.Add(count.Interval{Max: c.Desk().Count.Max()})
		if w := StatusPhrase(c.Status); !strings.Contains(strings.Join(words, ", "), w) {
			words = append(words, w)
		}
	}
	if sum.Max == 0 {
		return ""
	}
	return IntervalPhrase(sum) + " more may be among the " + strings.Join(words, ", ")
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
	if r.Verdict == Exceeds && r.Countries.Min-sum <= r.Whole.Count.Max() {
		rests = "; the alarm rests on them"
	}
	return fmt.Sprintf("%d of the sum stale or overtaken (%s)%s", sum, list(names, mostNamed), rests)
}

// Says puts what is unexplained in one sentence.
func (u Unexplained) Says(b *Book) string {
	return fmt.Sprintf("%s counted %s on %s and accounts for %s on %s: %s unexplained.", capital(withArticle(u.Voice.Name)),
		IntervalPhrase(u.Was), text.Line(u.From.Said.Display(b.zone)), IntervalPhrase(u.Now), u.To.Said.Display(b.zone), IntervalPhrase(u.Interval))
}
