package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/moment"
)

// typing opens the quick line and types.
func typing(t testing.TB, m *memory, line string) *driver {
	return drive(t, config(m)).size(120, 40).keys("a").text(line)
}

func pasting(d *driver, text string) *driver {
	d.send(tea.PasteMsg{Content: text})
	return d
}

func TestGoldenQuickLine(t *testing.T) {
	for _, size := range sizes {
		for name, line := range map[string]string{
			"empty": "", "good": `Hague @sat 19:10: GB 4 dead, 5 missing/dead "feared dead"`, "error": "Hague @sat 19:10: GB 1 dead, 5 mising, 3 held",
			"half": "Stat", "near": "Hauge: GB 4 dead", "alarm": "Gov-jp: JP 30 dead", "unfinished": "Hague: GB 4 d",
		} {
			d := drive(t, config(exampleStore(t))).size(size[0], size[1]).keys("a").text(line)
			d.exact()
			golden(t, fmt.Sprintf("quick-%s-%dx%d", name, size[0], size[1]), d.plain())
		}
		d := drive(t, config(exampleStore(t))).size(size[0], size[1]).keys("a").text("Hauge: GB 4 dead").keys("enter down")
		d.exact()
		golden(t, fmt.Sprintf("quick-asks-%dx%d", size[0], size[1]), d.plain())
		d = pasting(drive(t, config(exampleStore(t))).size(size[0], size[1]).keys("a").text("Hague: GB 4 dead"), "He said so.\nTwice, \x1b[31mhe did.\n")
		d.exact()
		golden(t, fmt.Sprintf("quick-paste-%dx%d", size[0], size[1]), d.plain())
		d = doubled(t, exampleStore(t)).size(size[0], size[1]).keys("enter")
		d.exact()
		golden(t, fmt.Sprintf("quick-double-%dx%d", size[0], size[1]), d.plain())
	}
	cfg := config(exampleStore(t))
	cfg.UTF8 = false
	golden(t, "quick-good-ascii-80x24", drive(t, cfg).size(80, 24).keys("a").text("Hague: GB 4 dead").plain())
}

func TestQuickLineSaves(t *testing.T) {
	m := exampleStore(t)
	d := typing(t, m, "Hague: GB 4 dead")
	d.wants("William Hague, UK foreign secretary, for UK government, reliability B", "now, Mon 21 Jan 2013 17:30", "United Kingdom, dead 4", "3 -> 4")
	head := len(m.changes)
	d.keys("enter").wants("saved: GB dead 4").lacks("Quick line", "1 new")
	c := m.changes[head].After.(*model.Claim)
	if len(m.changes) != head+1 || c.Source != "hague" || c.Said != moment.At(at.In(d.scene.Zone)) || c.Text != "GB 4 dead" || c.Quote {
		t.Errorf("%+v", c)
	}
	if d.claims.Selected().Claim().ID != c.ID {
		t.Errorf("the cursor is on %s", d.claims.Selected().Claim().ID)
	}
	d.keys("a").wants("source [ @when]")
	d.keys("up").wants("> Hague: GB 4 dead", "this is logged already, as "+c.ID+" by ana at").keys("enter").wants("Quick line")
	if len(m.changes) != head+1 {
		t.Error("the same claim was logged twice")
	}
}

// Whoever logs a claim out of the middle of the accounting or of the timeline is there again: only the cursor of the claims moves.
func TestQuickLineMovesNothingElse(t *testing.T) {
	for _, pane := range []string{"1", "2", "3"} {
		m := exampleStore(t)
		d := drive(t, config(m)).size(200, 60)
		d.accounting.Go(model.Cell{Group: "JP", Status: model.Dead})
		d.keys("1 j j " + pane)
		front, event := d.front, d.timeline.Selected().Ref()
		d.keys("a").text("Hague: GB 4 dead").keys("enter").wants("saved: GB dead 4")
		if last := m.changes[len(m.changes)-1].Ref(); d.claims.Selected().Ref() != last {
			t.Errorf("from %s: the cursor of the claims is on %s", pane, d.claims.Selected().Ref())
		}
		if d.front != front || d.accounting.Selected() != (model.Cell{Group: "JP", Status: model.Dead}) || d.timeline.Selected().Ref() != event {
			t.Errorf("from %s: in pane %v, on %v and %s", pane, d.front, d.accounting.Selected(), d.timeline.Selected().Ref())
		}
	}
}

