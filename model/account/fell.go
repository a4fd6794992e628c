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
