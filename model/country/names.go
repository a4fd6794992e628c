package country

import (
	"slices"
	"strings"
	"sync"
)

// nameIndex finds rows by what a country is called. It is never changed once it is built.
type nameIndex struct {
	folded   map[string][]row // names, adjectives, peoples and aliases, folded
	initials map[string]row   // aliases made of capitals: UK, UAE
	offices  map[string]row   // the Government column, folded
	longest  int              // words in the longest name as it is written
}

// names is built at its first use and kept; reading codes does without it.
var names = sync.OnceValue(indexNames)

func indexNames() *nameIndex {
	x := &nameIndex{folded: map[string][]row{}, initials: map[string]row{}, offices: map[string]row{}}
	for i, c := range table().countries {
		for _, name := range append([]string{c.Name, c.Adjective, c.Person, c.People}, c.Aliases...) {
			x.add(name, row(i))
		}
		x.offices[fold(c.Government)] = row(i)
	}
	return x
}

func (x *nameIndex) add(name string, r row) {
	if code := capitals(name); code != "" {
		x.initials[code] = r
		return
	}
	x.longest = max(x.longest, len(strings.Fields(name)))
	key := fold(name)
	if !slices.Contains(x.folded[key], r) {
		x.folded[key] = append(x.folded[key], r)
	}
}

// lookup gives the rows that a text names: none, one, or several if they share the word.
func (x *nameIndex) lookup(text string) []row {
	if found := x.exactly(text); found != nil {
		return found
	}
	if stem, ok := cutNationals(text); ok {
		return x.exactly(stem)
	}
	return nil
}

func (x *nameIndex) exactly(text string) []row {
	if code := capitals(text); code != "" {
		if r, ok := x.code(code); ok {
			return []row{r}
		}
	}
	return x.folded[fold(text)]
}

// code reads an alpha-2 or alpha-3 code, or an alias made of capitals.
func (x *nameIndex) code(code string) (row, bool) {
	if r, ok := table().row(code); ok {
		return r, true
	}
	if r, ok := table().alpha3[code]; ok {
		return r, true
	}
	r, ok := x.initials[code]
	return r, ok
}

// cutNationals gives what stands before a last word that says no more than "people of this nationality": "US citizens",
// "Algerian national". A resident is not one of them: residence is another basis of counting.
func cutNationals(text string) (string, bool) {
	words := strings.Fields(text)
	if len(words) < 2 {
		return "", false
	}
	switch fold(words[len(words)-1]) {
	case "national", "nationals", "citizen", "citizens":
		return strings.Join(words[:len(words)-1], " "), true
	}
	return "", false
}
