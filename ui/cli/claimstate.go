package cli

import (
	"fmt"

	"muster/model"
	"muster/model/text"
)

// stateOf says what has become of a claim, or with a cell of its figure there, and by which claim: "corrected by c9".
func (v *shown) stateOf(c *model.Claim, cell *model.Cell) string {
	says := v.book.State(c, cell).String()
	if by := v.book.FellBy(c, cell); by != nil {
		says += " by " + by.ID
	}
	return says
}

// stateInList is stateOf for a row: nothing where all of it stands, and in part where only a figure fell.
func (v *shown) stateInList(c *model.Claim) string {
	whole := v.book.State(c, nil)
	if whole != model.Standing {
		return v.stateOf(c, nil)
	}
	for i := range c.Figures {
		if cell := c.Figures[i].Cell(); v.book.State(c, &cell) != whole {
			if len(c.Figures) == 1 {
				return v.stateOf(c, &cell)
			}
			return "in part " + v.stateOf(c, &cell)
		}
	}
	return ""
}

// claimLines is a field of a claim where its record alone does not tell what has become of it: a claim that links to it may.
func (v *shown) claimLines(c *model.Claim, field string) (lines []string, ok bool) {
	switch field {
	case "status":
		return []string{v.stateOf(c, nil)}, true
	case "figures":
		for i := range c.Figures {
			f := &c.Figures[i]
			cell, says := f.Cell(), ""
			if v.book.State(c, &cell) != v.book.State(c, nil) {
				says = ", " + v.stateOf(c, &cell)
			}
			lines = append(lines, text.Line(fmt.Sprintf("%s %s%s", cell, f.Count, says)))
		}
		return lines, true
	}
	return nil, false
}
