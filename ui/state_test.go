package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"muster/model"
)

// TestScreenIsStateAndSize guards the screen against what it was before: another pane in front, or another size and this
// one again, leave nothing behind.
func TestScreenIsStateAndSize(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		for _, keys := range []string{"2", "2 G", "2 l l l l l l", "1 G", "1 g", "3 G", "3 g j j"} {
			d := drive(t, config(exampleStore(t))).size(size[0], size[1]).keys(keys)
			was, front := d.styled(), int(d.front)
			for _, away := range []string{"1", "2", "3", "z z"} {
				if d.keys(away).keys(fmt.Sprint(front + 1)); d.styled() != was {
					t.Fatalf("%v, %q and %q and back:\n%s", size, keys, away, d.plain())
				}
			}
			if d.size(size[0], size[1]); d.styled() != was {
				t.Errorf("%v, %q: the same size told again moves the screen:\n%s", size, keys, d.plain())
			}
		}
	}
}

// TestRoomIsNotLeftEmpty guards the lists after a small size: what fits is shown.
func TestRoomIsNotLeftEmpty(t *testing.T) {
	for _, keys := range []string{"1 G", "3 G"} {
		d := drive(t, config(exampleStore(t))).size(40, 12).keys(keys).size(200, 60)
		if p := d.timeline; p.Note(80) != "11" {
			t.Errorf("%q: of the timeline %s", keys, p.Note(80))
		}
	}
	d := drive(t, config(exampleStore(t))).size(80, 9).keys(": pgdown pgdown pgdown pgdown pgdown pgdown pgdown").size(120, 90)
	d.wants("Accounting: inspect the cell")
}

// TestKeysDoNotOvertakeADialog guards the key after S: it goes to the list of situations, before that was read.
func TestKeysDoNotOvertakeADialog(t *testing.T) {
	m := exampleStore(t)
	m.put(t, ben, "quake", &model.Situation{ID: "quake", Title: "Quake", Host: "DZ", Zone: "Africa/Algiers"})
	cfg := config(m)
	cfg.Situation = "in-amenas"
	d := drive(t, cfg).keys("2 j")
	at := d.accounting.Selected()
	effects, _ := d.take(keyPress("S"))
	d.wants("Situations", "reading")
	d.take(keyPress("k"))
	d.run(effects)
	d.wants("Quake").lacks("reading", "In Amenas gas plant siege in-amenas")
	if d.accounting.Selected() != at {
		t.Error("the key went to the pane")
	}
	d.keys("enter").wants("No figures yet.")
	effects, _ = d.take(keyPress("S"))
	d.take(keyPress("esc"))
	d.run(effects)
	if d.top() != nil {
		t.Error("a list that was closed came back")
	}
	m.fail = errors.New("in use by ben")
	d.keys("S").wants("Situations", "in use by ben").lacks("reading")
}

// TestNextNewGoesDownTheTable guards n: row by row, not as it happens.
func TestNextNewGoesDownTheTable(t *testing.T) {
	for range 5 {
		m := exampleStore(t)
		d := drive(t, config(m)).size(200, 60)
		for i, group := range strings.Fields("NO GB JP DZ MY") {
			m.put(t, ben, "in-amenas", claim(fmt.Sprint("n", i), "hague", group, model.Injured, "77", "2013-01-22"))
		}
		d.tell()
		clear(d.scene.Fresh)
		row := -1
		for n := len(d.scene.FreshCells); n > 0; n-- {
			d.keys("n")
			_, next, _ := strings.Cut(d.plain(), "\n")
			at := 0
			for i, line := range strings.Split(next, "\n") {
				if strings.Contains(line, "╎▸") {
					at = i
					break
				}
			}
			if at < row {
				t.Fatalf("n went up from line %d to %d:\n%s", row, at, d.plain())
			}
			row = at
		}
		if len(d.scene.FreshCells) > 0 {
			t.Fatalf("%d are still new", len(d.scene.FreshCells))
		}
	}
}

// TestWhatIsGoneIsNotNew guards the count of what is new: of a record that was deleted nothing can be seen.
func TestWhatIsGoneIsNotNew(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m))
	m.put(t, ben, "in-amenas", claim("n1", "hague", "NO", model.Injured, "77", "2013-01-22"))
	d.tell()
	d.wants("2 new")
	was := m.state.Story("in-amenas").Entry(model.Ref{Kind: model.KindClaim, ID: "n1"}).Last.Seq
	if _, err := m.Append(t.Context(), model.Batch{By: ben, Edits: []model.Edit{{Situation: "in-amenas", Kind: model.KindClaim, ID: "n1", Was: was}}}); err != nil {
		t.Fatal(err)
	}
	d.tell()
	d.lacks("new")
}

// TestMarksAreExplained guards the number of the unexplained behind a name, where it has no column of its own.
func TestMarksAreExplained(t *testing.T) {
	drive(t, config(exampleStore(t))).size(80, 24).wants("Japan ?4", "?n unexplained").keys("?").size(80, 120).wants("?n  behind a name")
	drive(t, config(exampleStore(t))).size(200, 60).keys("z").lacks("?n")
}

// TestBelievable guards the memory against a terminal that lies about its size.
func TestBelievable(t *testing.T) {
	for in, want := range map[tea.WindowSizeMsg]tea.WindowSizeMsg{{Width: 65535, Height: 65535}: {Width: 1000, Height: 500}, {Width: -1, Height: -1}: {}, {Width: 80, Height: 24}: {Width: 80, Height: 24}} {
		if got := believable(nil, nil)(nil, in); got != want {
			t.Errorf("%v: %v", in, got)
		}
	}
}

// TestNamesAreASCII guards the chip with the name of a country, where the language is not written in UTF-8.
func TestNamesAreASCII(t *testing.T) {
	m := exampleStore(t)
	s := *m.state.Story("in-amenas").Situation()
	s.Names = map[string]string{"JP": "Japón"}
	m.put(t, ben, "in-amenas", &s)
	cfg := config(m)
	cfg.UTF8 = false
	d := drive(t, cfg).keys("2 j j j space")
	d.exact()
	d.wants("Japon only")
}

// BenchmarkLongHeadlines measures a key in a timeline of headlines as long as they may be.
func BenchmarkLongHeadlines(b *testing.B) {
	d := longHeadlines(b)
	for i := range b.N {
		d.take(keyPress([]string{"k", "j"}[i%2]))
		d.View()
	}
}

// longHeadlines is a screen of events that have much to say.
func longHeadlines(tb testing.TB) *driver {
	m := exampleStore(tb)
	for i := range 60 {
		e := *example(tb).Events[0]
		e.ID, e.Headline = fmt.Sprint("long", i), strings.Repeat("é siège ", 2000)
		m.put(tb, ana, "in-amenas", &e)
	}
	return drive(tb, config(m)).size(200, 60).keys("1 G k")
}

// TestLongHeadlinesCostNothing guards a key in a timeline of long headlines: cleaning them again would take thousands of
// allocations.
func TestLongHeadlinesCostNothing(t *testing.T) {
	d := longHeadlines(t)
	got := testing.AllocsPerRun(10, func() { d.take(keyPress("k")); d.View(); d.take(keyPress("j")); d.View() })
	short := drive(t, config(exampleStore(t))).size(200, 60).keys("1 G k")
	want := testing.AllocsPerRun(10, func() { short.take(keyPress("k")); short.View(); short.take(keyPress("j")); short.View() })
	if got > 2*want {
		t.Errorf("%v allocations, %v with short headlines", got, want)
	}
}
