package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"muster/model"
	"muster/ui/form"
)

// story is what the file holds.
func (m *memory) story() *model.Story { return m.state.Story("in-amenas") }

// formStates lead to every form and question.
var formStates = map[string]func(*driver) *driver{
	"form-situation": func(d *driver) *driver { return d.keys("E enter e") },
	"form-source":    func(d *driver) *driver { return d.keys("E").text("hague").keys("enter e tab") },
	"form-group":     func(d *driver) *driver { return d.keys("A").text("group").keys("enter").text("bp") },
	"form-claim":     func(d *driver) *driver { return d.keys("3 j j j j j e") },
	"form-figure": func(d *driver) *driver {
		return d.keys("3 j j j j j e shift+tab shift+tab shift+tab shift+tab shift+tab")
	},
	"form-event":        func(d *driver) *driver { return d.keys("1 e tab tab") },
	"form-ruling":       func(d *driver) *driver { return d.keys("A").text("ruling").keys("enter").text("hague") },
	"record-source":     func(d *driver) *driver { return d.keys("E").text("hague").keys("enter") },
	"question-correct":  func(d *driver) *driver { return d.keys("3 j j j j j C") },
	"question-withhold": func(d *driver) *driver { return d.keys("3 W") },
	"question-link":     func(d *driver) *driver { return d.keys("3 L tab").text("statoil") },
	"question-evidence": func(d *driver) *driver { return d.keys("1 L") },
	"question-grade":    func(d *driver) *driver { return d.keys("3 K") },
	"question-rule":     func(d *driver) *driver { return d.keys("2 j j j R down") },
	"question-list":     func(d *driver) *driver { return d.keys("2 O") },
	"question-pivotal":  func(d *driver) *driver { return d.keys("1 P") },
	"question-delete":   func(d *driver) *driver { return d.keys("3 d") },
}

func TestGoldenForms(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		for name, open := range formStates {
			d := open(drive(t, config(exampleStore(t))).size(size[0], size[1]))
			golden(t, fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), d.plain())
		}
	}
	for _, name := range []string{"form-claim", "form-figure", "question-correct"} {
		golden(t, name+"-40x12", formStates[name](drive(t, config(exampleStore(t))).size(40, 12)).plain())
	}
}

// TestEveryKeyOfAFormDoesSomething presses what forms and questions advertise.
func TestEveryKeyOfAFormDoesSomething(t *testing.T) {
	for name, open := range formStates {
		state := func() *driver { return open(drive(t, config(exampleStore(t))).size(80, 24)) }
		for _, b := range state().top().Keys() {
			for _, k := range b.Keys() {
				if d := state(); b.Enabled() && !changes(d, k) {
					t.Errorf("%s: %s (%s) does nothing:\n%s", name, k, b.Help().Desc, d.plain())
				}
			}
		}
	}
}

func TestFormsFitEverySize(t *testing.T) {
	for name, open := range formStates {
		for _, size := range [][2]int{{0, 0}, {1, 1}, {7, 3}, {20, 5}, {40, 12}, {200, 60}} {
			d := open(drive(t, config(exampleStore(t))).size(120, 40)).size(size[0], size[1])
			d.exact()
			if t.Failed() {
				t.Fatalf("%s at %v", name, size)
			}
		}
	}
}

// TestAnUntouchedFormChangesNothing opens the form of every record of the example and saves it.
func TestAnUntouchedFormChangesNothing(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m))
	opened := 0
	for _, k := range model.Kinds() {
		for _, e := range m.story().Entries(k) {
			spec, ok := d.desk().Edit(model.Ref{Kind: k, ID: e.Record.RecordID()})
			if !ok {
				continue
			}
			opened++
			f := form.New(d.scene.Pen, spec)
			r := spec.Read(f.Values())
			if r.Record == nil || !model.Equal(r.Record, e.Record) {
				a, _ := model.Encode(e.Record)
				b, _ := model.Encode(r.Record)
				t.Errorf("%s\n%s\nbecomes\n%s\n%v", e.Record.RecordID(), a, b, r.Faults)
			}
		}
	}
	if opened < 60 {
		t.Errorf("only %d records", opened)
	}
}

