package account

import "muster/model"

// sidelined is rule 6: a figure that repeats another of the very same cell is no second source, and one that is a part of
// another of the very same cell is no rival to it. Neither competes there. In another cell both count as any figure does.
//
// What the desk withheld or got wrong is not there to be repeated.
func (b *Book) sidelined(s *Said) bool {
	for i := range s.of.claim.Links {
		l := &s.of.claim.Links[i]
		if l.Kind != model.Repeats && l.Kind != model.PartOf {
			continue
		}
		in := bearing{s.of, l}
		if !in.out(s.Cell()) || !in.on(s.Cell()) || !in.acts() {
			continue
		}
		if origin := b.figure(l.Claim, s.Cell()); origin != nil && origin.state != model.Withheld && origin.state != model.DeskError {
			return true
		}
	}
	return false
}

// origin follows repeats back to the figure that was said first; a figure that repeats nothing is its own origin.
func (b *Book) origin(s *Said) *Said {
	for range len(b.claims) {
		next := b.repeated(s)
		if next == nil {
			break
		}
		s = next
	}
	return s
}

// repeated is the figure of the same cell that a figure repeats, nil: none.
func (b *Book) repeated(s *Said) *Said {
	for i := range s.of.claim.Links {
		l := &s.of.claim.Links[i]
		if in := (bearing{s.of, l}); l.Kind == model.Repeats && in.out(s.Cell()) && in.on(s.Cell()) {
			if f := b.figure(l.Claim, s.Cell()); f != nil {
				return f
			}
		}
	}
	return nil
}

// figure finds the figure of a cell in a claim inside the cut; nil: none.
func (b *Book) figure(claim string, cell model.Cell) *Said {
	u := b.claims[claim]
	if u == nil || !u.known {
		return nil
	}
	for i := range u.said {
		if u.said[i].Cell() == cell {
			return &u.said[i]
		}
	}
	return nil
}
