package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestTyped(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{"a\x1b[2Jb\tc\r\nd\x00\u009b\x7f", "a␛[2Jb\tc\r\nd␀⟨9B⟩␡"},
		{"caf\xe9", "caf⟨xE9⟩"},
		{"\u202e32 می\u200cرود Jose\u0301 \ufffd", "\u202e32 می\u200cرود Jose\u0301 \ufffd"},
	} {
		if got := Typed(c.in); got != c.want {
			t.Errorf("Typed(%+q) = %+q, want %+q", c.in, got, c.want)
		}
	}
}

// Guards: nothing is left that an input would drop, nothing else is changed, and twice is once.
func TestTypedOfAnyText(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, s string) {
		got := Typed(s)
		dropped := func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\n\r\t", r) }
		if !utf8.ValidString(got) || strings.ContainsFunc(got, dropped) || Typed(got) != got {
			t.Fatalf("Typed(%+q) = %+q", s, got)
		}
		if utf8.ValidString(s) && !strings.ContainsFunc(s, dropped) && got != s {
			t.Fatalf("Typed(%+q) = %+q", s, got)
		}
	}
	for _, s := range hostile(t) {
		check(t, s)
	}
	rapid.Check(t, func(t *rapid.T) { check(t, hostileText().Draw(t, "text")) })
}
