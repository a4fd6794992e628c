package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"muster/ui/dialog"
	"muster/ui/draft"
	"muster/ui/quickline"
)

// What is typed ahead behind "a" is a claim, wherever the editor is: never a row of keys.
func TestTheQuickLineOpensFromEverywhere(t *testing.T) {
	const line = "Maltese coast guard @19:10: ALL 5+ dead, dozens missing"
	for _, where := range []string{"1 enter", "2 j j j enter", "3 enter", "2 r", "?", "M", "3 enter ?"} {
		d := drive(t, config(deskStore(t))).size(80, 24).keys(where).keys("a").text(line)
		l, ok := d.top().(*quickline.Line)
		if !ok || l.Text() != line {
			t.Errorf("after %q and the line, the screen is\n%s", where, d.plain())
			continue
		}
		before := len(d.dialogs)
		if d.keys("esc"); len(d.dialogs) != before-1 || d.top() == nil {
			t.Errorf("%q: esc did not go back to where the line was opened", where)
		}
	}
}

// Where nothing can be added, a says why, and takes what is typed behind it: in a replay, and for who may only read.
func TestTypeAheadIsNotRunAsKeys(t *testing.T) {
	reader := config(deskStore(t))
	reader.ReadOnly = "you may look, and change nothing"
	for name, d := range map[string]*driver{"replay": drive(t, config(deskStore(t))).keys(","), "replay, in an inspector": drive(t, config(deskStore(t))).keys(", 3 enter"),
		"reader": drive(t, reader)} {
		open := len(d.dialogs)
		place := d.replayShort()
		d.keys("a").text("dd, Maltese E: q u F . , 5 dead").keys("enter").wants("Nothing can be added now", "Nothing that is typed here is taken")
		if len(d.dialogs) != open+1 || d.quit || d.replayShort() != place {
			t.Errorf("%s: what was typed behind a was run as keys:\n%s", name, d.plain())
		}
		if d.keys("esc"); len(d.dialogs) != open {
			t.Errorf("%s: esc left %d dialogs, there were %d", name, len(d.dialogs), open)
		}
	}
}

// So does every other key that opens something to type into, wherever it is pressed. Seen red with bar saying it at the foot.
func TestTypeAheadBehindARefusedForm(t *testing.T) {
	reader := config(deskStore(t))
	reader.ReadOnly = "you may look, and change nothing"
	for _, keys := range []string{"A", "F", "2 e", "2 R", "2 O", "3 e", "3 C", "3 D", "3 L", "3 K", "3 d", "1 e", "1 P", "3 enter e", "3 enter W", "2 j j j enter F", "1 enter A"} {
		for name, d := range map[string]*driver{"replay": drive(t, config(deskStore(t))).keys(","), "reader": drive(t, reader)} {
			why, place := d.mayEdit(), d.replayShort()
			d.keys(keys).wants("Nothing can be changed now", why)
			open, front := len(d.dialogs), d.front
			if d.text("dd, Maltese E: q u F . , 5 dead").keys("enter"); len(d.dialogs) != open || d.front != front || d.quit || d.replayShort() != place {
				t.Errorf("%s: what was typed behind %s was run as keys:\n%s", name, keys, d.plain())
			}
			if d.keys("esc").lacks("Nothing can be changed now"); len(d.dialogs) != open-1 || d.replayShort() != place {
				t.Errorf("%s: esc behind %s left\n%s", name, keys, d.plain())
			}
		}
	}
	d := drive(t, config(deskStore(t))).keys("2 l l l l l l l l l l e").wants("there is no figure here to edit").text("qaud")
	if d.quit || len(d.dialogs) != 1 {
		t.Errorf("what was typed behind e, where nothing stands, was run as keys:\n%s", d.plain())
	}
}

// The key of an act that cannot be done to what the cursor is on says what it is done to, and takes what was typed behind it. Seen red,
// with nothing said, with the panes passing it over.
func TestAnActOutOfPlaceSaysWhereItWorks(t *testing.T) {
	const figure, event, claims = "choose one behind this figure (enter) or in the claims pane (3)", "choose one in the timeline (1)", "choose one in the claims pane (3)"
	for keys, wants := range map[string]string{"2 C": "to correct a claim, " + figure, "2 D": figure, "2 W": figure, "2 T": figure, "2 U": figure, "2 L": figure, "2 K": figure, "2 d": figure,
		"2 P": event, "1 C": "to correct a claim, " + claims, "1 R": claims, "1 K": claims, "3 P": "to mark an event as pivotal, " + event} {
		d := drive(t, config(deskStore(t))).keys(keys).wants("Not here", wants).text("qaud")
		if d.quit || !d.refused() {
			t.Errorf("what was typed behind %s was run as keys:\n%s", keys, d.plain())
		}
		if d.keys("esc"); d.top() != nil {
			t.Errorf("%s: esc does not close it", keys)
		}
	}
	for _, d := range []*driver{drive(t, config(deskStore(t))).keys(", 2 C"), drive(t, config(deskStore(t))).keys(", 1 C")} {
		d.wants("Nothing can be changed now")
	}
}

