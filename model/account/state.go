package account

import "muster/model"

// bearing is a link seen from the claim that it leads to.
type bearing struct {
	from *utterance
	link *model.Link
}

// acts tells whether the link has any force: what its claim's own source took back, what the desk got wrong and what is
// withheld bears on nothing.
func (b bearing) acts() bool {
	s := b.from.state
	for i := range b.from.said {
		if b.link.From != nil && b.from.said[i].Cell() == *b.link.From {
			s = b.from.said[i].state
		}
	}
	return s != model.Retracted && s != model.DeskError && s != model.Withheld
}

// on tells whether the link leads to a cell of its claim, or to the whole of it.
func (b bearing) on(cell model.Cell) bool { return b.link.Figure == nil || *b.link.Figure == cell }

// speaksOf tells whether a link of the whole claim that gives a state, or repeats, bears on a cell: not where the claim's own figure of
// that cell is withheld, which must supersede nothing and bears nobody out.
func (b bearing) speaksOf(cell model.Cell) bool {
	if b.link.From != nil {
		return true
	}
	f, ok := b.from.claim.Figure(cell)
	return !ok || b.from.claim.StateOf(f) != model.Withheld
}

// out tells whether the link starts from a cell of its claim, or from the whole of it.
func (b bearing) out(cell model.Cell) bool { return b.link.From == nil || *b.link.From == cell }

// makes is the state that a link gives to what it leads to; AsClaim: none.
func makes(k model.LinkKind) model.ClaimState {
	switch k {
	case model.Supersedes:
		return model.Superseded
	case model.Corrects:
		return model.Corrected
	case model.Retracts:
		return model.Retracted
	}
	return model.AsClaim
}

// stateAt is the state of a claim or a figure inside the cut. Base is what the desk wrote on it, onto the links that
// lead to it. A link inside the cut gives it its state; the stronger of several holds.
//
// On the said clock, what the desk wrote has to wait for the claim that explains it (rule 12): marked as corrected by a
// claim that was said after the cut, the figure still stood. Without such a claim the mark holds at every cut. Desk
// errors and withheld figures never count, whatever the cut.
func stateAt(base model.ClaimState, onto []bearing) model.ClaimState {
	if base == model.Withheld || base == model.DeskError {
		return base
	}
	waits, state := false, model.Standing
	for _, b := range onto {
		s := makes(b.link.Kind)
		switch {
		case s == model.AsClaim || !b.acts():
		case b.from.known:
			state = max(state, s)
		case s == base:
			waits = true
		}
	}
	if base > state && !waits {
		return base
	}
	return state
}

// settle works out the state of a claim and of each of its figures, and tells whether any of it changed. The claims that
// bear on it must be settled already.
func (b *Book) settle(u *utterance) (changed bool) {
	onto := b.onto[u.claim.ID]
	state := stateAt(u.claim.Status, keep(onto, func(in bearing) bool { return in.link.Figure == nil }))
	changed, u.state = state != u.state, state
	for i := range u.said {
		s := &u.said[i]
		state := stateAt(u.claim.StateOf(s.Figure), keep(onto, func(in bearing) bool { return in.on(s.Cell()) && in.speaksOf(s.Cell()) }))
		changed, s.state = changed || state != s.state, state
	}
	return changed
}

// sideline works out which figures of a claim do not compete, and tells whether that changed.
func (b *Book) sideline(u *utterance) (changed bool) {
	for i := range u.said {
		side := b.sidelined(&u.said[i])
		changed, u.said[i].side = changed || side != u.said[i].side, side
	}
	return changed
}

// keep gives the links that pass, without an allocation for the many claims that no link leads to.
func keep(onto []bearing, pass func(bearing) bool) (kept []bearing) {
	for _, in := range onto {
		if pass(in) {
			kept = append(kept, in)
		}
	}
	return kept
}
