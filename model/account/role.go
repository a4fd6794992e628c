package account

// SaidIn lists the figures of a claim inside the cut, in the order of the claim; none where it had not been said yet.
func (b *Book) SaidIn(claim string) []*Said {
	u := b.claim(claim)
	if u == nil || !u.known {
		return nil
	}
	all := make([]*Said, len(u.said))
	for i := range u.said {
		all[i] = &u.said[i]
	}
	return all
}

// RoleOf says what has become of a figure.
func (b *Book) RoleOf(s *Said) Role {
	b.refresh()
	if r := b.rows[keyOf(s)]; r != nil {
		if at, ok := r.find(s.Voice()); ok {
			return roleOf(b.cell(s.Cell()), r.lines[at], s)
		}
	}
	return roleOf(nil, &line{}, s)
}

// Summed tells whether a cell is one that sums over the countries add: the desk's figure of a nationality's people, of the whole
// incident.
func (b *Book) Summed(c *Cell) bool { return c != nil && c.Desk() != nil && b.summed(c.row) }
