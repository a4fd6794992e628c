package ui

import (
	"strings"
	"testing"

	"muster/model"
)

// The same key again gives back what was before it: a claim that the source had put right does not count again because it was also taken
// back. What the log tells of it is read when it is asked, and nothing is confirmed before that.
func TestTheSameKeyAgainGivesBackWhatWas(t *testing.T) {
	for _, key := range []string{"T", "W", "D", "U"} {
		m := exampleStore(t)
		d := drive(t, config(m)).keys("3 C enter").keys(key + " enter")
		id := d.claims.Selected().Claim().ID
		d.keys(key).wants("it is again what it was", map[string]string{"W": "no longer withheld; "}[key]+"again corrected: the source was wrong", "Nothing in the accounting moves").keys("enter").wants("again corrected")
		if now := m.story().Claim(id).Status; now != model.Corrected {
			t.Errorf("%s twice: %v\n%s", key, now, d.plain())
		}
		if d.keys("C enter"); m.story().Claim(id).Status != model.Standing {
			t.Errorf("%s twice and C: %v\n%s", key, m.story().Claim(id).Status, d.plain())
		}
	}
	d := drive(t, config(exampleStore(t))).keys("3 C enter T enter")
	id := d.claims.Selected().Claim().ID
	clear(d.histories)
	effects, _ := d.take(keyPress("T"))
	d.take(keyPress("enter"))
	if d.wants("what it was before is still being read"); d.scene.Book.Story().Claim(id).Status != model.Retracted {
		t.Error("confirmed before it is known what it was")
	}
	if d.run(effects); !strings.Contains(d.plain(), "again corrected") {
		t.Errorf("what was read is not shown:\n%s", d.plain())
	}
}

// Who marks the claim while it is asked about does not turn the question round; who changes it otherwise has what it was before read.
func TestAQuestionIsNotTurnedRound(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("3 T")
	id := d.claims.Selected().Claim().ID
	m.edit(t, ben, id, func(c *model.Claim) { c.Status = model.Retracted })
	d.tell()
	if d.wants("it is that already").keys("enter"); m.story().Claim(id).Status != model.Retracted {
		t.Errorf("put back by an editor who was to retract it:\n%s", d.plain())
	}
	m = exampleStore(t)
	e := m.story().Entry(model.Ref{Kind: model.KindClaim, ID: id})
	e.Record.(*model.Claim).Status = model.Retracted // logged so
	d = drive(t, config(m)).keys("3 T").wants("stands again")
	m.edit(t, ben, id, func(c *model.Claim) { c.Credibility = 4 })
	d.tell()
	d.wants("stands again").lacks("still being read")
}

// What is withheld is shown again by W alone: every other act on it says so, and asks nothing; of a figure beside others it says so where
// that one is chosen.
func TestWhatIsWithheldIsNotMarkedOtherwise(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("3 W enter")
	id := d.claims.Selected().Claim().ID
	for _, key := range []string{"C", "D", "T", "U"} {
		d.keys(key).wants("Nothing is changed", "it is withheld, and marked so it would be shown; put it back first")
		if d.keys("enter esc"); m.story().Claim(id).Status != model.Withheld || d.top() != nil {
			t.Errorf("%s: %v\n%s", key, m.story().Claim(id).Status, d.plain())
		}
	}
	d.keys("j j j j j j W down enter").keys("T down").wants("it is withheld, and marked so it would be shown").keys("enter")
	if c := d.claims.Selected().Claim(); m.story().Claim(c.ID).Figures[0].State != model.Withheld {
		t.Errorf("%+v\n%s", m.story().Claim(c.ID), d.plain())
	}
}
