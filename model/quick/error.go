package quick

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"muster/model"
	"muster/model/text"
)

// Error is the refusal of a quick line: the word that was not understood, and what to write.
type Error struct {
	// Pos and End are the byte offsets of the word in the line. They are equal where something is missing.
	Pos, End int
	Says     string
}

// Error is the sentence.
func (e *Error) Error() string { return e.Says }

// Is makes errors.Is(err, model.ErrRefused) true.
func (e *Error) Is(target error) bool { return target == model.ErrRefused }

// at makes the refusal of a stretch of the line. The words it quotes were typed: they pass the allow-list here.
func at(pos, end int, format string, args ...any) *Error {
	return &Error{Pos: pos, End: end, Says: text.Line(fmt.Sprintf(format, args...))}
}

// shown quotes what was typed, and no more of it than tells which words are meant.
func shown(s string) string {
	const most = 40
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// Columns is how wide Point is at most.
const Columns = 80

// Point draws the line, fit for any terminal and cut to [Columns] round the place, and under it carets at the word.
// The line is the one that was parsed.
func (e *Error) Point(line string) string {
	pos := min(max(e.Pos, 0), len(line))
	end := min(max(e.End, pos), len(line))
	before, after := around(line, pos, end)
	head, word, tail := cells(text.Line(before)), cells(text.Line(line[pos:min(end, pos+mostShown)])), cells(text.Line(after))
	room := Columns - 2 // for the two signs of a cut
	word = word.first(room - room/4)
	if len(tail) == 0 && len(word) == 0 {
		room-- // the caret stands behind the line
	}
	left := head.last(max(room-word.width()-min(tail.width(), room/4), room/2-word.width()))
	right := tail.first(room - word.width() - left.width())
	drawn := mark(len(left) < len(head) || len(before) < pos) + left.String()
	carets := strings.Repeat(" ", cells(drawn).width()) + strings.Repeat("^", max(word.width(), 1))
	return drawn + word.String() + right.String() + mark(len(right) < len(tail) || end+len(after) < len(line)) + "\n" + carets
}

// mostShown is how many bytes may stand in one row: an emoji of many parts is one cell.
const mostShown = 64 * Columns

// around gives no more of the two sides of a word than may be shown: the line may be a megabyte long.
func around(line string, pos, end int) (before, after string) {
	before, after = line[:pos], line[end:]
	if len(before) > mostShown {
		before = strings.ToValidUTF8(before[len(before)-mostShown:], "")
	}
	if len(after) > mostShown {
		after = strings.ToValidUTF8(after[:mostShown], "")
	}
	return before, after
}

func mark(cut bool) string {
	if cut {
		return "…"
	}
	return ""
}

// cell is what stands in one place of the terminal: a rune with the marks that follow it.
type cell struct {
	s     string
	width int
}

type row []cell

// cells takes a line apart that may be sent to a terminal.
func cells(s string) row {
	var all row
	for _, r := range s {
		w := runeWidth(r)
		if w == 0 && len(all) > 0 {
			all[len(all)-1].s += string(r)
			continue
		}
		all = append(all, cell{string(r), w})
	}
	return all
}

func runeWidth(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
		return 2
	}
	return 1
}

func (r row) width() (n int) {
	for _, c := range r {
		n += c.width
	}
	return n
}

// first gives as many cells as fit into a width, last the same from the end.
func (r row) first(room int) row {
	for i, c := range r {
		if room -= c.width; room < 0 {
			return r[:i]
		}
	}
	return r
}

func (r row) last(room int) row {
	for i := len(r) - 1; i >= 0; i-- {
		if room -= r[i].width; room < 0 {
			return r[i+1:]
		}
	}
	return r
}

func (r row) String() string {
	var b strings.Builder
	for _, c := range r {
		b.WriteString(c.s)
	}
	return b.String()
}
