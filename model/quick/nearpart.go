package quick

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"muster/model"
)

// NearPart is a part of the incident that a line names for the first time, and that may be a known one written otherwise.
type NearPart struct{ Typed, Known string }

// Says warns of it: two parts that are one would be two cells, and neither would supersede the other.
func (n NearPart) Says() string {
	return fmt.Sprintf("%q is a new part; %q is there already: write (%s) if that is meant", n.Typed, n.Known, n.Known)
}

// noteNear keeps what a new part is near to, the first in the alphabet of several.
func (p *figures) noteNear(name, folded string) {
	known := ""
	for other, spelled := range p.scopes {
		if samePart(folded, other) && (known == "" || spelled < known) {
			known = spelled
		}
	}
	if known != "" {
		p.near = append(p.near, NearPart{name, known})
	}
}

// samePart tells whether two folded names may mean one part: but for an article, for what stands between the words, or for one typing
// error. What has other digits, or another single letter, is another part: deck 3 and deck 4, bus A and bus B.
func samePart(a, b string) bool {
	these, those := partWords(a), partWords(b)
	if !slices.Equal(marked(these), marked(those)) {
		return false
	}
	one, other := []rune(strings.Join(these, " ")), []rune(strings.Join(those, " "))
	n, near := apart(one, other)
	return near && n <= 1
}

// partWords are the words of a folded name without an article in front.
func partWords(folded string) []string {
	words := wordsOf(folded)
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		return words[1:]
	}
	return words
}

// marked are the words that tell one part from the next.
func marked(words []string) (all []string) {
	for _, w := range words {
		if utf8.RuneCountInString(w) == 1 || strings.ContainsFunc(w, unicode.IsDigit) {
			all = append(all, w)
		}
	}
	return all
}

// scope spells a scope as the story, or the line before it, does already: two spellings would be two cells.
func (p *figures) scope(name string) string {
	folded := model.FoldName(name)
	if known, ok := p.scopes[folded]; ok {
		return known
	}
	p.noteNear(name, folded)
	p.scopes[folded] = name
	return name
}
