package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/count"
	"muster/model/moment"
	"muster/ui/dialog"
)

// claim makes a claim of a known source with one figure.
func claim(id, source, group string, status model.Status, n, said string) *model.Claim {
	c, err := count.Parse(n)
	if err != nil {
		panic(err)
	}
	m, err := moment.Parse(said)
	if err != nil {
		panic(err)
	}
	return model.Normal(&model.Claim{ID: id, Source: source, Said: m, Text: "said so", Status: model.Standing,
		Figures: []model.Figure{{Group: group, Status: status, Count: c}}})
}

// TestFactsAreVisible guards what an editor must see of the example at the end of 21 January.
func TestFactsAreVisible(t *testing.T) {
	d := drive(t, config(exampleStore(t))).size(200, 60)
	d.wants("Japan", "3 alarms", "! missing, foreigners 17 5 EXCEEDS none", "! dead, foreigners 22 37 consistent 15",
		"OVERTAKEN: 38+", "NOT AGREED: 7", "1 o", "none known", "~685", "107",
		"Attackers, never added to the others", "part: final assault", "Scottish residents", "By residence, employer or site: in no sum")
	d.keys("z").wants("the two do not agree", "make at least 38", "exceed the claimed total").keys("z")
	d.keys("j j j enter").wants("7 dead: Japanese government, 21 Jan 2013", "4 unexplained")
	d = drive(t, config(exampleStore(t))).size(200, 60).keys("j j j j h h h h h enter")
	d.wants("2 held: Bernama", "stale: said before", "overtaken")
	d = drive(t, config(exampleStore(t))).size(80, 24)
	d.wants("[2 Accounting]!3", "EXCEEDS foreigners missing: 17 vs 5")
}

// TestEveryAdvertisedKeyDoesSomething presses every key that the help shows, in every state that shows keys.
func TestEveryAdvertisedKeyDoesSomething(t *testing.T) {
	states := map[string]func() *driver{
		"beginning":  func() *driver { return drive(t, config(exampleStore(t))) },
		"timeline":   func() *driver { return drive(t, config(exampleStore(t))).keys("1 k k") },
		"accounting": func() *driver { return drive(t, config(exampleStore(t))).keys("2 j j j") },
		"claims":     func() *driver { return drive(t, config(exampleStore(t))).keys("3 j j j") },
		"among":      func() *driver { return drive(t, config(exampleStore(t))).keys("1 c s j j") },
		"narrowed":   func() *driver { return drive(t, config(exampleStore(t))).keys("2 j j j space j") },
		"zoomed":     func() *driver { return drive(t, config(exampleStore(t))).keys("3 z j j") },
		"tabs":       func() *driver { return drive(t, config(exampleStore(t))).size(80, 24).keys("2 j j j") },
		"filtered":   func() *driver { return drive(t, config(exampleStore(t))).keys("/").text("dead").keys("enter 3 j") },
		"past":       func() *driver { return drive(t, config(exampleStore(t))).keys("3 x s g j j") },
		"fresh": func() *driver {
			m := exampleStore(t)
			d := drive(t, config(m)).keys("2 j j j")
			m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Injured, "2", "2013-01-21"))
			d.tell()
			return d.keys("1 2")
		},
	}
	for name, state := range states {
		pressed := 0
		for _, group := range state().helpKeys() {
			for _, b := range group.Bindings {
				if !b.Enabled() {
					continue
				}
				for _, k := range b.Keys() {
					pressed++
					if d := state(); !changes(d, k) {
						t.Errorf("%s: %s (%s) does nothing:\n%s", name, k, b.Help().Desc, d.plain())
					}
				}
			}
		}
		if pressed < 20 {
			t.Errorf("%s: only %d keys", name, pressed)
		}
	}
}

// changes tells whether a key changes what is seen, or ends the session.
func changes(d *driver, k string) bool {
	seen := func() string { return fmt.Sprint(d.styled(), d.View().Cursor, d.View().MouseMode) }
	before := seen()
	d.keys(k)
	return d.quit || before != seen()
}

func TestEveryKeyOfADialogDoesSomething(t *testing.T) {
	none := config(nil)
	none.Store = nil
	none.Begin = func(context.Context, Start) (Store, string, error) { return nil, "", errors.New("disk full") }
	states := map[string]func() *driver{
		"top":     func() *driver { return drive(t, config(exampleStore(t))).size(80, 18).keys("2 j j j enter") },
		"cell":    func() *driver { return drive(t, config(exampleStore(t))).size(80, 18).keys("2 j j j enter pgdown") },
		"claim":   func() *driver { return drive(t, config(exampleStore(t))).size(60, 14).keys("3 G k enter j") },
		"event":   func() *driver { return drive(t, config(exampleStore(t))).size(50, 14).keys("1 k k k enter j") },
		"help":    func() *driver { return drive(t, config(exampleStore(t))).size(80, 18).keys("? j j j") },
		"palette": func() *driver { return drive(t, config(exampleStore(t))).size(80, 14).keys(": down down") },
		"start":   func() *driver { return drive(t, none) },
		"form":    func() *driver { return drive(t, none).keys("n tab") },
	}
	for name, state := range states {
		for _, b := range state().top().Keys() {
			if !b.Enabled() {
				continue
			}
			for _, k := range b.Keys() {
				if d := state(); !changes(d, k) {
					t.Errorf("%s: %s (%s) does nothing:\n%s", name, k, b.Help().Desc, d.plain())
				}
			}
		}
	}
}

