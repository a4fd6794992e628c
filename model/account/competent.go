package account

import (
	"slices"

	"muster/model"
)

// competentFor are the keys of the voices whose business a group is (rule 2): of the government for its own nationals, of either
// government for a dual, of the authority that a group of the desk's own names, of the host's government for the wholes and for those
// whose nationality was not given.
func (b *Book) competentFor(group string) []string {
	switch group {
	case model.All, model.Foreign, model.Unnamed:
		return governments(model.Countries(b.situation.Host))
	}
	g := b.story.Group(group)
	switch {
	case g == nil:
		return governments(model.Countries(group))
	case g.Authority == "":
		return nil
	}
	key, _ := voiceKey(g.Authority)
	return []string{key}
}

// governments are the keys of the voices of some countries' governments.
func governments(codes []string) (keys []string) {
	for _, code := range codes {
		keys = append(keys, governmentKey(code))
	}
	return keys
}

// ofCountry tells whether a group's people are nationals of a country: they are its group, or a dual's that names it.
func ofCountry(group, code string) bool {
	return group == code || model.IsDual(group) && slices.Contains(model.Countries(group), code)
}
