package ui

import (
	"testing"

	"muster/model"
	"muster/model/act"
	"muster/model/count"
)

// changed logs a change of a record that is there.
func (m *memory) edit(t *testing.T, by model.Editor, id string, change func(*model.Claim)) {
	c := *m.state.Story("in-amenas").Claim(id)
	c.Figures = append([]model.Figure{}, c.Figures...)
	change(&c)
	e := m.state.Story("in-amenas").Entry(model.Ref{Kind: model.KindClaim, ID: id})
	if _, err := m.Append(t.Context(), model.Batch{Op: "edit" + id + by.ID, By: by, Edits: []model.Edit{model.Put("in-amenas", &c, e.Last.Seq)}}); err != nil {
		t.Fatal(err)
	}
}

func TestUndoAndRedo(t *testing.T) {
	m := exampleStore(t)
	d := typing(t, m, "Hague: GB 4 dead").keys("enter").wants("saved: GB dead 4")
	id := d.claims.Selected().Claim().ID
	ref := model.Ref{Kind: model.KindClaim, ID: id}
	d.keys("u").wants("undid: GB dead 4, entered by you at").lacks("1 new")
	if d.state.Story("in-amenas").Entry(ref).Alive() {
		t.Fatal("it is there still")
	}
	d.keys("ctrl+r").wants("redid: GB dead 4").lacks("1 new")
	if !d.state.Story("in-amenas").Entry(ref).Alive() || d.claims.Selected().Claim().ID != id {
		t.Fatal("it did not come back")
	}
	d.keys("ctrl+r").wants("nothing of yours to redo")
	next := drive(t, config(m)).size(120, 40) // another session of the same editor
	next.keys("u").wants("undid: GB dead 4")
	d.tell()
	if d.state.Story("in-amenas").Entry(ref).Alive() {
		t.Error("the first session does not see it")
	}
}

// TestUndoKeepsTheSituation guards one undo too many: the situation on the screen stays. Where a command took it back, what is said of it
// has its zone all the same.
func TestUndoKeepsTheSituation(t *testing.T) {
	m := newMemory()
	m.put(t, ana, "in-amenas", example(t).Situation)
	d := drive(t, config(m)).keys("u").wants("nothing of yours to undo here but the situation itself", "In Amenas")
	m.undo(t, ana)
	d.tell()
	d.wants("Mon 21 Jan 2013 17:30", "ana took this situation away at 17:30").keys("ctrl+r").wants("redid: situation In Amenas gas plant siege, entered by you at 17:30")
}

// undo takes back the last act of an editor, as the command does.
func (m *memory) undo(t *testing.T, by model.Editor) {
	t.Helper()
	step, err := act.Undo(func(from, to uint64) ([]*model.Change, error) { return m.Between(t.Context(), from, to) }, m.state.Head, act.Asker{Editor: by})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Append(t.Context(), step.Batch("command", by)); err != nil {
		t.Fatal(err)
	}
}

// TestUndoOfManyWaits guards a key that is pressed faster than the log answers: each takes back the one before.
func TestUndoOfManyWaits(t *testing.T) {
	m := exampleStore(t)
	d := typing(t, m, "Hague: GB 4 dead").keys("enter a").text("Hague: GB 5 dead").keys("enter")
	head := len(m.changes)
	first, _ := d.take(keyPress("u"))
	second, _ := d.take(keyPress("u"))
	d.run(append(first, second...))
	d.wants("undid: GB dead 4")
	if len(m.changes) != head+2 {
		t.Errorf("%d changes", len(m.changes)-head)
	}
}

// TestUndoIsBlocked guards the change of another editor: it is not undone unseen, and both versions are shown.
func TestUndoIsBlocked(t *testing.T) {
	m := exampleStore(t)
	d := typing(t, m, "Hague: GB 4 dead").keys("enter")
	id := d.claims.Selected().Claim().ID
	five, _ := count.Parse("5")
	m.edit(t, ana, id, func(c *model.Claim) { c.Figures[0].Count = five })
	six, _ := count.Parse("6")
	m.edit(t, ben, id, func(c *model.Claim) { c.Figures[0].Count = six })
	d.tell()
	head := len(m.changes)
	d.keys("u").wants("cannot be undone", "ben changed its figures since", "Changed by ben")
	if len(m.changes) != head {
		t.Error("it was undone unseen")
	}
	d.keys("esc esc").lacks("Changed by ben")
	d.keys("u m ctrl+s").wants("undid: ", "merged with what was changed since").lacks("Changed by ben")
	if last := m.changes[len(m.changes)-1]; len(m.changes) != head+1 || last.Undoes == "" || last.After.(*model.Claim).Figures[0].Count.Words() != "4" {
		t.Errorf("%+v", last)
	}
}

func TestUndoOfWhatOthersReferTo(t *testing.T) {
	m := exampleStore(t)
	d := typing(t, m, "Pravda: GB 4 dead").keys("enter").wants("saved: source Pravda")
	m.put(t, ben, "in-amenas", claim("n1", "pravda", "GB", model.Injured, "4", "2013-01-21"))
	d.tell()
	head := len(m.changes)
	d.keys("u").wants("cannot be undone", "refers to it")
	if len(m.changes) != head {
		t.Error("it was undone")
	}
}

// TestUndoLeavesWhatIsTypedMeanwhile guards a dialog that was opened before the log had been read backwards: it did not ask
// for the undo, and the answer does not close it.
func TestUndoLeavesWhatIsTypedMeanwhile(t *testing.T) {
	for opens, typed := range map[string]string{"a": "Hague: GB 9 injured", "3 G e": "typed meanwhile"} {
		kept := newShelf()
		cfg := config(exampleStore(t))
		cfg.Drafts = kept
		d := drive(t, cfg).size(120, 40).keys("a").text("Hague: GB 4 dead").keys("enter").wants("saved: GB dead 4")
		effects, _ := d.take(keyPress("u"))
		d.keys(opens).text(typed).run(effects)
		if d.wants("undid: GB dead 4", typed).flush(); len(kept.kept) != 1 {
			t.Errorf("%s: %d drafts", opens, len(kept.kept))
		}
	}
}

// TestUndoGoesOnAfterAReplay guards the undo whose answer comes when nothing may be saved: it does not keep the next one out.
func TestUndoGoesOnAfterAReplay(t *testing.T) {
	d := typing(t, exampleStore(t), "Hague: GB 4 dead").keys("enter").wants("saved: GB dead 4")
	effects, _ := d.take(keyPress("u"))
	d.keys(",").run(effects)
	d.keys("esc u").wants("undid: GB dead 4")
}
