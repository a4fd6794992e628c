package pane

import (
	"slices"

	"muster/model"
	"muster/model/account"
)

// groupKey names the rows of one group in one class.
type groupKey struct {
	group string
	class model.Class
}

// group is the rows of a group as they were laid out, so that a change costs the rows that show it and not all of them.
type group struct {
	of       *account.Row
	rows     []*gridRow
	statuses []model.Status
}

// statusesOf are the statuses of a row of the accounting: as they are known, where it shows the same as before.
func (l *group) statusesOf(row *account.Row) (all []model.Status) {
	if l != nil && row.Same(l.of) {
		return l.statuses
	}
	for _, c := range row.Cells {
		if !slices.Contains(all, c.Status) {
			all = append(all, c.Status)
		}
	}
	return all
}

// cell is a cell of the accounting as it was laid out in a column, nil: it is another now.
func (l *group) cell(c *account.Cell, at int) *gridCell {
	if l == nil {
		return nil
	}
	for _, r := range l.rows {
		if was := &r.cells[at]; was.Cell == c {
			return was
		}
	}
	return nil
}

// takes tells whether rows of the grid before may stand in this one: they have the same columns, and the same was found and written.
func (g *grid) takes(was *grid) bool {
	return g.match == was.match && g.pen.SameText(&was.pen) &&
		slices.EqualFunc(g.columns, was.columns, func(c, d column) bool { return c.status == d.status })
}

// rowsOf are the rows of a group: those of the grid before, where they show the same, else laid out anew.
func (g *grid) rowsOf(s *Scene, class model.Class, row *account.Row, was *grid) []*gridRow {
	key := groupKey{row.Group, class}
	l := was.laid[key]
	if l == nil || !row.Same(l.of) {
		l = &group{of: row, statuses: (*group)(nil).statusesOf(row), rows: g.split(s, class, row, l)}
	}
	l.of, g.laid[key] = row, l
	for _, r := range l.rows {
		r.in = g.nth
		g.open = g.open || r.open != ""
	}
	return l.rows
}
