package account

import (
	"slices"

	"muster/model"
)

// competent is the authority whose business a group is (rule 2): a government for its own nationals, either government
// for a dual, the authority that a group of the desk's own names, the host's government for the wholes and for those
// whose nationality was not given.
func (b *Book) competent(group string, v *Voice) bool {
	switch group {
	case model.All, model.Foreign, model.Unnamed:
		return v.Gov != "" && v.Gov == b.situation.Host
	}
	if g := b.story.Group(group); g != nil {
		if g.Authority == "" {
			return false
		}
		key, _ := voiceKey(g.Authority)
		return key == v.Key
	}
	return v.Gov != "" && ofCountry(group, v.Gov)
}

// ofCountry tells whether a group's people are nationals of a country: they are its group, or a dual's that names it.
func ofCountry(group, code string) bool {
	return group == code || model.IsDual(group) && slices.Contains(model.Countries(group), code)
}
