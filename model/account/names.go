package account

import (
	"muster/model"
	"muster/model/country"
	"muster/model/text"
)

// NameOf is how a group is called: the desk's own name for a country, else its current one; "United Kingdom and United
// States" for a dual; the name of the desk's own group.
func (b *Book) NameOf(group string) string {
	if name, ok := b.names[group]; ok {
		return name
	}
	name := text.Line(b.nameOf(group))
	b.names[group] = name
	return name
}

func (b *Book) nameOf(group string) string {
	switch group {
	case model.All:
		return "All"
	case model.Foreign:
		return "Foreigners"
	case model.Unnamed:
		return "Nationality not given"
	}
	if g := b.story.Group(group); g != nil {
		return g.Name
	}
	if codes := model.Countries(group); len(codes) == 2 {
		return b.countryName(codes[0]) + " and " + b.countryName(codes[1])
	}
	return b.countryName(group)
}

func (b *Book) countryName(code string) string {
	if name := b.situation.Names[code]; name != "" {
		return name
	}
	if c, ok := country.ByCode(code); ok {
		return c.Name
	}
	return code
}
