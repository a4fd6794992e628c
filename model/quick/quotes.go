package quick

import (
	"strings"
	"unicode/utf8"
)

// closers leads from an opening double quote to the one that closes it.
var closers = map[rune]rune{'"': '"', '“': '”', '”': '”', '„': '“', '‟': '”', '«': '»'}

// opensQuote tells whether a double quote begins s, and how many bytes it has.
func opensQuote(s string) (n int, ok bool) {
	r, n := utf8.DecodeRuneInString(s)
	_, ok = closers[r]
	return n, ok
}

// quoted reads the quoted stretch that begins s: from and to bound what is inside, next is behind the closing quote.
// Curly quotes may hold curly quotes in pairs. A curly one that finds no partner is closed by a straight one and the
// other way round, because editors correct by hand what was pasted.
func quoted(s string) (from, to, next int, ok bool) {
	open, from := utf8.DecodeRuneInString(s)
	shut := closers[open]
	if to, ok = partner(s, from, open, shut); !ok {
		other := `"`
		if open == '"' {
			other = "”"
		}
		i := strings.Index(s[from:], other)
		if i < 0 {
			return 0, 0, 0, false
		}
		to = from + i
	}
	_, n := utf8.DecodeRuneInString(s[to:])
	return from, to, to + n, true
}

// partner finds the quote that closes the one before from, with the pairs inside passed over.
func partner(s string, from int, open, shut rune) (int, bool) {
	depth := 1
	for i, r := range s[from:] {
		switch r {
		case shut:
			if depth--; depth == 0 {
				return from + i, true
			}
		case open:
			depth++
		}
	}
	return 0, false
}

// isBreak tells whether a rune begins a new line somewhere.
func isBreak(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029
}
