package pane

import (
	"testing"

	"muster/model"
	"muster/model/account"
	"muster/model/moment"
)

// A figure that fell beside one that stands is told by a word, not by a style alone.
func TestFallenFigureHasAWord(t *testing.T) {
	book := account.Open(model.NewStory("quake"), moment.Moment{})
	for state, want := range map[model.ClaimState]string{model.AsClaim: "was ", model.Standing: "was ", model.Withheld: "withheld ", model.Corrected: "corrected "} {
		c := &model.Claim{ID: "c1", Status: model.Standing, Figures: []model.Figure{{Group: "GB", Status: model.Dead, State: state}}}
		if got := fallen(book, c, &c.Figures[0]); got != want {
			t.Errorf("%s: %q, want %q", state, got, want)
		}
	}
}

// A claimed whole is overtaken by a number only where the others make one; by a newer answer it is just overtaken.
func TestNotesOfAnOvertakenWhole(t *testing.T) {
	for _, row := range []struct {
		over account.Overtaken
		want string
	}{{account.Overtaken{How: account.ByWholes, Floor: 38}, "OVERTAKEN: 38+"}, {account.Overtaken{}, "OVERTAKEN"}} {
		r := &account.Reconciliation{Verdict: account.Consistent, Countries: &account.Sum{}, Overtaken: &row.over}
		if got := notes(r, true); got != row.want {
			t.Errorf("%q, want %q", got, row.want)
		}
	}
}
