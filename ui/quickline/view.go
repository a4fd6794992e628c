package quickline

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"muster/ui/draw"
	"muster/ui/intent"
)

// least is how many rows the line takes at least: what is usually said of it does not move it.
const least = 5

// Want is as wide as the screen, and as high as what there is to say. It does not fall again while something is typed:
// nothing moves by itself.
func (l *Line) Want(width, height int) (w, h int) {
	l.width = width
	lines, _ := l.lines(width, height)
	if l.Empty() && l.ask == askNothing {
		l.tall = 0
	}
	l.tall = max(l.tall, len(lines), least)
	return width, min(height, l.tall)
}

// SetSize gives the line its columns and rows.
func (l *Line) SetSize(width, height int) { l.width, l.height = max(0, width), max(0, height) }

// View gives the line and what stands under it.
func (l *Line) View() ([]string, *tea.Position) {
	if l.width <= 0 || l.height <= 0 {
		return nil, nil
	}
	out, cursor := l.lines(l.width, l.height)
	if len(out) > l.height {
		out = out[:l.height]
		if l.height > 2 {
			out[l.height-1] = l.pen.NewRow(l.width).Space(lead).Add(l.pen.Dim, l.pen.Marks.More+" more than there is room for; tab shows it all").String()
		}
	}
	for len(out) < l.height {
		out = append(out, draw.Blank(l.width))
	}
	if cursor != nil && cursor.Y >= l.height {
		cursor = nil
	}
	return out, cursor
}

// lead is the room before what is typed, and before what stands under it.
const lead = 2

// lines are all rows: what is typed, what could follow, what is wrong or asked, and what it means.
func (l *Line) lines(width, height int) (out []string, cursor *tea.Position) {
	out, cursor = l.typedRows(width, max(1, height/3))
	p := &page{pen: l.pen, width: width}
	l.say(p)
	if len(out)+len(p.out) > height {
		p = &page{pen: l.pen, width: width, tight: true}
		l.say(p)
	}
	return append(out, p.out...), cursor
}

// say writes what stands under the line.
func (l *Line) say(p *page) {
	switch {
	case l.ask == askPaste:
		l.sayPaste(p)
	case l.ask == askNear:
		l.sayNear(p)
	default:
		l.sayOffers(p)
		l.sayState(p)
		l.sayMeaning(p)
	}
}

// piece is a stretch of what is typed, fit to be shown.
type piece struct {
	text   string
	style  draw.Style
	wrong  bool
	cursor bool // stands before it
}

// pieces part what is typed at the cursor and around the word that is wrong.
func (l *Line) pieces() (all []piece) {
	v, at := l.field.Value(), l.field.Cursor()
	pos, end := len(v)+1, len(v)+1
	if e := l.reading.err; e != nil && l.pointed() {
		pos, end = min(e.Pos, len(v)), min(e.End, len(v))
	}
	for from := 0; ; {
		to := len(v)
		for _, cut := range []int{at, pos, end} {
			if cut > from && cut < to {
				to = cut
			}
		}
		p := piece{text: l.pen.Text(v[from:to]), style: l.pen.Strong, cursor: from == at, wrong: from >= pos && from < end}
		if p.wrong {
			p.style = l.pen.Alarm
		}
		all = append(all, p)
		if from = to; from == len(v) {
			break
		}
	}
	if at == len(v) && at > 0 {
		all = append(all, piece{cursor: true})
	}
	if pos == end && pos == len(v) {
		all = append(all, piece{wrong: true})
	}
	return all
}

// typedRows are the rows of what is typed, at most so many round the cursor, with carets under the word that is wrong.
func (l *Line) typedRows(width, most int) (out []string, cursor *tea.Position) {
	room := max(1, width-lead)
	rows := []*draw.Row{l.row(width, 0)}
	x, wrongRow, wrongFrom, wrongTo := 0, -1, 0, 0
	for _, p := range l.pieces() {
		if x >= room && (p.text != "" || p.cursor) {
			rows, x = append(rows, l.row(width, len(rows))), 0
		}
		if p.cursor {
			cursor = &tea.Position{X: min(lead+x, max(0, width-1)), Y: len(rows) - 1}
		}
		if p.wrong && wrongRow < 0 {
			wrongRow, wrongFrom, wrongTo = len(rows)-1, x, x+1
		}
		for rest := p.text; rest != ""; {
			head, more := l.pen.Split(rest, room-x)
			if head == "" && x == 0 {
				break // a sign wider than the screen
			}
			rows[len(rows)-1].Add(p.style, head)
			x += l.pen.Width(head)
			if p.wrong && wrongRow == len(rows)-1 {
				wrongTo = max(wrongTo, x)
			}
			if rest = more; rest != "" {
				rows, x = append(rows, l.row(width, len(rows))), 0
			}
		}
	}
	return l.window(rows, cursor, most, width, wrongRow, wrongFrom, wrongTo)
}

// window picks the rows round the cursor and puts the carets under theirs.
func (l *Line) window(rows []*draw.Row, cursor *tea.Position, most, width, wrong, from, to int) (out []string, at *tea.Position) {
	y := 0
	if cursor != nil {
		y = cursor.Y
	}
	top := max(0, min(y-most+1, len(rows)-most))
	for i := top; i < min(len(rows), top+most); i++ {
		if cursor != nil && i == cursor.Y {
			at = &tea.Position{X: cursor.X, Y: len(out)}
		}
		out = append(out, rows[i].String())
		if i == wrong {
			out = append(out, l.pen.NewRow(width).Space(lead+from).Add(l.pen.Alarm, strings.Repeat("^", max(1, to-from))).String())
		}
	}
	return out, at
}

// row begins a row of what is typed; the first has the sign of the line.
func (l *Line) row(width, n int) *draw.Row {
	r := l.pen.NewRow(width)
	if n > 0 || width < lead {
		return r.Space(lead)
	}
	return r.Add(l.pen.Accent, ">").Space(1)
}

// pointed tells whether what is wrong is pointed at: the cursor has left it, or Enter was pressed.
func (l *Line) pointed() bool {
	e, at := l.reading.err, l.field.Cursor()
	if e == nil || !l.typed() || l.ask != askNothing {
		return false
	}
	missing := e.Pos >= len(strings.TrimRight(l.field.Value(), " "))
	return l.pressed || !missing && (e.End < at || e.Pos > at)
}

// Click does nothing: there is one line.
func (l *Line) Click(int, int) intent.Intent { return nil }

// Wheel goes through what is asked.
func (l *Line) Wheel(by int) {
	if l.ask == askNear {
		l.choice = min(max(0, l.choice+by), len(l.near()))
	}
}
