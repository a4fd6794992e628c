package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/form"
)

// What a group gathers by decides whether its people are summed: nothing is chosen for the editor, and nothing is saved before
// something is. Seen red with nationality chosen to begin with.
func TestTheBasisOfAGroupIsChosen(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).size(80, 24).keys("A").text("group").keys("enter").text("crew").keys("tab").text("The crew").keys("tab").wants("not chosen yet")
	before := len(m.changes)
	if d.keys("ctrl+s ctrl+s").wants("by what does it gather people?"); len(m.changes) != before {
		t.Fatal("a group was saved without a basis")
	}
	d.keys("left").wants("site, a cross-check").keys("ctrl+s").wants("saved")
	if g := m.story().Group("crew"); g == nil || g.Basis != model.Site {
		t.Errorf("%+v", g)
	}
	drive(t, config(m)).keys("E").text("crew").keys("enter e").lacks("not chosen yet")
}

// Among a few words the next after the last is the first.
func TestWordsGoRound(t *testing.T) {
	d := drive(t, config(exampleStore(t))).keys("E").text("hague").keys("enter e tab").wants("< government >")
	d.keys("left").wants("< other >").keys("right").wants("< government >")
}

// A second act of the kind puts the claim back, and says so over the question.
func TestItStandsAgain(t *testing.T) {
	d := drive(t, config(exampleStore(t))).keys("3 C").wants("Correct: the source was wrong").keys("enter").wants("saved")
	d.tell()
	d.keys("C").wants("No longer corrected: it is again what it was").lacks("the source was wrong")
}

// A letter that the question does not name throws nothing away, and a key that came with the Esc before the question stood is no
// answer to it.
func TestThrowingAway(t *testing.T) {
	d := drive(t, config(exampleStore(t))).keys("3 e tab").text("x")
	if d.keys("esc").wants("x throws it away").keys("d e a d").wants("x throws it away"); d.top() == nil {
		t.Fatal("d throws the form away")
	}
	d.keys("esc")
	d.take(tea.KeyPressMsg{Code: 'x', Mod: tea.ModAlt})
	if d.wants("x throws it away"); d.top() == nil {
		t.Fatal("alt+x throws the form away unseen")
	}
	if d.keys("x"); d.top() != nil {
		t.Errorf("x leaves the form open:\n%s", d.plain())
	}
}

// keeping is a screen over a store that keeps drafts, with the clock it goes by.
func keeping(m *memory) (Config, *shelf, *time.Time) {
	cfg, s, now := config(m), newShelf(), at
	cfg.Drafts, cfg.Now = s, func() time.Time { return now }
	return cfg, s, &now
}

// Nothing in Said of a new claim means now, as in the quick line, and says so; what is typed stands for itself. Out of a draft
// it means the time when the draft was written.
func TestSaidOfANewClaim(t *testing.T) {
	m := exampleStore(t)
	cfg, s, now := keeping(m)
	d := drive(t, cfg).size(80, 24).keys("A").text("claim").keys("enter").wants("empty: now", "= 21 Jan 2013 17:30")
	d.text("Oslo police").keys("tab").text("16:05").wants("= 21 Jan 2013 16:05").keys("ctrl+u").wants("= 21 Jan 2013 17:30").keys("tab").text("So.").flush()
	if len(s.kept) != 1 {
		t.Fatalf("%d drafts", len(s.kept))
	}
	*now = now.Add(9 * time.Hour)
	v := form.ValuesOf(s.kept[first(s)])
	d = drive(t, cfg).size(80, 24).keys("enter").wants("= 21 Jan 2013 17:30")
	d.keys("ctrl+s").wants("saved")
	for _, e := range m.story().Entries(model.KindClaim) {
		if c := e.Record.(*model.Claim); c.Source == "oslo-police" && c.Said.Display(d.scene.Zone) != "21 Jan 2013 17:30" {
			t.Errorf("said %s; the draft has %q", c.Said, v["said"])
		}
	}
}

// "20 min ago" is counted from when it was typed: not from when the form is saved, nor from when its draft is taken up again. A
// time that has not come yet is yesterday's, and the form says so.
func TestSaidAgo(t *testing.T) {
	m := exampleStore(t)
	cfg, s, now := keeping(m)
	d := drive(t, cfg).size(80, 24).keys("A").text("claim").keys("enter").text("Oslo police").keys("tab").text("20 min ago").wants("= 21 Jan 2013 17:10").flush()
	if v := form.ValuesOf(s.kept[first(s)]); v["said"] != "2013-01-21T17:10+01:00" {
		t.Errorf("the draft has %q", v["said"])
	}
	d.keys("tab").text("So.")
	*now = now.Add(30 * time.Minute)
	d.wants("2013-01-21T17:10+01:00").keys("ctrl+s").wants("saved")
	said := ""
	for _, e := range m.story().Entries(model.KindClaim) {
		if c := e.Record.(*model.Claim); c.Source == "oslo-police" {
			said = c.Said.String()
		}
	}
	if said != "2013-01-21T17:10+01:00" {
		t.Errorf("said %s", said)
	}
	d.keys("a").text("Oslo police @half an hour ago: NO 3 missing").flush()
	if kept := s.kept[first(s)].Value("line"); kept != "Oslo police @2013-01-21T17:30+01:00: NO 3 missing" {
		t.Errorf("the draft of the line has %q", kept)
	}
	d.keys("esc")
	*now = now.Add(5 * time.Minute)
	d.keys("a").wants("> Oslo police @2013-01-21T17:30+01:00: NO 3 missing", "said    Mon 21 Jan 2013 17:30").keys("ctrl+u esc")
	d.keys("A").text("claim").keys("enter").text("Oslo police").keys("tab").text("23:10").wants("! 23:10 has not come yet: read as yesterday, Sun 20 Jan 2013")
}

// The header says by which column the table is sorted, and the cursor is whole in every width.
func TestTheTableIsMarked(t *testing.T) {
	for width := 60; width < 130; width++ {
		d := drive(t, config(exampleStore(t))).size(width, 24).keys("/").text("country:JP").keys("enter 2")
		for range 6 {
			if open, shut := strings.Count(d.plain(), "["), strings.Count(d.plain(), "]"); open != shut {
				t.Fatalf("%d columns: a bracket is cut:\n%s", width, d.plain())
			}
			d.keys("l")
		}
	}
	d := drive(t, config(exampleStore(t))).size(80, 24)
	d.accounting.Go(model.Cell{Group: "GB", Status: model.Dead})
	d.keys("s").wants("▾dead").keys("s").lacks("▾dead")
}

// A new name alone takes no voice along: what others said for the old one goes on being superseded.
func TestARenamedSourceKeepsItsVoice(t *testing.T) {
	m := exampleStore(t)
	drive(t, config(m)).keys("E").text("survivors").keys("enter e").text(", two").keys("ctrl+s").wants("saved")
	if s := m.story().Source("survivors"); s.Name != "Survivors of the siege, two" || s.Authority != "Survivors of the siege" {
		t.Errorf("%s speaks for %s", s.Name, s.Authority)
	}
}
