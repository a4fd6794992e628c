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
	key      groupKey
	of       *account.Row
	rows     []*gridRow
	statuses []model.Status
	// made is the grid that it was laid out for first, in the last one that it stands in.
	made, in int
}

// former finds the groups of a grid again in the one after it, where nearly all stand in the same order.
type former struct {
	groups []*group
	at     int
	places map[groupKey]int // made when one stands elsewhere
}

// of is the group of a row, nil: there was none.
func (f *former) of(key groupKey) *group {
	if f.at >= len(f.groups) || f.groups[f.at].key != key {
		if f.places == nil {
			f.places = make(map[groupKey]int, len(f.groups))
			for i, l := range f.groups {
				f.places[l.key] = i
			}
		}
		at, there := f.places[key]
		if !there {
			return nil
		}
		f.at = at
	}
	f.at++
	return f.groups[f.at-1]
}

// statusesOf are the statuses of a row of the accounting: as they are known, where it shows the same as before.
func (f *former) statusesOf(class model.Class, row *account.Row) []model.Status {
	if l := f.of(groupKey{row.Group, class}); l != nil && row.Same(l.of) {
		return l.statuses
	}
	return statusesOf(row)
}

// statusesOf are the statuses of a row of the accounting.
func statusesOf(row *account.Row) (all []model.Status) {
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

// lay lays a group out, or takes it over from the grid before, where it shows the same. Was is the group there, nil: there is none
// with these columns.
func (g *grid) lay(s *Scene, class model.Class, row *account.Row, was *group) *group {
	l := was
	if l == nil || !row.Same(l.of) {
		l = &group{key: groupKey{row.Group, class}, made: g.nth, statuses: statusesOf(row), rows: g.split(s, class, row, was)}
	}
	l.of, l.in = row, g.nth
	g.groups = append(g.groups, l)
	return l
}

// split makes a row for the whole incident and one for each part of it. Was are the group's rows of the grid before, nil: there were
// none with these columns.
func (g *grid) split(s *Scene, class model.Class, row *account.Row, was *group) (all []*gridRow) {
	whole, parts := g.newRow(class, row, ""), map[string]*gridRow{}
	all = append(all, whole)
	whole.unexplained = row.Unexplained
	if n := len(row.Duals); n > 0 {
		whole.note = " " + duals(n)
	}
	for _, c := range row.Cells {
		r := whole
		if c.Scope != "" {
			r = parts[c.Scope]
		}
		if r == nil {
			r = g.newRow(class, row, c.Scope)
			parts[c.Scope], all = r, append(all, r)
		}
		at := g.column(c.Status)
		r.set(at, g.cell(s, c, was.cell(c, at)))
	}
	for _, r := range all {
		r.label = s.Pen.Text(r.name) + r.note
		if r.part {
			r.label = "  part: " + r.label
		}
		r.labelWidth, r.open = s.Pen.Width(r.label), unexplainedOf(r)
	}
	return all
}
