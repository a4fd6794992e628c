package form

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"muster/ui/draw"
)

// place is which lines of the body a stop takes, and where on them the text cursor would be.
type place struct {
	from, to int
	left     int // the column in which it begins
	cursor   tea.Position
	// text is the first line of a text to be read, and rows how many it takes; 0: there is none.
	text, rows int
}

const (
	// mostArea is how many rows a text area takes at most; mostOffers how many offers are in sight.
	mostArea, mostOffers = 6, 8
	// gutter stands before everything.
	gutter = 1
)

// Want is as wide as a form is read well, and as high as what is in it.
func (f *Form) Want(width, height int) (w, h int) {
	w = min(width, 100)
	if f.spec.Short {
		w = min(width, 84)
	}
	was, tall := f.width, f.height
	f.width, f.height = w, height
	lines, places := f.body()
	h = len(lines)
	if in := f.input(f.at); in != nil && in.field.List {
		h = max(h, places[f.at].to+1+min(len(f.offers), mostOffers))
	}
	h += len(f.foot(height))
	if !f.spec.Short {
		h = max(h, min(height, 14))
	}
	f.width, f.height = was, tall
	return w, min(height, h)
}

// SetSize gives the dialog its columns and rows.
func (f *Form) SetSize(width, height int) { f.width, f.height = max(0, width), max(0, height) }

// labels is the width of the column of labels.
func (f *Form) labels() int {
	w := 0
	for _, b := range f.blocks {
		if !b.hidden && b.Sort != Rows || !b.hidden && f.plainList(b) {
			w = max(w, f.pen.Width(b.Label))
		}
	}
	return min(gutter+w+2, max(8, f.width/3))
}

// View gives the part of the fields around the cursor, and the foot.
func (f *Form) View() ([]string, *tea.Position) {
	if f.width <= 0 || f.height <= 0 {
		return nil, nil
	}
	foot := f.foot(f.height)
	room := max(1, f.height-len(foot))
	body, places := f.body()
	p := places[f.at]
	f.scroll(p, len(body), room)
	f.noted(places, room)
	if f.spec.Proof {
		f.see(f.room - (room + len(foot) - f.height))
	}
	out := body[min(f.top, len(body)):min(f.top+room, len(body))]
	out = append(out[:len(out):len(out)], blanks(f.width, room-len(out))...)
	f.drop(out, p)
	out = append(out, foot...)[:f.height]
	return out, f.cursor(p, room)
}

func (f *Form) cursor(p place, room int) *tea.Position {
	in := f.input(f.at)
	y := p.from + p.cursor.Y - f.top
	if in == nil || in.field.Sort == Word || in.field.Sort == Radio || in.field.Sort == Shown || f.asking || f.waiting || y < 0 || y >= room {
		return nil
	}
	return &tea.Position{X: min(p.cursor.X, f.width-1), Y: y}
}

// scroll brings the field under the cursor into sight, with what is wrong with it.
func (f *Form) scroll(p place, lines, room int) {
	to := p.to
	if len(f.offers) > 0 {
		to = min(to+4, max(lines-1, to))
	}
	if to >= f.top+room {
		f.top = to - room + 1
	}
	if p.from < f.top {
		f.top = p.from
	}
	if p.from <= f.head() && to < room {
		f.top = 0
	}
	f.top = max(0, min(f.top, lines-room))
}

// head is how many lines stand over the first field.
func (f *Form) head() int { return len(f.says()) }

// drop writes the offers over the lines under the field.
func (f *Form) drop(out []string, p place) {
	first := p.to - f.top + 1
	room := min(mostOffers, len(out)-first, len(f.offers))
	if room <= 0 {
		return
	}
	from := max(0, min(f.pick-room/2, len(f.offers)-room))
	for i := range room {
		out[first+i] = f.offerLine(from+i, f.left(f.at))
	}
	if left := len(f.offers) - from - room; left > 0 && room > 1 {
		out[first+room-1] = f.pen.NewRow(f.width).Space(f.left(f.at)).Add(f.pen.Dim, fmt.Sprintf("  %d more; type on to find one", left+1)).String()
	}
}

// left is the column in which a field begins.
func (f *Form) left(s stop) int {
	if s.block < len(f.blocks) && s.row >= 0 && !f.plainList(f.blocks[s.block]) {
		return gutter + 2
	}
	return f.labels()
}

func (f *Form) offerLine(i, left int) string {
	o, style := f.offers[i], f.pen.Plain
	r := f.pen.NewRow(f.width).Space(left - 2)
	if i == f.pick {
		r.Add(f.pen.Accent, f.pen.Marks.Cursor).Space(1)
		style = f.pen.Lit
	} else {
		r.Space(2)
	}
	value, says := f.pen.Text(o.Value), f.pen.Text(o.Says)
	if says == "" {
		return r.Add(style, value).String()
	}
	return r.Fit(style, value, max(10, min(f.pen.Width(value), r.Left()/2))).Space(2).Add(f.pen.Dim, says).String()
}

