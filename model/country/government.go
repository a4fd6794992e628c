package country

import "strings"

// Government says whether a text is the name of a country's national government, and of which: "UK government", "the
// British government", "Government of the United Kingdom", "Britain's government", case and accents aside. A form that two
// countries share ("Congolese government") is not ok, nor is the government of a part ("Scottish government").
func Government(authority string) (alpha2 string, ok bool) {
	for _, text := range []string{authority, unpossessed(authority)} {
		if r, ok := names().office(fold(text)); ok {
			return table().countries[r].Alpha2, true
		}
	}
	return "", false
}

func (x *nameIndex) office(folded string) (row, bool) {
	if r, ok := x.offices[folded]; ok {
		return r, true
	}
	name, ok := strings.CutSuffix(folded, " government")
	if !ok {
		name, ok = strings.CutPrefix(folded, "government of ")
	}
	if !ok {
		return 0, false
	}
	if found := x.folded[name]; len(found) > 0 {
		return found[0], len(found) == 1
	}
	r, ok := x.initials[strings.ToUpper(name)] // beside "government", "us" can only be the country
	return r, ok
}

// unpossessed takes the last possessive s away: "Algeria's government" is "Algeria government".
func unpossessed(text string) string {
	for _, s := range []string{"'s ", "’s "} {
		if i := strings.LastIndex(text, s); i >= 0 {
			return text[:i] + " " + text[i+len(s):]
		}
	}
	return text
}