func TestAClaimIsAddedByForm(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("A").text("claim").keys("enter").text("hague").keys("enter")
	d.keys("ctrl+u").text("20 jan").keys("tab").text("Two are dead.").keys("tab tab tab tab tab tab tab enter")
	d.text("britons").keys("enter").text("banana").keys("tab").text("killed").keys("tab").wants("20 Jan 2013", "William Hague")
	d.keys("ctrl+s").wants("is not a count").keys("ctrl+u").text("2").keys("ctrl+s")
	d.wants("saved: GB dead 2")
	if d.top() != nil {
		t.Fatalf("the form is still open:\n%s", d.plain())
	}
	c := m.changes[len(m.changes)-1].After.(*model.Claim)
	if c.Source != "hague" || c.Said.String() != "2013-01-20" || c.Text != "Two are dead." || len(c.Figures) != 1 || c.Figures[0].Count.Words() != "2" {
		t.Errorf("%+v", c)
	}
	if d.scene.Fresh[model.Ref{Kind: model.KindClaim, ID: c.ID}] {
		t.Error("what this editor added is marked as another's")
	}
}

func TestANewSourceIsMadeInPassing(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("A").text("claim").keys("enter").text("Hagu").keys("tab tab").text("So.").keys("ctrl+s")
	d.wants("did you mean William Hague")
	if len(m.changes) != len(exampleStore(t).changes) {
		t.Fatal("a typo became a voice")
	}
	d.keys("ctrl+u").text("Oslo police").keys("tab ctrl+s").wants("saved")
	if s := m.story().Source("oslo-police"); s == nil || s.Kind != model.OtherSource || s.Reliability.String() != "F" {
		t.Errorf("%+v", s)
	}
}

// A line that was typed into the field of the source is not the name of a new one.
func TestALineIsNoName(t *testing.T) {
	for name, refused := range map[string]bool{"Maltese coast gaurd @19:10: ALL 5+ dead": true, "Oslo police @19:10": true, "Oslo police: 4 dead": true, "Oslo police:": true, "Oslo police": false, "Post 12:30 gang": false} {
		d := drive(t, config(exampleStore(t))).keys("A").text("claim").keys("enter").text(name).keys("tab")
		if got := strings.Contains(flat(d.plain()), "only who speaks"); got != refused {
			t.Errorf("%q: refused is %v:\n%s", name, got, d.plain())
		}
	}
}

// TestWhatTheOthersRefuseStandsBesideItsField guards what the domain finds only among the other records.
func TestWhatTheOthersRefuseStandsBesideItsField(t *testing.T) {
	d := drive(t, config(exampleStore(t))).keys("A").text("source").keys("enter").text("Statoil").keys("ctrl+s").wants("carries this name already")
	lines := strings.Split(d.plain(), "\n")
	for i, l := range lines {
		if strings.Contains(l, "Name ") && !strings.Contains(lines[i+1], "carries this name") {
			t.Errorf("not beside its field:\n%s", d.plain())
		}
	}
}

func TestActsAreAskedAndDone(t *testing.T) {
	state := func(m *memory, id string) model.ClaimState { return m.story().Claim(id).Status }
	for key, want := range map[string]model.ClaimState{"C": model.Corrected, "D": model.DeskError, "T": model.Retracted, "W": model.Withheld, "U": model.Superseded} {
		m := exampleStore(t)
		d := drive(t, config(m)).keys("3")
		id := d.claims.Selected().Claim().ID
		if d.keys(key + " esc"); state(m, id) != model.Standing {
			t.Fatalf("%s: done before it was confirmed", key)
		}
		if d.keys(key + " enter"); state(m, id) != want || d.top() != nil {
			t.Errorf("%s: %v\n%s", key, state(m, id), d.plain())
		}
		if d.keys(key).wants("stands again").keys("enter"); state(m, id) != model.Standing {
			t.Errorf("%s twice: %v", key, state(m, id))
		}
	}
}

