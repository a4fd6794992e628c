package quickline

import (
	"fmt"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/quick"
	"muster/ui/draw"
)

// page gathers rows under the line.
type page struct {
	pen   *draw.Pen
	width int
	tight bool // there is not room for everything: what has a label gets one row
	out   []string
}

// labels is the column of the labels; none where the screen is narrow.
const labels = 8

// room is what is left of a row beside lead and label.
func (p *page) room() int {
	if p.width < 48 {
		return p.width - lead
	}
	return p.width - lead - labels
}

// say adds a paragraph under a label.
func (p *page) say(label string, style draw.Style, text string) {
	column := max(0, p.width-lead-p.room())
	most := 1000
	if p.tight {
		most = 1
	}
	for i, line := range p.pen.Lines(p.pen.Text(text), max(1, p.room()), most) {
		r := p.pen.NewRow(p.width).Space(lead)
		if i > 0 {
			label = ""
		}
		if column > 0 {
			r.Fit(p.pen.Dim, label, column)
		}
		p.out = append(p.out, r.Add(style, line).String())
	}
}

// hint adds a sentence without a label.
func (p *page) hint(style draw.Style, text string) {
	for _, line := range p.pen.Wrap(p.pen.Text(text), max(1, p.width-lead)) {
		p.out = append(p.out, p.pen.NewRow(p.width).Space(lead).Add(style, line).String())
	}
}

// alarm adds a sentence that must be looked at.
func (p *page) alarm(style draw.Style, text string) {
	most := 1000
	if p.tight {
		most = 3
	}
	for i, line := range p.pen.Lines(p.pen.Text(text), max(1, p.width-lead), most) {
		r := p.pen.NewRow(p.width)
		if i == 0 {
			r.Add(style, p.pen.Marks.Alarm)
		} else {
			r.Space(1)
		}
		p.out = append(p.out, r.Space(lead-1).Add(style, line).String())
	}
}

// sayOffers shows what could follow: the one that Right takes first, and what it is.
func (l *Line) sayOffers(p *page) {
	if len(l.offers) == 0 && p.tight {
		return
	}
	r := p.pen.NewRow(p.width).Space(lead)
	start := 0
	for start < l.pick && l.widthOf(start, l.pick) > p.width-lead-12 {
		start++
	}
	for i := start; i < len(l.offers); i++ {
		o := l.offers[i]
		text, style := p.pen.Text(o.Text), p.pen.Dim
		if i == l.taken() {
			style = p.pen.Accent
			if l.pick >= 0 {
				style = p.pen.Lit
			}
		}
		if w := p.pen.Width(text); w+2 > r.Left() && i > start {
			r.Add(p.pen.Dim, p.pen.Marks.Cut)
			break
		}
		r.Add(style, text)
		if says := p.pen.Text(o.Says); i == l.taken() && says != "" && says != text {
			r.Space(1).Add(p.pen.Dim, "("+says+")")
		}
		r.Space(2)
	}
	p.out = append(p.out, r.String())
}

// widthOf is how wide offers are beside each other.
func (l *Line) widthOf(from, to int) (w int) {
	for i := from; i <= to; i++ {
		w += l.pen.Width(l.offers[i].Text) + 2
	}
	return w
}

// grammar is what a line looks like.
const grammar = `source [ @when]: [group] count status{, count status} ["quotation"], such as Hague @sat 19:10: GB 1 dead, 5 missing/dead`

// sayState says what is wrong, what is missing, what Enter waits for.
func (l *Line) sayState(p *page) {
	r := &l.reading
	switch {
	case l.waiting:
		p.hint(p.pen.Accent, strings.TrimSpace("saving"+p.pen.Marks.Cut+" "+l.behind))
	case l.note != "":
		p.alarm(p.pen.Alarm, l.note)
	case l.refused != "":
		p.alarm(p.pen.Alarm, l.refused)
	case !l.typed():
		p.hint(p.pen.Dim, grammar)
	case r.err != nil && l.pointed():
		p.alarm(p.pen.Alarm, r.err.Says)
	case r.err != nil && len(l.offers) > 0: // the word is still being typed, and they say what it may become
	case r.err != nil:
		p.hint(p.pen.Dim, r.err.Says)
	case r.refused != "":
		p.alarm(p.pen.Alarm, r.refused)
	case r.double != nil && l.again:
		p.alarm(p.pen.Warn, l.double(r.double)+": enter once more saves it all the same")
	case r.double != nil:
		p.alarm(p.pen.Warn, l.double(r.double))
	}
}

