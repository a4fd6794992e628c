package form

import (
	"strings"

	"muster/ui/draw"
)

// sighted is what was in sight of the text that tells what saving would do: so many of the effects whole, from the first on, and in
// one width so many rows.
type sighted struct{ effects, rows, width int }

// Sighted are the lines, from the first on, that were in sight of the text that saving would put out. What was jumped over was not.
func (f *Form) Sighted() (lines []Effect) {
	for _, e := range f.effects[:min(f.seen.effects, len(f.effects))] {
		if !e.Grave {
			lines = append(lines, e)
		}
	}
	return lines
}

// Known has the first lines of a text to be read count as read, as far as they are those that were in sight elsewhere.
func (f *Form) Known(lines []Effect) {
	as := ""
	if f.spec.Preview != nil {
		as = f.spec.Preview.box.As
	}
	for _, b := range f.blocks {
		if b.in != nil && b.Tall > 0 {
			b.in.known, b.in.as, b.in.countedAt = lines, as, 0
		}
	}
}

// see notes that so many rows of that text are in sight.
func (f *Form) see(rows int) {
	ends, whole := f.effectRows()
	if s := &f.seen; s.width != f.width {
		s.width, s.rows = f.width, 0
		if s.effects > 0 {
			s.rows = ends[s.effects-1]
		}
	}
	if f.proofTop <= f.seen.rows {
		f.seen.rows = max(f.seen.rows, f.proofTop+rows)
	}
	for n := f.seen.effects; n < whole && ends[n] <= f.seen.rows; n++ {
		f.seen.effects = n + 1
	}
}

// effectRows tells with which row each effect ends, and how many are written whole, up to the first line of the text that is cut.
func (f *Form) effectRows() (ends []int, whole int) {
	rows, cut := 0, false
	f.tell(func(_ draw.Style, text string, most int) {
		n := len(f.pen.Wrap(f.pen.Text(text), max(1, f.width-2*gutter)))
		if cut = cut || n > most && !f.effects[len(ends)].Grave; !cut {
			whole++
		}
		rows += min(n, most)
		ends = append(ends, rows)
	})
	return ends, whole
}

// seeAgain takes back that effects were in sight from the first on that is another now.
func (f *Form) seeAgain(was []Effect) {
	n := 0
	for n < min(f.seen.effects, len(f.effects)) && f.effects[n].same(was[n]) {
		n++
	}
	if n < f.seen.effects {
		f.seen = sighted{effects: n}
	}
}

// same tells whether an effect says the same as another, or both only what time it is.
func (e Effect) same(was Effect) bool { return e == was || e.Passing && was.Passing }

// knownRows is how many rows the known lines take at the beginning of the text, as far as it has them.
func (in *input) knownRows(width int) int {
	lines, n := strings.Split(strings.TrimRight(in.typed(), "\n"), "\n"), 0
	for n < min(len(lines), len(in.known)) && (lines[n] == in.known[n].Text || lines[n] == in.as && in.known[n].Passing) {
		n++
	}
	switch n {
	case 0:
		return 0
	case len(lines):
		return in.rowsOf
	}
	return in.rowsIn(strings.Join(lines[:n], "\n"), width)
}
