package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold returns the form in which two names are compared; it is not for showing. One name are those that differ only in: case,
// width and other compatibility forms, accents (of Latin, Greek and Cyrillic), Hebrew points and Arabic vowel signs, curly or
// straight quotes, kinds of hyphen, the Persian or Arabic shape of kaf and yeh, spaces, and anything invisible. Vowel signs of Indic scripts and
// of Thai and the voicing of kana stay, because there they make another name. Letters that only look alike stay apart.
func Fold(s string) string {
	s = cases.Fold().String(norm.NFKD.String(strings.ToValidUTF8(s, "\uFFFD")))
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(s) {
		r = foldRune(r)
		if r < 0 {
			continue
		}
		if r == ' ' {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// foldRune is what a decomposed, case-folded rune counts as, -1 for nothing.
func foldRune(r rune) rune {
	if as, ok := foldsTo[r]; ok {
		return as
	}
	if unicode.Is(accents, r) {
		return -1
	}
	if unicode.Is(unicode.Cherokee, r) {
		return unicode.ToUpper(r) // cases.Fold swaps its two cases
	}
	switch kindOf(r) {
	case blank:
		return ' '
	case joiner, selector:
		return -1
	case hidden:
		return foldHidden(r)
	}
	if unicode.IsSpace(r) || r == ideoGap {
		return ' '
	}
	return r
}

// foldHidden drops what cannot be seen and keeps private and unassigned code points, which some font may show.
func foldHidden(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.In(r, unicode.C, empties) && !unicode.Is(unicode.Co, r):
		return -1
	}
	return r
}

// accents are the combining marks that do not make another name: those of the European scripts, Hebrew points, Arabic
// vowel signs and hamza, the tatweel.
var accents = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x0300, 0x036F, 1}, {0x0483, 0x0489, 1}, {0x0591, 0x05BD, 1}, {0x05BF, 0x05BF, 1}, {0x05C1, 0x05C2, 1},
		{0x05C4, 0x05C5, 1}, {0x05C7, 0x05C7, 1}, {0x0640, 0x0640, 1}, {0x064B, 0x0655, 1}, {0x0670, 0x0670, 1},
		{0x1AB0, 0x1ACE, 1}, {0x1DC0, 0x1DFF, 1}, {0x20D0, 0x20F0, 1}, {0xFE20, 0xFE2F, 1},
	},
}

// foldsTo are the characters that keyboards give for one another.
var foldsTo = map[rune]rune{
	'ı': 'i', 'ی': 'ي', 'ک': 'ك',
	'‘': '\'', '’': '\'', '‚': '\'', '‛': '\'', 'ʼ': '\'', 'ʻ': '\'', '`': '\'', '′': '\'', '“': '"', '”': '"', '„': '"', '‟': '"',
	'‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-',
}
