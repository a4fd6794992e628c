package filter

import (
	"muster/model"
	"muster/model/account"
)

// Claim tells whether the filter lets a claim through. flags gives the marks on a cell as the accounting has them; nil:
// flag: is passed over. An entry that is no claim, or a deleted one, does not pass.
func (f *Filter) Claim(e *model.Entry, flags func(model.Cell) []account.Flag) bool {
	if !e.Alive() {
		return false
	}
	c, ok := e.Record.(*model.Claim)
	if !ok {
		return false
	}
	if f.Empty() {
		return true
	}
	s := f.ofClaim(e, c)
	s.flags = flags
	asked, denied := f.figureTerms(flags != nil)
	return f.speaker.admit(s) && s.counted(asked, denied) && f.record.admit(s)
}

// figureTerms gives what is asked of figures and what is denied, flag: left out where no flags are known.
func (f *Filter) figureTerms(flags bool) (asked, denied []term) {
	if flags {
		return f.figure.asked, f.figure.denied
	}
	return withoutFlags(f.figure.asked), withoutFlags(f.figure.denied)
}

func withoutFlags(ts []term) []term {
	for i, t := range ts {
		if t.key.name == "flag" {
			return append(ts[:i:i], withoutFlags(ts[i+1:])...)
		}
	}
	return ts
}

// Event tells whether the filter lets an event through. An entry that is no event, or a deleted one, does not pass.
func (f *Filter) Event(e *model.Entry) bool {
	if !e.Alive() {
		return false
	}
	ev, ok := e.Record.(*model.Event)
	if !ok {
		return false
	}
	s := subject{filter: f, entry: e, event: ev}
	return f.event.admit(&s) && f.record.admit(&s) && f.evidence(ev)
}

// evidence tells whether one claim of the evidence is what is asked for, and none is what is denied.
func (f *Filter) evidence(ev *model.Event) bool {
	asked, denied := f.figureTerms(false)
	if len(asked)+len(denied)+len(f.speaker.asked)+len(f.speaker.denied) == 0 {
		return true
	}
	found := len(asked)+len(f.speaker.asked) == 0
	for _, id := range ev.Evidence {
		s, ok := f.claimCalled(id)
		if !ok {
			continue
		}
		if some(f.speaker.denied, s) || !s.counted(nil, denied) {
			return false
		}
		found = found || all(f.speaker.asked, s) && s.counted(asked, nil)
	}
	return found
}

// claimCalled makes the subject of a claim of the story.
func (f *Filter) claimCalled(id string) (*subject, bool) {
	if f.ctx.Story == nil {
		return nil, false
	}
	e := f.ctx.Story.Entry(model.Ref{Kind: model.KindClaim, ID: id})
	if !e.Alive() {
		return nil, false
	}
	return f.ofClaim(e, e.Record.(*model.Claim)), true
}

// Cell tells whether the filter lets a cell of the accounting through. What is asked must hold for one of the figures that
// stand in it, and with withWithheld for one of those that are kept back, too; what is denied for none.
func (f *Filter) Cell(c *account.Cell, withWithheld bool) bool {
	if f.Empty() {
		return true
	}
	flags := func(model.Cell) []account.Flag { return c.Flags(withWithheld) }
	asked := [][]term{f.figure.asked, f.speaker.asked, f.record.asked}
	denied := [][]term{f.figure.denied, f.speaker.denied, f.record.denied}
	found := len(f.figure.asked)+len(f.speaker.asked)+len(f.record.asked) == 0
	for _, said := range standing(c, withWithheld) {
		s := f.ofSaid(c, said)
		s.flags = flags
		for _, ts := range denied {
			if some(ts, s) {
				return false
			}
		}
		found = found || all(asked[0], s) && all(asked[1], s) && all(asked[2], s)
	}
	return found
}

// standing lists the figures of a cell that may be looked at.
func standing(c *account.Cell, withWithheld bool) (list []*account.Said) {
	if desk := c.Desk(); desk != nil {
		list = append(append(list, desk), c.Rivals...)
	}
	if withWithheld {
		list = append(list, c.Withheld...)
	}
	return list
}

// ofSaid makes the subject of a figure of the accounting. Without the story nothing is known of who logged it.
func (f *Filter) ofSaid(c *account.Cell, said *account.Said) *subject {
	s, ok := f.claimCalled(said.Claim().ID)
	if !ok {
		s = &subject{filter: f, claim: said.Claim()}
	}
	s.source = said.Source()
	s.at(c.Cell, said.State())
	return s
}

// Row tells whether the filter lets the row of a group through: by country: and group: only.
func (f *Filter) Row(group string) bool {
	s := subject{filter: f, counts: true, cell: model.Cell{Group: group}}
	return all(ofGroup(f.figure.asked), &s) && !some(ofGroup(f.figure.denied), &s)
}

func ofGroup(ts []term) (kept []term) {
	for _, t := range ts {
		if t.key.name == "country" || t.key.name == "group" {
			kept = append(kept, t)
		}
	}
	return kept
}
