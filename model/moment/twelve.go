package moment

import (
	"fmt"
	"strings"
)

// isHalf tells whether a lower-case word says which half of the day an hour belongs to.
func isHalf(word string) bool {
	return word == "am" || word == "pm" || word == "a.m." || word == "p.m."
}

// of24 makes "21:00" of "9pm" and "9p.m.", "20:15" of "8.15pm" or "8:15pm", and "12:00" of noon. Any other word stays as it is.
func of24(word string) string {
	if word == "noon" {
		return "12:00"
	}
	for _, half := range []struct {
		text  string
		after int
	}{{"am", 0}, {"a.m.", 0}, {"pm", 12}, {"p.m.", 12}} {
		if clock, ok := strings.CutSuffix(word, half.text); ok {
			return clockOf(word, clock, half.after)
		}
	}
	return word
}

// clockOf is the time of twelve hours in a word, so many hours into the day; a time that is none stays the word.
func clockOf(word, clock string, after int) string {
	hour, minute, parted := strings.Cut(strings.Replace(clock, ".", ":", 1), ":")
	if !parted {
		minute = "00"
	}
	if len(minute) != 2 || !isNumber(minute) || !isNumber(hour) || len(hour) > 2 || digits(hour) < 1 || digits(hour) > 12 {
		return word
	}
	return fmt.Sprintf("%02d:%s", digits(hour)%12+after, minute)
}
