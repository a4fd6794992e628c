package ui

import (
	"context"
	"errors"
	"testing"

	"muster/model"
)

func TestOthersAppearByThemselves(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).size(200, 60).keys("3 j j")
	was := d.claims.Selected().Claim().ID
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	d.lacks("22 Jan 2013")
	d.tell()
	d.wants("+ 2 new", "22 Jan 2013", "GB 4 dead")
	if got := d.claims.Selected().Claim().ID; got != was {
		t.Errorf("the cursor went from %s to %s", was, got)
	}
	d.keys("n").wants("+ 1 new")
	if d.claims.Selected().Claim().ID != "n1" {
		t.Errorf("n went to %s", d.claims.Selected().Claim().ID)
	}
	d.keys("N").lacks("new")
	m.put(t, ana, "in-amenas", claim("n2", "hague", "GB", model.Dead, "5", "2013-01-22"))
	d.tell()
	d.wants("GB 5 dead").lacks("new") // the same editor, in another session
}

func TestRecordsComeAndGoUnderTheCursor(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("3 G enter")
	id := d.claims.Selected().Claim().ID
	ref := model.Ref{Kind: model.KindClaim, ID: id}
	e := m.state.Story("in-amenas").Entry(ref)
	m.lenient = true // a log can hold what would be refused today
	if _, err := m.Append(context.Background(), model.Batch{By: ben, Edits: []model.Edit{{Situation: "in-amenas", Kind: ref.Kind, ID: id, Was: e.Last.Seq}}}); err != nil {
		t.Fatal(err)
	}
	d.tell()
	d.wants("This claim was deleted.")
	d.keys("esc k k").wants("40")
	src := *m.state.Story("in-amenas").Source("gov-jp")
	src.Name = "Tokyo"
	m.put(t, ben, "in-amenas", &src)
	d.tell()
	d.keys("g").wants("Tokyo")
}

func TestChangesOfAnotherSituationArePassedOver(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m))
	m.put(t, ben, "quake", &model.Situation{ID: "quake", Title: "Quake", Host: "DZ", Zone: "Africa/Algiers"})
	d.tell()
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	d.tell()
	d.wants("GB 4 dead").lacks("follow")
	d.keys("S").wants("Situations", "Quake", "In Amenas gas plant siege").keys("enter").wants("Quake", "No figures yet.")
	d.keys("S down enter").wants("In Amenas gas plant siege", "~685")
}

func TestSeveralSituationsAreAskedFor(t *testing.T) {
	m := exampleStore(t)
	m.put(t, ben, "quake", &model.Situation{ID: "quake", Title: "Quake", Host: "DZ", Zone: "Africa/Algiers"})
	d := drive(t, config(m))
	d.wants("Situations")
	d.text("amen").keys("enter").wants("~685")
	cfg := config(m)
	cfg.Situation = "in-amenas"
	drive(t, cfg).wants("~685")
}

// A file that was restored under the screen is read afresh, though the sequences of its log go on where the screen's end.
// Seen red with the case of ErrReplaced taken out of follow: the notice spoke of a file that could not be read.
func TestRestoredUnderTheScreen(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("3 G enter")
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	d.tell()
	d.keys("esc g").wants("+ 1 new", "GB 4 dead")

	other := exampleStore(t)
	other.put(t, ben, "in-amenas", claim("n2", "hague", "GB", model.Dead, "9", "2013-01-22"))
	m.changes, m.state = other.changes, other.state
	m.state.Generation = "another"
	d.tell()
	d.wants("the file was restored", "GB 9 dead").lacks("GB 4 dead", "new")
	m.put(t, ben, "in-amenas", claim("n3", "hague", "GB", model.Dead, "10", "2013-01-23"))
	d.tell()
	d.wants("GB 10 dead", "new")
}

// What was restored may not hold the situation that is shown.
func TestRestoredWithoutTheSituation(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m))
	other := newMemory()
	other.put(t, ben, "quake", &model.Situation{ID: "quake", Title: "Quake", Host: "DZ", Zone: "Africa/Algiers"})
	m.changes, m.state = other.changes, other.state
	m.state.Generation = "another"
	d.tell()
	d.wants("Quake", "No figures yet.").lacks("In Amenas", "685")
}

// An answer that was asked for before the file was restored is not taken for a change of the new log.
func TestAnswerOfTheLogBefore(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m))
	before := d.state.Position()
	m.state.Generation = "another"
	d.tell()
	late := claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22")
	d.send(changesMsg{since: before, changes: []*model.Change{{Seq: before.Seq + 1, Situation: "in-amenas", Kind: model.KindClaim, Record: "n1", After: late}}})
	d.lacks("GB 4 dead")
}

// Each minute the screen sees to what is due for the file; what keeps it from that is said once.
func TestKeeping(t *testing.T) {
	cfg, asked, fails := config(exampleStore(t)), 0, errors.New("no backup could be made: the disk is full")
	cfg.Keep = func(context.Context, Store) error { asked++; return fails }
	d := drive(t, cfg)
	d.send(minuteMsg{})
	d.wants("the disk is full")
	d.keys("j").lacks("the disk is full")
	d.send(minuteMsg{})
	d.lacks("the disk is full")
	fails = nil
	d.send(minuteMsg{})
	fails = errors.New("no backup could be made: the disk is full")
	d.send(minuteMsg{})
	d.wants("the disk is full")
	if asked != 4 {
		t.Errorf("asked %d times", asked)
	}
}
