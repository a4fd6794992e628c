package account

import (
	"testing"

	"muster/model"
)

// A figure that stays is told of where it stands on other ground: another voice, one more that bears it out, a ruling, a vaguer
// word that it outlives. Where the figure moves, that is told alone.
func TestGroundsInWords(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "paper", "2013-01-17", "GB dead 3; FR dead 2; US dead 23; NO dead 4")
	source := func(id string, change func(*model.Source)) model.Edit {
		s := *d.story.Source(id)
		change(&s)
		return model.Put("s", model.Normal(&s), 0)
	}
	rule := model.Put("s", &model.Ruling{ID: "r1", Group: "GB", Status: model.Dead, Claim: "c1", Reason: "So."}, 0)
	for _, tt := range []struct {
		name  string
		edits []model.Edit
		want  string
	}{
		{"another voice, competent", []model.Edit{d.claimWith("c2", "gov-gb", "2013-01-18", "GB dead 3")},
			"United Kingdom, dead: 3 stays, now from the competent authority, the UK government"},
		{"one more that bears it out", []model.Edit{d.claimWith("c2", "agency", "2013-01-18", "FR dead 2")}, "France, dead: 2 stays, no longer from a single source"},
		{"a ruling", []model.Edit{rule}, "United Kingdom, dead: 3 stays, by a ruling of the desk now"},
		{"a vaguer word", []model.Edit{d.claimWith("c2", "paper", "2013-01-18", "US dead dozens")}, `United States, dead: 23 stays, as the later "dozens" only says less`},
		{"an authority", []model.Edit{source("paper", func(s *model.Source) { s.Kind, s.Country, s.Authority = model.Government, "GB", "UK government" })},
			"United Kingdom, dead: 3 stays, now from the competent authority, the UK government"},
		{"a figure that moves", []model.Edit{d.claimWith("c2", "gov-gb", "2013-01-18", "GB dead 5")},
			"United Kingdom, dead: in conflict, 3 (Paper) against 5 (UK government)\nUnited Kingdom, dead: 3 → 5"},
		{"the same again", []model.Edit{d.claimWith("c2", "paper", "2013-01-18", "GB dead 3")}, ""},
	} {
		if got := consequences(d, tt.edits...); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
	d.put(rule.After)
	d.say("c2", "agency", "2013-01-18", "GB dead 3; FR dead 2; US dead 23; NO dead 4")
	if got, want := consequences(d, model.Edit{Situation: "s", Kind: model.KindRuling, ID: "r1"}), "United Kingdom, dead: 3 stays, by no ruling any more"; got != want {
		t.Errorf("got %s", got)
	}
	if got, want := consequences(d, source("agency", func(s *model.Source) { s.Authority = "Paper" })), "4 figures stay, by another voice, or borne out by others than before"; got != want {
		t.Errorf("got %s", got)
	}
}
