package ui

import (
	"context"
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
	d.wants("GB 5 dead", "+ 2 new") // the claim and its cell: the same editor, but in another session
}

func TestRecordsComeAndGoUnderTheCursor(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("3 G enter")
	id := d.claims.Selected().Claim().ID
	ref := model.Ref{Kind: model.KindClaim, ID: id}
	e := m.state.Story("in-amenas").Entry(ref)
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
