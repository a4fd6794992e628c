// Package country knows the countries of ISO 3166-1 and the words a news desk has for them.
//
// The rules are:
//
//   - The table countries.tsv holds the 249 officially assigned codes and XK (user-assigned) for Kosovo, and nothing
//     else. The names are those an agency prints; the long forms of ISO and other usual words are aliases.
//   - A code is a code in capitals only: GB, GBR, and the aliases made of capitals (UK, US, UAE, DRC). "it", "in", "us"
//     and "no" are words.
//   - A name, an adjective, a people or an alias is read whatever its case and accents; a "the", apostrophes, hyphens
//     and dots make no difference: "Cote d’Ivoire", "the guinea bissau", "St. Lucia", "U.K.".
//   - A word that two countries share is refused with both of them named, never guessed: Congo, Koreans, Dominicans.
//   - The name of a government is never shared, because it stands for one authority.
//
// A part of a country (Scotland, Gaza) is no country here: its people may be counted as a group of the desk's own.
package country

import "slices"

// Country is one row of the table. Its Aliases are shared by all callers and must not be changed.
type Country struct {
	Alpha2     string   // ISO 3166-1 alpha-2, such as GB
	Alpha3     string   // ISO 3166-1 alpha-3, such as GBR
	Name       string   // as an agency prints it: United Kingdom
	Adjective  string   // British
	Person     string   // one of its people: Briton; where there is no such noun, "French national"
	People     string   // more than one: Britons
	Government string   // its national authority: UK government; no two countries share one
	Aliases    []string // what else it and its people are called; in capitals only if it is to be read so only
}

// ByCode gives the country of an alpha-2 code, which must be exact and in capitals. It does not allocate.
func ByCode(alpha2 string) (Country, bool) {
	t := table()
	if i, ok := t.row(alpha2); ok {
		return t.countries[i], true
	}
	return Country{}, false
}

// ByAlpha3 gives the country of an alpha-3 code, which must be exact and in capitals. It does not allocate.
func ByAlpha3(alpha3 string) (Country, bool) {
	t := table()
	if i, ok := t.alpha3[alpha3]; ok {
		return t.countries[i], true
	}
	return Country{}, false
}

// All gives every country in the order of its name, accents aside.
func All() []Country {
	return slices.Clone(table().countries)
}

// Dual reads the group of a dual national: two different known alpha-2 codes in the order of the alphabet, joined by a
// plus, such as GB+US. Anything else is not ok: US+GB is a second name for the same people and would be counted twice.
func Dual(code string) (a, b Country, ok bool) {
	if len(code) != len("GB+US") || code[2] != '+' || code[:2] >= code[3:] {
		return Country{}, Country{}, false
	}
	a, known := ByCode(code[:2])
	b, ok = ByCode(code[3:])
	if !known || !ok {
		return Country{}, Country{}, false
	}
	return a, b, true
}
