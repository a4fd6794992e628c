package filter

import (
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/country"
)

// offerCountries gives the countries of the story, those with most figures first, then all others by name.
func offerCountries(ctx Context) (all []offer) {
	seen := map[string]bool{}
	add := func(code string) {
		if c, ok := country.ByCode(code); ok && !seen[code] {
			seen[code] = true
			all = append(all, offer{code, strings.Join(append([]string{c.Name, c.People, c.Adjective}, c.Aliases...), " ")})
		}
	}
	for _, group := range ctx.groups() {
		for _, code := range model.Countries(group) {
			add(code)
		}
	}
	for _, c := range country.All() {
		add(c.Alpha2)
	}
	return all
}

// offerGroups gives the wholes, the desk's own groups, and whatever else is counted.
func offerGroups(ctx Context) []offer {
	all := plain(model.All, model.Foreign, model.Unnamed)
	if ctx.Story != nil {
		for _, e := range ctx.Story.Entries(model.KindGroup) {
			all = append(all, offer{e.Record.RecordID(), e.Record.(*model.Group).Name})
		}
	}
	return append(all, plain(ctx.groups()...)...)
}

// groups lists the groups that are counted.
func (ctx Context) groups() []string {
	if ctx.Groups != nil {
		return ctx.Groups
	}
	return ctx.counted(func(f *model.Figure) string { return f.Group })
}

func offerScopes(ctx Context) []offer {
	if ctx.Scopes != nil {
		return plain(ctx.Scopes...)
	}
	return plain(ctx.counted(func(f *model.Figure) string { return f.Scope })...)
}

// counted lists what stands in the figures of the story, the most frequent first.
func (ctx Context) counted(of func(*model.Figure) string) []string {
	times := map[string]int{}
	if ctx.Story != nil {
		for _, e := range ctx.Story.Entries(model.KindClaim) {
			c := e.Record.(*model.Claim)
			for i := range c.Figures {
				times[of(&c.Figures[i])]++
			}
		}
	}
	delete(times, "")
	return frequent(times)
}

func offerEditors(ctx Context) []offer {
	if ctx.Editors != nil {
		return plain(ctx.Editors...)
	}
	times := map[string]int{}
	if ctx.Story != nil {
		for _, e := range ctx.Story.Entries(model.KindClaim) {
			if by := e.Last.By; by != nil {
				times[by.Name]++
			}
		}
	}
	return plain(frequent(times)...)
}

// frequent lists the keys of a map, the most frequent first.
func frequent(times map[string]int) []string {
	all := make([]string, 0, len(times))
	for s := range times {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b string) int {
		if times[a] != times[b] {
			return times[b] - times[a]
		}
		return strings.Compare(a, b)
	})
	return all
}

func offerSources(ctx Context) (all []offer) {
	for _, src := range ctx.sources() {
		all = append(all, offer{src.ID, src.Name})
	}
	return all
}

func offerAuthorities(ctx Context) (all []offer) {
	for _, src := range ctx.sources() {
		all = append(all, offer{text: src.Authority})
	}
	return all
}

func (ctx Context) sources() (all []*model.Source) {
	if ctx.Story != nil {
		for _, e := range ctx.Story.Entries(model.KindSource) {
			all = append(all, e.Record.(*model.Source))
		}
	}
	return all
}

func offerStatuses(Context) []offer {
	var all []offer
	for _, s := range model.Statuses() {
		all = append(all, offer{text: s.String()})
	}
	return append(all, plain((model.Missing | model.Dead).String())...)
}

func offerFlags(Context) (all []offer) {
	for _, f := range account.Flags() {
		all = append(all, offer{text: string(f)})
	}
	return all
}

func offerStates(Context) (all []offer) {
	for s := model.Standing; s <= model.Withheld; s++ {
		all = append(all, offer{text: s.String()})
	}
	return all
}

func offerClasses(Context) (all []offer) {
	for _, c := range model.Classes() {
		all = append(all, offer{text: c.String()})
	}
	return all
}

func offerKinds(Context) []offer  { return plain(model.SourceKinds()...) }
func offerGrades(Context) []offer { return plain(strings.Fields("A B C D E F 1 2 3 4 5 6")...) }
func offerTimes(Context) []offer  { return plain("30m", "2h", "1d", "today", "yesterday") }
