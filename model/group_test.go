package model_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/country"
)

// Countries, sorted duals and wholes need no record. Nothing else is well known, whatever it looks like.
func TestWellKnown(t *testing.T) {
	for _, id := range strings.Fields("ALL FOREIGN XX GB DZ XK GB+US DZ+FR") {
		if !model.WellKnown(id) {
			t.Errorf("%s needs a record", id)
		}
	}
	for _, id := range strings.Fields("gb Gb GBR ZZ UK EU US+GB GB+GB GB+ZZ XX+GB GB+ALL gb+us FR+GB+US GB+ +GB all Foreign xx bp GB-SCT") {
		if model.WellKnown(id) {
			t.Errorf("%s needs no record", id)
		}
	}
	if model.WellKnown("") || model.WellKnown("GB ") {
		t.Error("odd text needs no record")
	}
}

// A dual counts for both of its countries, a whole and XX for none.
func TestCountries(t *testing.T) {
	for id, want := range map[string]string{"GB": "GB", "GB+US": "GB US", "US+GB": "", "XX": "", "ALL": "", "FOREIGN": "", "bp": "", "": ""} {
		if got := strings.Join(model.Countries(id), " "); got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
		if model.IsDual(id) != (len(strings.Fields(want)) == 2) {
			t.Errorf("%s dual: %v", id, model.IsDual(id))
		}
	}
}

// Of two codes exactly one order is a dual: a second name for the same people would be counted twice.
func TestDualsAreSorted(t *testing.T) {
	all := country.All()
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.SampledFrom(all).Draw(t, "a").Alpha2, rapid.SampledFrom(all).Draw(t, "b").Alpha2
		if model.IsDual(a+"+"+b) != (a < b) {
			t.Fatalf("%s and %s", a, b)
		}
		g := aGroup(a + "+" + b)
		if g.Check() == nil {
			t.Fatalf("a group of the desk's own may be called %s", g.ID)
		}
	})
}

func TestGroupCheck(t *testing.T) {
	reserved := func(id string) string {
		return `group "` + id + `": id: "` + id + `" is a country code or a whole; give the desk's own group another id`
	}
	for _, id := range strings.Fields("GB gb GBR ALL all Foreign XX xx GB+US US+GB gb+us") {
		says(t, aGroup(id).Check(), reserved(id))
	}
	for _, id := range strings.Fields("bp GB-SCT gbr staff GB+ZZ UK.1 FR+GB+US 1") {
		says(t, aGroup(id).Check())
	}
	g := &model.Group{ID: "no id", Name: "\u200b ", Basis: model.Whole, Within: "no id", Authority: " "}
	says(t, g.Check(),
		`group "no id": id: "no id" is not an id; use 1 to 64 of A-Z a-z 0-9 . _ + -`,
		`group "no id": name: missing; give the group's name`,
		`group "no id": authority: " " shows nothing; name the voice that is competent for the group, or leave it out`,
		`group "no id": basis: "whole" is not a basis of a group; write nationality, residence, employer or site`,
		`group "no id": within: a group cannot lie within itself; name another group of the same basis`)
	says(t, (&model.Group{ID: "bp", Name: "BP"}).Check(),
		`group "bp": basis: "" is not a basis of a group; write nationality, residence, employer or site`)
}

// What a group gathers by, as the rows are sorted and summed.
func TestBasisOf(t *testing.T) {
	s := desk(t)
	for id, want := range map[string]model.Basis{"GB": model.Nationality, "GB+US": model.Nationality, "XX": model.Nationality, "ALL": model.Whole,
		"FOREIGN": model.Whole, "res": model.Residence, "bp": model.NoBasis, "US+GB": model.NoBasis} {
		if got := s.BasisOf(id); got != want {
			t.Errorf("%s gathers by %v, want %v", id, got, want)
		}
	}
}