// says are the sentences over the fields.
func (f *Form) says() (lines []string) {
	for _, s := range f.spec.Says {
		for _, l := range f.pen.Lines(f.pen.Text(s), f.width-2*gutter, 4) {
			lines = append(lines, f.pen.NewRow(f.width).Space(gutter).Add(f.pen.Strong, l).String())
		}
	}
	if len(lines) > 0 && len(f.blocks) > 0 {
		lines = append(lines, draw.Blank(f.width))
	}
	return lines
}

// body are all lines of the fields, and where each stop is in them.
func (f *Form) body() (lines []string, places map[stop]place) {
	places = map[stop]place{}
	lines = f.says()
	for i, b := range f.blocks {
		if b.hidden {
			continue
		}
		if b.in != nil {
			lines = f.single(lines, places, i)
			continue
		}
		lines = f.list(lines, places, i)
	}
	if all := f.stops(); all[len(all)-1].block == len(f.blocks) {
		lines = f.button(lines, places)
	}
	return lines, places
}

func (f *Form) style(s stop) draw.Style {
	if s == f.at {
		return f.pen.Accent
	}
	return f.pen.Dim
}

// single writes a field of its own: its label, what is in it, how it was understood, what is wrong with it.
func (f *Form) single(lines []string, places map[stop]place, i int) []string {
	s, left := stop{i, -1, 0}, f.labels()
	if f.blocks[i].Tall > 0 {
		return f.wide(lines, places, s)
	}
	return f.labelled(lines, places, s, f.blocks[i].Label, left)
}

// labelled writes one field behind a label.
func (f *Form) labelled(lines []string, places map[stop]place, s stop, label string, left int) []string {
	in, from := f.input(s), len(lines)
	left = min(left, max(0, f.width-1))
	width := max(0, f.width-left-gutter)
	room, echo := f.beside(s, width)
	if in.field.Sort == Area {
		in.count(room)
	}
	view, cursor := in.View(f.pen.Strong, room, in.height(mostArea), s == f.at)
	above, below := in.outside()
	for n, v := range view {
		r := f.pen.NewRow(left)
		switch {
		case n == 0:
			f.mark(r, s).Add(f.style(s), label)
		case n == 1 && above > 0:
			r.Space(gutter).Add(f.pen.Warn, f.more(f.pen.Marks.Before, above, "above", left))
		case n == len(view)-1 && below > 0:
			r.Space(gutter).Add(f.pen.Warn, f.more(f.pen.Marks.More, below, "below", left))
		}
		lines = append(lines, r.String()+v+f.pen.NewRow(f.width-left-room).Add(f.pen.Dim, echo).String())
	}
	if e := f.echo(s); e != "" && echo == "" {
		lines = append(lines, f.pen.NewRow(f.width).Space(left).Add(f.pen.Dim, e).String())
	}
	lines = append(lines, f.wrong(s, left)...)
	places[s] = place{from: from, to: len(lines) - 1, left: left, cursor: tea.Position{X: left + cursor.X, Y: cursor.Y}}
	return lines
}

// mark writes the gutter: the cursor stands in it.
func (f *Form) mark(r *draw.Row, s stop) *draw.Row {
	if s == f.at {
		return r.Add(f.pen.Accent, f.pen.Marks.Cursor)
	}
	return r.Space(gutter)
}

// echo says how the text of a field was understood; empty: as it stands there, or not at all.
func (f *Form) echo(s stop) string {
	name := f.name(s)
	e := f.reading.Echoes[name]
	if e == "" || f.reading.Faults[name] != "" || f.input(s).typed() == "" && !f.input(s).field.Blank {
		return ""
	}
	return f.pen.Text("= " + e)
}

// beside parts the width of a field between its text and how it was understood, if there is room for both.
func (f *Form) beside(s stop, width int) (room int, echo string) {
	in := f.input(s)
	if e := f.echo(s); e != "" && (in.field.Sort == Line || in.field.Sort == Find) {
		w := f.pen.Width(f.pen.Text(in.typed())) + 2
		if in.typed() == "" {
			w = f.pen.Width(in.field.Hint) + 4
		}
		if w+f.pen.Width(e) <= width {
			return w, e
		}
	}
	return width, ""
}

// button is the line that saves.
func (f *Form) button(lines []string, places map[stop]place) []string {
	s := stop{len(f.blocks), -1, 0}
	r, style := f.mark(f.pen.NewRow(f.width), s), f.pen.Dim
	if s == f.at {
		style = f.pen.Lit
	}
	if len(lines) > 0 {
		lines = append(lines, draw.Blank(f.width))
	}
	lines = append(lines, r.Add(style, "["+f.spec.Do+"]").String())
	places[s] = place{from: len(lines) - 1, to: len(lines) - 1}
	return lines
}