// refused tells whether a sentence that takes what is typed ahead is all that is open.
func (d *driver) refused() bool {
	page, ok := d.top().(*dialog.Page)
	return ok && page.Deaf() && len(d.dialogs) == 1
}

// The keys that work everywhere work over what is only read; every other says that it does nothing there.
func TestKeysOverAnInspector(t *testing.T) {
	for keys, wants := range map[string]string{"M": "What moved", "F": "File", "E": "Records", "t": "As it was at a time", ",": "REPLAY", "r": "Reconciliation",
		"?": "Keys that work now", ":": "Palette", "/": "/", "y": "Copy", "A": "which kind of record", "S": "Situations", "u": "nothing of yours to undo",
		"z": "z is a key of the panes", "q": "q is a key of the panes", "x": "x does nothing here", "space": "space does nothing here"} {
		for _, where := range []string{"2 j j j enter", "3 enter", "1 enter"} {
			d := drive(t, config(deskStore(t))).size(80, 24).keys(where).keys(keys).wants(wants)
			if d.quit {
				t.Errorf("%s ends the session from %q", keys, where)
			}
		}
	}
	d := drive(t, config(deskStore(t))).size(80, 24).keys("3 enter").keys("/").text("dead")
	if d.line == nil || d.top() != nil {
		t.Errorf("/ over an inspector:\n%s", d.plain())
	}
}

// The help over a dialog has the keys of that dialog, and no key of the panes beneath.
func TestHelpOverAnInspector(t *testing.T) {
	drive(t, config(deskStore(t))).size(120, 60).keys("3 enter ?").wants("withhold", "a step back in time", "add a claim").lacks("next pane", "hide superseded")
	d := drive(t, config(deskStore(t))).keys("? ?")
	if d.top() != nil {
		t.Errorf("? does not close the keys:\n%s", d.plain())
	}
}

// A draft is thrown away by d twice, and not by a word with two of them that was typed ahead.
func TestTypeAheadOverDrafts(t *testing.T) {
	d := drive(t, config(deskStore(t))).keys("3")
	d.push(dialog.NewDrafts(d.scene.Pen, dialog.DraftsAsk{All: func() []draft.Draft { return make([]draft.Draft, 2) }, About: func(draft.Draft) string { return "" },
		When: func(time.Time, bool) string { return "" }}))
	if d.keys("a").text("ddd"); d.top().Title() != "Quick line" {
		t.Errorf("a over the drafts:\n%s", d.plain())
	}
}

// Esc and a key that came together are taken for one with Alt: they are Esc, and then the key.
func TestEscWithAKeyRightBehindIt(t *testing.T) {
	alt := func(code rune, mod tea.KeyMod) tea.KeyPressMsg {
		return tea.KeyPressMsg{Code: code, Mod: mod | tea.ModAlt}
	}
	d := drive(t, config(deskStore(t))).keys("2 enter")
	if d.send(alt('?', 0)); len(d.dialogs) != 1 || !strings.Contains(d.plain(), "Keys that work now") {
		t.Errorf("esc ? in an inspector:\n%s", d.plain())
	}
	d = drive(t, config(deskStore(t))).keys("2 enter")
	d.send(alt('e', tea.ModShift))
	d.wants("Records")
	d = drive(t, config(deskStore(t))).keys("2 enter") // a terminal that tells keys apart names the key, and what Shift makes of it
	if d.send(tea.KeyPressMsg{Code: '-', ShiftedCode: '?', Mod: tea.ModAlt | tea.ModShift | tea.ModNumLock}); !strings.Contains(d.plain(), "Keys that work now") {
		t.Errorf("esc ? by its key:\n%s", d.plain())
	}
	d = drive(t, config(deskStore(t))).keys("2 enter")
	if d.send(alt(tea.KeyEscape, 0)); d.top() != nil {
		t.Errorf("esc esc in an inspector:\n%s", d.plain())
	}
	d = drive(t, config(deskStore(t))).keys("2 enter")
	was := d.accounting.Selected()
	if d.send(alt(tea.KeyDown, 0)); d.top() != nil || d.accounting.Selected() == was {
		t.Errorf("esc and down in an inspector:\n%s", d.plain())
	}
	// A text field keeps the keys with Alt that it has; all others leave it.
	d = drive(t, config(deskStore(t))).keys("a").text("Hague: GB")
	if d.send(alt('b', 0)); d.top() == nil || d.top().(*quickline.Line).Text() != "Hague: GB" {
		t.Errorf("a word back in the quick line:\n%s", d.plain())
	}
	d.send(alt('?', 0))
	d.wants("Keys that work now")
}
