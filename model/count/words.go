package count

import (
	"slices"
	"strconv"
	"strings"
)

// forms is the mend where nothing closer is known.
const forms = "write 5, 5+, >5, <5, 10-15, ~30, dozens, none known or ?"

const (
	tooLarge  = "a count goes up to 999,999,999"
	belowZero = "nobody counts fewer than 0 people: " + forms
)

// fixed are the counts that are said without a number, "?" first among them, and zero.
var fixed = map[string]form{
	"?":                 {kind: unknown},
	"an unknown number": {kind: unknown},
	"none known":        {kind: noneKnown},
	"zero":              {kind: exact},
	"some":              {kind: vague, a: 1, word: "some"},
	"several":           {kind: vague, a: 1, word: "several"},
	"tens":              {kind: vague, a: 10, word: "tens"},
	"dozens":            {kind: vague, a: 12, word: "dozens"},
	"hundreds":          {kind: vague, a: 100, word: "hundreds"},
	"thousands":         {kind: vague, a: 1000, word: "thousands"},
}

var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
	"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

// signs stand right before digits; the longer come first, because they begin like the shorter.
var signs = []struct {
	text string
	kind kind
}{{">=", atLeast}, {"<=", upTo}, {">", moreThan}, {"<", fewerThan}, {"~", about}}

// openers stand as words before a number.
var openers = []struct {
	text string
	kind kind
}{
	{"at least", atLeast}, {"no fewer than", atLeast},
	{"more than", moreThan}, {"over", moreThan},
	{"fewer than", fewerThan}, {"less than", fewerThan}, {"under", fewerThan},
	{"up to", upTo}, {"at most", upTo}, {"no more than", upTo},
	{"about", about}, {"around", about}, {"some", about},
}

// opening gives the kind that the leading words open, and how many words that takes; 0 for none.
func opening(words []string) (kind, int) {
	for _, o := range openers {
		if n := startsWith(words, strings.Fields(o.text)); n > 0 {
			return o.kind, n
		}
	}
	return exact, 0
}

// startsWith gives len(lead) if words start with lead, else 0.
func startsWith(words, lead []string) int {
	if len(words) >= len(lead) && slices.Equal(words[:len(lead)], lead) {
		return len(lead)
	}
	return 0
}

// unclear knows words that editors meet in copy and that could be read in more than one way.
func unclear(words []string) string {
	switch first := words[0]; {
	case first == "none", first == "no" && !startsLimit(words), first == "nobody":
		return "it may mean zero or that nothing was said: write 0 or none known"
	case ofDozen(words):
		return dozens
	case first == "nearly", first == "almost":
		return "it may mean fewer or about: write <30 or ~30"
	case first == "a" && len(words) > 1 && slices.Contains([]string{"few", "couple", "handful", "number", "score", "hundred", "thousand"}, words[1]):
		return "write some or several, or the number in digits"
	case first == "a", first == "an":
		return "write 1, or the number in digits"
	case len(words) > 1 && slices.ContainsFunc(words, multiplies):
		return "write the number in digits, or dozens, hundreds or thousands alone"
	}
	return ""
}

// startsLimit says whether "no" is the start of "no more than" or "no fewer than".
func startsLimit(words []string) bool {
	_, n := opening(words)
	return n > 1
}

// multiplies says whether a word beside a number would make it another number.
func multiplies(word string) bool {
	switch word {
	case "tens", "dozen", "dozens", "score", "scores", "hundred", "hundreds", "thousand", "thousands",
		"million", "millions", "k", "m", "percent", "%":
		return true
	}
	return false
}

// numberOf reads a number in digits or as one of the number words.
func numberOf(word string) (n int, mend string) {
	if n, ok := numberWords[word]; ok {
		return n, ""
	}
	return number(word)
}

// number reads digits: "1100" or "1,100", without sign or leading zero, up to Limit.
func number(text string) (n int, mend string) {
	switch {
	case strings.HasPrefix(text, "-"), strings.HasPrefix(text, "–"):
		return 0, belowZero
	case strings.ContainsRune(text, '.') && strings.Trim(text, "0123456789.,") == "":
		return 0, "people are counted whole, and thousands are parted with a comma: write 5, or 1,100"
	case text == "" || strings.Trim(text, "0123456789,") != "":
		return 0, forms
	case text != "0" && text[0] == '0':
		return 0, "write the number without a zero in front"
	case !parted(text):
		return 0, "a comma parts groups of exactly three digits: write 1,100, or 1100"
	}
	n, err := strconv.Atoi(strings.ReplaceAll(text, ",", ""))
	if err != nil || n > Limit {
		return 0, tooLarge
	}
	return n, ""
}

// parted says whether the commas, if there are any, part groups of three digits.
func parted(digits string) bool {
	groups := strings.Split(digits, ",")
	if len(groups) == 1 {
		return true
	}
	if len(groups[0]) == 0 || len(groups[0]) > 3 {
		return false
	}
	return !slices.ContainsFunc(groups[1:], func(g string) bool { return len(g) != 3 })
}