// TestQuickLinePointsAtTheWord guards the calm: a word that is still being typed is no error yet.
func TestQuickLinePointsAtTheWord(t *testing.T) {
	d := typing(t, exampleStore(t), "Hague: GB 1 ded").lacks("^^^", "! \"ded")
	d.keys("enter").wants("^^^", `! "ded" is not a status`, "Quick line")
	d.text("x").lacks("^^^")
	d.keys("backspace backspace backspace backspace").text("dead, 5 mising, ").wants("^^^^^^", `"mising" is not a status`)
}

func TestQuickLineCompletes(t *testing.T) {
	d := typing(t, exampleStore(t), "stolt").wants("Jens Stoltenberg (Jens Stoltenberg, Norwegian prime minister)")
	d.keys("right").wants("> Jens Stoltenberg").text(": Norw").wants("NO (Norway)").keys("right").text(" 5 he").keys("right").wants("> Jens Stoltenberg: NO 5 held", "Norway, held 5")
	d = typing(t, exampleStore(t), "Hague: GB 5 m").wants("missing").keys("down down").wants("missing/dead (missing or feared dead)")
	d.keys("enter").wants("> Hague: GB 5 missing/dead", "Quick line").keys("esc").lacks("Quick line")
	d = typing(t, exampleStore(t), "Hague: GB 5 dead (fi").keys("ctrl+f").wants("(final assault)", "United Kingdom, dead (final assault, a part) 5")
	d.keys("esc a").wants("(final assault)") // what was typed is there again
}

func TestQuickLineAsksWhoItIs(t *testing.T) {
	m := exampleStore(t)
	head := len(m.changes)
	d := typing(t, m, "Hauge: GB 4 dead").wants("new source, other, reliability F; near William Hague").keys("enter")
	d.wants(`Nobody is called "Hauge". Who is it?`, "William Hague, UK foreign secretary", "Hauge: a new source").keys("esc").wants("> Hauge: GB 4 dead")
	if len(m.changes) != head {
		t.Fatal("saved without an answer")
	}
	d.keys("enter enter").wants("> William Hague: GB 4 dead", "for UK government").keys("enter").wants("saved: GB dead 4")
	if c := m.changes[head].After.(*model.Claim); c.Source != "hague" {
		t.Errorf("%+v", c)
	}
	d.keys("a").text("Hauge: GB 9 dead").keys("enter down down down down enter").wants("saved: source Hauge and GB dead 9")
	if src, ok := m.changes[head+1].After.(*model.Source); !ok || src.Name != "Hauge" || src.Reliability.String() != "F" {
		t.Errorf("%+v", m.changes[head+1])
	}
}

// On a slow link the next line is typed before the question about this one is seen. None of its letters chooses, nor does its Enter.
func TestQuickLineTakesNothingTypedAheadForAnAnswer(t *testing.T) {
	m := exampleStore(t)
	head := len(m.changes)
	d := typing(t, m, "Hauge: GB 7 dead").keys("enter").text("japan: 3 injured").keys("enter").wants("Who is it?", "was not taken")
	if len(m.changes) != head {
		t.Fatal("a line that was typed ahead answered the question")
	}
	d.keys("up up up up enter").wants("> William Hague: GB 7 dead")
}

// doubled is a screen on which a claim is typed that ben logged just now.
func doubled(t testing.TB, m *memory) *driver {
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-21"))
	cfg := config(m)
	logged := m.changes[len(m.changes)-1].Logged
	cfg.Now = func() time.Time { return logged.Add(3 * time.Minute) }
	return drive(t, cfg).size(120, 40).keys("a").text("Hague: GB 4 dead")
}

