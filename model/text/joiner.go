package text

import "unicode"

// joinsHere reports whether a ZWJ or ZWNJ stays between what was written and rest.
func (f *filter) joinsHere(r rune, rest string) bool {
	next, _, bad := first(rest)
	if bad {
		next = 0
	}
	switch f.tail {
	case onBase, onMark:
		return f.joinsLetters(r, next) || f.tail == onBase && f.joinsPictures(r, next)
	case onSelector, onTone:
		return f.joinsPictures(r, next)
	}
	return false
}

// joinsPictures: 👩 ZWJ 🚒, in sequences no longer than real ones, since a terminal may draw the parts side by side.
func (f *filter) joinsPictures(r, next rune) bool {
	return r == zwj && f.joins < mostJoins && unicode.Is(pictures, f.base) && unicode.Is(pictures, next) && kindOf(next) == plain
}

// joinsLetters: Persian ZWNJ, Indic half forms (ZWJ behind a virama), Bengali ra ZWJ virama as in র‍্যাব, and the Malayalam
// chillu of older text (virama ZWJ), which ends words.
func (f *filter) joinsLetters(r, next rune) bool {
	script := joiningScript(f.base)
	switch {
	case script == nil:
		return false
	case r == zwj && f.virama && script == unicode.Malayalam:
		return true
	case next == 0:
		return false
	case kindOf(next) == combining:
		return f.holds(next, properties(next))
	}
	return kindOf(next) == plain && unicode.IsLetter(next) && unicode.Is(script, next)
}

// joiningScript is the script of a letter, if it is one that joins.
func joiningScript(r rune) *unicode.RangeTable {
	if !unicode.IsLetter(r) {
		return nil
	}
	for _, t := range joining {
		if unicode.Is(t, r) {
			return t
		}
	}
	return nil
}

// takesSelector reports whether variation selector r may stand behind base; rest is what follows it.
func takesSelector(base, r rune, rest string) bool {
	next, _, _ := first(rest)
	switch {
	case r == 0xFE0F && (base == '#' || base == '*' || '0' <= base && base <= '9'):
		return next == keycapMark
	case r == 0xFE0E, r == 0xFE0F:
		return unicode.Is(pictures, base)
	case r < 0x1810:
		return unicode.Is(unicode.Mongolian, base) && unicode.IsLetter(base)
	case 0xFE00 <= r && r <= 0xFE02, r >= 0xE0100:
		return unicode.Is(unicode.Han, base)
	}
	return false
}

// composes reports whether a conjoining jamo is part of a syllable that NFC composes (Unicode 15, section 3.12).
func (f *filter) composes(r rune, rest string) bool {
	next, _, _ := first(rest)
	onto := f.base
	if f.tail != onBase {
		onto = 0
	}
	switch {
	case leadJamo(r):
		return vowelJamo(next)
	case vowelJamo(r):
		return leadJamo(onto)
	case 0x11A8 <= r && r <= 0x11C2:
		return vowelJamo(onto) || 0xAC00 <= onto && onto < 0xD7A4 && (onto-0xAC00)%28 == 0
	}
	return false
}

func leadJamo(r rune) bool  { return 0x1100 <= r && r <= 0x1112 }
func vowelJamo(r rune) bool { return 0x1161 <= r && r <= 0x1175 }
