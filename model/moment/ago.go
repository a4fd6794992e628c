package moment

import (
	"slices"
	"strings"
)

// units are what is counted back in, in minutes. Whole days count back to a day, as yesterday does.
var units = map[string]int{"m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1, "h": anHour, "hr": anHour, "hrs": anHour, "hour": anHour, "hours": anHour,
	"d": aDay, "day": aDay, "days": aDay, "week": 7 * aDay, "weeks": 7 * aDay}

const (
	anHour = 60
	aDay   = 24 * anHour
)

// ago reads "20 min ago", "1h ago", "1h 20min ago", "1.5h ago", "an hour ago", "half an hour ago", "twenty minutes ago", "a couple of hours
// ago", "2 days ago". Where the next words are none of these, ok is false and nothing is read.
func (r *reader) ago() (t typed, mend string, ok bool) {
	const most = 8 // words: "a couple of hours twenty minutes ago", and one to spare
	var words []string
	for _, w := range r.words[r.next:min(r.next+most, len(r.words))] {
		words = append(words, strings.ToLower(w))
	}
	back, unit, n := span(words)
	if n == 0 {
		return t, "", false
	}
	if minutes, small, more := span(words[n:]); unit == anHour && small == 1 && more > 0 {
		back, n = back+minutes, n+more
	}
	shown := strings.Join(words[:n], " ")
	if n == len(words) || words[n] != "ago" {
		r.next += n
		return t, "if that long ago is meant write " + shown + " ago", true
	}
	r.next += n + 1
	if unit >= aDay {
		return typed{naming: daysAgo, back: back / aDay}, "", true
	}
	return typed{naming: minutesAgo, back: back}, "", true
}

// span reads "20 min", "20min", "1.5h", "an hour", "twenty minutes", "half an hour", "a couple of hours": how many minutes, the unit, and in
// how many words; 0: none.
func span(words []string) (minutes, unit, n int) {
	if before, half := phrase(words, "half an", "half a"); half {
		if unit = units[at(words, before)]; unit == anHour {
			return anHour / 2, anHour / 2, before + 1
		}
		return 0, 0, 0
	}
	if before, couple := phrase(words, "a couple of", "couple of"); couple {
		unit = units[at(words, before)]
		return 2 * unit, unit, within(unit, before+1)
	}
	if number := numbers[at(words, 0)]; number > 0 {
		unit = units[at(words, 1)]
		return number * unit, unit, within(unit, 2)
	}
	return counted(words)
}

// counted reads a span whose number is written in digits, in one word or in two.
func counted(words []string) (minutes, unit, n int) {
	name := strings.TrimLeft(at(words, 0), "0123456789.")
	number, n := strings.TrimSuffix(at(words, 0), name), 1
	if name == "" {
		name, n = at(words, 1), 2
	}
	unit = units[name]
	minutes, ok := times(number, unit)
	if unit == 0 || !ok {
		return 0, 0, 0
	}
	return minutes, unit, n
}

// times is a number of units in minutes. A half may stand behind the point of a number of hours: "1.5".
func times(number string, unit int) (minutes int, ok bool) {
	const most = 4 // digits
	whole, half := strings.CutSuffix(number, ".5")
	if whole == "" || len(whole) > most || !isNumber(whole) || half && unit != anHour {
		return 0, false
	}
	minutes = digits(whole) * unit
	if half {
		minutes += unit / 2
	}
	return minutes, true
}

// phrase tells whether words begin with one of some phrases, and of how many words that is.
func phrase(words []string, all ...string) (n int, ok bool) {
	for _, p := range all {
		if want := strings.Fields(p); len(words) > len(want) && slices.Equal(words[:len(want)], want) {
			return len(want), true
		}
	}
	return 0, false
}

// at is a word, "" behind the last one.
func at(words []string, i int) string {
	if i >= len(words) {
		return ""
	}
	return words[i]
}

// within is n, and 0 where there is no unit.
func within(unit, n int) int {
	if unit == 0 {
		return 0
	}
	return n
}
