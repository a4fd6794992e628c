package draw

import "strings"

// Row builds one line of a fixed width out of pieces in several styles. What does not fit is cut with a mark.
type Row struct {
	pen  *Pen
	b    strings.Builder
	left int
}

// NewRow begins a line of a width.
func (p *Pen) NewRow(width int) *Row {
	r := &Row{pen: p, left: max(0, width)}
	r.b.Grow(2 * r.left) // most lines with their styles
	return r
}

// Left is how many columns are left.
func (r *Row) Left() int { return r.left }

// Add writes a piece, as far as it fits.
func (r *Row) Add(s Style, piece string) *Row {
	return r.Fit(s, piece, min(r.left, r.pen.Width(piece)))
}

// Fit writes a piece in a field of a width.
func (r *Row) Fit(s Style, piece string, width int) *Row {
	width = min(width, r.left)
	piece = r.pen.Cut(piece, width)
	r.put(s, piece, width)
	return r
}

// FitRight writes a piece at the right of a field of a width.
func (r *Row) FitRight(s Style, piece string, width int) *Row {
	width = min(width, r.left)
	piece = r.pen.Cut(piece, width)
	lead := width - r.pen.Width(piece)
	r.Space(lead)
	r.put(s, piece, width-lead)
	return r
}

func (r *Row) put(s Style, piece string, width int) {
	r.b.WriteString(s.Paint(piece))
	r.b.WriteString(Blank(width - r.pen.Width(piece)))
	r.left -= width
}

// Piece is a piece of a line in a style.
type Piece struct {
	Style
	Text string
}

// Pieces writes pieces behind each other. Where not all of it fits there is a mark at the end, wherever the cut falls: without one,
// what is left would seem to be the whole.
func (r *Row) Pieces(all []Piece) *Row {
	width := 0
	for _, p := range all {
		width += r.pen.Width(p.Text)
	}
	mark, room := r.pen.Marks.Cut, r.left
	if width <= room {
		mark = ""
	}
	room -= r.pen.Width(mark)
	for _, p := range all {
		piece := r.pen.head(p.Text, room)
		r.Add(p.Style, piece)
		if room -= r.pen.Width(piece); piece != p.Text {
			break
		}
	}
	return r.Add(r.pen.Dim, mark)
}

// Space leaves columns free.
func (r *Row) Space(width int) *Row {
	width = min(max(0, width), r.left)
	r.b.WriteString(Blank(width))
	r.left -= width
	return r
}

// End writes a piece at the right end of the line, if there is room for all of it and a space before it.
func (r *Row) End(s Style, piece string) *Row {
	if w := r.pen.Width(piece); w < r.left {
		r.Space(r.left - w)
		r.put(s, piece, w)
	}
	return r
}

// String gives the line, filled up to its width.
func (r *Row) String() string {
	r.Space(r.left)
	return r.b.String()
}
