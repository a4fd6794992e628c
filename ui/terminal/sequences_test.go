//go:build unix && !race

package terminal

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// sequences are all that a screen may write besides text, each from its first byte to its last.
func sequences() *regexp.Regexp {
	return regexp.MustCompile(`\A(?:` + strings.Join([]string{
		`\x1b\[[\d;:]*m`,                         // colours and attributes; attributes says which
		`\x1b\[\d*(;\d*)?[A-HIZdfae` + "`" + `]`, // moves of the cursor
		`\x1bM`,                                  // and up
		`\x1b\[\d*[JKX]`,                         // erase
		`\x1b\[\d*[LM@PSTb]`,                     // insert, delete, scroll, repeat
		`\x1b\[(\d+;\d+)?r`,                      // the part that scrolls
		`\x1b\[4[hl]`,                            // insert mode
		`\x1b\[\?(7|25|1049|2004|1004|2026|2027|1002|1003|1006)[hl]`, // modes
		`\x1b\[(\?1002;1006|\?1002;1003;1006)[hl]`,
		`\x1b\[\?(2026|2027)\$p`,                             // what the terminal can do
		`\x1b\[\?5W`,                                         // tab stops
		`\x1b\[[0-6]? q`,                                     // the form of the cursor
		`\x1b\[([>=]\d*(;\d+)?|<\d*|\?)u`, `\x1b\[>4(;\d)?m`, // how keys are reported
		`\x1b\]11;\?(\x07|\x1b\\)`,                  // the colour behind
		`\x1b\][02];[^\x00-\x1f\x7f]*(\x07|\x1b\\)`, // the title
	}, "|") + `)`)
}

// attributes are the parameters of colours and attributes: without colour, and the others.
var attributes, colours = []string{"", "0", "1", "2", "4", "7", "22", "24", "27"}, regexp.MustCompile(`\A(3[0-79]|4[0-79]|9[0-7]|10[0-7])\z`)

// allowed lists what in a stream is neither text nor a sequence of the list.
func allowed(out []byte, colour bool) (problems []string) {
	list := sequences()
	for at := 0; at < len(out) && len(problems) < 5; {
		n := 1
		r, size := utf8.DecodeRune(out[at:])
		switch {
		case r == '\x1b':
			if m := list.Find(out[at:]); m != nil && allowedSGR(string(m), colour) {
				n = len(m)
			} else {
				problems = append(problems, fmt.Sprintf("at byte %d the sequence at the start of %q", at, out[at:min(at+60, len(out))]))
			}
		case !allowedRune(r, size):
			problems = append(problems, fmt.Sprintf("at byte %d %U in %q", at, r, out[max(0, at-20):min(at+30, len(out))]))
			n = size
		default:
			n = size
		}
		at += n
	}
	return problems
}

// strays lists what in everything that was written is not allowed. What was written last may be cut in two: a problem counts when
// it stays.
func (s *session) strays(colour bool, clean func([]byte) []byte) (problems []string) {
	wait(patience/10, func() bool {
		problems = allowed(clean(s.written(0)), colour)
		return len(problems) == 0
	})
	return problems
}

// asIs is for strays in what nothing is taken out of.
func asIs(out []byte) []byte { return out }

// allowedRune tells what is text. Two that join stay where names need them.
func allowedRune(r rune, size int) bool {
	switch {
	case r == utf8.RuneError && size == 1:
		return false
	case r == '\r' || r == '\n' || r == '\b' || r == '\t', r == 0x200c || r == 0x200d:
		return true
	}
	return !unicode.IsControl(r) && !unicode.Is(unicode.Bidi_Control, r) && !slices.Contains([]rune{0x180e, 0x200b, 0x2028, 0x2029, 0x2060, 0xfeff, 0xad}, r)
}

// allowedSGR holds the parameters of colours and attributes against what the styles need.
func allowedSGR(seq string, colour bool) bool {
	body, ok := strings.CutPrefix(seq, "\x1b[")
	if !ok || !strings.HasSuffix(body, "m") || strings.HasPrefix(body, ">") {
		return true
	}
	for p := range strings.SplitSeq(strings.TrimSuffix(body, "m"), ";") {
		if !slices.Contains(attributes, p) && !(colour && colours.MatchString(p)) {
			return false
		}
	}
	return true
}

// The check of the check.
func TestAllowed(t *testing.T) {
	for _, good := range []string{"Algérie 日本 \x1b[1;31mdead\x1b[0m", "\x1b[?1049h\x1b[H\x1b[2J", "\x1b]2;muster: a siege\x07", "\x1b[?2026$p\x1b]11;?\x07"} {
		if p := allowed([]byte(good), true); p != nil {
			t.Errorf("%q is refused: %v", good, p)
		}
	}
	for _, bad := range []string{"\x1b[8mhidden", "\x1b[5mblink", "\x1bc", "\x1b[!p", "\x1b]52;c;eA==\x07", "\x1b]8;;http://x\x07", "\x1bP1\x1b\\", "\x1b[6n", "\x1b[c", "\x9b31m",
		"\u009b31m", "\x00", "\x07", "a\u202eb", "a\u200bb", "\x1b]2;a\x1b[31mb\x07", "\x1b", "\x1b[8;1;1t", "\x0e", "\ufeff", "\x1b[?9h", "\x1b(0"} {
		if allowed([]byte(bad), true) == nil {
			t.Errorf("%q is allowed", bad)
		}
	}
	if allowed([]byte("\x1b[31m"), false) == nil || allowed([]byte("\x1b[7m"), false) != nil {
		t.Error("without colour there are attributes, and nothing else")
	}
}
