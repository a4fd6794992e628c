package count

import (
	"slices"
	"strings"
)

const (
	oneDozen = 12
	dozens   = "write the number in digits, such as ~12 for about a dozen or 24+ for two dozen at least; or dozens alone"
)

// dozen reads "a dozen", "half a dozen", "two dozen", "about three dozen": about so many, since nobody who speaks of a
// dozen has counted twelve. "More than a dozen" and the like bound nothing that is sure, and are no such count.
func dozen(words []string) (f form, ok bool) {
	word, last := strings.Join(words, " "), len(words)-1
	if last < 1 || words[last] != "dozen" {
		return form{}, false
	}
	if kind, n := opening(words); n > 0 && kind == about {
		words = words[n:]
	}
	n := 0
	switch of := strings.Join(words[:len(words)-1], " "); of {
	case "a":
		n = oneDozen
	case "half a":
		n = oneDozen / 2
	default:
		if n, _ = numberOf(of); n > oneDozen {
			n = 0
		}
		n *= oneDozen
	}
	return form{kind: about, a: n, word: word}, n > 0
}

// ofDozen tells whether words speak of a dozen, well made or not.
func ofDozen(words []string) bool { return slices.Contains(words, "dozen") }
