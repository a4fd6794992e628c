package model

import (
	"regexp"
	"slices"
	"strings"

	"muster/model/country"
)

// The groups that are not gathered by a basis: everybody, everybody but the host's own, and those whose nationality
// was not given.
const (
	All     = "ALL"
	Foreign = "FOREIGN"
	Unnamed = "XX"
)

// Group is a group of people of the desk's own: the residents of a place, the staff of a company. Countries, duals and
// wholes need no record.
type Group struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Basis Basis  `json:"basis"`
	// Within is a group of the same basis that has all of this one's people among its own.
	Within string `json:"within,omitzero"`
	// Authority is the voice competent for the group (an employer for its staff); empty: none.
	Authority string `json:"authority,omitzero"`
}

// idPattern is what an id may be made of (DESIGN §6).
var idPattern = regexp.MustCompile(`^[A-Za-z0-9._+-]{1,64}$`)

// WellKnown tells whether a group id needs no record: a whole, XX, a country's alpha-2 code, or two such codes of a
// dual national, sorted and joined by a plus.
func WellKnown(id string) bool {
	if id == All || id == Foreign || id == Unnamed {
		return true
	}
	if _, ok := country.ByCode(id); ok {
		return true
	}
	return IsDual(id)
}

// IsDual tells whether a group id stands for the nationals of two countries at once, such as "GB+US".
func IsDual(id string) bool {
	_, _, ok := country.Dual(id)
	return ok
}

// Countries gives the alpha-2 codes in a well-known nationality group: one, two for a dual, none for anything else.
func Countries(id string) []string {
	if _, ok := country.ByCode(id); ok {
		return []string{id}
	}
	if IsDual(id) {
		return strings.Split(id, "+")
	}
	return nil
}

// RecordKind is KindGroup.
func (g *Group) RecordKind() Kind { return KindGroup }

// RecordID is the group's id.
func (g *Group) RecordID() string { return g.ID }

// Refs names the group this one lies within, when that is a record too.
func (g *Group) Refs() []Ref { return groupRef(nil, g.Within) }

// groupRef adds the reference that a group id makes: none for a country or a whole.
func groupRef(refs []Ref, id string) []Ref {
	if id == "" || WellKnown(id) {
		return refs
	}
	return append(refs, Ref{KindGroup, id})
}

func (g *Group) normal() {}

// Check tells what is wrong with the group by itself.
func (g *Group) Check() error {
	var p problems
	p.id("id", g.ID)
	if reserved(g.ID) {
		p.say("id", "%q is a country code or a whole; give the desk's own group another id", g.ID)
	}
	p.required("name", g.Name, "the group's name")
	p.shown("authority", g.Authority, "name the voice that is competent for the group, or leave it out")
	p.limits(field{"name", g.Name}, field{"authority", g.Authority})
	if g.Basis == NoBasis || g.Basis == Whole {
		p.say("basis", "%q is not a basis of a group; write nationality, residence, employer or site", g.Basis)
	}
	if g.Within == g.ID && g.ID != "" {
		p.say("within", "a group cannot lie within itself; name another group of the same basis")
	}
	return p.err(g)
}

// reserved tells whether an id stands for other people, or would be read so: a country or a whole in any case of
// letters, a country's three-letter code, two codes joined by a plus in any order.
func reserved(id string) bool {
	capitals := strings.ToUpper(id)
	if a, b, ok := strings.Cut(capitals, "+"); ok {
		return len(Countries(a)) == 1 && len(Countries(b)) == 1
	}
	return WellKnown(capitals) || isAlpha3(id)
}

// sortedDual puts the codes on both sides of a plus in order.
func sortedDual(id string) string {
	parts := strings.Split(id, "+")
	slices.Sort(parts)
	return strings.Join(parts, "+")
}

// isAlpha3 tells whether an id is a country's three-letter code, which a desk could take for the country.
func isAlpha3(id string) bool {
	_, ok := country.ByAlpha3(id)
	return ok
}
