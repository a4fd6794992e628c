package text

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Line returns s as one line that any terminal may be sent: no controls, nothing invisible, NFC. Line feeds and tabs become
// spaces; the spaces at the ends are kept. No length is cut but that of a combining flood; the result is at most some ten times as long.
func Line(s string) string {
	if printable(s) {
		return s
	}
	return clean(s, false)
}

// Block is [Line] for text of several lines: line feeds stay, CR LF becomes a line feed, a tab four spaces.
func Block(s string) string {
	if printable(s) {
		return s
	}
	return clean(s, true)
}

// Safe reports whether Line would return s unchanged.
func Safe(s string) bool { return Line(s) == s }

// printable reports whether s is printable ASCII only, which is most of what a screen shows.
func printable(s string) bool {
	for i := 0; i < len(s); i++ {
		if !printableByte(s[i]) {
			return false
		}
	}
	return true
}

func printableByte(c byte) bool { return ' ' <= c && c < 0x7F }

// clean runs the filter over s.
func clean(s string, block bool) string {
	f := filter{src: s, block: block}
	for i := 0; i < len(s); {
		i += f.next(s[i:])
	}
	f.endFlood()
	return norm.NFC.String(f.result())
}

// asciiRun is the length of the printable ASCII that s begins with.
func asciiRun(s string) int {
	i := 0
	for i < len(s) && printableByte(s[i]) {
		i++
	}
	return i
}

// first decodes the rune that s begins with; bad is true when its first byte is not UTF-8.
func first(s string) (r rune, n int, bad bool) {
	r, n = utf8.DecodeRuneInString(s)
	return r, n, r == utf8.RuneError && n <= 1
}
