package quick

import (
	"fmt"
	"slices"
	"strings"

	"muster/model"
	"muster/model/country"
)

// wholes are the words for the groups that no basis gathers, folded.
var wholes = map[string]string{
	"all": model.All, "everyone": model.All, "everybody": model.All, "total": model.All,
	"foreign": model.Foreign, "foreigner": model.Foreign, "foreigners": model.Foreign,
	"unnamed": model.Unnamed, "nationality not given": model.Unnamed, "nationality unknown": model.Unnamed,
	"unknown nationality": model.Unnamed,
}

// fillers are the words behind a group that add nothing to it.
var fillers = []string{"people", "person", "persons", "nationals", "national", "citizens", "citizen"}

// anybody are the fillers that stand for the group before when they stand alone. "Nationals" does not: whose?
var anybody = []string{"people", "person", "persons"}

// groups finds the groups that words stand for.
type groups struct {
	story *model.Story
	named map[string][]string // folded id or name → the desk's own groups and names of countries
}

func groupsOf(story *model.Story) *groups {
	g := &groups{story: story, named: map[string][]string{}}
	if story == nil {
		return g
	}
	for _, e := range story.Entries(model.KindGroup) {
		own := e.Record.(*model.Group)
		g.name(own.ID, own.ID)
		g.name(own.Name, own.ID)
	}
	for code, name := range story.Situation().Names {
		g.name(name, code)
	}
	return g
}

func (g *groups) name(name, id string) {
	folded := model.FoldName(name)
	if !slices.Contains(g.named[folded], id) {
		g.named[folded] = append(g.named[folded], id)
	}
}

// find gives the group that the words stand for, "" for none. The error says that it is the one or the other.
func (g *groups) find(ws []word) (id string, err error) {
	id, err = g.called(textOf(ws))
	if last := len(ws) - 1; id == "" && err == nil && last > 0 && isFiller(ws[last], fillers) {
		return g.called(textOf(ws[:last]))
	}
	return id, err
}

// knows tells whether the words stand for a group, or for several.
func (g *groups) knows(ws []word) bool {
	id, err := g.find(ws)
	return id != "" || err != nil
}

// isFiller tells whether a word is one of those that add nothing; in quotes no word is.
func isFiller(w word, list []string) bool {
	return w.sort == plain && slices.Contains(list, strings.ToLower(w.text))
}

// called finds a group to the letter, then by its name.
func (g *groups) called(name string) (string, error) {
	if model.WellKnown(name) || g.story != nil && g.story.Group(name) != nil {
		return name, nil
	}
	if id, ok := g.dual(name); ok {
		return id, nil
	}
	folded := model.FoldName(name)
	ids := slices.Clone(g.named[folded])
	if id, ok := wholes[folded]; ok && !slices.Contains(ids, id) {
		ids = append(ids, id)
	}
	code, err := countryCalled(name)
	if err != nil && len(ids) == 0 {
		return "", err
	}
	if code != "" && !slices.Contains(ids, code) {
		ids = append(ids, code)
	}
	switch len(ids) {
	case 0:
		return "", nil
	case 1:
		return ids[0], nil
	}
	slices.Sort(ids)
	return "", fmt.Errorf("%s may be %s; write the one that is meant by its code or id", shown(name), strings.Join(ids, " or "))
}

// countryCalled gives the code of the country that all of the words name. The error says which countries share them.
func countryCalled(name string) (string, error) {
	words := strings.Fields(name)
	c, n, err := country.Match(words)
	if n == 0 || n < len(words) {
		return "", nil
	}
	return c.Alpha2, err
}

// dual reads two countries with a plus between them, in either order.
func (g *groups) dual(name string) (string, bool) {
	a, b, ok := strings.Cut(name, "+")
	if !ok || strings.Contains(b, "+") {
		return "", false
	}
	one, errOne := g.called(strings.TrimSpace(a))
	two, errTwo := g.called(strings.TrimSpace(b))
	id := min(one, two) + "+" + max(one, two)
	return id, errOne == nil && errTwo == nil && model.IsDual(id)
}

// meantAsDual is what dual reads, of two countries that stand beside each other with another sign; empty: they are no two countries.
func (g *groups) meantAsDual(name string) string {
	for _, sign := range []string{"/", "-", "&"} {
		if id, ok := g.dual(strings.Replace(name, sign, "+", 1)); ok {
			return id
		}
	}
	return ""
}

// nameOf is how the echo calls a group.
func nameOf(story *model.Story, id string) string {
	switch id {
	case model.All:
		return "everyone"
	case model.Foreign:
		return "foreigners"
	case model.Unnamed:
		return "nationality not given"
	}
	if story != nil {
		if own := story.Group(id); own != nil {
			return own.Name
		}
	}
	codes := model.Countries(id)
	for i, code := range codes {
		codes[i] = countryName(story, code)
	}
	if len(codes) == 0 {
		return id
	}
	return strings.Join(codes, " + ")
}

// countryName is the desk's own name of a country, or the usual one.
func countryName(story *model.Story, code string) string {
	if story != nil {
		if name := story.Situation().Names[code]; name != "" {
			return name
		}
	}
	if c, ok := country.ByCode(code); ok {
		return c.Name
	}
	return code
}

// textOf strings words together with one space between them.
func textOf(ws []word) string {
	parts := make([]string, len(ws))
	for i, w := range ws {
		parts[i] = w.text
	}
	return strings.Join(parts, " ")
}
