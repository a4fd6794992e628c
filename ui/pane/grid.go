package pane

import (
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/filter"
	"muster/ui/draw"
)

// gridKey is what a row of the grid is about.
type gridKey struct {
	group string
	class model.Class
	scope string
}

// gridRow is a row of the accounting: the cells of one group, of one class and one part of the incident.
type gridRow struct {
	key        gridKey
	name       string
	note       string // behind the name: "+1 dual"
	label      string // the name as it is shown
	labelWidth int
	open       string     // what is unexplained, in figures; empty: nothing
	part       bool       // counts a part of the incident: in no sum
	cells      []gridCell // by column
	fills      []fill     // of the cells
	used       string     // the letters that mark any of them
	// unexplained is what the row's voices leave open.
	unexplained []account.Unexplained
	// heading stands above the row, empty: none.
	heading string
}

// gridCell is a cell as it is shown; its Cell is nil where there is no figure.
type gridCell struct {
	*account.Cell
	figure, marks    string
	width            int // of the figure
	stale, overtaken bool
	moved            bool // since it was filed
	found            bool // the filter finds it
	grave            bool // it has a mark that should be known before the figure is used
}

// fill is how many columns of the screen the figure of a cell takes, and how many its marks; 0: there is no figure.
type fill struct{ figure, marks uint16 }

// column is a status with the widths of what stands in it: the figures at the right, their marks behind them.
type column struct {
	status       model.Status
	head         string
	figure, mark int
}

// width is how many columns of the screen it takes, the space before it not counted.
func (c column) width() int { return max(len(c.head), c.body()) }

func (c column) body() int {
	if c.mark == 0 {
		return c.figure
	}
	return c.figure + 1 + c.mark
}

// grid is the accounting laid out, made anew when the figures change and not when a key is pressed.
type grid struct {
	columns []column
	rows    []*gridRow
	sums    []*account.Reconciliation
	alarms  int // how many of the sums must be looked at: they come first
	// used are the letters that mark anything anywhere, for the legend.
	used [1 << 8]bool
	// names is the width of the longest name.
	names int
	// match is the filter, nil: none; hidden counts the rows in which it finds nothing.
	match  *filter.Filter
	hidden int
	// ranked tells that some country has a figure of the status that they are sorted by.
	ranked bool
	// open tells that some row that is shown has something unexplained.
	open bool
	// nth counts the grids; groups are all as they were laid out, and pen what wrote them.
	nth    int
	groups []*group
	pen    draw.Pen
}

// newGrid lays out every class of a book. Sort is a status by whose figures the countries are ordered; 0: by name. Of the grid before it
// takes over what shows the same.
func newGrid(s *Scene, sort model.Status, was *grid) *grid {
	g := &grid{match: s.Match, nth: was.nth + 1, groups: make([]*group, 0, len(was.groups)+1), pen: *s.Pen}
	tables := []*account.Table{s.Book.Table(model.Affected, true)}
	for _, class := range model.Classes()[1:] {
		if t := s.Book.Table(class, true); len(t.Rows) > 0 {
			tables = append(tables, t)
		}
	}
	g.findColumns(tables, was)
	if !g.takes(was) {
		was = &grid{}
	}
	before := &former{groups: was.groups}
	for _, t := range tables {
		g.addTable(s, t, sort, before)
	}
	g.sums, g.alarms = worstFirst(tables)
	g.measure()
	return g
}

func (g *grid) findColumns(tables []*account.Table, was *grid) {
	before := &former{groups: was.groups}
	for _, t := range tables {
		for _, row := range t.Rows {
			for _, s := range before.statusesOf(t.Class, row) {
				if g.column(s) < 0 {
					g.columns = append(g.columns, column{status: s, head: s.String()})
				}
			}
		}
	}
	slices.SortFunc(g.columns, func(a, b column) int { return a.status.Compare(b.status) })
}

// addTable adds the rows of one class.
func (g *grid) addTable(s *Scene, t *account.Table, sort model.Status, before *former) {
	rows := t.Rows
	if sort != 0 {
		rows = slices.Clone(rows)
		g.ranked = sortRows(rows, sort) || g.ranked
	}
	var heading, next string
	g.rows = slices.Grow(g.rows, len(rows))
	for i, row := range rows {
		if i == 0 || row.Basis != rows[i-1].Basis {
			next = headingOf(t.Class, row)
		}
		for _, r := range g.lay(s, t.Class, row, before.of(groupKey{row.Group, t.Class})).rows {
			if !g.shows(r) {
				g.hidden++
				continue
			}
			if r.heading = ""; next != heading {
				r.heading, heading = next, next
			}
			g.rows = append(g.rows, r)
		}
	}
}

