package text

import (
	"unicode/utf16"
	"unicode/utf8"
)

// JSON takes JSON and returns it with everything that cannot be seen written as \u escapes (a surrogate pair above U+FFFF):
// DEL, C1, bidi controls, all zero-width characters, line and paragraph separators, variation selectors other than the
// two of emoji, tags, private and unassigned code points. Parsed, the value is the same. White space between tokens stays. A
// byte that is not UTF-8, which valid JSON does not have, is written as \ufffd, as a parser would read it.
// Where nothing is to be escaped b itself is returned.
func JSON(b []byte) []byte {
	var out []byte
	kept := 0
	for i := 0; i < len(b); {
		if b[i] < 0x7F {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if !unseen(r, n) {
			i += n
			continue
		}
		if out == nil {
			out = make([]byte, 0, len(b)+len(b)/8+16)
		}
		out = appendEscape(append(out, b[kept:i]...), r)
		i += n
		kept = i
	}
	if out == nil {
		return b
	}
	return append(out, b[kept:]...)
}

// unseen reports whether a rune of n bytes has no place in printed JSON.
func unseen(r rune, n int) bool {
	if r == utf8.RuneError {
		return n == 1
	}
	switch kindOf(r) {
	case hidden, joiner:
		return true
	case selector:
		return r != 0xFE0E && r != 0xFE0F
	}
	return false
}

func appendEscape(b []byte, r rune) []byte {
	if high, low := utf16.EncodeRune(r); r > 0xFFFF {
		return appendEscape(appendEscape(b, high), low)
	}
	b = append(b, `\u`...)
	for shift := 12; shift >= 0; shift -= 4 {
		b = append(b, "0123456789abcdef"[r>>shift&0xF])
	}
	return b
}