func TestAnActCanBeAboutOneFigure(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("3 j j j j j j")
	c := d.claims.Selected().Claim()
	if len(c.Figures) < 2 {
		t.Fatalf("%+v has one figure", c)
	}
	d.keys("T").wants("the whole claim").keys("down enter")
	if now := m.story().Claim(c.ID); now.Figures[0].State != model.Retracted || now.Status != model.Standing || now.Figures[1].State != model.AsClaim {
		t.Errorf("%+v\n%s", now, d.plain())
	}
}

func TestOtherActs(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("2 O enter")
	if m.story().Situation().List != model.Closed {
		t.Errorf("the list is open:\n%s", d.plain())
	}
	d.keys("O").wants("Open the list again").keys("esc 1 P enter")
	e := d.timeline.Selected().Event()
	if now, _ := m.story().Entry(model.Ref{Kind: model.KindEvent, ID: e.ID}).Record.(*model.Event); !now.Pivotal {
		t.Errorf("not pivotal:\n%s", d.plain())
	}
	d.keys("3 K 4 enter")
	d.keys("enter")
	if c := m.story().Claim(d.claims.Selected().Claim().ID); c.Credibility != 4 {
		t.Errorf("graded %s:\n%s", c.Credibility, d.plain())
	}
	d.keys("2 j j j R down").keys("up enter").text("the coroner said so").keys("enter")
	if n := m.story().Count(model.KindRuling); n == 0 {
		t.Errorf("no ruling:\n%s", d.plain())
	}
	d.keys("R").wants("lift the ruling")
}

func TestDeletingWhatOthersReferToIsRefused(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("E").text("hague").keys("enter d").wants("cannot be deleted")
	if d.keys("enter"); m.story().Source("hague") == nil {
		t.Fatal("it was deleted")
	}
	id := ""
	d = drive(t, config(m)).keys("1 G")
	if id = d.timeline.Selected().Event().ID; m.story().Entry(model.Ref{Kind: model.KindEvent, ID: id}).Alive() {
		d.keys("d enter")
	}
	if m.story().Entry(model.Ref{Kind: model.KindEvent, ID: id}).Alive() {
		t.Errorf("still there:\n%s", d.plain())
	}
}

func TestTwoVersionsAreBroughtTogether(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).size(120, 40).keys("3 e tab tab").text("Mine. ")
	id := d.claims.Selected().Claim().ID
	theirs := *m.story().Claim(id)
	theirs.Text, theirs.Via = "Theirs.", "radio"
	m.put(t, ben, "in-amenas", &theirs)
	d.keys("ctrl+s").wants("Changed by ben", "to decide", "only ben changed it", "Theirs.", "radio")
	golden(t, "merge-120x40", d.plain())
	golden(t, "merge-80x24", d.size(80, 24).plain())
	if d.keys("ctrl+s"); m.story().Claim(id).Text != "Theirs." {
		t.Fatal("something was overwritten that was not decided")
	}
	d.keys("m ctrl+s")
	if c := m.story().Claim(id); c.Text == "Theirs." || c.Via != "radio" || d.top() != nil {
		t.Errorf("%+v\n%s", c, d.plain())
	}
}

// Retyping begins at the field that is in dispute, and what is not decided is named.
func TestAMergeSaysWhatIsNotDecided(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).size(80, 24).keys("3 e tab tab").text("Mine. ")
	theirs := *m.story().Claim(d.claims.Selected().Claim().ID)
	theirs.Text, theirs.Via = "Theirs.", "radio"
	m.put(t, ben, "in-amenas", &theirs)
	d.keys("ctrl+s k k ctrl+s").wants("! Text is not decided: both changed it")
	d.keys("m").lacks("is not decided").keys("e").text("Again. ")
	if got := d.top().(*form.Form).Values()["text"]; !strings.Contains(got, "Again. ") {
		t.Errorf("typed elsewhere; the words are %q\n%s", got, d.plain())
	}
}

