package country

import (
	"slices"
	"strings"
)

// Office says whether a text is the name of a national government or of one of its offices, and of which country: "Greek shipping
// ministry", "Bangladesh embassy", "the prime minister of Malta", "UK foreign secretary's spokesman". It is meant for names that
// nobody has judged, so it would rather know too little: every word must be the country's or the office's, and none may be left
// over. A former minister, a shadow one, a source in a ministry, the army, a party, a part of a country are not ok.
func Office(name string) (alpha2 string, ok bool) {
	if code, ok := Government(name); ok {
		return code, true
	}
	if strings.ContainsAny(name, ",:;/") || strings.HasSuffix(strings.TrimSpace(name), ")") {
		return "", false // a person's name with a job behind it, or two voices
	}
	for _, text := range []string{name, unpossessed(name)} {
		words := strings.Fields(fold(text))
		if n := len(words); n > 0 && slices.Contains(speakers, words[n-1]) {
			words = words[:n-1]
		}
		if r, ok := names().officeOf(words); ok {
			return table().countries[r].Alpha2, true
		}
	}
	return "", false
}

// speakers are those who say what their office says.
var speakers = []string{"spokesman", "spokeswoman", "spokesperson"}

// officeOf reads "greek shipping ministry", "ministry of shipping of greece" and "greek government".
func (x *nameIndex) officeOf(words []string) (row, bool) {
	if r, ok := x.office(strings.Join(words, " ")); ok {
		return r, true
	}
	for n := 1; n < len(words); n++ {
		if isOffice(words[n:]) && words[n] != "ambassador" { // "Libya ambassador" is as often the one to Libya
			return x.one(words[:n])
		}
		if words[n] == "of" && isOffice(words[:n]) {
			if r, ok := x.one(words[n+1:]); ok {
				return r, true
			}
		}
	}
	return 0, false
}

// one is the one country that folded words name.
func (x *nameIndex) one(words []string) (row, bool) {
	switch name := strings.Join(words, " "); name {
	case "emirates": // is an airline, too
		return 0, false
	case "us", "uk", "usa", "uae", "drc": // beside an office, "us" can only be the country
		r, ok := x.initials[strings.ToUpper(name)]
		return r, ok
	default:
		found := x.folded[name]
		if len(found) != 1 {
			return 0, false
		}
		return found[0], true
	}
}

// isOffice says whether folded words name one office of a national government, without its country.
func isOffice(words []string) bool {
	office := strings.Join(words, " ")
	if slices.Contains(offices, office) {
		return true
	}
	if matter, ok := strings.CutPrefix(office, "ministry of "); ok {
		return isMatter(matter)
	}
	n := len(words) - 1
	if n < 1 || !slices.Contains([]string{"ministry", "minister", "ministers"}, words[n]) {
		return false
	}
	matter := words[:n]
	if words[n] != "ministry" && (matter[0] == "deputy" || matter[0] == "vice") {
		matter = matter[1:]
	}
	return len(matter) > 0 && isMatter(strings.Join(matter, " ")) // a "Chad minister" may be one of a church
}

// isMatter says whether folded words name what a ministry sees to: "shipping", "foreign affairs", "labour and migration".
func isMatter(text string) bool {
	for _, one := range strings.Split(text, " and ") {
		if !slices.Contains(matters, strings.TrimSuffix(one, " affairs")) {
			return false
		}
	}
	return true
}

var offices = []string{
	"ministry", "prime minister", "deputy prime minister", "prime ministers office", "prime minister office",
	"president", "vice president", "presidents office", "president office",
	"foreign office", "home office", "state department", "foreign secretary", "home secretary", "defence secretary", "defense secretary",
	"embassy", "consulate", "ambassador",
}

var matters = []string{
	"foreign", "external", "interior", "internal", "home", "defence", "defense", "health", "justice", "shipping", "maritime", "transport",
	"transportation", "infrastructure", "public security", "security", "civil protection", "civil defence", "civil defense", "emergency",
	"emergencies", "emergency situations", "disaster management", "labour", "labor", "migration", "immigration", "tourism", "energy", "oil",
	"petroleum", "mining", "industry", "trade", "economy", "finance", "education", "environment", "agriculture", "fisheries", "information",
	"communications", "aviation", "overseas employment",
}
