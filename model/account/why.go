package account

import (
	"fmt"
	"strings"
	"time"

	"muster/model"
	"muster/model/text"
)

// mostNamed is how many rivals a sentence names before it only counts them.
const mostNamed = 3

// Why says in one sentence what the cell shows: the figure, who said it and when, the rule that chose it, and what stands
// against it.
func (c *Cell) Why() string {
	desk, name := c.Desk(), c.book.NameOf(c.Group)
	if desk == nil {
		return name + ", " + StatusPhrase(c.Status) + partPhrase(c.Scope) + ": " + c.nothing() + "."
	}
	parts := []string{fmt.Sprintf("%s, %s%s: %s, %s", name, desk.Phrase(), partPhrase(c.Scope), desk.Speaker(), desk.When(c.book.zone)), c.chosen()}
	parts = append(parts, c.against()...)
	parts = append(parts, c.doubts()...)
	return capital(strings.Join(parts, "; ")) + "."
}

// nothing tells why a cell without a figure is there.
func (c *Cell) nothing() string {
	if words := c.movedWords(); words != "" {
		return words + ", and no figure stands here any more"
	}
	return "only withheld figures stand here"
}

// chosen names the rule that chose the desk's figure.
func (c *Cell) chosen() string {
	switch c.Choice {
	case ByRuling:
		return "ruled by " + c.rulingBy(c.Ruling)
	case ByCompetence:
		return "its authority is competent for this group"
	case ByDate:
		return "the latest said"
	case ByLetter:
		return "the better source, graded " + c.Desk().Source().Reliability.String()
	case ByLog:
		return "the last logged of those said at that time"
	case ForWantOfOther:
		return "doubtful, graded " + c.Desk().Claim().Credibility.String() + ": shown because nothing better stands"
	}
	if len(c.Rivals) > 0 {
		return "every other figure is doubtful"
	}
	if c.Competent() {
		return "the only figure, from the competent authority"
	}
	return "the only figure"
}

// rulingBy tells who ruled, when and why. The reason of a ruling for what is withheld by now may tell it, and stays behind.
func (c *Cell) rulingBy(e *model.Entry) string {
	r := e.Record.(*model.Ruling)
	reason := text.Line(r.Reason)
	if c.book.keepsBack(r) {
		reason = "its reason is withheld"
	}
	who := "the desk"
	if e.Last.By != nil {
		who = text.Line(e.Last.By.Name)
	}
	return fmt.Sprintf("%s on %s (%s)", who, e.Last.At().In(c.book.zone).Format("2 Jan 2006 15:04"), reason)
}

// LapsedWords says that the ruling on the cell has lapsed, and what to do; empty: none has.
func (c *Cell) LapsedWords() string {
	if c.Lapsed == nil {
		return ""
	}
	return "the ruling by " + c.rulingBy(c.Lapsed) + " has lapsed: rule again"
}

// against tells which figures meet the desk's, which do not, and which are set aside.
func (c *Cell) against() (parts []string) {
	var meet, miss, beside, aside []string
	for _, r := range c.Rivals {
		name := fmt.Sprintf("%s %s (%s)", text.Line(r.Source().Name), r.Count, r.When(c.book.zone))
		switch {
		case r.Claim().Credibility.Doubtful():
			aside = append(aside, name)
		case !r.says() || !c.Desk().says():
			beside = append(beside, name)
		case r.Interval().Meets(c.Desk().Interval()):
			meet = append(meet, name)
		default:
			miss = append(miss, name)
		}
	}
	say := func(what string, names []string) {
		if len(names) > 0 {
			parts = append(parts, what+list(names, mostNamed))
		}
	}
	say("in keeping with ", meet)
	say("against it ", miss)
	say("beside it ", beside)
	say("set aside as doubtful ", aside)
	if c.Spread.Conflict {
		parts = append(parts, "in conflict, "+c.sides())
	}
	return parts
}

// doubts tells what an editor should know before using the figure.
func (c *Cell) doubts() (parts []string) {
	zone := c.book.zone
	if v := c.Vaguer(); v != nil {
		parts = append(parts, fmt.Sprintf("its later %q (%s) only says less, so the sharper figure stays", v.Count, v.When(zone)))
	}
	if s := c.Stale(); s != nil {
		parts = append(parts, "stale: "+s.says(zone))
	}
	if o := c.OvertakenBy(); o != nil {
		parts = append(parts, "overtaken: "+o.says(c.book))
	}
	if words := c.LapsedWords(); words != "" {
		parts = append(parts, words)
	}
	if c.Desk().Claim().Credibility.Unchecked() {
		parts = append(parts, "unchecked")
	}
	if words := c.movedWords(); words != "" {
		parts = append(parts, words)
	}
	return parts
}

func (s *Stale) says(zone *time.Location) string {
	if s.Before == nil {
		return fmt.Sprintf("more than %s older than the newest claim", s.Age)
	}
	return fmt.Sprintf("said before %q (%s)", text.Line(s.Before.Headline), s.Before.When.Display(zone))
}

// says tells what overtook a figure.
func (o *Overtaken) says(b *Book) string {
	return o.words(b, func(s *Said) string { return s.When(b.zone) })
}

// words tells it with days as when gives them. A whole that overtook it, and is overtaken itself, says so here, too.
func (o *Overtaken) words(b *Book, when func(*Said) string) string {
	words := o.how(b, when)
	if over := b.overtakenWhole(o.By[0]); o.How != ByWholes && over != nil {
		words += ", itself overtaken: " + over.how(b, when)
	}
	return words
}

func (o *Overtaken) how(b *Book, when func(*Said) string) string {
	by := o.By[0]
	switch o.How {
	case ByResolved:
		return fmt.Sprintf("%s has given %s since (%s)", withArticle(by.Source().Authority), by.Phrase(), when(by))
	case ByCompetent:
		return fmt.Sprintf("%s, competent here, has given %s since (%s)", withArticle(by.Source().Authority), by.Phrase(), when(by))
	case ByPart:
		return fmt.Sprintf("a part of it alone has %s (%s, %s)", by.Phrase(), text.Line(by.Source().Name), when(by))
	case BySamePeople:
		return fmt.Sprintf("the same people stand with %s as %s (%s, %s)", b.NameOf(by.Group), by.Phrase(), text.Line(by.Source().Name), when(by))
	}
	var parts []string
	for _, s := range o.By {
		parts = append(parts, fmt.Sprintf("%s %s%s (%s, %s)", b.NameOf(s.Group), s.Count.Phrase(), otherStatus(s.Status, o.Of), text.Line(s.Source().Name), when(s)))
	}
	if len(parts) == 1 {
		return fmt.Sprintf("%s alone: at least %s", parts[0], number(o.Floor))
	}
	return fmt.Sprintf("%s make at least %s", list(parts, mostNamed), number(o.Floor))
}

// otherStatus names a status where it is not the one that the sentence is about.
func otherStatus(s, about model.Status) string {
	if s == about {
		return ""
	}
	return " " + StatusPhrase(s)
}
