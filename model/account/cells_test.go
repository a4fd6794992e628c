package account

import (
	"strings"
	"testing"

	"muster/model"
	"muster/model/count"
)

// Rule 3: the spread, the rivals newest first, and conflict.
func TestSpread(t *testing.T) {
	for name, tt := range map[string]struct {
		figures  []string // by different voices
		min, max int
		conflict bool
	}{
		"one":                      {[]string{"5"}, 5, 5, false},
		"two that meet":            {[]string{"5", "3+"}, 3, count.Inf, false},
		"two that do not":          {[]string{"5", "3"}, 3, 5, true},
		"a range and a number":     {[]string{"3-7", "7"}, 3, 7, false},
		"three of which two clash": {[]string{"1-9", "2", "8"}, 1, 9, true},
		"at least above a number":  {[]string{"23+", "7"}, 7, count.Inf, true},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			for i, f := range tt.figures {
				d.say("c"+string(rune('1'+i)), []string{"paper", "radio", "agency"}[i], "2013-01-19", "GB dead "+f)
			}
			s := d.book().Cell(cellOf(t, "GB dead")).Spread
			if s.Min != tt.min || s.Max != tt.max || s.Conflict != tt.conflict {
				t.Errorf("spread %v conflict %v, want [%d,%d] %v", s.Interval, s.Conflict, tt.min, tt.max, tt.conflict)
			}
		})
	}
}

func TestSpreadLeavesDoubtfulOut(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3")
	d.say("c2", "paper", "2013-01-20", "GB dead 90", graded(5))
	d.say("c3", "radio", "2013-01-18", "GB dead 2-3")
	c := d.book().Cell(cellOf(t, "GB dead"))
	if c.Spread.Min != 2 || c.Spread.Max != 3 || c.Spread.Conflict {
		t.Errorf("spread %v", c.Spread)
	}
	if len(c.Rivals) != 2 || c.Rivals[0].Claim().ID != "c2" || c.Rivals[1].Claim().ID != "c3" {
		t.Errorf("rivals are not all the others, newest first")
	}
}

// Rule 6: a repeat is not a second source, a part is not a rival, and a part in another scope is in no sum.
func TestRepeatsAndParts(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3")
	d.say("c2", "paper", "2013-01-20", "GB dead 4", link(model.Repeats, "c1"))
	d.say("c3", "radio", "2013-01-20", "GB dead 1", link(model.PartOf, "c1", cellOf(t, "GB dead")))
	b := d.book()
	want(t, b, "GB dead", "3 c1")
	c := b.Cell(cellOf(t, "GB dead"))
	if len(c.Rivals) != 0 || len(c.Confirmed) != 0 || c.Spread.Max != 3 {
		t.Errorf("a repeat or a part competes: %d rivals, spread %v", len(c.Rivals), c.Spread)
	}
	// What was only withheld or entered by mistake cannot be repeated.
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3", state(model.DeskError))
	want(t, d.book(), "GB dead", "1 c3 conflict")
}

func TestPartOfAnotherGroupCounts(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "FOREIGN dead 37")
	d.say("c2", "gov-dz", "2013-01-19", "XX dead 7", link(model.PartOf, "c1"))
	want(t, d.book(), "XX dead", "7 c2")
}

