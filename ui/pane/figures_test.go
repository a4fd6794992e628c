package pane

import (
	"testing"

	"muster/model"
)

// A figure that fell beside one that stands is told by a word, not by a style alone.
func TestFallenFigureHasAWord(t *testing.T) {
	c := &model.Claim{Status: model.Standing}
	for state, want := range map[model.ClaimState]string{model.AsClaim: "was ", model.Standing: "was ", model.Withheld: "withheld ", model.Corrected: "corrected "} {
		if got := fallen(c, &model.Figure{State: state}); got != want {
			t.Errorf("%s: %q, want %q", state, got, want)
		}
	}
}
