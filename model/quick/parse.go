package quick

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"muster/model"
)

// MaxLine is the most bytes a quick line may have: as much as a paste.
const MaxLine = 1 << 20

// Parse reads a quick line. What it refuses it refuses with an [*Error].
func Parse(line string, ctx Context) (*Draft, error) {
	d, err := parse(line, nil, ctx)
	if err != nil {
		return nil, err.within(line)
	}
	return d, nil
}

// within keeps the offsets inside the line and on whole runes.
func (e *Error) within(line string) *Error {
	e.Pos = min(max(e.Pos, 0), len(line))
	e.End = min(max(e.End, e.Pos), len(line))
	for e.Pos > 0 && e.Pos < len(line) && !utf8.RuneStart(line[e.Pos]) {
		e.Pos--
	}
	for e.End < len(line) && !utf8.RuneStart(line[e.End]) {
		e.End++
	}
	return e
}

// parse reads a line; beside it may stand a quotation.
func parse(line string, beside *string, ctx Context) (*Draft, *Error) {
	if err := checkLine(line); err != nil {
		return nil, err
	}
	end := len(strings.TrimRightFunc(line, unicode.IsSpace))
	start := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
	h, err := readHead(line, min(start, end), end, ctx)
	if err != nil {
		return nil, err
	}
	s, err := scan(line, h.next, end)
	if err != nil {
		return nil, err
	}
	if beside != nil {
		if q := s.quotation; q != nil {
			return nil, at(q.pos, q.end, "there is a quotation already, the pasted one; take one of the two away")
		}
		s.quotation = &word{inside, end, end, *beside}
	}
	if i := strings.IndexFunc(line[start:s.end], isBreak); i >= 0 {
		return nil, (&scanner{line: line}).lineBreak(start)
	}
	if n := s.end - h.next; n > model.MaxField {
		return nil, at(h.next, s.end, "the figures are %d bytes long; a field holds at most %d: split the claim", n, model.MaxField)
	}
	d := &Draft{Said: h.said, SaidTyped: h.typed, Back: h.back}
	if d.Source, err = speaker(ctx.Story, h); err != nil {
		return nil, err
	}
	if err = d.read(s, ctx, end); err != nil {
		return nil, err
	}
	return d, d.keep(line, h.next, s)
}

// checkLine refuses what is no line at all.
func checkLine(line string) *Error {
	if len(line) > MaxLine {
		return at(0, len(line), "the line is %d bytes long; a quick line holds at most %d: shorten it or split the claim", len(line), MaxLine)
	}
	for i, r := range line {
		if r != utf8.RuneError {
			continue
		}
		if _, n := utf8.DecodeRuneInString(line[i:]); n == 1 {
			return at(i, i+1, "not UTF-8 text from here on; convert it first")
		}
	}
	if strings.TrimSpace(line) == "" {
		return at(0, 0, "the line is empty; write who said what, such as Hague: GB 1 dead")
	}
	return nil
}

// read understands the figures between the commas.
func (d *Draft) read(s said, ctx Context, end int) *Error {
	p := newFigures(ctx)
	last := len(s.figures) - 1
	for i, ws := range s.figures {
		switch {
		case len(ws) > 0:
			if err := p.read(ws); err != nil {
				return err
			}
		case i == last && s.quotation != nil && (i == 0 || len(s.figures[i-1]) > 0):
			// only the quotation, or a comma before it
		case len(s.commas) == 0:
			return at(end, end, "what was said? write figures such as GB 1 dead, or the words in double quotes")
		default:
			c := s.commas[min(i, len(s.commas)-1)]
			return at(c, c+1, "a figure is missing beside this comma; write one such as GB 1 dead, or take the comma away")
		}
	}
	d.Figures, d.NearParts = p.out, p.near
	return nil
}

// keep takes over the text of the claim.
func (d *Draft) keep(line string, pos int, s said) *Error {
	d.Text = strings.TrimSpace(line[pos:s.end])
	if q := s.quotation; q != nil {
		d.Text, d.Quote = q.text, true
		if model.Blank(d.Text) {
			return at(q.pos, q.end, "there is nothing in the quotation; write what was said, or take the quotes away")
		}
		if len(d.Text) > model.MaxField {
			return at(q.pos, q.end, "the quotation is %d bytes long; a field holds at most %d: shorten it", len(d.Text), model.MaxField)
		}
	}
	return nil
}
