package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"muster/model"
	"muster/ui/layout"
)

// The alarm in the tabs says first what it is, with both numbers, in whatever width there is for it. Seen red with the sentence cut
// from its end.
func TestTheAlarmSaysWhatItIs(t *testing.T) {
	for width := 72; width < 120; width++ {
		d := drive(t, config(exampleStore(t))).size(width, 24)
		row := strings.Split(d.plain(), "\n")[1]
		_, alarm, ok := strings.Cut(row, "EXCEEDS ")
		if !ok || width >= 78 && (!strings.Contains(alarm, "17") || !strings.Contains(alarm, "5") || strings.Contains(alarm, "⋯")) {
			t.Errorf("%d columns: %q", width, row)
		}
	}
}

// What a country leaves unexplained stands behind its name, however short the names are that a filter leaves. Seen red with the column
// as wide as the name.
func TestWhatIsUnexplainedStandsBehindAShortName(t *testing.T) {
	for width := 60; width <= 200; width += 7 {
		d := drive(t, config(exampleStore(t))).size(width, 30).keys("2 /").text("country:JP").keys("enter")
		_, row, _ := strings.Cut(d.plain(), "▸ Japan ")
		row, _, _ = strings.Cut(row, "\n")
		row, _, _ = strings.Cut(row, "╎") // where it has a column it ends the pane
		if !strings.HasPrefix(row, "?4") && !strings.HasSuffix(strings.TrimRight(row, " "), " 4") {
			t.Errorf("%d columns: %q\n%s", width, row, d.plain())
		}
	}
}

// A time that is typed in a replay is counted back from its cut.
func TestTimesInAReplayAreOfItsDays(t *testing.T) {
	cfg := config(deskStore(t))
	cfg.Now = func() time.Time { return time.Date(2026, 11, 24, 20, 30, 0, 0, time.UTC) }
	for typed, wants := range map[string][2]string{"sat 16:30": {"19 Jan 2013 16:30", "from 19 Jan 16:30 to 21 Jan 2013 18:05"},
		"yesterday": {"20 Jan 2013", "from the end of 20 Jan to 21 Jan 2013 18:05"}, "23:50": {"21 Jan 2013 23:50", "from 21 Jan 18:05 to 21 Jan 2013 23:50"}} {
		drive(t, cfg).keys(", t").text(typed).wants("through", wants[0]).keys("enter").wants("REPLAY", wants[0])
		drive(t, cfg).keys(", M t").text(typed).wants(wants[1] + ", as logged")
	}
	drive(t, cfg).keys("t").text("sat 16:30").wants("21 Nov 2026 16:30")
}

// What is said at the foot is said whole on 80 columns, as far as two rows reach.
func TestALongNoticeIsSaidWhole(t *testing.T) {
	const long = "saved: source Italian coast guard and IT dead 3, IT injured 12 and IT missing 40; ben changed the words of the claim meanwhile"
	d := drive(t, config(exampleStore(t))).size(80, 24)
	before := strings.Split(d.plain(), "\n")
	d.say(long)
	d.wants(long)
	now := strings.Split(d.plain(), "\n")
	for y := range before[:22] {
		if now[y] != before[y] {
			t.Errorf("row %d is another:\n%s\n%s", y, now[y], before[y])
		}
	}
	d.keys("j").lacks(long)
}

// One key shows all that a source said, in the claims and in the inspector of a claim, whatever narrowed the panes; esc, or the same
// key, shows everything again. Seen red with the key taken from the pane, and from the page.
func TestAllThatASourceSaid(t *testing.T) {
	for _, keys := range []string{"b", "enter b"} {
		d := drive(t, config(deskStore(t))).size(120, 40).keys("2 space 3")
		d.claims.Go(model.Ref{Kind: model.KindClaim, ID: "c27"})
		src := d.claims.Selected().Claim().Source
		d.keys(keys).wants("/source:" + src)
		if d.top() != nil || d.scene.Narrow != "" || d.front != layout.Claims || d.claims.Selected().Claim().Source != src {
			t.Errorf("%s:\n%s", keys, d.plain())
		}
		for _, it := range d.lists.Claims {
			if it.Claim().Source != src {
				t.Errorf("%s shows a claim of %s", keys, it.Claim().Source)
			}
		}
		d.keys("b").lacks("/source:").keys("b").wants("/source:").keys("esc").lacks("/source:")
	}
	drive(t, config(deskStore(t))).keys("3 ?").wants("all that this source said")
	drive(t, config(deskStore(t))).keys("3 enter ?").wants("all that this source said")
}