// sayMeaning says how the line is understood and what it would do.
func (l *Line) sayMeaning(p *page) {
	d := l.reading.draft
	if d == nil {
		d = l.reading.begun
	}
	if d == nil {
		l.sayTaken(p)
		return
	}
	for _, e := range l.reading.effects {
		if e.Effect.Warns() {
			p.alarm(p.pen.Alarm, narrow(e.Says))
		}
	}
	l.sayWho(p, d)
	p.say("said", p.pen.Plain, d.When(l.story()))
	if d.Back != "" {
		p.alarm(p.pen.Warn, d.Back)
	}
	l.sayTaken(p)
	l.sayFigures(p, d)
	for _, e := range l.reading.effects {
		if !e.Effect.Warns() && (e.Effect != account.FigureMoved || !l.counts(d, e.Cell)) {
			p.say("then", p.pen.Plain, narrow(e.Says))
		}
	}
	if d.Quote && l.quotation == nil {
		p.say("quote", p.pen.Plain, `"`+strings.Join(strings.Fields(d.Text), " ")+`"`)
	}
}

// narrow writes the arrow of a sentence in signs that are one column wide on every terminal.
func narrow(says string) string { return strings.ReplaceAll(says, "→", "->") }

func (l *Line) counts(d *quick.Draft, cell model.Cell) bool {
	for i := range d.Figures {
		if d.Figures[i].Cell() == cell {
			return true
		}
	}
	return false
}

// sayWho says who speaks, for whom, and how good he is.
func (l *Line) sayWho(p *page, d *quick.Draft) {
	if d.Source.New {
		src := d.NewSource(l.story())
		says := src.Name + ": new source, " + quick.Introduction(src)
		if near := d.Source.Near; len(near) > 0 && d.Source.Name != l.isNew {
			says += "; near " + near[0].Name + ": enter asks"
		}
		p.say("who", p.pen.Warn, says)
		return
	}
	src := l.story().Source(d.Source.ID)
	says := src.Name
	if src.Authority != src.Name {
		says += ", for " + src.Authority
	}
	p.say("who", p.pen.Plain, says+", reliability "+src.Reliability.String())
}

// sayFigures says the figures as the accounting names them, and beside each what the accounting would show.
func (l *Line) sayFigures(p *page, d *quick.Draft) {
	column := 0
	says := make([]string, len(d.Figures))
	for i := range d.Figures {
		says[i] = p.pen.Text(l.desk.Scene.Book.Called(d.Figures[i].Cell()) + " " + d.Figures[i].Count.Words())
		column = max(column, p.pen.Width(says[i])+3)
	}
	label := "counts"
	for i := range d.Figures {
		then, style := l.shown(p.pen, d.Figures[i].Cell())
		switch {
		case l.reading.draft == nil:
			p.say(label, p.pen.Plain, says[i])
		case column+p.pen.Width(then) > p.room():
			p.say(label, style, says[i])
			p.say("", style, "  "+then)
		default:
			p.say(label, style, p.pen.Fit(says[i], column)+then)
		}
		label = ""
	}
	for _, near := range d.NearParts {
		p.alarm(p.pen.Warn, near.Says())
	}
}

// shown is what the accounting would show in a cell.
func (l *Line) shown(pen *draw.Pen, cell model.Cell) (then string, style draw.Style) {
	book := l.desk.Scene.Book
	for _, e := range l.reading.effects {
		if e.Effect == account.FigureMoved && e.Cell == cell {
			return pen.Text("accounting: " + narrow(strings.TrimPrefix(e.Says, book.Called(cell)+": "))), pen.Strong
		}
	}
	if c := book.Cell(cell); c != nil && c.Desk() != nil {
		return pen.Text("accounting: stays " + c.Desk().Count.Words()), pen.Plain
	}
	return "accounting: stays none", pen.Plain
}

// sayNear asks who it is.
func (l *Line) sayNear(p *page) {
	d := l.reading.draft
	p.hint(p.pen.Strong, fmt.Sprintf("Nobody is called %q. Who is it? A typing error would be a second voice.", d.Source.Name))
	near := l.near()
	for i, src := range near {
		says := src.Name
		if src.Authority != src.Name {
			says += ", for " + src.Authority
		}
		l.option(p, i, says)
	}
	src := d.NewSource(l.story())
	l.option(p, len(near), src.Name+": a new source, "+quick.Introduction(src))
	if l.ahead {
		p.hint(p.pen.Warn, "What was typed meanwhile was not taken. Choose with the arrows, then enter.")
	}
}

func (l *Line) option(p *page, i int, says string) {
	r, style := p.pen.NewRow(p.width), p.pen.Plain
	if i == l.choice {
		r.Add(p.pen.Accent, p.pen.Marks.Cursor).Space(1)
		style = p.pen.Lit
	} else {
		r.Space(2)
	}
	p.out = append(p.out, r.Add(style, p.pen.Text(says)).String())
}
