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
	word string // only for vague
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
// to 5", "10 to 15", "about 30", "dozens", "none known", "an unknown number". Parse reads every phrase, as the same
// interval. The phrase of the zero Count is "no count".
func (c Count) Phrase() string {
	if c.IsZero() {
		return "no count"
	}
	f, _ := read(strings.Fields(strings.ToLower(c.words))) // cannot fail: the words have been read before
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
	return f.kind.opener() + " " + grouped(f.a)
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
