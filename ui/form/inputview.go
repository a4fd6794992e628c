package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"muster/ui/draw"
)

// height is how many rows the field takes.
func (in *input) height(most int) int {
	switch in.field.Sort {
	case Area:
		return min(max(2, in.rows(in.area.Value())), max(1, most))
	case Radio:
		return len(in.field.Choice)
	case Shown:
		return max(1, min(in.rowsOf, most))
	}
	return 1
}

// rows counts the rows of a text as it is wrapped, as far as it matters.
func (in *input) rows(v string) (n int) {
	width := max(1, in.area.Width())
	for line := range strings.SplitSeq(v, "\n") {
		if n += 1 + in.pen.Width(line)/width; n > 99 {
			break
		}
	}
	return n
}

// View writes the field into so many columns and rows, and tells where in it the text cursor is.
func (in *input) View(style draw.Style, width, rows int, front bool) (lines []string, cursor tea.Position) {
	switch in.field.Sort {
	case Area:
		lines, cursor = in.viewArea(style, width, rows, front)
		in.top, in.tall = in.area.ScrollYOffset(), len(lines)
		return lines, cursor
	case Shown:
		return in.viewShown(style, width, rows), tea.Position{}
	case Radio:
		return in.viewRadio(style, width, front)
	case Word:
		return []string{in.viewWord(style, width, front)}, tea.Position{}
	}
	if in.line.Value() == "" {
		return []string{in.hint(width)}, tea.Position{}
	}
	if !front {
		return []string{in.pen.NewRow(width).Add(style, in.pen.Text(in.line.Value())).String()}, tea.Position{}
	}
	line, x := in.line.View(style, width)
	return []string{line}, tea.Position{X: x}
}

// viewArea shows the text as the text area wraps it. What it shows is cleaned line by line, and the place of the cursor
// is measured, because wide characters would put it wrong.
func (in *input) viewArea(style draw.Style, width, rows int, front bool) ([]string, tea.Position) {
	in.area.SetWidth(max(1, width))
	in.area.SetHeight(max(1, rows))
	if in.area.Value() == "" {
		return append([]string{in.hint(width)}, blanks(width, rows-1)...), tea.Position{}
	}
	*in.area, _ = in.area.Update(nil) // it scrolls to its cursor only so
	var lines []string
	for _, l := range strings.Split(ansi.Strip(in.area.View()), "\n") {
		lines = append(lines, in.pen.NewRow(width).Add(style, in.pen.Text(strings.TrimRight(l, " "))).String())
	}
	if !front {
		return lines[:min(len(lines), rows)], tea.Position{}
	}
	at, y := in.area.LineInfo(), 0
	if c := in.area.Cursor(); c != nil {
		y = c.Y
	}
	runes := []rune(nth(in.area.Value(), in.area.Line()))
	from := min(at.StartColumn, len(runes))
	before := in.pen.Text(string(runes[from:min(from+at.ColumnOffset, len(runes))]))
	return lines[:min(len(lines), rows)], tea.Position{X: min(in.pen.Width(before), max(0, width-1)), Y: min(max(0, y), max(0, rows-1))}
}

// hint says in brackets what is meant by a field in which nothing stands: not every terminal shows dim letters.
func (in *input) hint(width int) string {
	text := in.field.Hint
	if text != "" {
		text = "(" + in.pen.Cut(text, width-2) + ")"
	}
	return in.pen.NewRow(width).Add(in.pen.Dim, text).String()
}

// nth is a line of a text.
func nth(text string, n int) string {
	for line := range strings.SplitSeq(text, "\n") {
		if n--; n < 0 {
			return line
		}
	}
	return ""
}

func (in *input) viewWord(style draw.Style, width int, front bool) string {
	r := in.pen.NewRow(width)
	word := "-"
	if in.word < len(in.field.Choice) {
		o := in.field.Choice[in.word]
		word = o.Value
		if o.Says != "" {
			word = o.Says
		}
	}
	if front {
		return r.Add(in.pen.Accent, "< ").Add(in.pen.Lit, in.pen.Text(word)).Add(in.pen.Accent, " >").String()
	}
	return r.Add(style, in.pen.Text(word)).String()
}

func (in *input) viewRadio(style draw.Style, width int, front bool) (lines []string, cursor tea.Position) {
	for i, o := range in.field.Choice {
		r, mark, s := in.pen.NewRow(width), "( ) ", in.pen.Plain
		if i == in.word {
			mark = "(*) "
			if s = style; front {
				s = in.pen.Lit
			}
			cursor.Y = i
		}
		says := o.Says
		if says == "" {
			says = o.Value
		}
		lines = append(lines, r.Add(in.pen.Accent, mark).Add(s, in.pen.Text(says)).String())
	}
	return lines, cursor
}

func blanks(width, n int) (lines []string) {
	for range max(0, n) {
		lines = append(lines, draw.Blank(width))
	}
	return lines
}
