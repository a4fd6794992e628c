package quick

import (
	"slices"
	"strings"

	"muster/model"
)

// Phrase is what desks type for a status.
type Phrase struct {
	Words  string // lower case, one space between words
	Status model.Status
}

// phrases are the words that the quick line takes for a status besides the nine words themselves. What is not plain is
// left out: casualties (dead or injured?), escaped (freed or safe?), alive (held or safe?), more dead (an increment).
var phrases = []Phrase{
	{"aboard", model.Present}, {"on board", model.Present}, {"at the scene", model.Present},
	{"hostage", model.Held}, {"hostages", model.Held}, {"held hostage", model.Held}, {"taken hostage", model.Held},
	{"hostages held", model.Held}, {"captive", model.Held}, {"captives", model.Held}, {"held captive", model.Held},
	{"kidnapped", model.Held}, {"abducted", model.Held}, {"still held", model.Held},
	{"unaccounted for", model.Unaccounted}, {"not accounted for", model.Unaccounted}, {"still unaccounted for", model.Unaccounted},
	{"still missing", model.Missing},
	{"wounded", model.Injured}, {"hurt", model.Injured},
	{"killed", model.Dead}, {"died", model.Dead}, {"death", model.Dead}, {"deaths", model.Dead}, {"fatality", model.Dead},
	{"fatalities", model.Dead}, {"confirmed dead", model.Dead}, {"confirmed killed", model.Dead},
	{"missing or feared dead", model.Missing | model.Dead}, {"missing or presumed dead", model.Missing | model.Dead},
	{"missing/feared dead", model.Missing | model.Dead}, {"missing/presumed dead", model.Missing | model.Dead},
	{"missing feared dead", model.Missing | model.Dead}, {"missing presumed dead", model.Missing | model.Dead},
	{"missing believed dead", model.Missing | model.Dead}, {"feared dead", model.Missing | model.Dead},
	{"presumed dead", model.Missing | model.Dead}, {"believed dead", model.Missing | model.Dead},
	{"released", model.Freed}, {"set free", model.Freed},
	{"rescued", model.Safe}, {"safe and well", model.Safe},
	{"arrested", model.Captured}, {"detained", model.Captured}, {"in custody", model.Captured},
}

// Phrases lists what the quick line takes for a status besides the nine words, in the order of the statuses.
func Phrases() []Phrase { return slices.Clone(phrases) }

// mostStatusWords is how many words a status takes at most: "missing or unaccounted for or dead or injured" and the like.
const mostStatusWords = 8

// statusOf reads a status: a word, a phrase, or several with a slash or "or" between them, in any order.
func statusOf(words string) (model.Status, bool) {
	words = strings.ToLower(words)
	if s, ok := simpleStatus(words); ok {
		return s, true
	}
	var all model.Status
	for part := range strings.SplitSeq(strings.ReplaceAll(words, " or ", "/"), "/") {
		s, ok := simpleStatus(strings.TrimSpace(part))
		if !ok || s.Compound() || all.Touches(s) {
			return 0, false
		}
		all |= s
	}
	return all, true
}

// simpleStatus reads one status word or one phrase.
func simpleStatus(words string) (model.Status, bool) {
	if i := slices.IndexFunc(phrases, func(p Phrase) bool { return p.Words == words }); i >= 0 {
		return phrases[i].Status, true
	}
	s, err := model.ParseStatus(words)
	return s, err == nil && !s.Compound()
}

// statusNames lists the nine words for a refusal.
func statusNames() string {
	var names []string
	for _, s := range model.Statuses() {
		names = append(names, s.String())
	}
	return strings.Join(names, ", ")
}
