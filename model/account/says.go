package account

import (
	"fmt"
	"slices"
	"strings"

	"muster/model"
	"muster/model/count"
	"muster/model/text"
)

// Says puts the reconciliation in one sentence: what the countries make together, what was claimed, what is left of it,
// and everything that makes the two unsafe to compare.
func (r *Reconciliation) Says() string {
	parts := []string{fmt.Sprintf("%s: %s by nationality; %s claims %s", StatusPhrase(r.Status), r.Countries.Phrase(),
		withArticle(r.Whole.Source().Authority), r.Whole.Count.PhraseOf(r.ofWhom()))}
	parts = append(parts, r.left())
	parts = append(parts, r.notes(wording{
		who:       "it",
		overtaken: func(o *Overtaken) string { return o.says(r.book) },
		stale:     func(s *Stale) string { return s.says(r.book.zone) },
		doubtful:  ", graded " + r.Whole.Claim().Credibility.String(),
	})...)
	return capital(strings.Join(parts, "; ")) + "."
}

// Sum is a reconciliation for what a desk puts out: the claimed whole with its speaker and day, no grades of the desk's, no full stop.
func (w Words) Sum(r *Reconciliation) string {
	parts := []string{fmt.Sprintf("%s: %s by nationality; %s claimed (%s)", StatusPhrase(r.Status), r.Countries.Phrase(),
		r.Whole.Count.PhraseOf(r.ofWhom()), w.Attribution(r.Whole))}
	parts = append(parts, r.left())
	parts = append(parts, r.notes(wording{
		who:       withArticle(r.Whole.Source().Authority),
		overtaken: func(*Overtaken) string { return w.Overtaken(r.Whole) },
		stale:     w.staleBy,
	})...)
	return capital(strings.Join(parts, "; "))
}

// wording is how notes speaks: of the authority that claims the whole, of how the claim was overtaken, why it is stale, and how
// doubtful it is.
type wording struct {
	who       string
	overtaken func(*Overtaken) string
	stale     func(*Stale) string
	doubtful  string
}

// ofWhom narrows a claimed whole that is not everybody.
func (r *Reconciliation) ofWhom() string {
	switch {
	case r.Whole.Group != model.Foreign:
		return strings.TrimSpace(classPhrase(r.Class))
	case r.Class == model.Affected:
		return "foreigners"
	}
	return "foreign" + classPhrase(r.Class)
}

// about tells whether what is left of the claim is about a number: the claim is, or the sum.
func (r *Reconciliation) about() bool { return r.Countries.About || r.Whole.Count.About() }

// LeftShort is what is left of the claim, as a cell has room for it: "9", "~9", "349-359", "any", "none".
func (r *Reconciliation) LeftShort() string {
	switch left := r.Remainder; {
	case left == nil:
		return "none"
	case left.Min == 0 && left.Max == count.Inf:
		return "any"
	case r.about():
		return "~" + left.Short()
	default:
		return left.Short()
	}
}

// LeftPhrase is the same in words; empty where the countries exceed the claim.
func (r *Reconciliation) LeftPhrase() string {
	if r.Remainder == nil {
		return ""
	}
	return hedged(*r.Remainder, r.about()) + " with no nationality given"
}

func (r *Reconciliation) left() string {
	switch r.Verdict {
	case Exceeds:
		return "the countries' own counts exceed the claimed total"
	case Short:
		return fmt.Sprintf("the list is closed and its countries make at most %s: short of the claimed total", number(r.Countries.Max))
	}
	return r.LeftPhrase()
}

// notes tells what makes the two unsafe to compare.
func (r *Reconciliation) notes(w wording) (parts []string) {
	if up := touchedCeiling(r.Countries.Touched); up != "" {
		parts = append(parts, up)
	}
	if x := r.Unnamed; x != nil && !r.Agrees {
		parts = append(parts, fmt.Sprintf("%s counts %s without a nationality itself: the two do not agree", w.who, x.Count.Phrase()))
	} else if x != nil && x.says() && r.Remainder.Max != count.Inf {
		parts = append(parts, fmt.Sprintf("%s counts %s without a nationality itself, which agrees", w.who, x.Count.Phrase()))
	}
	for _, p := range r.Countries.Same {
		parts = append(parts, fmt.Sprintf("%s and %s count the same people: %s taken off the sum once", r.book.NameOf(p.A.Group), r.book.NameOf(p.B.Group), number(p.Less)))
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
		parts = append(parts, "the claim is doubtful"+w.doubtful)
	}
	if r.Overtaken != nil {
		parts = append(parts, "the claim is overtaken: "+w.overtaken(r.Overtaken))
	}
	if r.Stale != nil {
		parts = append(parts, "the claim is stale: "+w.stale(r.Stale))
	}
	return parts
}

// touchedCeiling tells how many more a compound counts, of whom nobody knows whether they belong here. It claims no more than it
// counts: those who are counted as something else, such as unaccounted for, may belong here, too.
func touchedCeiling(cells []*Cell) string {
	var sum count.Interval
	var words []string
	aged, about := 0, false
	for _, c := range cells {
		if c.Desk().Count.IsNoneKnown() {
			continue // counts nobody
		}
		if c.Stale() != nil || c.Overtaken != nil {
			aged++
		}
		sum, about = sum.Add(c.Desk().Interval()), about || c.Desk().Count.About()
		if w := StatusPhrase(c.Status); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	if sum.Max == 0 {
		return ""
	}
	many := hedged(sum, about)
	if sum.Min == 0 && sum.Max == count.Inf {
		many = "an unknown number"
	}
	verb := "are"
	if sum.Max == 1 {
		verb = "is"
	}
	says := fmt.Sprintf("%s more %s counted as %s", many, verb, strings.Join(words, ", or as "))
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
	return fmt.Sprintf("%s of the sum stale or overtaken (%s)%s", number(sum), list(names, mostNamed), rests)
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
