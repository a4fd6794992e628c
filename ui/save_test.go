package ui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/act"
	"muster/ui/dialog"
	"muster/ui/intent"
)

// asking is a dialog that asks for an act with every key but Esc.
type asking struct {
	*dialog.Page
	act act.Act
	why string
}

func (q *asking) Update(msg tea.Msg) intent.Intent {
	if press, ok := msg.(tea.KeyPressMsg); ok && press.String() == "esc" {
		return intent.Back{}
	}
	return intent.Do{Act: q.act}
}

func (q *asking) Fail(why string) { q.why = why }

func (q *asking) Wait(string) {}

// ask opens a dialog that asks for a claim to be added.
func ask(d *driver, c *model.Claim) *asking {
	a, err := act.Add(d.scene.Book.Story(), c)
	if err != nil {
		d.Fatal(err)
	}
	q := &asking{act: a, Page: dialog.NewPage(d.scene.Pen, func() (string, []dialog.Block) { return "Asking", nil })}
	d.push(q)
	return q
}

func TestSaving(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).size(200, 60).keys("3 G")
	ask(d, claim("n1", "hague", "GB", model.Injured, "7", "2013-01-19"))
	before, head := d.plain(), d.state.Head
	effects, _ := d.take(keyPress("enter"))
	if d.plain() != before || d.state.Head != head || len(effects) != 1 {
		t.Fatal("something is shown of what is not in the log yet")
	}
	d.run(effects)
	d.wants("saved: GB injured 7").lacks("Asking", "1 new", "2 new")
	if d.state.Head != head+1 || d.claims.Selected().Claim().ID != "n1" || d.top() != nil {
		t.Errorf("at %d, on %s", d.state.Head, d.claims.Selected().Claim().ID)
	}
}

// TestSavedBeforeItIsAnswered guards the bell that is faster than the answer.
func TestSavedBeforeItIsAnswered(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).size(200, 60)
	ask(d, claim("n1", "hague", "GB", model.Injured, "7", "2013-01-19"))
	effects, _ := d.take(keyPress("enter"))
	answer := effects[0].run()
	d.tell()
	d.wants("Asking").lacks("saved:", "1 new", "2 new")
	d.send(answer)
	d.wants("saved: GB injured 7").lacks("Asking", "1 new", "2 new")
	if d.claims.Selected().Claim().ID != "n1" {
		t.Error("the cursor is elsewhere")
	}
}

// TestNotSaved guards what was typed against every answer that is not "saved".
func TestNotSaved(t *testing.T) {
	moved := &model.Conflict{Edit: model.Edit{Kind: model.KindSource, ID: "hague"}, Theirs: model.Entry{Record: &model.Source{}, Last: model.Stamp{By: &ben}}}
	for want, err := range map[string]error{
		"not saved: no space left on device":            errors.New("no space left on device"),
		`not saved: ben changed source hague meanwhile`: moved,
		"not saved: the file was restored":              model.ErrReplaced,
		`not saved: claim "n1": figures: said twice`:    &model.Problem{Kind: model.KindClaim, ID: "n1", Field: "figures", Says: "said twice"},
	} {
		m := exampleStore(t)
		d := drive(t, config(m)).size(200, 60)
		q := ask(d, claim("n1", "hague", "GB", model.Injured, "7", "2013-01-19"))
		m.refuses = err
		d.keys("enter").wants("Asking").lacks("saved:")
		if !strings.HasPrefix(q.why, want) {
			t.Errorf("%q", q.why)
		}
		m.refuses = nil
		d.keys("enter").wants("saved: GB injured 7").lacks("Asking")
	}
}

