package form

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"muster/ui/draw"
)

// plainList tells whether a list has one column only: it then stands like a field.
func (f *Form) plainList(b *block) bool { return len(b.Columns) == 1 }

// list writes a list: one column like a field, several as a table, or, where there is no room for one, each in its line.
func (f *Form) list(lines []string, places map[stop]place, i int) []string {
	b := f.blocks[i]
	switch {
	case f.plainList(b):
		for row := range b.rows {
			label := ""
			if row == 0 {
				label = b.Label
			}
			lines = f.labelled(lines, places, stop{i, row, 0}, label, f.labels())
		}
	case f.narrow(b):
		lines = f.heading(lines, b)
		for row := range b.rows {
			lines = f.stacked(lines, places, i, row)
		}
	default:
		lines = f.heading(lines, b)
		for row := range b.rows {
			lines = f.across(lines, places, i, row)
		}
	}
	return f.adder(lines, places, i)
}

// leastColumn is the least width of a column of a table.
const leastColumn = 9

func (f *Form) narrow(b *block) bool {
	return f.width < len(b.Columns)*(leastColumn+1)+8 || f.width < 40
}

// heading is the name of a list, with those of its columns where it is a table with rows.
func (f *Form) heading(lines []string, b *block) []string {
	lines = append(lines, draw.Blank(f.width))
	r := f.pen.NewRow(f.width).Space(gutter).Add(f.pen.Title, b.Label)
	lines = append(lines, r.String())
	if f.narrow(b) || len(b.rows) == 0 {
		return lines
	}
	head := f.pen.NewRow(f.width).Space(gutter + 2)
	for col, w := range f.columns(b) {
		head.Fit(f.pen.Dim, b.Columns[col].Label, w).Space(1)
	}
	return append(lines, head.String())
}

// columns are the widths of the columns of a table.
func (f *Form) columns(b *block) []int {
	shares, room := 0, f.width-2*gutter-2-len(b.Columns)
	for _, c := range b.Columns {
		shares += max(1, c.Width)
	}
	widths := make([]int, len(b.Columns))
	left := room
	for i, c := range b.Columns {
		widths[i] = max(leastColumn, room*max(1, c.Width)/shares)
		left -= widths[i]
	}
	for i := range widths { // what rounding left over, and what the least widths took too much
		for left < 0 && widths[i] > leastColumn {
			widths[i], left = widths[i]-1, left+1
		}
	}
	widths[len(widths)-1] += max(0, left)
	return widths
}

// across writes a row of a table.
func (f *Form) across(lines []string, places map[stop]place, i, row int) []string {
	b := f.blocks[i]
	var line strings.Builder
	mark := f.pen.NewRow(gutter + 2)
	if f.at.block == i && f.at.row == row {
		mark.Add(f.pen.Accent, f.pen.Marks.Cursor)
	}
	line.WriteString(mark.String())
	x, from := gutter+2, len(lines)
	lines = append(lines, "")
	for col, w := range f.columns(b) {
		s := stop{i, row, col}
		view, cursor := f.input(s).View(f.pen.Strong, w, 1, s == f.at)
		line.WriteString(view[0] + draw.Blank(1))
		places[s] = place{from: from, to: from, left: x, cursor: tea.Position{X: x + cursor.X}}
		x += w + 1
	}
	lines[from] = line.String() + draw.Blank(f.width-x)
	for col := range b.Columns {
		s := stop{i, row, col}
		for _, l := range f.wrong(s, gutter+2) {
			lines = append(lines, l)
			p := places[s]
			p.to = len(lines) - 1
			places[s] = p
		}
	}
	return lines
}

// stacked writes a row with each column in its own line.
func (f *Form) stacked(lines []string, places map[stop]place, i, row int) []string {
	b := f.blocks[i]
	left := 4
	for _, c := range b.Columns {
		left = max(left, f.pen.Width(c.Label)+5)
	}
	for col := range b.Columns {
		label := "   " + b.Columns[col].Label
		if col == 0 {
			label = fmt.Sprintf("%-3s%s", fmt.Sprintf("%d.", row+1), b.Columns[0].Label)
		}
		lines = f.labelled(lines, places, stop{i, row, col}, label, min(left, max(8, f.width/2)))
	}
	return lines
}

// adder is the line that adds a row. Where a list of one column has none yet, it stands behind the label.
func (f *Form) adder(lines []string, places map[stop]place, i int) []string {
	b := f.blocks[i]
	s := stop{i, len(b.rows), 0}
	r, style := f.mark(f.pen.NewRow(f.width), s), f.pen.Dim
	if s == f.at {
		style = f.pen.Lit
	}
	switch {
	case f.plainList(b) && len(b.rows) == 0:
		r.Fit(f.style(s), b.Label, f.labels()-gutter)
	case f.plainList(b):
		r.Space(f.labels() - gutter)
	default:
		r.Space(2)
	}
	lines = append(lines, r.Add(style, "+ "+b.Add).String())
	places[s] = place{from: len(lines) - 1, to: len(lines) - 1}
	return lines
}
