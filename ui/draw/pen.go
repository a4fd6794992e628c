package draw

import (
	"strings"

	"muster/model/text"

	"github.com/charmbracelet/x/ansi"
)

// Options say what the terminal can show.
type Options struct {
	Colour bool // false: attributes only
	Ground Ground
	UTF8   bool
	// Graphemes says that the terminal measures text by grapheme, not by code point.
	Graphemes bool
}

// Pen writes for one terminal.
type Pen struct {
	Styles
	Marks  Marks
	utf8   bool
	method ansi.Method
}

// SameText tells whether another pen writes texts in the same way, whatever its colours.
func (p *Pen) SameText(q *Pen) bool {
	return p.Marks == q.Marks && p.utf8 == q.utf8 && p.method == q.method
}

// NewPen makes the pen of a terminal.
func NewPen(o Options) *Pen {
	p := &Pen{Styles: stylesFor(o.Colour, o.Ground), Marks: marksFor(o.UTF8), utf8: o.UTF8, method: ansi.WcWidth}
	if o.Graphemes {
		p.method = ansi.GraphemeWidth
	}
	return p
}

// Text makes a text from outside fit to be shown: one line, nothing in it that a terminal would obey.
func (p *Pen) Text(s string) string {
	if !p.utf8 {
		return text.ASCII(s)
	}
	return text.Line(s)
}

// Width is how many columns a text takes.
func (p *Pen) Width(s string) int {
	if ascii(s) {
		return len(s)
	}
	return p.method.StringWidth(s)
}

// ascii tells whether a text is printable ASCII, which is one column a byte.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Cut shortens a plain text to a width and marks that it did.
func (p *Pen) Cut(s string, width int) string {
	if width <= 0 {
		return ""
	}
	if p.Width(s) <= width {
		return s
	}
	mark := p.Marks.Cut
	if width < p.Width(mark)+1 {
		mark = ""
	}
	return p.head(s, width-p.Width(mark)) + mark
}

// head is as much of the beginning of a plain text as fits, in whole graphemes.
func (p *Pen) head(s string, width int) string {
	for i := 0; i < len(s); {
		grapheme, w := ansi.FirstGraphemeCluster(s[i:], p.method)
		if width -= w; width < 0 {
			return s[:i]
		}
		i += len(grapheme)
	}
	return s
}

// Split parts a plain text where a width ends, between whole graphemes.
func (p *Pen) Split(s string, width int) (head, rest string) {
	head = p.head(s, width)
	return head, s[len(head):]
}

// From leaves out the beginning of a plain text, in whole graphemes, until one of its columns lies within a width; a mark stands
// for what is left out. It gives the text and the column in it.
func (p *Pen) From(s string, column, width int) (string, int) {
	column = min(column, p.Width(s))
	if column < width || width <= 0 {
		return s, column
	}
	mark := p.Marks.Cut
	if p.Width(mark)+1 >= width {
		mark = ""
	}
	for room := width - p.Width(mark); column >= room && s != ""; {
		grapheme, w := ansi.FirstGraphemeCluster(s, p.method)
		s, column = s[len(grapheme):], column-w
	}
	return mark + s, max(0, column) + p.Width(mark)
}

// Fit makes a plain text exactly as wide as asked: cut, or filled up at the right.
func (p *Pen) Fit(s string, width int) string {
	s = p.Cut(s, width)
	return s + Blank(width-p.Width(s))
}

// FitRight is Fit with the text at the right, as numbers stand.
func (p *Pen) FitRight(s string, width int) string {
	s = p.Cut(s, width)
	return Blank(width-p.Width(s)) + s
}

// Wrap breaks a plain text into lines of at most a width.
func (p *Pen) Wrap(s string, width int) []string {
	if width <= 0 {
		return nil
	}
	if p.Width(s) <= width {
		return []string{s}
	}
	lines := strings.Split(p.method.Wrap(s, width, ""), "\n")
	for i := range lines {
		lines[i] = p.Cut(strings.TrimRight(lines[i], " "), width)
	}
	return lines
}

// Lines is Wrap with at most a number of lines; the last one ends in a mark when something is left.
func (p *Pen) Lines(s string, width, most int) []string {
	lines := p.Wrap(s, width)
	if len(lines) <= most {
		return lines
	}
	if most <= 0 {
		return nil
	}
	lines = lines[:most]
	last := lines[most-1] + " " + p.Marks.Cut
	if p.Width(last) > width {
		last = p.head(lines[most-1], max(0, width-p.Width(p.Marks.Cut))) + p.Marks.Cut
	}
	lines[most-1] = p.Cut(last, width)
	return lines
}

// blanks is long enough for any line of the screen.
const blanks = "                                                                                                                                "

// Blank is a run of spaces; none for a width that is not positive.
func Blank(width int) string {
	switch {
	case width <= 0:
		return ""
	case width <= len(blanks):
		return blanks[:width]
	}
	return strings.Repeat(" ", width)
}