// Rule 8: overtaken and stale.
func TestOvertaken(t *testing.T) {
	for name, tt := range map[string]struct {
		say  func(*desk)
		want []string
	}{
		"by more dead of the same authority": {func(d *desk) {
			d.say("c1", "gov-us", "2013-01-19", "US unaccounted 2; US dead 1+")
			d.say("c2", "gov-us", "2013-01-21", "US dead 3")
		}, []string{"US unaccounted", "2 c1 overtaken"}},
		"not by as many dead as before": {func(d *desk) {
			d.say("c1", "gov-us", "2013-01-19", "US unaccounted 2; US dead 3")
			d.say("c2", "gov-us", "2013-01-21", "US dead 3")
		}, []string{"US unaccounted", "2 c1"}},
		"not when it is restated": {func(d *desk) {
			d.say("c1", "gov-us", "2013-01-19", "US unaccounted 2")
			d.say("c2", "gov-us", "2013-01-21", "US unaccounted 2; US dead 3")
		}, []string{"US unaccounted", "2 c2"}},
		"not when a vaguer word restates it": {func(d *desk) {
			d.say("c1", "gov-us", "2013-01-19", "US unaccounted 2")
			d.say("c2", "gov-us", "2013-01-21", "US unaccounted some; US dead 3")
		}, []string{"US unaccounted", "2 c1 vaguer"}},
		"not by figures of the same claim": {func(d *desk) {
			d.say("c1", "gov-us", "2013-01-19", "US unaccounted 2; US freed 6+")
		}, []string{"US unaccounted", "2 c1"}},
		"not none known, which counts nobody": {func(d *desk) {
			d.say("c1", "gov-us", "2013-01-19", "US unaccounted none known")
			d.say("c2", "gov-us", "2013-01-19", "US dead 1; US safe 3")
		}, []string{"US unaccounted", "none known c1"}},
		"not a toll": {func(d *desk) {
			d.say("c1", "gov-us", "2013-01-19", "US injured 2")
			d.say("c2", "gov-us", "2013-01-21", "US dead 3")
		}, []string{"US injured", "2 c1"}},
		"by the competent authority's open figure": {func(d *desk) {
			d.say("c1", "paper", "2013-01-17", "GB held 2")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 2")
		}, []string{"GB held", "2 c1 overtaken", "GB missing", "2 c2"}},
		"not by an incompetent authority's": {func(d *desk) {
			d.say("c1", "paper", "2013-01-17", "GB held 2")
			d.say("c2", "radio", "2013-01-21", "GB missing 2")
		}, []string{"GB held", "2 c1"}},
		"not by an earlier one": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-16", "GB missing 2")
			d.say("c2", "paper", "2013-01-17", "GB held 2")
		}, []string{"GB held", "2 c2"}},
		"by a later figure of the same people": {func(d *desk) {
			d.say("c1", "gov-us", "2013-01-19", "US missing/dead 1")
			d.say("c2", "gov-gb", "2013-01-21", "residents missing 1", link(model.SamePeople, "c1", cellOf(d, "US missing/dead")))
		}, []string{"US missing/dead", "1 c1 overtaken", "residents missing", "1 c2"}},
		"by the same people, whichever carries the link": {func(d *desk) {
			d.say("c2", "gov-gb", "2013-01-21", "residents missing 1")
			d.say("c1", "gov-us", "2013-01-19", "US missing/dead 1", link(model.SamePeople, "c2"))
		}, []string{"US missing/dead", "1 c1 overtaken", "residents missing", "1 c2"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			tt.say(d)
			want(t, d.book(), tt.want...)
		})
	}
}

func TestStale(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-18", "GB dead 1")
	d.say("c2", "gov-us", "2013-01-19", "US dead 1") // said the day of the event: not certainly before it
	d.say("c3", "gov-jp", "2013-01-19T05:00", "JP dead 1")
	d.event("e1", "2013-01-19T06:00", true)
	d.event("e2", "2013-01-21", false)
	want(t, d.book(), "GB dead", "1 c1 stale", "US dead", "1 c2", "JP dead", "1 c3 stale")
	want(t, d.bookAt("2013-01-18"), "GB dead", "1 c1") // the event is not known yet
	if says := d.book().Cell(cellOf(t, "GB dead")).Why(); !strings.Contains(says, "headline of e1") {
		t.Errorf("the sentence does not name the event: %s", says)
	}
}

