package form

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"muster/model/text"
	"muster/ui/draw"
)

// mostTall is how many rows a text to be read may take.
const mostTall = 40

// mostCounted is how long a text is of which the rows are counted to the one, in bytes: of a longer one they are reckoned.
const mostCounted = 16 << 10

// count counts the rows that a text takes in a width.
func (in *input) count(width int) {
	v := in.typed()
	if in.countedAt == width && in.counted == v {
		return
	}
	if in.countedAt != width {
		in.deepest = 0 // rows of another width say nothing about these
	}
	in.counted, in.countedAt = v, width
	if in.rowsOf = in.rowsIn(v, width); !in.read {
		in.deepest = max(in.deepest, in.knownRows(width))
	}
}

// rowsIn counts the rows that a text takes.
func (in *input) rowsIn(v string, width int) int {
	switch {
	case in.field.Sort == Shown:
		return len(in.shownLines(v, width))
	case len(in.typed()) > mostCounted:
		return in.rows(v)
	}
	a := newArea() // it tells how far it scrolls, and nothing else
	a.SetWidth(max(1, width))
	a.SetHeight(1)
	a.SetValue(v)
	a.MoveToEnd()
	_ = a.View()
	*a, _ = a.Update(nil)
	return a.ScrollYOffset() + 1
}

// sight notes what part of a text was shown. What was jumped over was not.
func (in *input) sight(top, rows int) {
	if top <= in.deepest {
		in.deepest = max(in.deepest, top+rows)
	}
	in.read = in.read || in.deepest >= in.rowsOf
}

// outside tells how many rows of a text are out of sight above and below.
func (in *input) outside() (above, below int) {
	if in.field.Sort != Area && in.field.Sort != Shown || in.tall == 0 {
		return 0, 0
	}
	return in.top, max(0, in.rowsOf-in.top-in.tall)
}

// outsideWords say so, in at most a width; empty: all of it is in sight.
func (in *input) outsideWords(width int) string {
	above, below := in.outside()
	m := in.pen.Marks
	long, short := []string{}, []string{}
	if above > 0 {
		long, short = append(long, plural(above, "line")+" above"), append(short, fmt.Sprintf("%s%d", m.Before, above))
	}
	if below > 0 {
		long, short = append(long, plural(below, "more line")+" below"), append(short, fmt.Sprintf("%d%s", below, m.More))
	}
	if all := strings.Join(long, ", "); in.pen.Width(all) <= width {
		return all
	}
	return in.pen.Cut(strings.Join(short, " "), width)
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	first, rest, two := strings.Cut(word, " ")
	if two {
		return fmt.Sprintf("%d %s %ss", n, first, rest)
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// more says how many lines of a text are out of sight, under its label.
func (f *Form) more(mark string, n int, where string, left int) string {
	if says := fmt.Sprintf("%s %d %s", mark, n, where); f.pen.Width(says)+2*gutter <= left {
		return says
	}
	return fmt.Sprintf("%s %d", mark, n)
}

// shownLines are the rows of a text that is only read.
func (in *input) shownLines(v string, width int) (all []string) {
	for line := range strings.SplitSeq(strings.TrimRight(text.Block(v), "\n"), "\n") {
		line = in.pen.Text(line)
		all = append(all, in.pen.Wrap(line, max(1, width))...)
	}
	return all
}

// viewShown writes the rows in sight of a text that is only read.
func (in *input) viewShown(style draw.Style, width, rows int) (out []string) {
	all := in.shownLines(in.put, width)
	in.top = max(0, min(in.top, len(all)-rows))
	for _, l := range all[in.top:min(len(all), in.top+rows)] {
		out = append(out, in.pen.NewRow(width).Add(style, l).String())
	}
	in.tall = len(out)
	return out
}

// leaf scrolls a text that is only read.
func (in *input) leaf(msg tea.Msg) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return
	}
	by := map[string]int{"up": -1, "k": -1, "down": 1, "j": 1, "pgup": -in.tall, "pgdown": in.tall, "enter": in.tall, "space": in.tall,
		"home": -in.rowsOf, "g": -in.rowsOf, "end": in.rowsOf, "G": in.rowsOf}[press.String()]
	in.top = max(0, min(in.top+by, in.rowsOf-in.tall))
}