// headingOf is what stands above the first row of its kind: what is in no sum is apart, and says so.
func headingOf(class model.Class, row *account.Row) string {
	if class != model.Affected {
		return account.ClassTitle(class) + ", never added to the others"
	}
	switch row.Basis {
	case model.Whole:
		return "Claimed as a whole"
	case model.Residence, model.Employer, model.Site:
		return "By residence, employer or site: in no sum"
	}
	return ""
}

// newRow makes an empty row for the whole incident or for a part of it.
func (g *grid) newRow(class model.Class, row *account.Row, scope string) *gridRow {
	r := &gridRow{key: gridKey{row.Group, class, scope}, name: row.Name, cells: make([]gridCell, len(g.columns)), fills: make([]fill, len(g.columns))}
	if scope != "" {
		r.name, r.part = scope, true
	}
	return r
}

func duals(n int) string {
	if n == 1 {
		return "+1 dual"
	}
	return "+" + strings.TrimSpace(itoa(n)) + " duals"
}

func (g *grid) column(s model.Status) int {
	return slices.IndexFunc(g.columns, func(c column) bool { return c.status == s })
}

// cell makes the texts of a cell, or takes those of the grid before, if it shows the same. Was is the cell there, nil: there is none.
// Only these three marks come and go while the cell stays the one that it is.
func (g *grid) cell(s *Scene, c *account.Cell, was *gridCell) gridCell {
	now := gridCell{Cell: c, stale: c.Stale() != nil, overtaken: c.OvertakenBy() != nil}
	_, now.moved = c.Moved()
	if was != nil && was.stale == now.stale && was.overtaken == now.overtaken && was.moved == now.moved {
		now = *was
		now.found = g.finds(c) // by a name, perhaps, which may be another
		return now
	}
	now.figure, now.marks, now.found, now.grave = s.Pen.Text(figureOf(c)), marksOf(c), g.finds(c), now.isGrave()
	now.width = s.Pen.Width(now.figure)
	return now
}

// set puts a cell into its column.
func (r *gridRow) set(at int, c gridCell) {
	r.cells[at], r.fills[at] = c, fill{uint16(c.width), uint16(len(c.marks))}
	for i := range len(c.marks) {
		if strings.IndexByte(r.used, c.marks[i]) < 0 {
			r.used += c.marks[i : i+1]
		}
	}
}

// nameWidth is how wide the name is with what is unexplained behind it, which stands there where it has no column.
func (r *gridRow) nameWidth() int {
	if r.open == "" {
		return r.labelWidth
	}
	return r.labelWidth + len(" ?") + len(r.open)
}

// measure finds the widths of the columns, and which marks are used in the rows that are shown.
func (g *grid) measure() {
	for _, r := range g.rows {
		g.names, g.open = max(g.names, r.nameWidth()), g.open || r.open != ""
		for i, f := range r.fills {
			g.columns[i].figure = max(g.columns[i].figure, int(f.figure))
			g.columns[i].mark = max(g.columns[i].mark, int(f.marks))
		}
		for i := range len(r.used) {
			g.used[r.used[i]] = true
		}
	}
}

// find gives row and column of a cell; where its row or column is gone, those that stand where they were.
func (g *grid) find(at model.Cell, row, col int) (int, int) {
	key := gridKey{at.Group, at.Class, at.Scope}
	there := func(r *gridRow) bool { return r.key == key }
	if row < 0 || row >= len(g.rows) || !there(g.rows[row]) {
		if i := slices.IndexFunc(g.rows, there); i >= 0 {
			row = i
		}
	}
	if i := g.column(at.Status); i >= 0 {
		col = i
	}
	return min(max(0, row), max(0, len(g.rows)-1)), min(max(0, col), max(0, len(g.columns)-1))
}

// shows tells whether the filter finds a cell of a row.
func (g *grid) shows(r *gridRow) bool {
	return g.match == nil || slices.ContainsFunc(r.cells, func(c gridCell) bool { return c.found })
}

// finds tells whether a cell is what is looked for.
func (g *grid) finds(c *account.Cell) bool {
	return g.match == nil || g.match.Cell(c, true)
}