func TestQuickLineWarnsOfADouble(t *testing.T) {
	m := exampleStore(t)
	d := doubled(t, m)
	head := len(m.changes)
	d.wants("ben logged the same figures of this source at").keys("enter").wants("enter once more saves it all the same")
	if len(m.changes) != head {
		t.Fatal("saved without a warning")
	}
	if d.keys("enter").wants("saved: GB dead 4"); len(m.changes) != head+1 {
		t.Error("not saved")
	}
	doubled(t, exampleStore(t)).keys("backspace").text("d").lacks("once more").keys("enter").wants("once more")
}

// TestQuickLineKeepsWhatWasTyped guards the text against a disk that is full, and the act against being taken twice.
func TestQuickLineKeepsWhatWasTyped(t *testing.T) {
	m := exampleStore(t)
	now := at
	cfg := config(m)
	cfg.Now = func() time.Time { return now }
	d := drive(t, cfg).keys("a").text("Hague: GB 4 dead")
	m.refuses = errors.New("no space left on device")
	d.keys("enter").wants("! not saved: no space left on device", "> Hague: GB 4 dead")
	m.refuses, m.loses = nil, errors.New("connection lost")
	head := len(m.changes)
	d.keys("enter").wants("! not saved: connection lost", "> Hague: GB 4 dead")
	now = now.Add(2 * time.Minute)
	m.loses = nil
	d.keys("enter").wants("saved: GB dead 4")
	if len(m.changes) != head+1 {
		t.Errorf("%d changes", len(m.changes)-head)
	}
}

func TestQuickLinePaste(t *testing.T) {
	m := exampleStore(t)
	pasted := "Hague said:\r\n“five \"may\" be dead.”\r\nq\x1b[201~:q!"
	d := pasting(typing(t, m, "Hague: GB 5 missing/dead"), pasted).wants("Is what you pasted the quotation?", "3 lines")
	head := len(m.changes)
	d.keys("enter").wants("quote", "kept as pasted").keys("enter").wants("saved: GB missing/dead 5")
	if c := m.changes[head].After.(*model.Claim); c.Text != strings.ReplaceAll(pasted, "\r\n", "\n") || !c.Quote {
		t.Errorf("%q", c.Text)
	}
	d.keys("a").text("Hague: ")
	pasting(d, "GB 6 dead\n").wants("> Hague: GB 6 dead", "Quick line") // a line that was copied with its end
	pasting(d.keys("ctrl+u"), strings.Repeat("x", model.MaxField+1)).wants("a quotation holds at most 65536: nothing of it was taken")
	pasting(d, strings.Repeat("x", 2<<20)).wants("at most 1048576 are taken: nothing of it was")
	pasting(d, strings.Repeat("word ", 2000)).wants("Is what you pasted the quotation?").keys("n").lacks("Is what")
	before := drive(t, config(exampleStore(t)))
	screen := before.styled()
	if pasting(before, "q\na\ndd:q\n"); before.quit || before.styled() != screen {
		t.Error("a paste was a command")
	}
}

func TestQuickLineBecomesAForm(t *testing.T) {
	m := exampleStore(t)
	d := typing(t, m, `Pravda @19 jan: JP 2 held, 3 ded "so"`).keys("tab").wants("New claim", "Pravda", "held")
	d.keys("esc").wants("Quick line", "> Pravda @19 jan")
	head := len(m.changes)
	d.keys("tab ctrl+s").wants("saved:").lacks("Quick line", "New claim")
	if src, ok := m.changes[head].After.(*model.Source); !ok || src.Name != "Pravda" {
		t.Errorf("%+v", m.changes[head].After)
	}
	if c := m.changes[head+1].After.(*model.Claim); c.Said.String() != "2013-01-19" || len(c.Figures) != 1 {
		t.Errorf("%+v", c)
	}
}