// What makes a reconciliation unsafe stands beside its numbers as long as nothing of it is broken there but between two sayings; else
// whole under them, behind a hanging indent. Seen red with the words broken wherever a column of ten ended.
func TestTheNotesOfASumAreNotBroken(t *testing.T) {
	for width := 72; width < 220; width++ {
		d := drive(t, config(exampleStore(t))).size(width, 30)
		pane := d.screen.Panes[layout.Accounting]
		lines := d.accounting.View(true)
		at := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "Reconciliation") && strings.Contains(l, "verdict") })
		if at < 0 {
			continue // sentences
		}
		all := ""
		for _, l := range lines[at+1:] {
			l = strings.TrimRight(ansi.Strip(l), " ")
			if all += l + "\n"; strings.HasPrefix(l, "  *") {
				break
			}
			indent := len(l) - len(strings.TrimLeft(l, " "))
			if says := strings.TrimLeft(l, " "); indent > 2 && indent != 4 && !strings.HasPrefix(says, "NOT AGREED: ") && !strings.HasPrefix(says, "OVERTAKEN: ") {
				t.Errorf("%d columns, a pane of %d: %q", width, pane.W, l)
			}
		}
		for _, says := range []string{"OVERTAKEN: ", "NOT AGREED", "38", "7"} {
			if !strings.Contains(all, says) {
				t.Errorf("%d columns: %q is not in\n%s", width, says, all)
			}
		}
	}
	d := drive(t, config(exampleStore(t))).size(100, 30)
	d.wants("OVERTAKEN: others make at least 38", "it counts 7 itself: NOT AGREED")
}

// A day that is typed without a year is one of the story, by the clock that is meant, and the dialog says which; so are the days between
// which something moved. In a replay it may be one before or after the cut. Seen red with every day counted back from today.
func TestADayWithoutAYearIsOfTheStory(t *testing.T) {
	cfg := config(deskStore(t))
	cfg.Now = func() time.Time { return time.Date(2026, 11, 24, 20, 30, 0, 0, time.UTC) }
	for typed, wants := range map[string]string{"18 jan": "the end of 18 Jan 2013", "18 jan 16:30": "18 Jan 2013 16:30", "22 nov": "the end of 22 Nov 2012"} {
		drive(t, cfg).keys("t").text(typed).wants("by the log", "through "+wants)
		drive(t, cfg).keys("t tab").text(typed).wants("by the time of saying", "through "+wants)
		drive(t, cfg).keys("M t").text(typed).wants("since " + wants + ", as logged")
	}
	drive(t, cfg).keys("t").text("18 jan").keys("enter").wants("REPLAY", "logged through 18 Jan 2013")
	drive(t, cfg).keys("M t").text("18 jan to 19 jan").wants("from the end of 18 Jan to the end of 19 Jan 2013, as logged").keys("enter").wants("from the end of 18 Jan to the end of 19 Jan 2013, as logged")
	d := drive(t, cfg).keys("t").text("18 jan").keys("enter t").text("21 jan").wants("through the end of 21 Jan 2013").keys("esc t").text("17 jan").wants("through the end of 17 Jan 2013")
	d.keys("esc esc").wants("~685")

	m := deskStore(t)
	m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2014-02-01"))
	cfg.Store = m
	drive(t, cfg).keys("t").text("30 jan").wants("by the log", "30 Jan 2013").keys("tab").wants("by the time of saying", "30 Jan 2014").keys("tab").wants("30 Jan 2013")
}

// In a replay what is counted back is counted from the very moment that is seen, and "now" is the present. Seen red counted from the end
// of the day seen: "20 min ago" led onward.
func TestAgoInAReplay(t *testing.T) {
	cfg := config(deskStore(t))
	cfg.Now = func() time.Time { return time.Date(2026, 11, 24, 20, 30, 0, 0, time.UTC) }
	d := drive(t, cfg).keys("t").text("2013-01-18 12:00").keys("enter t")
	d.text("20 min ago").wants("through 18 Jan 2013 11:40").keys("esc t").text("now").wants("through 24 Nov 2026 21:30").keys("esc t").text("14:30").wants("through 18 Jan 2013 14:30")
}

// Thirteen years on, a day without a year is asked about beside the field, and nothing is saved.
func TestTheYearIsAskedInForms(t *testing.T) {
	m := exampleStore(t)
	cfg := config(m)
	cfg.Now = func() time.Time { return time.Date(2026, 11, 24, 20, 30, 0, 0, time.UTC) }
	const asks = "may be of 21 Jan 2013 or of 21 Jan 2026; write its year"
	before := len(m.changes)
	for _, open := range []string{"1 e", "3 e tab"} {
		drive(t, cfg).size(120, 40).keys(open).keys("ctrl+u").text("21 jan").keys("ctrl+s").wants(asks)
	}
	drive(t, cfg).size(80, 24).keys("a").text("Hague @21 jan: GB 4 dead").wants(asks).keys("enter").wants(asks)
	if len(m.changes) != before {
		t.Error("it was saved")
	}
	drive(t, cfg).size(80, 24).keys("a").text("Hague @21 jan 2013: GB 4 dead").keys("enter")
	if len(m.changes) == before {
		t.Error("with its year it was not saved")
	}
}

// What moved has its days with the year where the editor looks from another. Seen red with the year of the newest claim left out.
func TestWhatMovedHasItsYear(t *testing.T) {
	cfg := config(deskStore(t))
	cfg.Now = func() time.Time { return time.Date(2026, 11, 24, 20, 30, 0, 0, time.UTC) }
	drive(t, cfg).size(120, 40).keys("M t tab").text("2013-01-20").keys("enter").wants("Japanese government, 21 Jan 2013")
	cfg.Now = func() time.Time { return time.Date(2013, 1, 24, 20, 30, 0, 0, time.UTC) }
	drive(t, cfg).size(120, 40).keys("M t tab").text("2013-01-20").keys("enter").wants("Japanese government, 21 Jan").lacks("Japanese government, 21 Jan 2013")
}
