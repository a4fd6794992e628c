package act

import (
	"strings"

	"muster/model"
)

// kept tells what keeps a figure of a claim that stands from standing: its state, and the claim whose link gives it, where one does; a
// state of Standing or less: nothing.
func (m *making) kept(c *model.Claim, f *model.Figure) (state model.ClaimState, by string) {
	cell := f.Cell()
	by, linked := m.fallen(Target{Claim: c.ID, Figure: &cell})
	if state = c.StateOf(f); linked >= state {
		return max(linked, state), by
	}
	return state, ""
}

// keepLinked gives the figures of which another claim says that they fell the marks back that they had: the claim cannot put them back.
func (m *making) keepLinked(c *model.Claim) {
	old := m.story.Claim(c.ID)
	for i := range c.Figures {
		if _, by := m.kept(c, &c.Figures[i]); by != "" {
			c.Figures[i].State = old.Figures[i].State
		}
	}
}

// firstKept says which figure another claim keeps from standing; empty: none.
func (m *making) firstKept(c *model.Claim) string {
	for i := range c.Figures {
		if _, by := m.kept(c, &c.Figures[i]); by != "" {
			return by + " says that " + nameOfFigure(&c.Figures[i]) + " fell; unlink or delete that one first"
		}
	}
	return ""
}

// standsAgain says what stands again of a claim that was put back as a whole, and which of its figures do not, with what would put them
// back. Since is what it was besides.
func (m *making) standsAgain(c *model.Claim, since string) string {
	var stand, fallen []string
	for i := range c.Figures {
		f := &c.Figures[i]
		switch state, by := m.kept(c, f); {
		case state <= model.Standing:
			stand = append(stand, nameOfFigure(f))
		case by != "":
			fallen = append(fallen, nameOfFigure(f)+" stays "+state.String()+", as "+by+" says: unlink or delete that one first")
		default:
			fallen = append(fallen, nameOfFigure(f)+" stays "+state.String()+": name that figure (--figure) to put it back")
		}
	}
	says := nameOfClaim(c)
	if len(fallen) > 0 {
		says = listed(stand, mostFigures)
	}
	if says == "" {
		says = "the claim"
	}
	return strings.Join(append([]string{says + ": " + since + fates[model.Standing]}, fallen...), "; ")
}
