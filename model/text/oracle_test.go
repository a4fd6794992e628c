package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The oracle says whether a text may be sent to a terminal. It shares no table and no function with the package: it works from
// ranges written down a second time and from the whole text instead of rune by rune.

// never are the code points that no allowed text holds, whatever stands beside them.
var never = [][2]rune{
	{0x00, 0x1F}, {0x7F, 0x9F}, {0xAD, 0xAD}, {0x34F, 0x34F}, {0x600, 0x605}, {0x61C, 0x61C}, {0x6DD, 0x6DD}, {0x70F, 0x70F},
	{0x890, 0x891}, {0x8E2, 0x8E2}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180E, 0x180E}, {0x2000, 0x200B}, {0x200E, 0x200F},
	{0x2028, 0x202F}, {0x205F, 0x206F}, {0x2800, 0x2800}, {0x3164, 0x3164}, {0xD800, 0xF8FF}, {0xFDD0, 0xFDEF}, {0xFE03, 0xFE0D},
	{0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFC}, {0xFFFE, 0xFFFF}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
	{0xE0000, 0xE00FF}, {0xE01F0, 0x10FFFF},
}

// unfit returns what is wrong with s, or "".
func unfit(s string, block bool) string {
	if !utf8.ValidString(s) {
		return "not UTF-8"
	}
	if !norm.NFC.IsNormalString(s) {
		return "not NFC"
	}
	rs := []rune(s)
	for i, r := range rs {
		if block && r == '\n' {
			continue
		}
		if wrong := unfitAt(rs, i); wrong != "" {
			return fmt.Sprintf("%U at %d: %s", r, i, wrong)
		}
	}
	return flooded(s)
}

func unfitAt(rs []rune, i int) string {
	for _, n := range never {
		if n[0] <= rs[i] && rs[i] <= n[1] {
			return "never allowed"
		}
	}
	before, after := neighbour(rs, i-1), neighbour(rs, i+1)
	switch r := rs[i]; {
	case r == 0x200C, r == 0x200D:
		return unfitJoiner(rs[:i], r, before, after)
	case r == 0xFE0F || r == 0xFE0E:
		if before < 0x80 && after != 0x20E3 || unicode.IsLetter(before) && before != 0x2139 || unicode.IsMark(before) || before == ' ' {
			return "variation selector out of place"
		}
	case r == 0xA0, unicode.Is(unicode.Zs, r) && r != ' ' && r != 0x3000, !unicode.IsGraphic(r):
		return "not a visible character"
	}
	return ""
}

// unfitJoiner: between two characters of one writing that joins, or behind a Malayalam virama.
func unfitJoiner(head []rune, r, before, after rune) string {
	for i := len(head) - 1; r == 0x200D && i >= 0 && unicode.IsMark(head[i]); i-- {
		if head[i] == 0x0D4D {
			return ""
		}
	}
	picture := func(r rune) bool {
		return r > 0x2000 && (unicode.IsSymbol(r) || r == 0xFE0F || r == 0xFE0E || unicode.IsPunct(r))
	}
	if r == 0x200D && picture(before) && picture(after) {
		return ""
	}
	written := func(r rune) bool { return r >= 0x300 && (unicode.IsLetter(r) || unicode.IsMark(r)) }
	if written(before) && written(after) && !unicode.In(before, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Han, unicode.Hangul) {
		return ""
	}
	return "joiner out of place"
}

func neighbour(rs []rune, i int) rune {
	if i < 0 || i >= len(rs) {
		return ' '
	}
	return rs[i]
}

// flooded counts combining marks in the decomposed text: at most six on a base, none without one.
func flooded(s string) string {
	n, based := 0, false
	for i, r := range []rune(norm.NFD.String(s)) {
		switch {
		case r == 0x200C, r == 0x200D, 0xFE00 <= r && r <= 0xFE0F, 0x180B <= r && r <= 0x180F, r >= 0xE0100:
		case !unicode.IsMark(r):
			n, based = 0, r != ' ' && r != '\n' && r != 0x3000
		case !based:
			return fmt.Sprintf("%U at %d: a combining mark without a base", r, i)
		default:
			n++
		}
		if n > 6 {
			return fmt.Sprintf("%U at %d: more than six combining marks", r, i)
		}
	}
	return ""
}

// short shows a text in a failure without filling the page.
func short(s string) string {
	if len(s) > 120 {
		return fmt.Sprintf("%+q… (%d bytes)", strings.ToValidUTF8(s[:120], ""), len(s))
	}
	return fmt.Sprintf("%+q", s)
}
