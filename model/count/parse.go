package count

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Parse reads a count in one of the forms of the package comment; letters in any case, space around it and between
// its words as it comes. What it cannot read it refuses, in a sentence that says what to write.
func Parse(s string) (Count, error) {
	words := strings.Fields(norm.NFC.String(s))
	if len(words) == 0 {
		return Count{}, errors.New("the count is missing; " + forms)
	}
	c, mend := parse(words)
	if mend != "" {
		return Count{}, refuse(words, mend)
	}
	return c, nil
}

// parse reads all of the words as one count. A mend that is not empty says what to write instead.
func parse(words []string) (c Count, mend string) {
	written := strings.Join(words, " ")
	f, mend := read(strings.Fields(strings.ToLower(written)))
	if mend == "" {
		mend = f.check()
	}
	if mend != "" {
		return Count{}, mend
	}
	return newCount(written, f.interval()), ""
}

// refuse puts the refused words and the mend in one sentence. No more of the words is shown than tells which they are.
func refuse(words []string, mend string) error {
	const most = 40
	shown := []rune(strings.Join(words[:min(len(words), most)], " "))
	if len(shown) > most {
		shown = append(shown[:most], '…')
	}
	return fmt.Errorf("%q is not a count; %s", string(shown), mend)
}

// read takes lower-case words apart, or gives the mend.
func read(words []string) (form, string) {
	if f, ok := fixed[strings.Join(words, " ")]; ok {
		return f, ""
	}
	if f, ok := dozen(words); ok {
		return f, ""
	}
	if mend := unclear(words); mend != "" {
		return form{}, mend
	}
	if len(words) == 1 {
		return compact(words[0])
	}
	if k, n := opening(words); n > 0 && len(words) == n+1 {
		a, mend := numberOf(words[n])
		return form{kind: k, a: a}, mend
	}
	if f, mend, ok := spelledRange(words); ok {
		return f, mend
	}
	return form{}, forms
}

// compact reads the forms of one word: 5, five, 5+, >5, ~30, 10-15.
func compact(word string) (form, string) {
	for _, sign := range signs {
		if rest, ok := strings.CutPrefix(word, sign.text); ok {
			if number, more := strings.CutSuffix(rest, "+"); more {
				if _, mend := numberOf(number); mend != "" {
					return form{}, mend
				}
				return form{}, "it says two things at once: write " + word[:len(word)-1] + " or " + rest
			}
			return numbered(sign.kind, rest)
		}
	}
	if rest, ok := strings.CutSuffix(word, "+"); ok {
		return numbered(atLeast, rest)
	}
	if low, high, ok := strings.Cut(strings.Replace(word, "–", "-", 1), "-"); ok {
		if low == "" {
			return form{}, belowZero
		}
		return pair(low, high, number)
	}
	if n, ok := numberWords[word]; ok {
		return form{kind: exact, a: n}, ""
	}
	return numbered(exact, word)
}

// numbered makes a form of a kind and the one number it needs.
func numbered(k kind, text string) (form, string) {
	n, mend := number(text)
	return form{kind: k, a: n}, mend
}

// pair makes a range of its two ends; read is how an end is written, in digits only or also in words.
func pair(low, high string, read func(string) (int, string)) (form, string) {
	a, mend := read(low)
	if mend != "" {
		return form{}, mend
	}
	b, mend := read(high)
	return form{kind: between, a: a, b: b}, mend
}

// spelledRange reads "10 to 15" and "between 10 and 15"; ok says that the words are such a range, good or not.
func spelledRange(words []string) (f form, mend string, ok bool) {
	switch {
	case len(words) == 3 && words[1] == "to":
		f, mend = pair(words[0], words[2], numberOf)
	case len(words) == 4 && words[0] == "between" && words[2] == "and":
		f, mend = pair(words[1], words[3], numberOf)
	default:
		return form{}, "", false
	}
	return f, mend, true
}
