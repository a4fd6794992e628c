package account

import "muster/model"

// sideline says why a figure does not compete in its cell.
type sideline uint8

const (
	competes   sideline = iota
	repeatsOne          // it repeats another voice's figure of the very same cell: no second source
	partOfCell          // it is a part of another figure of the very same cell: no rival to it
)

// sidelined is rule 6: a figure that repeats another of the very same cell is no second source, and one that is a part of
// another of the very same cell is no rival to it. Neither competes there. In another cell both count as any figure does.
//
// A voice that repeats itself has restated its figure, which competes. What the desk withheld or got wrong is not there
// to be repeated.
func (b *Book) sidelined(s *Said) sideline {
	if b.linked(s, model.PartOf) != nil {
		return partOfCell
	}
	if origin := b.linked(s, model.Repeats); origin != nil && origin.Voice() != s.Voice() {
		return repeatsOne
	}
	return competes
}

// linked is the figure of the same cell that a figure is linked to, nil: none.
func (b *Book) linked(s *Said, kind model.LinkKind) *Said {
	for i := range s.of.claim.Links {
		l := &s.of.claim.Links[i]
		if in := (bearing{s.of, l}); l.Kind != kind || !in.out(s.Cell()) || !in.on(s.Cell()) || !in.acts() {
			continue
		}
		if to := b.figure(l.Claim, s.Cell()); to != nil && to.state != model.Withheld && to.state != model.DeskError {
			return to
		}
	}
	return nil
}

// partsOf are the desk's figures of the parts of a whole incident that are in a status, of its group or, of ALL, of any, but for those graded
// 4 or 5.
func (b *Book) partsOf(r *row, status model.Status) (all []*Said) {
	if r == nil || r.key.scope != "" {
		return nil
	}
	rows := b.order(r.key.class).rows // it gathers those of a group
	if r.key.group != model.All {
		if r.in == nil {
			return nil
		}
		rows = r.in.rows
	}
	for _, part := range rows {
		for _, c := range part.cells {
			if s := c.Desk(); part.key.scope != "" && c.Status.Within(status) && s != nil && !s.doubtful {
				all = append(all, s)
			}
		}
	}
	return all
}

// overtakenByPart tells whether a figure of the whole incident is less than that of a part of it, the greatest; nil: of none. A part is
// never added to the whole (rule 6), but no whole is less than it.
func overtakenByPart(parts []*Said, whole *Said) *Overtaken {
	var part *Said
	for _, s := range parts {
		if s.exceeds(whole) && (part == nil || s.Count.Min() > part.Count.Min()) {
			part = s
		}
	}
	if part == nil {
		return nil
	}
	return &Overtaken{How: ByPart, By: []*Said{part}, Floor: part.Count.Min(), Of: whole.Status}
}

// exceeds tells whether a figure of a part is more than its whole can be. Who is dead, freed or safe stays so; of any other status a part
// that was said before the whole may have shrunk since, and says nothing.
func (s *Said) exceeds(whole *Said) bool {
	const stays = model.Dead | model.Freed | model.Safe
	return outgrown(whole.Count, s.Count.Min()) && (s.Status.Within(stays) || !whole.after(s))
}

// origin follows repeats back to the figure that was said first; a figure that repeats nothing is its own origin.
func (b *Book) origin(s *Said) *Said {
	for range len(b.claims) {
		next := b.linked(s, model.Repeats)
		if next == nil {
			break
		}
		s = next
	}
	return s
}

// root follows repeats back to the claim that came first, whether or not it gives a figure in the same cell: two papers
// that repeat one report are one source.
func (b *Book) root(s *Said) *utterance {
	u, cell := s.of, s.Cell()
	for range len(b.claims) {
		next := b.repeatedClaim(u, cell)
		if next == nil {
			break
		}
		u = next
	}
	return u
}

// repeatedClaim is the claim that a claim repeats as far as a cell goes, nil: none.
func (b *Book) repeatedClaim(u *utterance, cell model.Cell) *utterance {
	if !u.linked {
		return nil
	}
	for i := range u.claim.Links {
		l := &u.claim.Links[i]
		if in := (bearing{u, l}); l.Kind != model.Repeats || !in.out(cell) || !in.on(cell) || !in.acts() || !in.speaksOf(cell) {
			continue
		}
		if to := b.claim(l.Claim); to != nil && to.known && to.state != model.Withheld && to.state != model.DeskError {
			return to
		}
	}
	return nil
}

// figure finds the figure of a cell in a claim inside the cut; nil: none.
func (b *Book) figure(claim string, cell model.Cell) *Said {
	u := b.claim(claim)
	if u == nil || !u.known {
		return nil
	}
	return u.in(cell)
}