func TestEscGoesBackAndNeverQuits(t *testing.T) {
	for _, keys := range []string{"", "?", ":", "/", "S", "2 enter enter", "3 enter", "1 enter", "2 space", "z", "3 s x"} {
		d := drive(t, config(exampleStore(t))).keys(keys).keys("esc esc esc esc esc")
		if d.quit || d.top() != nil || d.line != nil || d.zoom || d.scene.Narrow != "" {
			t.Errorf("after %q and esc:\n%s", keys, d.plain())
		}
	}
	for keys, quits := range map[string]bool{"q": true, "? q": false, "/ q": false, ": q": false, "ctrl+c": true, "? ctrl+c": true, "/ ctrl+c": true} {
		if d := drive(t, config(exampleStore(t))).keys(keys); d.quit != quits {
			t.Errorf("%q: quit is %v", keys, d.quit)
		}
	}
}

func TestNarrowingIsLinked(t *testing.T) {
	d := drive(t, config(exampleStore(t))).size(200, 60).keys("2 j j j space")
	d.wants("Japan only", "2 of 41")
	d.lacks("Bob Dudley")
	d.keys("j").wants("Malaysia only")
	d.keys("space").lacks("Malaysia only")
	d = drive(t, config(exampleStore(t))).size(200, 60).keys("j j j j j j j j space")
	d.wants("United Kingdom only", "David Cameron", "4 of 41", "2 of 11").lacks("Sonatrach")
	d.keys("1 g esc g enter").wants("Evidence", "Survivors of the siege")
	d.keys("esc 3").size(200, 60)
	if len(d.scene.Pointed.Cells) == 0 {
		t.Error("the selected claim points at no cell")
	}
}

func TestFilterLine(t *testing.T) {
	d := drive(t, config(exampleStore(t))).size(200, 60).keys("/").text("country:JP")
	d.wants("2 of 41", "1 of 20 rows")
	d.text(" banana:").wants("!")
	d.keys("esc").wants("1-29 of 41").lacks("rows")
	d.keys("/").text("status:held").keys("enter").wants("/status:held", "Yann Desjeux")
	d.keys("/ esc").wants("/status:held").keys("esc").lacks("/status:held")
	d.keys("/").text("sta").keys("tab").wants("/ status:")
}

// A filter that is wrong or not finished is not applied by half: what held before the line was opened holds until it is understood,
// and what is wrong is said whole. Seen red with the last filter that had been understood left in force.
func TestAWrongFilterIsNotAppliedByHalf(t *testing.T) {
	for _, size := range sizes[1:] {
		d := drive(t, config(exampleStore(t))).size(size[0], size[1]).keys("/").text("country:JP").keys("enter 3")
		was := d.claims.Note(40)
		d.keys("/ ctrl+u").text("stat")
		if d.scene.Find != "stat" {
			t.Errorf("what is understood does not filter as it is typed: %q", d.scene.Find)
		}
		d.text(":dead foo").wants("/country:JP", `there is no filter "stat"`, "put the words in quotes to look for them")
		if got := d.claims.Note(40); got != was || d.scene.Find != "country:JP" {
			t.Errorf("%v: %q holds, with %q; before %q", size, d.scene.Find, got, was)
		}
		if d.keys("enter"); d.line == nil || d.scene.Find != "country:JP" {
			t.Errorf("%v: enter applies what is not understood:\n%s", size, d.plain())
		}
		d.keys("ctrl+u").text("status:dead").keys("enter").wants("/status:dead")
	}
}