func TestAMergeCanMeetAgain(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).size(120, 40).keys("3 e tab tab").text("Mine. ")
	id := d.claims.Selected().Claim().ID
	theirs := *m.story().Claim(id)
	theirs.Text = "Theirs."
	m.put(t, ben, "in-amenas", &theirs)
	d.keys("ctrl+s m")
	again := theirs
	again.Text = "Once more."
	m.put(t, ben, "in-amenas", &again)
	d.keys("ctrl+s").wants("to decide", "Once more.")
	d.keys("esc").wants("Mine. ") // what was typed is still there
	d.keys("ctrl+s e").wants("Mine.").keys("tab tab").text("!").keys("ctrl+s")
	if c := m.story().Claim(id); c.Text == "Once more." || d.top() != nil {
		t.Errorf("%+v\n%s", c, d.plain())
	}
}

func TestAnotherEditorDeletedIt(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("1 G e tab tab").text("Mine. ")
	ref := d.timeline.Selected().Ref()
	m.drop(t, ben, "in-amenas", ref)
	d.keys("ctrl+s").wants("deleted", "to decide").keys("t ctrl+s")
	if m.story().Entry(ref).Alive() {
		t.Errorf("it is back:\n%s", d.plain())
	}
	m = exampleStore(t)
	d = drive(t, config(m)).keys("1 G e tab tab").text("Mine. ")
	m.drop(t, ben, "in-amenas", ref)
	if d.keys("ctrl+s m ctrl+s"); !m.story().Entry(ref).Alive() {
		t.Errorf("it is gone:\n%s", d.plain())
	}
}

// TestAnotherEditorDeletedItInSight guards a form whose record goes while it is open: it says who deleted it, and saving asks whether
// it is put back, whichever came first, the news or the key.
func TestAnotherEditorDeletedItInSight(t *testing.T) {
	for _, last := range []string{"m ctrl+s", "e ctrl+s"} {
		m := exampleStore(t)
		d := drive(t, config(m)).size(80, 24).keys("3 e tab tab").text("Mine. ")
		ref := d.claims.Selected().Ref()
		m.drop(t, ben, "in-amenas", ref)
		d.tell()
		d.wants("ben deleted this at 17:31; saving asks whether it is put back").lacks("changed this")
		d.keys("ctrl+s").wants("Deleted by ben", "m put it back", "t leave it deleted", "ben deleted it at 17:31").lacks("there is no such claim")
		if d.keys(last); !m.story().Entry(ref).Alive() || !strings.Contains(m.story().Claim(ref.ID).Text, "Mine.") || d.top() != nil {
			t.Errorf("after %s:\n%s", last, d.plain())
		}
	}
}

// drop deletes a record as an editor would.
func (m *memory) drop(tb testing.TB, by model.Editor, situation string, ref model.Ref) {
	tb.Helper()
	e := model.Edit{Situation: situation, Kind: ref.Kind, ID: ref.ID, Was: m.state.Open(situation).Entry(ref).Last.Seq}
	if _, err := m.Append(tb.Context(), model.Batch{Op: "drop", By: by, Edits: []model.Edit{e}}); err != nil {
		tb.Fatal(err)
	}
}

func TestWhatIsTypedOutlivesAFailure(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("3 e tab tab").text("Mine. ")
	m.refuses = errors.New("no space left on device")
	d.keys("ctrl+s").wants("no space left on device", "Mine. ")
	m.refuses = nil
	if d.keys("ctrl+s").wants("saved"); d.top() != nil {
		t.Error("still open")
	}
}
