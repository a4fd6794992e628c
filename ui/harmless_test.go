package ui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"golang.org/x/text/unicode/norm"
)

// sgr are the styles, the only sequences in a line of the screen.
var sgr = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// harmless holds the screen against a list of its own, and against an emulated terminal: the rows are those that the
// emulator shows, each exactly as wide as the screen.
func (d *driver) harmless(where string) {
	d.Helper()
	lines, cursor := d.lines()
	if len(lines) != d.screen.H {
		d.Fatalf("%s: %d lines of %d", where, len(lines), d.screen.H)
	}
	for y, l := range lines {
		bare := sgr.ReplaceAllString(l, "")
		if at := strings.IndexFunc(bare, d.unfit); at >= 0 || !utf8.ValidString(bare) {
			at = max(0, at)
			r, _ := utf8.DecodeRuneInString(bare[at:])
			d.Fatalf("%s: line %d has %U: %q", where, y, r, bare)
		}
		if w := d.width(l); w != d.screen.W {
			d.Fatalf("%s: line %d is %d wide, not %d: %q", where, y, w, d.screen.W, bare)
		}
	}
	if cursor != nil && (cursor.X < 0 || cursor.Y < 0 || cursor.X >= d.screen.W || cursor.Y >= d.screen.H) {
		d.Fatalf("%s: the text cursor is at %v", where, *cursor)
	}
	d.emulated(where, lines)
}

// width is that of a line, as the terminal measures it.
func (d *driver) width(l string) int {
	if d.options.Graphemes {
		return ansi.StringWidth(l)
	}
	return ansi.StringWidthWc(l)
}

// unfit tells what no terminal may be sent.
func (d *driver) unfit(r rune) bool {
	hidden := []rune{0xad, 0x34f, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x2060, 0x3164, 0xfeff, 0xfffc}
	switch {
	case r > '~' && !d.cfg.UTF8:
		return true
	case r == 0x200c, r == 0x200d:
		return false
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || slices.Contains(hidden, r) || unicode.In(r, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp) ||
		r >= 0xe0000 && r < 0xe0100
}

// emulated draws each line that is new on an emulated terminal and reads it back. What joins a character beside it is left
// out: the emulator drops it where it does not compose.
func (d *driver) emulated(where string, lines []string) {
	d.Helper()
	if d.term == nil || d.term.Width() != d.screen.W+1 {
		d.term, d.drawn = vt.NewEmulator(d.screen.W+1, 2), map[string]bool{}
	}
	for y, l := range lines {
		if d.drawn[l] {
			continue
		}
		d.drawn[l] = true
		fmt.Fprintf(d.term, "\x1b[2J\x1b[H%s", l)
		if got, want := unjoined(shownBy(d.term)), unjoined(sgr.ReplaceAllString(l, "")); got != want {
			d.Fatalf("%s: line %d is\n%q\non a terminal\n%q", where, y, want, got)
		}
	}
}

// shownBy is the first line of a terminal.
func shownBy(term *vt.Emulator) string {
	var b strings.Builder
	for x := range term.Width() {
		if c := term.CellAt(x, 0); c != nil && c.Width > 0 {
			b.WriteString(c.Content)
		}
	}
	return b.String()
}

// unjoined is a line without what joins a character beside it, and without the space at its end.
func unjoined(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == 0x200c || r == 0x200d || unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	return strings.TrimRight(s, " ")
}
