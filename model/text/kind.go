package text

import "unicode"

// kind says what the filter does with a rune.
type kind uint8

const (
	plain     kind = iota // passes
	blank                 // a space of some width: a plain space
	joiner                // ZWJ, ZWNJ: passes between letters that need it
	selector              // variation selector: passes behind a base that takes it
	tone                  // skin tone: passes behind a person
	jamo                  // part of a Hangul syllable: passes where it composes
	combining             // sits on a base: passes up to mostMarks
	hidden                // never passes
)

const (
	zwnj    = '\u200C'
	zwj     = '\u200D'
	ideoGap = '\u3000'
)

// kindOf sorts a rune. The blocks of living scripts that hold nothing but letters are decided by comparison, since this
// runs for each character of each frame.
func kindOf(r rune) kind {
	switch {
	case r < 0x20, 0x7F <= r && r < 0xA0, r == 0xAD:
		return hidden
	case r == 0xA0:
		return blank
	case r < 0x300, 0x400 <= r && r < 0x482, 0x4E00 <= r && r < 0xA000, 0xAC00 <= r && r < 0xD7A4,
		0x5D0 <= r && r < 0x5EB, 0x620 <= r && r < 0x64B, 0x904 <= r && r < 0x93A, 0xE01 <= r && r < 0xE31,
		0x1E00 <= r && r < 0x1F00, 0x2010 <= r && r < 0x2028, 0x3041 <= r && r < 0x3097, 0x309B <= r && r < 0x3100:
		return plain
	}
	return kindByTable(r)
}

func kindByTable(r rune) kind {
	switch {
	case r == zwnj, r == zwj:
		return joiner
	case unicode.Is(selectors, r):
		return selector
	case unicode.Is(tones, r):
		return tone
	case unicode.Is(jamos, r):
		return jamo
	case unicode.Is(empties, r):
		return hidden
	case unicode.Is(unicode.M, r), unicode.Is(clinging, r):
		return combining
	case unicode.Is(unicode.Zs, r) && r != ideoGap:
		return blank
	case unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S), r == ideoGap:
		return plain
	}
	return hidden
}