// Age is counted from the newest claim inside the cut, not from any clock.
func TestStaleByAge(t *testing.T) {
	d := newDesk(t)
	d.situation(func(s *model.Situation) { s.StaleAfter = "36h" })
	d.say("c1", "gov-gb", "2013-01-18T08:00", "GB dead 1")
	want(t, d.book(), "GB dead", "1 c1")
	d.say("c2", "gov-us", "2013-01-19T20:00", "US dead 1")
	want(t, d.book(), "GB dead", "1 c1")
	d.say("c3", "gov-jp", "2013-01-19T20:01", "JP dead 1")
	want(t, d.book(), "GB dead", "1 c1 stale", "US dead", "1 c2")
	want(t, d.bookAt("2013-01-19T20:00"), "GB dead", "1 c1")
	// A withheld claim is no news: it must not show by making others old.
	d.say("c3", "gov-jp", "2013-01-19T20:01", "JP dead 1", state(model.Withheld))
	want(t, d.book(), "GB dead", "1 c1")
}

// Rule 9: corroboration is derived.
func TestCorroboration(t *testing.T) {
	d := newDesk(t)
	single := func() bool {
		for _, f := range d.book().Cell(cellOf(t, "GB dead")).Flags(false) {
			if f == FlagSingleSource {
				return true
			}
		}
		return false
	}
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3")
	for _, step := range []struct {
		name string
		say  func()
		want bool
	}{
		{"alone", func() {}, true},
		{"a second spokesman of the same authority", func() { d.say("c2", "minister-gb", "2013-01-19", "GB dead 3") }, true},
		{"a repeat", func() { d.say("c3", "paper", "2013-01-19", "GB dead 3", link(model.Repeats, "c2")) }, true},
		{"a figure that does not meet it", func() { d.say("c4", "radio", "2013-01-19", "GB dead 4") }, true},
		{"a figure that says nothing", func() { d.say("c5", "agency", "2013-01-19", "GB dead none known") }, true},
		{"a doubtful one", func() { d.say("c6", "gov-dz", "2013-01-19", "GB dead 3", graded(4)) }, true},
		{"an independent one", func() { d.say("c7", "bp", "2013-01-19", "GB dead 2+") }, false},
	} {
		step.say()
		if got := single(); got != step.want {
			t.Errorf("%s: single source is %v, want %v", step.name, got, step.want)
		}
	}
}

// Rule 11: withheld counts nowhere and supersedes nothing.
func TestWithheld(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
	d.say("c2", "gov-gb", "2013-01-20", "GB dead 9", state(model.Withheld))
	d.say("c3", "gov-us", "2013-01-20", "US dead 9", state(model.Withheld))
	b := d.book()
	want(t, b, "GB dead", "1 c1", "US dead", "nothing")
	if n := len(b.Table(model.Affected, false).Rows); n != 1 {
		t.Errorf("%d rows leave, want 1", n)
	}
	if n := len(b.Table(model.Affected, true).Rows); n != 2 {
		t.Errorf("%d rows on the screen, want 2", n)
	}
	flags := b.Cell(cellOf(t, "GB dead")).Flags(true)
	if flags[len(flags)-1] != FlagWithheld {
		t.Errorf("the screen does not mark the withheld figure: %v", flags)
	}
}

func TestMovedSinceFiled(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 1; GB missing 2; GB safe 4")
	filed := &model.Filing{ID: "f1", Text: "One Briton died.", By: "ana"}
	must(t, filed.Filed.UnmarshalText([]byte("2013-01-19T17:00")))
	for _, s := range []string{"GB dead 1", "GB missing 2", "GB held 3"} {
		f := figure(t, s)
		filed.Figures = append(filed.Figures, model.FiledFigure{Group: f.Group, Status: f.Status, Count: f.Count})
	}
	d.put(filed)
	want(t, d.book(), "GB dead", "1 c1", "GB missing", "2 c1", "GB safe", "4 c1")
	d.say("c2", "gov-gb", "2013-01-20", "GB dead 3; GB safe 5")
	want(t, d.book(), "GB dead", "3 c2 moved", "GB safe", "5 c2", "GB missing", "2 c1 overtaken")
}
