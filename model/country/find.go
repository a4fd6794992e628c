package country

import (
	"errors"
	"fmt"
	"strings"
)

var (
	// ErrUnknown is the error of a text that is no country's code, name or people.
	ErrUnknown = errors.New("names no country")
	// ErrAmbiguous is the error of a text that several countries share.
	ErrAmbiguous = errors.New("names more than one country")
)

// Find gives the country that a text names: an alpha-2 or alpha-3 code or an alias of capitals (in capitals only), or a
// name, adjective, people or alias, "the" and case and accents aside. "US citizens" and "British nationals" are read too.
// The error is ErrUnknown, with the countries of the nearest names if any are near, or ErrAmbiguous with the choices.
func Find(text string) (Country, error) {
	found := names().lookup(text)
	if len(found) == 0 {
		return Country{}, unknown(text)
	}
	return only(text, found)
}

// Match reads the longest run of leading words that names a country, as Find would, and says how many words it takes:
// "South Korea 3 dead" gives KR and 2. If none does, n is 0 and err nil, since the words may name another group; if that
// run is shared by several countries, the error is ErrAmbiguous and n its length.
func Match(words []string) (c Country, n int, err error) {
	x := names()
	const besides = 2 // "the" before the name, "nationals" after it
	for n = min(len(words), x.longest+besides); n > 0; n-- {
		if !bounds(words[:n]) {
			continue
		}
		run := strings.Join(words[:n], " ")
		if found := x.lookup(run); len(found) > 0 {
			c, err = only(run, found)
			return c, n, err
		}
	}
	return Country{}, 0, nil
}

// bounds says whether a run begins and ends with words of a name: folding would let a stray dash or "the" be swallowed. ISO
// does end names with "the": "Congo (Republic of the)".
func bounds(run []string) bool {
	last := len(run) - 1
	begins := fold(run[0]) != "" || isThe(run[0])
	ends := fold(run[last]) != "" || last > 0 && isThe(run[last]) && fold(run[last-1]) == "of"
	return begins && ends
}

func isThe(word string) bool { return strings.EqualFold(strings.Trim(word, "(),"), "the") }

func only(text string, found []row) (Country, error) {
	if len(found) > 1 {
		return Country{}, fmt.Errorf("%s %w; write %s", quoted(text), ErrAmbiguous, choices(found))
	}
	return table().countries[found[0]], nil
}

func unknown(text string) error {
	if near := nearest(text); len(near) > 0 {
		return fmt.Errorf("%s %w; did you mean %s?", quoted(text), ErrUnknown, choices(near))
	}
	return fmt.Errorf("%s %w; write a code in capitals (GB), a name or a people", quoted(text), ErrUnknown)
}

// choices writes rows as "CD (Democratic Republic of the Congo) or CG (Republic of the Congo)".
func choices(rows []row) string {
	said := make([]string, len(rows))
	for i, r := range rows {
		c := table().countries[r]
		said[i] = fmt.Sprintf("%s (%s)", c.Alpha2, c.Name)
	}
	return strings.Join(said, " or ")
}

// quoted is the text for a sentence: no control character in it, and no longer than a name could be.
func quoted(text string) string {
	const enough = 60
	if runes := []rune(text); len(runes) > enough {
		text = string(runes[:enough]) + "…"
	}
	return fmt.Sprintf("%q", text)
}
