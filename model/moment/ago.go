package moment

import "strings"

// units are what is counted back in, in minutes. Whole days count back to a day, as yesterday does.
var units = map[string]int{"m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1, "h": anHour, "hr": anHour, "hrs": anHour, "hour": anHour, "hours": anHour,
	"d": aDay, "day": aDay, "days": aDay, "week": 7 * aDay, "weeks": 7 * aDay}

// numbers are those that are written as words.
var numbers = map[string]string{"a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12"}

const (
	anHour = 60
	aDay   = 24 * anHour
)

// ago reads "20 min ago", "1h ago", "1h 20min ago", "an hour ago", "half an hour ago", "two hours ago", "2 days ago". Where the next words
// are none of these, ok is false and nothing is read.
func (r *reader) ago() (t typed, mend string, ok bool) {
	const most = 6 // words: "1 hour 20 min ago", and one to spare
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

// span reads "20 min", "20min", "an hour", "two hours", "half an hour": how many minutes, the unit, and in how many words; 0: none.
func span(words []string) (minutes, unit, n int) {
	if len(words) > 2 && words[0] == "half" && (words[1] == "an" || words[1] == "a") {
		if words = words[2:]; units[words[0]] == anHour {
			return anHour / 2, anHour / 2, 3
		}
		return 0, 0, 0
	}
	if len(words) == 0 {
		return 0, 0, 0
	}
	name := strings.TrimLeft(words[0], "0123456789")
	number := strings.TrimSuffix(words[0], name)
	if n, word := numbers[words[0]]; word {
		name, number = "", n
	}
	n = 1
	if name == "" && len(words) > 1 {
		name, n = words[1], 2
	}
	const most = 4 // digits
	if unit = units[name]; unit == 0 || number == "" || len(number) > most {
		return 0, 0, 0
	}
	return digits(number) * unit, unit, n
}