// A filter that holds is named on every screen, however long it is: alarms are counted over what it leaves.
func TestALongFilterIsNamed(t *testing.T) {
	long := "status:missing foreign workers at the plant in the desert, since Saturday night, as governments counted them"
	for _, size := range sizes {
		d := drive(t, config(exampleStore(t))).size(size[0], size[1]).keys("/").text(long).keys("enter")
		head, _, _ := strings.Cut(d.plain(), "\n")
		if !strings.Contains(head, "/status:m") || !strings.Contains(head, "⋯") && !strings.Contains(head, long) {
			t.Errorf("%v: the filter is not named: %s", size, head)
		}
		if !strings.Contains(head, "17:30") || !strings.Contains(head, " In ") {
			t.Errorf("%v: situation and time are gone: %s", size, head)
		}
		d.keys("2 j j j space")
		head, _, _ = strings.Cut(d.plain(), "\n")
		if d.scene.Narrow != "" && size[0] > 40 && (!strings.Contains(head, "/status:m") || !strings.Contains(head, "only")) {
			t.Errorf("%v: one of two filters is not named: %s", size, head)
		}
	}
}

func TestFirstStartWritesNothingBeforeTheChoice(t *testing.T) {
	var asked []Start
	cfg := config(nil)
	cfg.Store = nil
	cfg.Begin = func(_ context.Context, s Start) (Store, string, error) {
		asked = append(asked, s)
		if s.Example {
			return exampleStore(t), "in-amenas", nil
		}
		m := newMemory()
		m.put(t, ana, s.Situation.ID, s.Situation)
		return m, s.Situation.ID, nil
	}
	d := drive(t, cfg)
	d.wants("There is no file yet", cfg.Path)
	d.keys("esc j x")
	if len(asked) != 0 {
		t.Fatal("something was made before the choice")
	}
	d.keys("e").wants("~685")
	d = drive(t, cfg).keys("n").text("Crash").keys("enter").text("Algeria").keys("enter").text("Nowhere").keys("enter enter enter")
	d.wants("is not a time zone")
	if len(asked) != 1 {
		t.Fatal("a wrong form was taken")
	}
	d.keys("ctrl+u").text("Africa/Algiers").keys("enter enter enter").wants("Crash", "No figures yet.")
	if s := asked[1].Situation; s.Host != "DZ" || s.ID != "crash" || s.Zone != "Africa/Algiers" {
		t.Errorf("%+v", s)
	}
	cfg.Begin = func(context.Context, Start) (Store, string, error) { return nil, "", errors.New("disk full") }
	drive(t, cfg).keys("e").wants("disk full", "There is no file yet")
}

func TestFailuresAreSaid(t *testing.T) {
	m := exampleStore(t)
	m.fail = errors.New("in use by ben")
	drive(t, config(m)).wants("in use by ben")
	cfg := config(m)
	cfg.Situation = "in-amenas"
	drive(t, cfg).wants("Cannot be opened", "in use by ben")
	m.fail = nil
	d := drive(t, config(m))
	m.fail = errors.New("in use by ben")
	d.tell()
	d.wants("in use by ben")
	m.fail = nil
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"))
	d.keys("esc")
	d.tell()
	d.wants("GB 4 dead")
}

// TestNothingMovesByItself guards the idle screen: nothing but the clock's minute changes it.
func TestNothingMovesByItself(t *testing.T) {
	now := at
	cfg := config(exampleStore(t))
	cfg.Now = func() time.Time { return now }
	cfg.Presence = &company{others: []model.Session{{Editor: ben}}}
	d := drive(t, cfg).size(200, 60)
	d.wants("with ben")
	before := strings.Split(d.styled(), "\n")
	d.tell()
	d.send(othersMsg{who: []model.Session{{Editor: ben}}})
	if now = now.Add(59 * time.Second); !slices.Equal(before, strings.Split(d.styled(), "\n")) {
		t.Error("the screen changed within a minute")
	}
	now = now.Add(time.Second)
	d.send(minuteMsg{})
	for i, line := range strings.Split(d.styled(), "\n") {
		if (line != before[i]) != (i == 0) {
			t.Errorf("line %d after a minute: %q, was %q", i, line, before[i])
		}
	}
}

func TestBeforeItIsCountedNoNumberIsShown(t *testing.T) {
	a := New(config(exampleStore(t)))
	a.first()
	d := &driver{TB: t, App: a}
	d.wants("counting")
	d.lacks("~685")
	d.keys("j enter space s / ? esc z tab n")
	if a.scene.Ready() {
		t.Error("a key read the file")
	}
}

func TestMouseIsOffUntilAsked(t *testing.T) {
	d := drive(t, config(exampleStore(t))).size(200, 60)
	if d.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is on")
	}
	d.keys("m")
	if d.View().MouseMode == tea.MouseModeNone {
		t.Error("the mouse is off")
	}
	r := d.screen.Panes[1]
	click := tea.MouseClickMsg{X: r.X + 3, Y: r.Y + 5, Button: tea.MouseLeft}
	d.send(click)
	if got := d.accounting.Selected().Group; got != "JP" {
		t.Errorf("the cursor is on %s", got)
	}
	d.send(click)
	d.wants("Japanese government, 21 Jan 2013")
	d.send(tea.MouseWheelMsg{X: 100, Y: 30, Button: tea.MouseWheelDown})
	d.keys("esc")
	d.send(tea.MouseWheelMsg{X: 199, Y: 10, Button: tea.MouseWheelDown})
	d.size(80, 24)
	d.send(tea.MouseClickMsg{X: 3, Y: 1, Button: tea.MouseLeft})
	d.wants("[1 Timeline]")
}

