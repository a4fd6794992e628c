package model_test

import (
	"errors"
	"fmt"
	"testing"

	"muster/model"
)

// Every problem is found in order, however errors were wrapped or joined on the way.
func TestProblemsUnwraps(t *testing.T) {
	one, two := &model.Problem{Kind: model.KindClaim, ID: "c1", Field: "text", Says: "one"}, &model.Problem{Kind: model.KindSource, ID: "s", Says: "two"}
	joined := errors.Join(one, nil, errors.Join(errors.New("no problem"), two))
	both := []string{`claim "c1": text: one`, `source "s": two`}
	says(t, nil)
	says(t, one, both[0])
	says(t, joined, both...)
	says(t, fmt.Errorf("import: %w", joined), both...)
	says(t, fmt.Errorf("%w and %w", two, one), both[1], both[0])
	if len(model.Problems(errors.New("disk full"))) != 0 {
		t.Error("a problem was made up")
	}
	if len(model.Problems(&model.Conflict{})) != 0 {
		t.Error("a conflict is no problem of a record")
	}
}

// A refusal is told from other errors by ErrRefused, a moved ground by ErrConflict.
func TestKindsOfError(t *testing.T) {
	err := model.Admit(desk(t), "siege", put(aClaim("c 1"), aSource("x", "")))
	if !errors.Is(err, model.ErrRefused) || !errors.Is(fmt.Errorf("add: %w", err), model.ErrRefused) || errors.Is(err, model.ErrConflict) {
		t.Errorf("%v", err)
	}
	if !errors.Is(aClaim("").Check(), model.ErrRefused) {
		t.Error("a failed check is no refusal")
	}
	conflict := fmt.Errorf("save: %w", &model.Conflict{Edit: del(model.KindClaim, "c1")})
	if !errors.Is(conflict, model.ErrConflict) || errors.Is(conflict, model.ErrRefused) {
		t.Errorf("%v", conflict)
	}
}

// A conflict names who was faster; a name from outside reaches no terminal raw.
func TestConflictSays(t *testing.T) {
	c := &model.Conflict{Edit: del(model.KindClaim, "c1")}
	if got, want := c.Error(), `claim "c1": changed by another editor in the meantime; read it again and decide`; got != want {
		t.Errorf("got %s", got)
	}
	c.Theirs.Last.By = &model.Editor{Name: "ben\x1b[31m"}
	if got, want := c.Error(), `claim "c1": changed by ben␛[31m in the meantime; read it again and decide`; got != want {
		t.Errorf("got %s", got)
	}
}

func TestFoldName(t *testing.T) {
	for _, same := range []string{"Al Jazeera", "AL  JAZEERA", " al\u00a0jazeera\u200b", "Ál Jazeéra", "ＡＬ Jazeera"} {
		if model.FoldName(same) != "al jazeera" {
			t.Errorf("%q folds to %q", same, model.FoldName(same))
		}
	}
	if model.FoldName("Al-Jazeera") == model.FoldName("Al Jazeera") {
		t.Error("another name folds to the same")
	}
}

// A cell is named as an editor would, on one line whatever was pasted into it.
func TestCellString(t *testing.T) {
	for want, c := range map[string]model.Cell{
		"GB dead":                            {Group: "GB", Status: model.Dead},
		"ALL dead (final assault) #attacker": {Group: "ALL", Status: model.Dead, Scope: "final assault", Class: model.Attacker},
		"GB+US missing/dead #security":       {Group: "GB+US", Status: model.Dead | model.Missing, Class: model.Security},
		"dead":                               {Status: model.Dead},
		"GB":                                 {Group: "GB"},
		"GB dead (a b␛[31m)":                 {Group: "GB", Status: model.Dead, Scope: "a\nb\x1b[31m"},
	} {
		if got := c.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
