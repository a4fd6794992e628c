package act

import (
	"fmt"

	"muster/model"
)

// fates say what has become of a claim or a figure.
var fates = map[model.ClaimState]string{
	model.Standing:   "stands again",
	model.Superseded: "superseded: its source has said something newer",
	model.Corrected:  "corrected: the source was wrong",
	model.DeskError:  "desk error: we were wrong",
	model.Retracted:  "retracted by its source",
	model.Withheld:   "withheld: known, not to be published",
}

// Mark sets what has become of a claim or of one of its figures: corrected, a desk error, retracted, withheld, superseded,
// or standing again.
func Mark(s *model.Story, t Target, state model.ClaimState) (Act, error) {
	m := begin(s)
	c := m.mark(t, state)
	f := m.figure(c, t)
	if f == nil && m.err == nil && state == model.Standing {
		return m.end("%s", m.standsAgain(c, ""))
	}
	return m.end("%s: %s", target(c, f), fates[state])
}

// mark edits the marked claim and gives it.
func (m *making) mark(t Target, state model.ClaimState) *model.Claim {
	c := m.claim(t.Claim)
	ref := model.Ref{Kind: model.KindClaim, ID: t.Claim}
	f := m.figure(c, t)
	why := ""
	if m.err == nil {
		why = m.bars(c, f, t, state)
	}
	switch {
	case m.err != nil:
		return c
	case why != "":
		m.fail(ref, "status", "%s", why)
	case f != nil:
		markFigure(c, f, state)
	default:
		markWhole(c, state)
		if state == model.Standing {
			m.keepLinked(c)
		}
	}
	same := m.err == nil && model.Equal(c, m.story.Claim(t.Claim))
	if kept := m.firstKept(c); same && f == nil && state == model.Standing && kept != "" {
		m.fail(ref, "status", "%s", kept)
	}
	if same {
		m.fail(ref, "status", "%s", already(state))
	}
	m.put(c)
	return c
}

// bars tells why a claim or its figure f is not to be marked so; empty: it may. What is withheld counts nowhere and leaves nowhere:
// marked otherwise it would, so that only the act that says so ends it.
func (m *making) bars(c *model.Claim, f *model.Figure, t Target, state model.ClaimState) string {
	by, _ := m.fallen(t)
	withheld := c.Status == model.Withheld || f != nil && f.State == model.Withheld
	switch {
	case fates[state] == "":
		return fmt.Sprintf("%q is no state of a claim; write standing, superseded, corrected, desk-error, retracted or withheld", state)
	case withheld && state == model.Withheld:
		return already(state)
	case withheld && state != model.Standing:
		return "it is withheld, and marked so it would be shown; put it back first (W, or muster claim stand), or log what is said now as a claim of its own and withhold that"
	case f != nil && c.Status == model.Withheld:
		return "the whole claim is withheld, and every figure with it; put the claim back first"
	case state == model.Standing && by != "":
		return by + " says that it fell; unlink or delete that one first"
	case f == nil && state == model.Standing && c.Status == model.Standing && onlyKeptBack(c):
		return "it stands, but for a figure that is withheld by itself; name that figure to let it stand again"
	}
	return ""
}

// onlyKeptBack tells whether nothing of a claim fell by itself but what is withheld.
func onlyKeptBack(c *model.Claim) (kept bool) {
	for i := range c.Figures {
		switch c.Figures[i].State {
		case model.AsClaim, model.Standing:
		case model.Withheld:
			kept = true
		default:
			return false
		}
	}
	return kept
}

// ends are the kinds of link that give a state to what they lead to.
var ends = map[model.LinkKind]model.ClaimState{model.Supersedes: model.Superseded, model.Corrects: model.Corrected, model.Retracts: model.Retracted}

// fallen names the claim whose link would keep the target from standing again, and what it makes of it, the worst of several; empty:
// there is none.
func (m *making) fallen(t Target) (by string, to model.ClaimState) {
	for _, ref := range m.story.Referrers(model.Ref{Kind: model.KindClaim, ID: t.Claim}) {
		c := m.story.Claim(ref.ID)
		if c == nil || c.Status == model.Retracted || c.Status == model.DeskError || c.Status == model.Withheld {
			continue
		}
		for _, l := range c.Links {
			if ends[l.Kind] > to && l.Claim == t.Claim && sameCell(l.Figure, t.Figure) {
				by, to = ref.String(), ends[l.Kind]
			}
		}
	}
	return by, to
}

func sameCell(a, b *model.Cell) bool { return a == b || a != nil && b != nil && *a == *b }

func markFigure(c *model.Claim, f *model.Figure, state model.ClaimState) {
	f.State = state
	if state == c.Status || state == model.Standing && c.Status == model.AsClaim {
		f.State = model.AsClaim
	}
}

// already says that a mark changes nothing.
func already(state model.ClaimState) string {
	if state == model.Standing {
		return "it stands already"
	}
	return "it is that already: " + fates[state]
}

// markWhole takes along the figures that stand or were superseded, and never one that is withheld by itself. To withhold takes every
// figure out without touching it, so that each is again what it was when the claim comes back.
func markWhole(c *model.Claim, state model.ClaimState) {
	back := state == model.Standing && c.Status == model.Standing
	for i := range c.Figures {
		f := &c.Figures[i]
		if f.State == model.Withheld || state == model.Withheld {
			continue
		}
		if back || f.State == state || state != model.Standing && !f.State.Void() {
			f.State = model.AsClaim
		}
	}
	c.Status = state
}

// Correct marks a claim or a figure as corrected, because the source was wrong. With a claim that puts it right, that
// claim is logged in the same act and linked to the old one; sources that it needs go before it.
func Correct(s *model.Story, t Target, with ...model.Record) (Act, error) {
	return replace(s, t, model.Corrected, model.Corrects, with)
}

// Supersede marks a claim or a figure as superseded, by a claim that is logged in the same act, where there is one.
func Supersede(s *model.Story, t Target, with ...model.Record) (Act, error) {
	return replace(s, t, model.Superseded, model.Supersedes, with)
}

// Retract marks a claim or a figure as retracted by its source, by a claim that says so, where there is one.
func Retract(s *model.Story, t Target, with ...model.Record) (Act, error) {
	return replace(s, t, model.Retracted, model.Retracts, with)
}

func replace(s *model.Story, t Target, state model.ClaimState, link model.LinkKind, with []model.Record) (Act, error) {
	m := begin(s)
	old := m.mark(t, state)
	says := target(old, m.figure(old, t)) + ": " + fates[state]
	for _, r := range with {
		if c, ok := r.(*model.Claim); ok {
			c = copied(c)
			m.ownWord(model.Ref{Kind: model.KindClaim, ID: t.Claim}, "status", c, link, old, "log what it says by itself (muster add), and it stands as a rival")
			c.Links = append(c.Links, model.Link{Kind: link, Claim: t.Claim, Figure: t.Figure})
			says, r = says+"; now "+Name(c), model.Normal(c)
			m.act.Notes = append(m.act.Notes, saidBefore(s, c, old)...)
		}
		m.put(r)
	}
	return m.end("%s", says)
}

// saidBefore notes that a claim was said before the one that it puts right, which a source cannot have done.
func saidBefore(s *model.Story, c, old *model.Claim) []string {
	zone := s.Situation().Location()
	if old == nil || c.Said.End(zone).After(old.Said.Begin(zone)) {
		return nil
	}
	return []string{"it was said before what it puts right: " + c.Said.Display(zone) + ", and that " + old.Said.Display(zone)}
}
