package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ASCII is [Line] in printable ASCII, for wire copy and for terminals whose locale is not UTF-8. Accents fall off letters
// (é is e), a few letters and signs are spelled (ß ss, № No., € EUR, ≤ <=), digits of every script keep their value, a control is
// ^[, another mark is <RLO>; each other character is a question mark. No number is made or changed by it: a raised or circled
// digit or a fraction never runs into the digits beside it (5¹ is 5^1, 5½ is 5 1/2), and a stroke through a figure shows as ?.
func ASCII(s string) string {
	s = Line(s)
	if printable(s) {
		return s
	}
	var a asciiText
	for _, r := range s {
		a.add(r)
	}
	return a.out.String()
}

// asciiText is the text so far. from is what the last piece was, for the piece after it; letter says that accents on it may fall.
type asciiText struct {
	out    strings.Builder
	last   byte
	from   origin
	letter bool
}

// origin is where a piece of ASCII comes from.
type origin uint8

const (
	running origin = iota // ASCII, a letter, a digit of any script: runs on
	raised                // a superscript
	lowered               // a subscript
	single                // a fraction, a circled number and the like: stands alone
)

func (a *asciiText) add(r rune) {
	switch kindOf(r) {
	case joiner, selector, tone:
		return
	case combining:
		a.accent(r)
		return
	}
	a.write(spell(r))
	a.letter = unicode.IsLetter(r)
}

// accent drops a combining mark from a letter and shows it elsewhere: a figure struck through is not that figure.
func (a *asciiText) accent(r rune) {
	stroke := 0x334 <= r && r <= 0x338
	if stroke || !a.letter {
		a.write("?", running)
	}
}

// write appends a piece and keeps its number apart from the number before it.
func (a *asciiText) write(piece string, from origin) {
	number := strings.IndexByte("0123456789+-", piece[0]) >= 0
	switch {
	case from == raised && a.from != raised && number:
		a.out.WriteByte('^')
	case isDigit(a.last) && isDigit(piece[0]) && (from != a.from || from == single):
		a.out.WriteByte(' ')
	}
	a.out.WriteString(piece)
	a.last, a.from = piece[len(piece)-1], from
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// spell gives one rune in ASCII and what that is.
func spell(r rune) (string, origin) {
	switch {
	case r < 0x7F:
		return string(r), running
	case 0x2400 <= r && r < 0x2420:
		return "^" + string((r-0x2400)^0x40), running
	case unicode.Is(unicode.Nd, r):
		return string('0' + digitValue(r)), running
	}
	if as, ok := spellings[r]; ok {
		return as, running
	}
	return compatible(r), originOf(r)
}

// compatible spells r by its compatibility decomposition without accents, and as ? where that is not ASCII.
func compatible(r rune) string {
	var b strings.Builder
	for _, d := range norm.NFKD.String(string(r)) {
		as, ok := spellings[d]
		switch {
		case d < 0x7F:
			b.WriteRune(d)
		case ok:
			b.WriteString(as)
		case !unicode.IsLetter(r) || !unicode.Is(unicode.Mn, d):
			return "?"
		}
	}
	if b.Len() == 0 {
		return "?"
	}
	return b.String()
}

// originOf tells superscripts and subscripts from other signs that hold a number.
func originOf(r rune) origin {
	switch {
	case r == '²', r == '³', r == '¹', r == '⁰', '⁴' <= r && r <= '⁻':
		return raised
	case '₀' <= r && r <= '₋':
		return lowered
	case unicode.IsLetter(r):
		return running
	}
	return single
}

// digitValue is 0 to 9. Decimal digits stand in Unicode in runs of ten from zero up.
func digitValue(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}

// spellings are the letters and signs that have no decomposition to ASCII, or a misleading one.
var spellings = map[rune]string{
	'ß': "ss", 'ẞ': "SS", 'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'æ': "ae", 'Æ': "AE", 'œ': "oe", 'Œ': "OE", 'đ': "d", 'Đ': "D",
	'ð': "d", 'Ð': "D", 'þ': "th", 'Þ': "Th", 'ı': "i", 'ħ': "h", 'Ħ': "H", 'ŋ': "ng", 'Ŋ': "Ng", 'ŧ': "t", 'Ŧ': "T", 'ə': "a", 'Ə': "A",
	'ɓ': "b", 'Ɓ': "B", 'ɗ': "d", 'Ɗ': "D", 'ƙ': "k", 'Ƙ': "K", 'ƴ': "y", 'Ƴ': "Y", 'ɛ': "e", 'Ɛ': "E", 'ɔ': "o", 'Ɔ': "O", 'ɖ': "d", 'Ɖ': "D",
	'‘': "'", '’': "'", '‛': "'", 'ʼ': "'", 'ʻ': "'", 'ʿ': "'", 'ʾ': "'", '′': "'", '´': "'", '‹': "'", '›': "'", '‚': "'",
	'“': "\"", '”': "\"", '„': "\"", '‟': "\"", '″': "\"", '«': "\"", '»': "\"",
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-", '•': "*", '·': ".", '¡': "!", '¿': "?", '…': "...", '⁄': "/", '∕': "/", '→': "->", '←': "<-",
	'№': "No.", '€': "EUR", '£': "GBP", '¥': "JPY", '¢': "c", '©': "(c)", '®': "(R)", '×': "x", '÷': "/", '±': "+/-",
	'≤': "<=", '≥': ">=", '≦': "<=", '≧': ">=", '⩽': "<=", '⩾': ">=", '≠': "!=", '≈': "~", '≃': "~", '∼': "~", '〜': "~",
	'٪': "%", '٫': ".", '٬': ",", '،': ",", '؛': ";", '؟': "?", '。': ".", '、': ",", '\u27E8': "<", '\u27E9': ">", '␡': "^?",
}
