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
// it fell. What stands already stands in all its figures then. A figure that was as its claim before it was marked by itself is so again,
// whatever has become of the claim meanwhile.
func PutBack(s *model.Story, t Target, changes []*model.Change) (Act, error) {
	m := begin(s)
	c := m.claim(t.Claim)
	f := m.figure(c, t)
	if m.err != nil {
		return m.end("")
	}
	to, was := former(changes, t)
	with := f != nil && f.State != model.AsClaim && !ownState(was, t) && to != c.Status
	if with {
		to = max(c.Status, model.Standing)
	}
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
	if with && to == c.Status && to != model.Standing {
		return m.end("%s", target(c, f)+": "+shown(now)+"with its claim "+fates[to])
	}
	return m.end("%s", m.putBackSays(c, f, now, to))
}

// putBackSays names what is put back, and what it is again.
func (m *making) putBackSays(c *model.Claim, f *model.Figure, was, to model.ClaimState) string {
	since := shown(was)
	switch {
	case to != model.Standing:
		return target(c, f) + ": " + since + "again " + fates[to]
	case f == nil:
		return m.standsAgain(c, since)
	}
	return target(c, f) + ": " + since + fates[to]
}

// shown says that what was withheld is not any more: the accounting may not move, and it leaves from now on.
func shown(was model.ClaimState) string {
	if was == model.Withheld {
		return "no longer withheld; "
	}
	return ""
}

// ownState tells whether the figure that a target names has a state of its own in a version of its claim; nil: it has none.
func ownState(c *model.Claim, t Target) bool {
	if c == nil || t.Figure == nil {
		return false
	}
	f, ok := c.Figure(*t.Figure)
	return ok && f.State != model.AsClaim
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
			for n := len(path); n > 0 && !ownState(c, t) && ownState(path[n-1], t) && !goesAlong(StateOf(path[n-1], t), c.Status); n-- {
				path = path[:n-1] // put back to be as its claim, which is another by now
			}
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

// goesAlong tells whether a mark of a whole claim takes along a figure with such a state of its own.
func goesAlong(own, whole model.ClaimState) bool { return !own.Void() || own == whole }

// takeAlong gives the figures that a mark of the whole claim took along the states that they had of their own.
func (m *making) takeAlong(c, was *model.Claim) {
	if was == nil {
		return
	}
	marked := m.story.Claim(c.ID)
	for i := range c.Figures {
		f := &c.Figures[i]
		old, ok := was.Figure(f.Cell())
		if ok && marked.Figures[i].State == model.AsClaim && old.State != model.Withheld && goesAlong(old.State, marked.Status) {
			f.State = old.State
		}
	}
}
