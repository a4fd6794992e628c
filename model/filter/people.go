package filter

import (
	"fmt"
	"slices"
	"strings"

	"muster/model"
	"muster/model/country"
)

// readCountry reads a code in any case, a name or a people. Behind its key a word such as "us" can be nothing else.
func readCountry(f *Filter, typed string) (value, error) {
	c, err := f.country(typed)
	if err != nil {
		if id, ok := f.groupCalled(typed); ok {
			err = fmt.Errorf("%s is no country; write group:%s", shown(typed), id)
		}
		return value{}, err
	}
	return value{c, func(s *subject) bool {
		if !s.counts {
			return s.source != nil && s.source.Country == c
		}
		return f.within(s.cell.Group, c)
	}}, nil
}

func (f *Filter) country(typed string) (string, error) {
	if f.ctx.Story != nil {
		for _, code := range codesNamed(f.ctx.Story.Situation().Names, model.FoldName(typed)) {
			return code, nil
		}
	}
	c, err := country.Find(typed)
	if err != nil && len(typed) <= len("USA") {
		if upper, errUpper := country.Find(strings.ToUpper(typed)); errUpper == nil {
			c, err = upper, nil
		}
	}
	return c.Alpha2, err
}

// codesNamed gives the countries to which the desk gave a name, in order of their codes.
func codesNamed(names map[string]string, folded string) (codes []string) {
	for code, name := range names {
		if model.FoldName(name) == folded {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return codes
}

// within tells whether a group is the nationals of a country, some of them, or duals of it.
func (f *Filter) within(group, code string) bool {
	const deepest = 64 // as deep as groups may lie within each other
	for range deepest {
		switch {
		case group == code:
			return true
		case model.IsDual(group):
			return group[:2] == code || group[3:] == code
		case len(group) == 2 || f.ctx.Story == nil:
			return false
		}
		own := f.ctx.Story.Group(group)
		if own == nil || own.Within == "" {
			return false
		}
		group = own.Within
	}
	return false
}

// readGroup reads one group to the letter.
func readGroup(f *Filter, typed string) (value, error) {
	id, ok := f.groupCalled(typed)
	if !ok {
		code, err := f.country(typed)
		if err != nil {
			return value{}, fmt.Errorf("%s is no group; write ALL, FOREIGN, XX, a country, or %s", shown(typed), f.ownGroups())
		}
		id = code
	}
	return value{id, func(s *subject) bool { return s.counts && s.cell.Group == id }}, nil
}

// groupCalled finds a whole, XX, a dual or a group of the desk's own.
func (f *Filter) groupCalled(typed string) (string, bool) {
	upper := strings.ToUpper(typed)
	if upper == model.All || upper == model.Foreign || upper == model.Unnamed {
		return upper, true
	}
	codes := strings.Split(upper, "+")
	slices.Sort(codes)
	if dual := strings.Join(codes, "+"); model.IsDual(dual) {
		return dual, true
	}
	if f.ctx.Story == nil {
		return "", false
	}
	folded := model.FoldName(typed)
	for _, e := range f.ctx.Story.Entries(model.KindGroup) {
		if g := e.Record.(*model.Group); model.FoldName(g.ID) == folded || model.FoldName(g.Name) == folded {
			return g.ID, true
		}
	}
	return "", false
}

// ownGroups names the desk's own groups for a refusal.
func (f *Filter) ownGroups() string {
	const most = 8
	var ids []string
	if f.ctx.Story != nil {
		for _, e := range f.ctx.Story.Entries(model.KindGroup) {
			ids = append(ids, e.Record.RecordID())
		}
	}
	if len(ids) == 0 {
		return "the id of a group"
	}
	return "a group of the desk's own: " + strings.Join(ids[:min(most, len(ids))], ", ")
}
