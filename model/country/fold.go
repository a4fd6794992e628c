package country

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold brings the ways of writing one name together: case, accents and apostrophes go; hyphens, dots, commas and brackets
// part words; "&" is "and", "St" is "Saint", every "the" goes, and letters that stand alone join ("D.R. Congo" is
// "dr congo"). Any other sign is kept, so that a text with a digit or a "?" in it never equals a name. A text longer than
// any name is left as it is: a paste into the wrong line must not cost time.
func fold(text string) string {
	const longerThanAnyName = 256
	if len(text) > longerThanAnyName {
		return text
	}
	words := strings.Fields(strings.Map(plain, norm.NFD.String(strings.ReplaceAll(text, "&", " and "))))
	folded := words[:0]
	alone := false // the word before is made of letters that stood alone
	for _, w := range words {
		switch {
		case w == "the":
		case isLetter(w) && alone:
			folded[len(folded)-1] += w
		case w == "st":
			folded, alone = append(folded, "saint"), false
		default:
			folded, alone = append(folded, w), isLetter(w)
		}
	}
	return strings.Join(folded, " ")
}

// plain is what is left of one rune of decomposed text: -1 for nothing.
func plain(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z': // nearly every rune of the table: the rest is ten times as slow
		return r
	case strings.ContainsRune("'’‘ʼʻ`´", r), unicode.In(r, unicode.Mn, unicode.Cf):
		return -1
	case strings.ContainsRune(".,()", r), unicode.Is(unicode.Pd, r):
		return ' '
	}
	return unicode.ToLower(r)
}

func isLetter(word string) bool { return len(word) == 1 && 'a' <= word[0] && word[0] <= 'z' }

// capitals gives the code that a text may be: two to five capitals, "the" before them and dots after each let go
// ("the UK", "U.S."). "NO." is not written as a code is. Empty if the text is none.
func capitals(text string) string {
	text = strings.TrimSpace(text)
	if len(text) > 4 && strings.EqualFold(text[:4], "the ") {
		text = text[4:]
	}
	code := undotted(text)
	if len(code) < 2 || len(code) > 5 {
		return ""
	}
	for i := range len(code) {
		if !isCapital(code[i]) {
			return ""
		}
	}
	return code
}

// undotted takes the dots out of a text that has one after every letter but perhaps the last.
func undotted(text string) string {
	for i := 1; i < len(text); i += 2 {
		if text[i] != '.' {
			return text
		}
	}
	return strings.ReplaceAll(text, ".", "")
}
