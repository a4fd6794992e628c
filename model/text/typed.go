package text

import (
	"strings"
	"unicode"
)

// Typed returns s as an input can hold it that drops control characters: each of them, and each byte that is not UTF-8, is its
// mark, as [Line] has it, so that it is seen and not lost. Line feeds, carriage returns, tabs and everything else stay.
func Typed(s string) string {
	if printable(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n, bad := first(s[i:])
		if piece := s[i : i+n]; bad || unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			b.WriteString(Line(piece))
		} else {
			b.WriteString(piece)
		}
		i += n
	}
	return b.String()
}
