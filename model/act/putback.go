package act

import (
	"slices"

	"muster/model"
)

// StateOf is what has become of a target, as its claim says it: of a figure that it does not have, of the claim.
func StateOf(c *model.Claim, t Target) model.ClaimState {
	if t.Figure != nil {
		if f, ok := c.Figure(*t.Figure); ok {
			return c.StateOf(f)
		}
	}
	return c.Status
}

// PutBack takes the mark off a claim or off one of its figures: it is again what it was before, which the changes of the claim tell,
// the first of them first. Where they do not go back so far, or tell that it stood, it stands; unless a claim says by its link that
// it fell. What stands already stands in all its figures then.
func PutBack(s *model.Story, t Target, changes []*model.Change) (Act, error) {
	m := begin(s)
	c := m.claim(t.Claim)
	f := m.figure(c, t)
	if m.err != nil {
		return m.end("")
	}
	to, was := former(changes, t)
	by, linked := m.fallen(t)
	if to == model.Standing && linked != model.AsClaim {
		to = linked
	}
	ref := model.Ref{Kind: model.KindClaim, ID: t.Claim}
	now := StateOf(c, t)
	switch {
	case now == model.Standing || f != nil && c.Status == model.Withheld:
		return Mark(s, t, model.Standing)
	case now == to:
		m.fail(ref, "status", "%s says that it fell; unlink or delete that one first", by)
	case f != nil:
		markFigure(c, f, to)
	default:
		markWhole(c, to)
		m.takeAlong(c, was)
	}
	m.put(c)
	return m.end("%s", m.putBackSays(c, f, now, to))
}

// putBackSays names what is put back, and what it is again.
func (m *making) putBackSays(c *model.Claim, f *model.Figure, was, to model.ClaimState) string {
	since := ""
	if was == model.Withheld { // the accounting may not move, and it leaves from now on
		since = "no longer withheld; "
	}
	switch {
	case to != model.Standing:
		return target(c, f) + ": " + since + "again " + fates[to]
	case f == nil:
		return m.standsAgain(c, since)
	}
	return target(c, f) + ": " + since + fates[to]
}

// former is what a target was before it came to be what it is: its state, and the claim as it was last in it; nil: nothing tells. What
// was put back before is no state that it came from.
func former(changes []*model.Change, t Target) (model.ClaimState, *model.Claim) {
	var path []*model.Claim // the last version in each state that led to the next
	for _, change := range changes {
		c, ok := change.After.(*model.Claim)
		if !ok {
			continue // deleted; what brings it back goes on
		}
		at := slices.IndexFunc(path, func(p *model.Claim) bool { return StateOf(p, t) == StateOf(c, t) })
		if at < 0 {
			at, path = len(path), append(path, nil)
		}
		path = path[:at+1]
		path[at] = c
	}
	if len(path) < 2 {
		return model.Standing, nil
	}
	was := path[len(path)-2]
	return StateOf(was, t), was
}

// takeAlong gives the figures that a mark of the whole claim took along the states that they had of their own.
func (m *making) takeAlong(c, was *model.Claim) {
	if was == nil {
		return
	}
	marked := m.story.Claim(c.ID)
	for i := range c.Figures {
		f := &c.Figures[i]
		old, ok := was.Figure(f.Cell())
		if ok && marked.Figures[i].State == model.AsClaim && old.State != model.Withheld {
			f.State = old.State
		}
	}
}