// TestWaitingSaysForWhom guards an editor who waits for another, in the quick line and in a form: who has the file, and since
// when, stays beside what is being saved whatever keys are pressed. Seen red with the call of Wait taken out.
func TestWaitingSaysForWhom(t *testing.T) {
	for _, way := range []string{"enter", "tab ctrl+s"} {
		d := drive(t, config(exampleStore(t))).size(80, 24).keys("a").text("hague: GB 3 injured")
		keys := strings.Fields(way)
		d.keys(strings.Join(keys[:len(keys)-1], " "))
		effects, _ := d.take(keyPress(keys[len(keys)-1]))
		if len(effects) == 0 {
			t.Fatalf("nothing is saved: %s", d.plain())
		}
		d.wants("saving⋯").lacks("held by")
		d.send(waitMsg{`"ben" (pid 12) since 14:02:10`})
		d.wants(`saving⋯ the file is held by "ben" (pid 12) since 14:02:10`)
		d.keys("j").wants(`saving⋯ the file is held by "ben" (pid 12) since 14:02:10`)
		d.run(effects)
		d.wants("saved: ").lacks("held by", "Quick line")
	}
	cfg := config(exampleStore(t))
	cfg.ReadOnly = "you may not"
	d := drive(t, cfg)
	d.send(waitMsg{"somebody"})
	d.wants("the file is held by somebody: what is shown is from memory").lacks("saving waits")
}

// TestClosedWhileItWaits guards what was typed into a dialog that its editor closed before the log refused it.
func TestClosedWhileItWaits(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m))
	q := ask(d, claim("n1", "hague", "GB", model.Injured, "7", "2013-01-19"))
	m.refuses = errors.New("no space left on device")
	effects, _ := d.take(keyPress("enter"))
	d.keys("esc").lacks("Asking").keys("?").run(effects)
	d.wants("?").keys("esc").wants("Asking")
	if q.why == "" {
		t.Error("no word of why")
	}
}

// TestAnAnswerClosesNoOtherLine guards the line that was begun while another dialog's answer was on its way.
func TestAnAnswerClosesNoOtherLine(t *testing.T) {
	d := drive(t, config(exampleStore(t))).size(120, 40)
	ask(d, claim("n1", "hague", "GB", model.Injured, "7", "2013-01-19"))
	effects, _ := d.take(keyPress("enter"))
	d.keys("esc a").text("AFP: GB 9 held").run(effects)
	d.wants("saved: GB injured 7", "AFP: GB 9 held")
}

// TestOnlyTheAnswerIsLost guards against the act that is taken twice: it is told as saved when it is read.
func TestOnlyTheAnswerIsLost(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).size(200, 60)
	ask(d, claim("n1", "hague", "GB", model.Injured, "7", "2013-01-19"))
	m.loses = errors.New("connection lost")
	d.keys("enter").wants("Asking")
	head := d.state.Head
	d.keys("enter").wants("saved: GB injured 7").lacks("Asking")
	if d.state.Head != head+1 {
		t.Errorf("%d changes", d.state.Head-head)
	}

	ask(d, claim("n2", "hague", "GB", model.Injured, "8", "2013-01-19"))
	d.keys("enter").wants("Asking")
	d.tell()
	d.wants("saved: GB injured 8").lacks("Asking", "1 new", "2 new")
}

// TestSavedOutOfSight guards the editor who looks for what he saved where it is not shown.
func TestSavedOutOfSight(t *testing.T) {
	d := drive(t, config(exampleStore(t))).size(200, 60).keys("2 j j j space")
	ask(d, claim("n1", "hague", "GB", model.Injured, "7", "2013-01-19"))
	d.keys("enter").wants("saved: GB injured 7; what is shown now leaves it out")
}

// TestOwnAmongOthers guards the marks: what another editor logged just before is new, what was saved here is not.
func TestOwnAmongOthers(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).size(200, 60)
	ask(d, claim("n1", "hague", "GB", model.Injured, "7", "2013-01-19"))
	m.put(t, ben, "in-amenas", claim("n2", "hague", "NO", model.Injured, "9", "2013-01-19"))
	d.keys("enter").wants("+ 2 new", "saved: GB injured 7")
	if !d.scene.Fresh[model.Ref{Kind: model.KindClaim, ID: "n2"}] || len(d.scene.Fresh) != 1 || len(d.scene.FreshCells) != 1 {
		t.Errorf("%v %v", d.scene.Fresh, d.scene.FreshCells)
	}
}
