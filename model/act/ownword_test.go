package act_test

import (
	"errors"
	"strings"
	"testing"

	"muster/model"
	"muster/model/act"
)

// A source corrects, supersedes and takes back its own word only: what another voice says is a rival, be the link made with the claim
// or after it. Two spokesmen of one authority are one voice, however it is written. Other links bind anybody's claims.
func TestOnlyTheOwnWordIsTakenBack(t *testing.T) {
	d := newDesk(t)
	a, err := act.Add(d.story(), spokesman("carney", "Carney", "WILLIAM  Hague"), claim("c3", "carney", "GB dead 1"))
	d.do(ana, a, err)
	s, c1 := d.story(), act.Target{Claim: "c1", Figure: cell("GB", model.Dead)}
	for name, do := range map[string]func(source, claim string) (act.Act, error){
		"corrects":   func(by, _ string) (act.Act, error) { return act.Correct(s, c1, claim("c9", by, "GB dead 6")) },
		"supersedes": func(by, _ string) (act.Act, error) { return act.Supersede(s, c1, claim("c9", by, "GB dead 6")) },
		"takes back": func(by, _ string) (act.Act, error) { return act.Retract(s, c1, claim("c9", by, "GB dead 6")) },
		"only its own word; without that link": func(_, by string) (act.Act, error) {
			return act.Link(s, act.Target{Claim: by}, model.Retracts, c1)
		},
	} {
		if _, err := do("carney", "c3"); err != nil {
			t.Errorf("of one voice, %s: %v", name, err)
		}
		_, err := do("bbc", "c2")
		if !errors.Is(err, model.ErrRefused) || !strings.Contains(err.Error(), "BBC does not speak for William Hague, and a source ") || !strings.Contains(err.Error(), name) {
			t.Errorf("of another voice, %s: %v", name, err)
		}
	}
	_, err = act.Retract(s, c1, source("afp", "AFP"), claim("c9", "afp", "GB dead 6"))
	if err == nil || !strings.Contains(err.Error(), "AFP does not speak for William Hague") {
		t.Errorf("of a source that is made in passing: %v", err)
	}
	if _, err := act.Link(s, act.Target{Claim: "c2"}, model.SamePeople, c1); err != nil {
		t.Error(err)
	}
}

// Whose word is withheld is not told.
func TestWhoseWordIsWithheldIsNotTold(t *testing.T) {
	d := newDesk(t)
	a, err := act.Mark(d.story(), act.Target{Claim: "c1"}, model.Withheld)
	d.do(ana, a, err)
	_, err = act.Link(d.story(), act.Target{Claim: "c2"}, model.Corrects, act.Target{Claim: "c1"})
	if err == nil || strings.Contains(err.Error(), "Hague") || !strings.Contains(err.Error(), "not of one voice") {
		t.Error(err)
	}
}
