package account

import (
	"slices"
	"sort"
)

// groupRows are the rows of one group: the whole incident and its parts.
type groupRows struct {
	group string
	rows  []*row
	// made is the group's row as it is, without the withheld and with them. Whoever is given it does not write to it.
	made [2]madeRow
}

// madeRow is a row of a table, nil: it is to be laid out. It stays what it is at one age, while the newest saying lies in ages.
type madeRow struct {
	*Row
	age  aging
	ages ages
}

// row lays out a group, anew only where one of its rows was computed again since or its figures have aged; nil: nothing is to be shown.
func (g *groupRows) row(b *Book, age aging, withWithheld bool) *Row {
	m := &g.made[0]
	if withWithheld {
		m = &g.made[1]
	}
	newest := age.newest
	if age.newest = 0; m.Row == nil || m.age != age || !m.ages.hold(newest) {
		if m.Row == nil {
			m.Row = g.layOut(b, withWithheld)
		}
		m.let(b, age, newest)
	}
	if len(m.Cells) == 0 {
		return nil
	}
	return m.Row
}

// let makes the figures of the row as old as they are now; the row that was given stays as it is.
func (m *madeRow) let(b *Book, age aging, newest int64) {
	now := *m.Row
	now.age, now.old, m.age, m.ages = age, 0, age, anyAge
	if b.age > 0 {
		now.old = sort.Search(len(now.said), func(i int) bool { return !b.tooOld(now.said[i], newest) })
		for _, from := range now.said[max(0, now.old-1):min(now.old+1, len(now.said))] {
			m.ages = m.ages.and(b.agesOf(from))
		}
	}
	m.Row = &now
}

func (g *groupRows) layOut(b *Book, withWithheld bool) *Row {
	row := &Row{Group: g.group, Name: b.NameOf(g.group), Basis: b.basis(g.group)}
	cells := 0
	for _, r := range g.rows {
		cells += len(r.cells) + len(r.hidden)
	}
	row.Cells = make([]*Cell, 0, cells)
	for _, r := range g.rows {
		row.Cells = append(row.Cells, r.cells...)
		for _, c := range r.hidden {
			if c.shows(withWithheld) {
				row.Cells = append(row.Cells, c)
			}
		}
		row.Unexplained = append(row.Unexplained, r.gaps...)
	}
	slices.SortStableFunc(row.Cells, func(c, d *Cell) int { return c.Status.Compare(d.Status) })
	row.said = make([]int64, 0, len(row.Cells))
	for _, c := range row.Cells {
		if c.Desk() != nil {
			row.said = append(row.said, c.Desk().agesFrom())
		}
	}
	slices.Sort(row.said)
	row.laid = row
	return row
}
