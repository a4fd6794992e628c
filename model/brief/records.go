package brief

import (
	"cmp"
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/text"
)

// events takes up the timeline, in the order of what happened.
func (p *page) events(b *account.Book, o Options) {
	zone := b.Story().Situation().Location()
	var all []*model.Event
	for _, e := range b.Story().Entries(model.KindEvent) {
		if ev := e.Record.(*model.Event); b.Inside(ev) {
			all = append(all, ev)
		}
	}
	begins := func(e *model.Event) int64 {
		t, _ := e.When.Earliest(zone)
		return t.Unix()
	}
	slices.SortStableFunc(all, func(d, e *model.Event) int { return cmp.Compare(begins(d), begins(e)) })
	for _, e := range all {
		out := event{When: text.Line(e.When.Display(zone)), Headline: text.Line(e.Headline), Detail: text.Block(e.Detail), Place: text.Line(e.Place), Pivotal: e.Pivotal}
		for _, id := range e.Evidence {
			if c := b.Story().Claim(id); c != nil && b.Inside(c) && shown(c, o) {
				out.Evidence = append(out.Evidence, ref{id, sourceName(b, c)})
			}
		}
		p.Events = append(p.Events, out)
	}
}

func shown(c *model.Claim, o Options) bool { return c.Status != model.Withheld || o.WithWithheld }

func sourceName(b *account.Book, c *model.Claim) string {
	if s := b.Story().Source(c.Source); s != nil {
		return text.Line(s.Name)
	}
	return c.Source
}

// claims takes up the claims, the newest first.
func (p *page) claims(b *account.Book, o Options) {
	zone := b.Story().Situation().Location()
	var all []*model.Claim
	for _, e := range b.Story().Entries(model.KindClaim) {
		if c := e.Record.(*model.Claim); b.Inside(c) && shown(c, o) {
			all = append(all, c)
		}
	}
	slices.Reverse(all)
	slices.SortStableFunc(all, func(c, d *model.Claim) int { return cmp.Compare(d.Said.Begin(zone).Unix(), c.Said.Begin(zone).Unix()) })
	for _, c := range all {
		p.Claims = append(p.Claims, newClaim(b, c, o))
	}
}

func newClaim(b *account.Book, c *model.Claim, o Options) claim {
	words, quote := c.Words(o.WithWithheld)
	out := claim{ID: c.ID, Said: c.Said.Display(b.Story().Situation().Location()), Speaker: sourceName(b, c), Text: text.Block(words), Quote: quote, Link: link(c.Link)}
	if src := b.Story().Source(c.Source); src != nil {
		out.Grade = src.Reliability.String() + c.Credibility.String()
		if src.Unnamed {
			out.Speaker += ", unnamed"
		}
	}
	if c.Via != "" {
		out.Speaker += ", via " + text.Line(c.Via)
	}
	if state := b.State(c, nil); state != model.Standing {
		out.State = state.String()
	}
	for _, s := range b.SaidIn(c.ID) {
		if s.State() != model.Withheld || o.WithWithheld {
			out.Figures = append(out.Figures, newFigure(b, s))
		}
	}
	return out
}

func newFigure(b *account.Book, s *account.Said) figure {
	role := b.RoleOf(s)
	words := b.NameOf(s.Group) + ": " + s.Phrase()
	if s.Scope != "" {
		words += " (" + text.Line(s.Scope) + ")"
	}
	says := string(role)
	if by := b.WordsIn(0).Overtaken(s); by != "" && !s.State().Void() {
		says += "; overtaken: " + text.Line(by)
	}
	return figure{Words: text.Line(words), Role: says, Desk: role == account.RoleDesk, Fell: s.State() != model.Standing}
}

// link is an address that may be followed: over http or https. Any other, and one with what an address has no place for, is not
// written as one.
func link(s string) string {
	lower := strings.ToLower(s)
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") || !text.Safe(s) || strings.ContainsAny(s, " \"<>`\\") {
		return ""
	}
	return s
}
