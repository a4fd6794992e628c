package count

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// longest is the number of words in the longest count: "between 10 and 15", "no more than 5".
const longest = 4

// Leading finds the longest run of leading words that is a count, for a line such as "at least 5 dead": c is 5+ and
// n is 3. Where the words do not begin like a count, n is 0 and err nil. Where they begin like one and are none
// ("5,00 dead"), or would be cut where the number goes on ("3 thousand dead", "1 100 dead", "5 or 6 dead"), err says
// what to write. Two capital letters are a country code and never a count: NO is Norway.
func Leading(words []string) (c Count, n int, err error) {
	words = composed(words[:min(len(words), longest+2)])
	if len(words) == 0 || isCode(words[0]) || !begins(lower(words)) {
		return Count{}, 0, nil
	}
	for n = min(len(words), longest); n > 0; n-- {
		c, mend := parse(words[:n])
		if mend == "" && goesOn(lower(words[n:])) {
			return Count{}, 0, refuseCut(words, n)
		}
		if mend == "" {
			return c, n, nil
		}
	}
	return Count{}, 0, refuseLeading(words)
}

// composed gives the words in NFC, as Parse reads them.
func composed(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = norm.NFC.String(w)
	}
	return out
}

func lower(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(w)
	}
	return out
}

// isCode says whether a word can be a country code, such as NO, which is no word of English then.
func isCode(word string) bool {
	return len(word) == 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'A' && word[1] <= 'Z'
}

// begins says whether lower-case words begin like a count, well made or not.
func begins(words []string) bool {
	first := words[0]
	if first == "" {
		return false
	}
	if strings.ContainsAny(first[:1], "0123456789<>=~+-?") || strings.HasPrefix(first, "–") {
		return true
	}
	if _, ok := fixed[first]; ok {
		return true
	}
	if _, ok := numberWords[first]; ok || multiplies(first) && first != "k" && first != "m" {
		return true
	}
	_, n := opening(words)
	return n > 0 || slices.Contains(beginnings, first) || first == "half" && len(words) > 1 && words[1] == "a"
}

// beginnings are the other first words of counts, and of what is refused as one.
var beginnings = []string{"between", "none", "no", "nobody", "nearly", "almost", "a", "an"}

// goesOn says whether the words after a count belong to the number, so that cutting here would change it: digits, a
// sign, "or more", "to 15", "thousand", "of thousands".
func goesOn(rest []string) bool {
	if len(rest) == 0 || rest[0] == "" {
		return false
	}
	first := rest[0]
	return strings.ContainsAny(first[:1], "0123456789<>=~+-?%") || strings.HasPrefix(first, "–") ||
		first == "or" || first == "to" || multiplies(first) ||
		first == "of" && len(rest) > 1 && multiplies(rest[1])
}

// refuseCut names a count of n words together with the word that would change it.
func refuseCut(words []string, n int) error {
	mend := forms
	if _, m := read(lower(words[:n+1])); m != "" {
		mend = m
	}
	joined := words[0] + "," + words[1] // "1 100", as some parts of the world write it
	if _, m := number(joined); n == 1 && m == "" {
		mend = "if it is one number write " + joined
	}
	return refuse(words[:n+1], mend)
}

// refuseLeading names the first words, as far as they belong together, and the closest mend.
func refuseLeading(words []string) error {
	low := lower(words)
	_, n := opening(low)
	if i := slices.Index(low, "dozen"); i > n {
		n = i
	} else if startsWith(low, []string{"a", "few"}) > 0 {
		n = 1
	}
	shown := words[:min(n+1, len(words))]
	if _, mend := read(lower(shown)); mend != "" {
		return refuse(shown, mend)
	}
	return refuse(shown, forms)
}
