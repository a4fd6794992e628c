package filter

import (
	"muster/model"
	"muster/model/account"
)

// subject is what terms are asked of: a record, and of a claim one figure or, where it has none, the claim alone.
type subject struct {
	filter *Filter
	entry  *model.Entry
	claim  *model.Claim // nil: an event
	event  *model.Event
	source *model.Source // nil: not known

	counts bool // there is a figure
	cell   model.Cell
	state  model.ClaimState
	flags  func(model.Cell) []account.Flag

	hay    []byte // folded text, made when words are first looked for
	folded bool
}

// ofClaim makes the subject of a claim without a figure. There is one at a time, so that no claim costs memory.
func (f *Filter) ofClaim(e *model.Entry, c *model.Claim) *subject {
	f.one = subject{filter: f, entry: e, claim: c, state: c.Status}
	if f.ctx.Story != nil {
		f.one.source = f.ctx.Story.Source(c.Source)
	}
	return &f.one
}

// at turns the subject to one figure of its claim.
func (s *subject) at(cell model.Cell, state model.ClaimState) {
	s.counts, s.cell, s.state = true, cell, state
}

// anyFigure tells whether something holds for any figure of the claim, or for the claim alone where it has none.
func (s *subject) anyFigure(holds func(*subject) bool) bool {
	figures := s.claim.Figures
	if len(figures) == 0 {
		return holds(s)
	}
	for i := range figures {
		s.at(figures[i].Cell(), s.claim.StateOf(&figures[i]))
		if holds(s) {
			return true
		}
	}
	return false
}

// counted tells whether what is asked of figures holds for one of them, and what is denied for none.
func (s *subject) counted(asked, denied []term) bool {
	if len(denied) > 0 && s.anyFigure(func(s *subject) bool { return some(denied, s) }) {
		return false
	}
	return len(asked) == 0 || s.anyFigure(func(s *subject) bool { return all(asked, s) })
}
