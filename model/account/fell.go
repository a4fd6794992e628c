package account

import "muster/model"

// FellBy is the claim whose link gives a claim the state that it has, or with a cell its figure there; nil: no claim does, the desk
// wrote it, or it stands.
func (b *Book) FellBy(c *model.Claim, cell *model.Cell) *model.Claim {
	state := b.State(c, cell)
	for _, in := range b.onto[c.ID] {
		bears := in.link.Figure == nil
		if cell != nil {
			bears = in.on(*cell) && in.speaksOf(*cell)
		}
		if bears && in.from.known && in.acts() && makes(in.link.Kind) == state {
			return in.from.claim
		}
	}
	return nil
}

// Shown is the cell that the table has under a key: with a desk's figure, or one whose filed figure fell, or, where they may be seen, one
// in which only withheld figures stand; nil: none.
func (b *Book) Shown(key model.Cell, withWithheld bool) *Cell {
	if c := b.Cell(key); c != nil {
		return c
	}
	if r := b.rows[rowKey{key.Group, key.Class, key.Scope}]; r != nil {
		for _, c := range r.hidden {
			if c.Status == key.Status && c.shows(withWithheld) {
				return c
			}
		}
	}
	return nil
}

// shows tells whether a cell without a desk's figure is in the table all the same.
func (c *Cell) shows(withWithheld bool) bool {
	_, fallen := c.Moved()
	return fallen || withWithheld && len(c.Withheld) > 0
}
