package pane

import (
	"cmp"
	"strings"

	"muster/model"
	"muster/ui/draw"
)

// nameWidth is how wide the column of the groups is: wide enough for the names, but never more than a third.
func (p *Accounting) nameWidth() int {
	return min(p.grid.names+1, max(10, p.list.width*30/100)) - p.lent
}

// openWidth is the width of the last column, which tells what is unexplained.
const openWidth = 12

// room is what is left for the columns of the statuses; a column's width at the right shows that there are more.
func (p *Accounting) room() int { return p.list.width - 2 - p.nameWidth() }

// firstColumn is the first column in sight, so that the one under the cursor is in sight.
func (p *Accounting) firstColumn() int {
	first := min(p.left, max(0, len(p.grid.columns)-1))
	if p.col < first {
		first = p.col
	}
	for first < p.col && p.lastColumn(first) <= p.col {
		first++
	}
	for first > 0 && p.lastColumn(first-1) == len(p.grid.columns) {
		first-- // room at the right is not left empty
	}
	return first
}

// lastColumn is the column after the last one that fits, counted from a first one; at least that one. Where some do not
// fit, a column is left for the mark that says so; behind the last of all the bracket of the cursor has it.
func (p *Accounting) lastColumn(first int) int {
	room := p.room() - 1
	for i := first; i < len(p.grid.columns); i++ {
		if room -= p.slot(i); room < 0 && i > first {
			return i
		}
	}
	return len(p.grid.columns)
}

// columnAt finds the column at a place of the pane.
func (p *Accounting) columnAt(x int) int {
	if x -= 2 + p.nameWidth(); x < 0 {
		return p.col
	}
	for i := p.left; i < p.lastColumn(p.left); i++ {
		if x -= p.slot(i); x < 0 {
			return i
		}
	}
	return p.col
}

// View gives the lines of the table in sight, and the reconciliation under it.
func (p *Accounting) View(front bool) []string {
	if !p.scene.Ready() || len(p.grid.rows) == 0 {
		all := p.list
		all.height = p.full
		return p.scene.empty(nil, all, "No figures", "no figure")
	}
	lines := make([]string, 0, p.full+1)
	if p.full > 0 {
		lines = append(lines, p.head(front))
	}
	for i := p.list.top; i < len(p.grid.rows) && len(lines) < p.list.height+1; i++ {
		r := p.grid.rows[i]
		if r.heading != "" {
			lines = append(lines, p.scene.Pen.NewRow(p.list.width).Space(2).Add(p.scene.Pen.Dim, r.heading).String())
		}
		lines = append(lines, p.line(r, i == p.list.cursor, front))
	}
	body := p.list
	body.height = min(p.full, len(lines))
	if last := p.list.last(len(p.grid.rows), p.tall); p.list.top > 0 || last < len(p.grid.rows) {
		body.height = min(p.full, p.list.height+1) // while it scrolls the foot stays where it is
	}
	lines = append(p.scene.fill(lines, body), p.foot()...)
	lines = append(lines, p.alarmSentences(p.full-len(lines))...)
	body.height = p.full
	return p.scene.fill(lines, body)
}

// figureLead is how far the figures stand in, so that they end under the end of a head that is wider.
func (c column) figureLead() int { return max(0, min(len(c.head)-c.figure, c.width()-c.body())) }

// openShown tells whether the column of what is unexplained is there and fits.
func (p *Accounting) openShown() bool {
	if !p.grid.open || p.lastColumn(p.left) < len(p.grid.columns) {
		return false
	}
	room := p.room()
	for i := p.left; i < len(p.grid.columns); i++ {
		room -= p.slot(i)
	}
	return room >= openWidth
}

func (p *Accounting) line(g *gridRow, cursor, front bool) string {
	pen := p.scene.Pen
	r := pen.NewRow(p.list.width)
	p.scene.gutter(r, cursor, false, p.freshRow(g))
	p.name(r, g, cursor)
	var over bracket
	for i := p.left; i < p.lastColumn(p.left); i++ {
		over = p.cell(r, g, i, cursor && i == p.col, front, over)
	}
	r.Add(over.style, over.mark)
	if g.open != "" && p.openShown() {
		r.FitRight(pen.Warn, g.open, openWidth-pen.Width(over.mark))
	}
	return r.String()
}

func (p *Accounting) name(r *draw.Row, g *gridRow, cursor bool) {
	pen, style := p.scene.Pen, p.scene.Pen.Plain
	switch {
	case p.scene.Narrow == g.key.group && g.key.class == model.Affected:
		style = pen.Title
	case cursor:
		style = pen.Strong
	case g.part:
		style = pen.Dim
	}
	name := g.label
	if g.open != "" && !p.openShown() {
		name = pen.Cut(name, max(6, p.nameWidth()-len(g.open)-3)) + " ?" + g.open
	}
	r.Fit(style, name, p.nameWidth())
}

