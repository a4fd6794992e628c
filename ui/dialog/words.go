package dialog

import (
	"fmt"

	"muster/model"
	"muster/model/count"
)

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// reliabilityWords are the letters of the Admiralty scale in words.
func reliabilityWords(r model.Reliability) string {
	switch r.String() {
	case "A":
		return "A, completely reliable"
	case "B":
		return "B, usually reliable"
	case "C":
		return "C, fairly reliable"
	case "D":
		return "D, not usually reliable"
	case "E":
		return "E, unreliable"
	}
	return "F, reliability cannot be judged"
}

// credibilityWords are the digits of the Admiralty scale in words.
func credibilityWords(c model.Credibility) string {
	switch c.String() {
	case "1":
		return "1, confirmed"
	case "2":
		return "2, probably true"
	case "3":
		return "3, possibly true"
	case "4":
		return "4, doubtful"
	case "5":
		return "5, improbable"
	}
	return "6, unchecked: truth cannot be judged"
}

// bounds is an interval as low and high.
func bounds(i count.Interval) string {
	if i.Max == count.Inf {
		return fmt.Sprintf("low %d, no upper bound", i.Min)
	}
	return fmt.Sprintf("low %d, high %d", i.Min, i.Max)
}
