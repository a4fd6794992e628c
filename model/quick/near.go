package quick

import (
	"slices"
	"strings"
	"unicode"

	"muster/model"
)

// NearAuthorities lists whom those known sources speak for that a name may be a typo of, or mean by another name: the likeliest first.
func NearAuthorities(story *model.Story, name string) (all []string) {
	for _, src := range near(voicesOf(story), name) {
		if !slices.Contains(all, src.Authority) {
			all = append(all, src.Authority)
		}
	}
	return all
}

// lookalikes are the letters of Cyrillic and Greek that a reader takes for Latin ones, after folding. Two names that
// differ in them only are a typo of each other, or a trap.
var lookalikes = map[rune]rune{
	'а': 'a', 'в': 'b', 'с': 'c', 'ԁ': 'd', 'е': 'e', 'һ': 'h', 'н': 'h', 'і': 'i', 'ї': 'i', 'ј': 'j', 'к': 'k', 'ӏ': 'l', 'м': 'm',
	'о': 'o', 'р': 'p', 'ԛ': 'q', 'ѕ': 's', 'т': 't', 'у': 'y', 'ү': 'y', 'ѵ': 'v', 'ԝ': 'w', 'х': 'x',
	'α': 'a', 'β': 'b', 'ε': 'e', 'η': 'n', 'ι': 'i', 'κ': 'k', 'μ': 'm', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'σ': 's', 'τ': 't', 'υ': 'u', 'χ': 'x',
	'ϲ': 'c', 'ϳ': 'j', '0': 'o', '1': 'l',
}

// lookOf is a folded name as a hurried reader sees it.
func lookOf(folded string) []rune {
	look := []rune(folded)
	for i, r := range look {
		if as, ok := lookalikes[r]; ok {
			look[i] = as
		}
	}
	return look
}

// mostRunes is the length past which names are compared only whole: nobody mistypes a paragraph.
const mostRunes = 120

// apart tells how many typing errors lie between two names, if they may be typos of each other: at most 1 where the
// shorter has up to five letters, 2 where it is longer.
func apart(a, b []rune) (n int, near bool) {
	if slices.Equal(a, b) {
		return 0, true
	}
	shorter, longer := min(len(a), len(b)), max(len(a), len(b))
	most := 2
	if shorter <= 5 {
		most = 1
	}
	if shorter == 0 || longer > mostRunes || longer-shorter > most {
		return 0, false
	}
	n = distance(a, b)
	return n, n <= most
}

// distance counts letters put in, left out, exchanged or swapped with their neighbour (Damerau-Levenshtein, each
// stretch edited once).
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			swap := last[j]
			if a[i] != b[j] {
				swap++
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, swap)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// wordsOf are the words of a folded name without what stands between them.
func wordsOf(folded string) []string {
	return strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// holdsAll tells whether every one of some words is among the others; no words are in nothing.
func holdsAll(all, some []string) bool {
	if len(some) == 0 || len(some) > len(all) {
		return false
	}
	return !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(all, w) })
}