// Nobody typed when: the form opens with an empty Said, which means now and says so, and takes a time that is typed into it.
func TestAFormOfALineWithoutATime(t *testing.T) {
	m := exampleStore(t)
	d := typing(t, m, `Hague: GB 4 dead, 3 ded`).keys("tab").wants("New claim", "(empty: now;", "= "+moment.At(at.In(m.state.Story("in-amenas").Situation().Location())).Display(m.state.Story("in-amenas").Situation().Location()))
	head := len(m.changes)
	d.keys("tab").text("19 jan 21:22").wants("19 jan 21:22  = 19 Jan 2013 21:22").keys("ctrl+s").wants("saved:")
	if c := m.changes[head].After.(*model.Claim); c.Said.String() != "2013-01-19T21:22" {
		t.Errorf("said %s", c.Said)
	}
}

// TestQuickLineHistory guards Up: the lines of this session, then the editor's own claims, those that have in them what
// was typed.
func TestQuickLineHistory(t *testing.T) {
	d := typing(t, exampleStore(t), "Hague: GB 4 dead").keys("enter a").text("stat").keys("up")
	d.wants("> Statoil").lacks("> Hague").keys("down").wants("> stat")
	d.keys("ctrl+u up").wants("> Hague: GB 4 dead")
}

// TestKeysOfTheQuickLine presses every key that it advertises.
func TestKeysOfTheQuickLine(t *testing.T) {
	states := map[string]func() *driver{
		"empty":  func() *driver { return typing(t, exampleStore(t), "") },
		"half":   func() *driver { return typing(t, exampleStore(t), "stat") },
		"good":   func() *driver { return typing(t, exampleStore(t), "Hague: GB 4 dead") },
		"error":  func() *driver { return typing(t, exampleStore(t), "Hague: GB 4 ded") },
		"picked": func() *driver { return typing(t, exampleStore(t), "Hague: GB 4 m").keys("down") },
		"back":   func() *driver { return typing(t, exampleStore(t), "").keys("up up") },
		"near":   func() *driver { return typing(t, exampleStore(t), "Hauge: GB 4 dead").keys("enter down") },
		"paste":  func() *driver { return pasting(typing(t, exampleStore(t), "Hague: GB 4 dead"), "a\nb") },
		"quoted": func() *driver { return pasting(typing(t, exampleStore(t), "Hague: GB 4 dead"), "a\nb").keys("enter") },
		"double": func() *driver { return doubled(t, exampleStore(t)).keys("enter") },
	}
	for name, state := range states {
		for _, b := range state().top().Keys() {
			if !b.Enabled() {
				continue
			}
			for _, k := range b.Keys() {
				if k == "ctrl+space" || k == "ctrl+@" { // no name of a key that a test can press
					continue
				}
				if d := state(); !changes(d, k) {
					t.Errorf("%s: %s (%s) does nothing:\n%s", name, k, b.Help().Desc, d.plain())
				}
			}
		}
	}
}

// TestQuickLineAtEverySize guards the rows: each exactly as wide as the screen.
func TestQuickLineAtEverySize(t *testing.T) {
	d := typing(t, exampleStore(t), `Hague @sat 19:10: GB 1 dead, 5 mising "ヘ مرحبا é" `)
	for w := 0; w < 130; w += 3 {
		for h := 0; h < 44; h += 2 {
			d.size(w, h)
			d.exact()
		}
	}
}

// TestQuickLineIsDrafted guards what is in the line, open or closed, against the end of the process.
func TestQuickLineIsDrafted(t *testing.T) {
	m, s := exampleStore(t), newShelf()
	cfg := config(m)
	cfg.Drafts = s
	d := drive(t, cfg).keys("a").text("Hague: GB 4 ded").flush()
	line := func() string {
		for _, one := range s.kept {
			return one.Value("line")
		}
		return ""
	}
	if line() != "Hague: GB 4 ded" {
		t.Fatalf("%v", s.kept)
	}
	if d.keys("esc").lacks("Quick line").flush(); len(s.kept) != 1 {
		t.Error("a line that was closed is lost")
	}
	pasting(d.keys("a backspace backspace backspace").text("dead"), "said\nso").keys("enter").flush()
	next := drive(t, cfg)
	next.wants("Quick line: Hague: GB 4 dead").keys("enter").wants("> Hague: GB 4 dead", "kept as pasted").keys("enter").wants("saved:")
	if next.flush(); len(s.kept) != 0 {
		t.Errorf("%v", s.kept)
	}
}
