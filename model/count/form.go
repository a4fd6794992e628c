package count

import (
	"strconv"
	"strings"
)

// kind is the way in which a count speaks about its number.
type kind uint8

const (
	exact kind = iota
	about
	atLeast
	moreThan
	fewerThan
	upTo
	between
	vague // a round word, such as dozens
	noneKnown
	unknown
)

// form is a count taken apart: its kind and the numbers as they were written, so ">5" has a = 5.
type form struct {
	kind kind
	a, b int    // b only for between
	word string // for vague, and for about where it was said in dozens
}

// interval is what the form allows. It may be impossible ("<0", "15-10"), which check finds.
func (f form) interval() Interval {
	switch f.kind {
	case exact, about:
		return Interval{f.a, f.a}
	case atLeast, vague:
		return Interval{f.a, Inf}
	case moreThan:
		return Interval{f.a + 1, Inf}
	case fewerThan:
		return Interval{0, f.a - 1}
	case upTo:
		return Interval{0, f.a}
	case between:
		return Interval{f.a, f.b}
	}
	return Interval{0, Inf}
}

// check gives the mend for a form that is well written and says something impossible, "" for a good one.
func (f form) check() string {
	switch {
	case f.kind == between && f.b < f.a:
		return "the smaller number goes first: write " + strconv.Itoa(f.b) + "-" + strconv.Itoa(f.a)
	case f.kind == fewerThan && f.a == 0:
		return "nothing is fewer than 0: write 0, or none known"
	case f.kind == moreThan && f.a == Limit:
		return tooLarge
	}
	return ""
}

// Phrase is the count in plain English, for use in a sentence: "5", "at least 5", "more than 5", "fewer than 5", "up
// to 5", "10 to 15", "about 30", "a dozen", "dozens", "none known", "an unknown number". Parse reads every phrase, as the same
// interval. The phrase of the zero Count is "no count".
func (c Count) Phrase() string {
	if c.IsZero() {
		return "no count"
	}
	f := c.form()
	switch f.kind {
	case exact:
		return grouped(f.a)
	case between:
		return grouped(f.a) + " to " + grouped(f.b)
	case vague:
		return f.word
	case noneKnown:
		return "none known"
	case unknown:
		return "an unknown number"
	}
	if f.word != "" {
		return f.word
	}
	return f.kind.opener() + " " + grouped(f.a)
}

// PhraseOf is Phrase before the people who are counted: "5 foreigners", "dozens of foreigners"; without people it is Phrase.
func (c Count) PhraseOf(people string) string {
	if people == "" {
		return c.Phrase()
	}
	switch c.Phrase() {
	case "tens", "dozens", "hundreds", "thousands", "an unknown number":
		if !strings.HasPrefix(people, "of ") {
			people = "of " + people
		}
	}
	return c.Phrase() + " " + people
}

// Short is the count as a cell has room for it, in the signs that Parse reads: "1,100", "5+", ">5", "~30", "10-15"; a word
// stays the word, since nobody who said "hundreds" said 100. The zero Count is empty.
func (c Count) Short() string {
	if c.IsZero() {
		return ""
	}
	switch f := c.form(); f.kind {
	case about:
		return "~" + grouped(f.a)
	case moreThan:
		return ">" + grouped(f.a)
	case fewerThan:
		return "<" + grouped(f.a)
	case upTo:
		return "<=" + grouped(f.a)
	case vague:
		return f.word
	case noneKnown:
		return "none known"
	case unknown:
		return "?"
	}
	return c.Interval().Short()
}

// About says whether the source said "about": its number is no bound.
func (c Count) About() bool {
	if last := len(c.words) - 1; c.over == 0 || c.min != c.over-1 || isDigit(c.words[0]) && isDigit(c.words[last]) { // which is nearly every count
		return false
	}
	return c.form().kind == about
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func (c Count) form() form {
	if strings.Trim(c.words, "0123456789") == "" { // most counts are asked for at every frame
		return form{kind: exact, a: c.Min()}
	}
	f, _ := read(strings.Fields(strings.ToLower(c.words))) // cannot fail: the words have been read before
	return f
}

// opener is the words that stand before the number in a phrase.
func (k kind) opener() string {
	switch k {
	case about:
		return "about"
	case atLeast:
		return "at least"
	case moreThan:
		return "more than"
	case fewerThan:
		return "fewer than"
	}
	return "up to"
}

// grouped writes a number with its thousands parted, as copy does: 1,100.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