// page moves the cursor of a text area a page down or up, so that the page before or behind is in sight at once: by itself the
// text area goes to the edge of what is in sight first.
func (in *input) page(by int) {
	row := in.top
	if c := in.area.Cursor(); c != nil {
		row += c.Y
	}
	for to := in.top + 2*in.tall - 1; by > 0 && row < to; row++ {
		in.area.CursorDown()
	}
	for to := max(0, in.top-in.tall); by < 0 && row > to; row-- {
		in.area.CursorUp()
	}
}

// unread is how many rows of a text to be read were never in sight.
func (f *Form) unread() (n int) {
	for _, b := range f.blocks {
		if b.in != nil && !b.hidden && b.Tall > 0 && !b.in.read {
			b.in.count(f.textWidth()) // it may be saved before anything was drawn
			n += max(0, b.in.rowsOf-b.in.deepest)
		}
	}
	return n
}

// tall is how many rows a text may take: one to be read, what the form has beside what stands over it and the foot. A foot that is
// a text to be read itself takes what the fields leave it, and a third of the form at least: it is not asked here.
func (f *Form) tall(in *input) int {
	if in.field.Tall == 0 {
		return mostArea
	}
	foot := f.height/3 + 1
	if !f.spec.Proof {
		foot = len(f.foot(f.height))
	}
	return max(1, min(in.field.Tall, f.height-foot-f.head()-1))
}

// noted notes what is shown of the texts to be read, of a body of which so many rows are from the first in sight on.
func (f *Form) noted(places map[stop]place, room int) {
	for s, p := range places {
		first, last := max(p.text, f.top), min(p.text+p.rows, f.top+room)
		if last > first {
			in := f.input(s)
			in.sight(in.top+first-p.text, last-first)
		}
	}
}

// textWidth is how wide a text to be read is.
func (f *Form) textWidth() int { return max(1, f.width-2*gutter) }

// wide writes a text to be read over all of the width, under its label and what of it is out of sight.
func (f *Form) wide(lines []string, places map[stop]place, s stop) []string {
	in, from := f.input(s), len(lines)
	width := f.textWidth()
	in.count(width)
	view, cursor := in.View(f.pen.Strong, width, in.height(f.tall(in)), s == f.at)
	r := f.mark(f.pen.NewRow(f.width), s).Add(f.style(s), f.blocks[s.block].Label).Space(3)
	lines = append(lines, r.Add(f.pen.Warn, in.outsideWords(r.Left()-gutter)).String())
	for _, v := range view {
		lines = append(lines, draw.Blank(gutter)+v+draw.Blank(f.width-gutter-width))
	}
	lines = append(lines, f.wrong(s, gutter)...)
	places[s] = place{from: from, to: len(lines) - 1, left: gutter, cursor: tea.Position{X: gutter + cursor.X, Y: 1 + cursor.Y}, text: from + 1, rows: len(view)}
	return lines
}

// proofLines are the lines that tell what saving would do, where that is a text to be read.
func (f *Form) proofLines() (lines []string) {
	f.tell(f.sayer(&lines))
	return lines
}

// proof writes them into so many rows.
func (f *Form) proof(room int) []string {
	lines := f.proofLines()
	if f.room = room - 1; len(lines) <= room || room < 2 {
		f.room, f.proofTop = room, 0
		return lines[:max(0, min(len(lines), room))]
	}
	f.proofTop = max(0, min(f.proofTop, len(lines)-f.room))
	window := append([]string{}, lines[f.proofTop:f.proofTop+f.room]...)
	says := "this is the end of it; pgup goes back"
	if below := len(lines) - f.proofTop - f.room; below > 0 {
		says = plural(below, "more line") + " below: pgdn"
	}
	return append(window, f.pen.NewRow(f.width).Space(gutter).Add(f.pen.Accent, says).String())
}

// leaves tells whether there is a page further down, or up, of the text that is read.
func (f *Form) leaves(by int) bool {
	above, below := 0, 0
	if in := f.input(f.at); in != nil && (in.field.Sort == Shown || in.field.Sort == Area) {
		above, below = in.outside()
	} else if f.spec.Proof && f.width > 0 {
		above, below = f.proofTop, len(f.proofLines())-f.proofTop-f.room
	}
	return by < 0 && above > 0 || by > 0 && below > 0
}