func TestHistoryIsReadFromTheLog(t *testing.T) {
	m := exampleStore(t)
	c := *m.state.Story("in-amenas").Claim("c1")
	c.Credibility = 1
	m.put(t, ben, "in-amenas", &c)
	d := drive(t, config(m))
	d.do(nil)
	d.push(dialog.Claim(d.scene, "c1", d.historyOf(model.Ref{Kind: model.KindClaim, ID: "c1"})))
	d.run(d.askHistory(model.Ref{Kind: model.KindClaim, ID: "c1"}))
	d.keys("G").wants("logged by ana", "changed by ben, change 91: graded 1, was 3")
}

// An inspector that was open before its record was changed for the first time tells of that change, and what it did. Seen red with the
// history asked for as it opens only.
func TestHistoryOfWhatIsOpen(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).size(120, 60).keys("3 enter")
	id := d.claims.Selected().Claim().ID
	m.edit(t, ben, id, func(c *model.Claim) { c.Status = model.Withheld })
	d.tell()
	d.wants("changed by ben, change 91: withheld")
	m.edit(t, ana, id, func(c *model.Claim) { c.Status = model.Standing })
	d.tell()
	d.wants("change 91: withheld", "changed by ana, change 92: stands again")
}

// The history of a claim says of each change what it did, and keeps to the width: two lines, the second cut with the mark.
func TestHistorySaysWhatAChangeDid(t *testing.T) {
	m := exampleStore(t)
	m.edit(t, ben, "c1", func(c *model.Claim) { c.Status = model.Withheld })
	m.edit(t, ana, "c1", func(c *model.Claim) { c.Status = model.Standing })
	m.edit(t, model.Editor{Name: "eve", ID: "uid:1003"}, "c1", func(c *model.Claim) {
		c.Links = []model.Link{{Kind: model.Repeats, Claim: "c30"}, {Kind: model.PartOf, Claim: "c32"}, {Kind: model.SamePeople, Claim: "c35"}}
	})
	d := drive(t, config(m))
	d.do(nil)
	d.push(dialog.Claim(d.scene, "c1", d.historyOf(model.Ref{Kind: model.KindClaim, ID: "c1"})))
	d.run(d.askHistory(model.Ref{Kind: model.KindClaim, ID: "c1"}))
	d.keys("G").wants("changed by ben, change 91: withheld", "changed by ana, change 92: stands again", "changed by eve, change 93: repeats FOREIGN dead 37", "ALL captured ⋯")
	for width := 20; width <= 200; width += 9 {
		d.size(width, 40).exact()
	}
}

// A notice is read whole, over whatever is open, on as many rows as it takes; where those are too many, it ends after a whole word,
// with the mark. Seen red with noticeRows giving one row.
func TestANoticeIsReadWhole(t *testing.T) {
	words := "the situation moved on while you were typing, and what you typed is kept as a draft until you decide"
	for _, keys := range []string{"", "2 j j j enter", "3 e", "a", "?", ":", "3 C"} {
		d := drive(t, config(exampleStore(t))).keys(keys)
		for width := 40; width <= 120; width++ {
			if d.size(width, 24).say(words); !strings.HasSuffix(flat(d.plain()), words) {
				t.Errorf("%q, %d columns:\n%s", keys, width, d.plain())
			}
			d.exact()
		}
	}
	d := drive(t, config(exampleStore(t)))
	for width := 20; width < 40; width++ {
		d.size(width, 12).say(words)
		lines := strings.Split(strings.TrimRight(d.plain(), "\n"), "\n")
		cut, ok := strings.CutSuffix(flat(strings.Join(lines[len(lines)-2:], " ")), " ⋯")
		if !strings.HasPrefix(words, cut+" ") || !ok {
			t.Errorf("%d columns: %q", width, cut)
		}
	}
}

// TestWithheldFigureOfAClaimThatFell guards a figure that is withheld in a claim that was corrected as a whole: the row says so of it.
func TestWithheldFigureOfAClaimThatFell(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).keys("3")
	id := d.claims.Selected().Claim().ID
	m.edit(t, ben, id, func(c *model.Claim) {
		c.Status = model.Corrected
		c.Figures = append(c.Figures, model.Figure{Group: c.Figures[0].Group, Status: model.Dead, Count: c.Figures[0].Count, State: model.Withheld})
	})
	d.tell()
	d.wants("corrected MY 2 missing, withheld 2 dead")
}