// bracket is one side of what stands around a cell; it may stand in the space before the next column.
type bracket struct {
	style draw.Style
	mark  string
}

// cell writes a figure at the right of its column, its marks behind it; the cursor stands in brackets around both. Before
// is what the cell at the left left over to be written in the space between the two.
func (p *Accounting) cell(r *draw.Row, g *gridRow, i int, cursor, front bool, before bracket) (after bracket) {
	pen, col, c := p.scene.Pen, p.grid.columns[i], g.cells[i]
	text, style := [2]string{}, [2]draw.Style{}
	if c.Cell != nil {
		text = [2]string{c.figure, c.marks}
		style = [2]draw.Style{p.figureStyle(g, c), p.markStyle(c, cursor && front)}
	}
	left, right := p.around(g, i, cursor, front)
	if cursor && front {
		style[0] = pen.Lit
	}
	lead := p.air[i] + col.figureLead() + col.figure - pen.Width(text[0])
	if left.mark != "" && text[0] == "" {
		text[0], lead = " ", min(lead-1, p.slot(i)-3) // with room for both brackets
	}
	switch {
	case left.mark == "":
		r.Add(before.style, cmp.Or(before.mark, " ")).Space(lead)
	case lead == 0:
		r.Add(left.style, left.mark)
	default:
		r.Add(before.style, cmp.Or(before.mark, " ")).Space(lead-1).Add(left.style, left.mark)
	}
	r.Add(style[0], text[0])
	rest := p.slot(i) - 1 - lead - pen.Width(text[0])
	if text[1] != "" {
		r.Add(style[0], " ").Add(style[1], text[1])
		rest -= 1 + len(text[1])
	}
	if right.mark != "" && rest > 0 {
		r.Add(right.style, right.mark).Space(rest - 1)
		return bracket{}
	}
	r.Space(rest)
	return right
}

// around is what stands around a cell: the cursor, or that the selected claim points at it.
func (p *Accounting) around(g *gridRow, i int, cursor, front bool) (left, right bracket) {
	pen := p.scene.Pen
	style, marks := pen.Accent, [2]string{}
	key := model.Cell{Group: g.key.group, Class: g.key.class, Scope: g.key.scope, Status: p.grid.columns[i].status}
	switch {
	case cursor && front:
		style, marks = pen.Lit, pen.Marks.CellOn
	case cursor:
		marks = pen.Marks.CellOn
	case p.scene.Pointed.Cells[key]:
		marks = pen.Marks.CellTo
	}
	if marks[0] == "" {
		return bracket{}, bracket{}
	}
	return bracket{style, marks[0]}, bracket{style, marks[1]}
}

func (p *Accounting) figureStyle(g *gridRow, c gridCell) draw.Style {
	switch {
	case c.Desk() == nil || g.part || !c.found:
		return p.scene.Pen.Dim
	case p.scene.FreshCells[c.Cell.Cell]:
		return p.scene.Pen.Accent
	}
	return p.scene.Pen.Plain
}

func (p *Accounting) markStyle(c gridCell, lit bool) draw.Style {
	switch {
	case lit:
		return p.scene.Pen.Lit
	case c.Spread.Conflict:
		return p.scene.Pen.Alarm
	case c.grave:
		return p.scene.Pen.Warn
	}
	return p.scene.Pen.Dim
}

// freshRow tells whether a cell of the row was changed by others.
func (p *Accounting) freshRow(g *gridRow) bool {
	for _, c := range g.cells {
		if c.Cell != nil && p.scene.FreshCells[c.Cell.Cell] {
			return true
		}
	}
	return false
}

// unexplainedOf is what a row's voices leave open, in figures; empty: nothing.
func unexplainedOf(g *gridRow) string {
	var s strings.Builder
	for i, u := range g.unexplained {
		if i > 0 {
			s.WriteString(", ")
		}
		s.WriteString(u.Interval.String())
	}
	return s.String()
}

// foot is what stands under the table: the reconciliation, and what the marks mean where there is room.
func (p *Accounting) foot() []string {
	if !p.scene.Ready() || p.full < 4 || p.list.width <= 0 {
		return nil
	}
	pen := p.scene.Pen
	lines := p.sumLines(min(p.full*2/5, p.full-3))
	if p.full >= 30 {
		lines = append([]string{draw.Blank(p.list.width)}, lines...)
	}
	if p.full < 14 {
		return lines
	}
	for _, legend := range p.legendLines(p.full / 10) {
		lines = append(lines, pen.NewRow(p.list.width).Space(2).Add(pen.Dim, legend).String())
	}
	return lines
}
