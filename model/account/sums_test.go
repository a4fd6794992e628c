package account

import (
	"strings"
	"testing"

	"muster/model"
	"muster/model/count"
)

// Rule 4: a compound counts once: into the ceiling of each of its statuses, into the floor of none.
func TestCompound(t *testing.T) {
	five := count.Interval{Min: 5, Max: 5}
	for _, tt := range []struct {
		status, whole string
		want          count.Interval
		counts        bool
	}{
		{"dead", "dead", five, true},
		{"missing/dead", "dead", count.Interval{Max: 5}, true},
		{"missing/dead", "missing", count.Interval{Max: 5}, true},
		{"missing/dead", "missing/dead", five, true},
		{"missing", "missing/dead", five, true},
		{"unaccounted/missing", "missing/dead", count.Interval{Max: 5}, true},
		{"safe", "missing/dead", count.Interval{}, false},
	} {
		status, _ := model.ParseStatus(tt.status)
		whole, _ := model.ParseStatus(tt.whole)
		if got, ok := share(status, whole, five); got != tt.want || ok != tt.counts {
			t.Errorf("%s adds %v, %v to %s; want %v, %v", tt.status, got, ok, tt.whole, tt.want, tt.counts)
		}
	}
}

// Rule 7: reconcile, never plug.
func TestVerdict(t *testing.T) {
	inf := count.Inf
	for name, tt := range map[string]struct {
		countries, claimed count.Interval
		verdict            Verdict
		left               *count.Interval
	}{
		"an open list against at least 23":  {count.Interval{Min: 4, Max: inf}, count.Interval{Min: 23, Max: inf}, Consistent, &count.Interval{Min: 19, Max: inf}},
		"an open list against 37":           {count.Interval{Min: 22, Max: inf}, count.Interval{Min: 37, Max: 37}, Consistent, &count.Interval{Min: 15, Max: 15}},
		"as many as claimed":                {count.Interval{Min: 5, Max: inf}, count.Interval{Min: 5, Max: 5}, Consistent, &count.Interval{}},
		"more than claimed":                 {count.Interval{Min: 17, Max: inf}, count.Interval{Min: 5, Max: 5}, Exceeds, nil},
		"more than the floor of a range":    {count.Interval{Min: 6, Max: inf}, count.Interval{Min: 5, Max: 8}, Consistent, &count.Interval{Min: 0, Max: 2}},
		"a closed list that cannot make it": {count.Interval{Min: 3, Max: 8}, count.Interval{Min: 10, Max: 10}, Short, &count.Interval{Min: 7, Max: 7}},
		"a closed list that can":            {count.Interval{Min: 3, Max: 10}, count.Interval{Min: 10, Max: 10}, Consistent, &count.Interval{Min: 7, Max: 7}},
	} {
		v, left := verdict(tt.countries, tt.claimed)
		if v != tt.verdict || (left == nil) != (tt.left == nil) || left != nil && *left != *tt.left {
			t.Errorf("%s: %s %v, want %s %v", name, v, left, tt.verdict, tt.left)
		}
	}
}

// Rule 5: one basis is summed.
func TestOneBasisIsSummed(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3; residents dead 2")
	d.say("c2", "bp", "2013-01-19", "staff dead 4")
	d.say("c3", "gov-dz", "2013-01-19", "DZ dead 1; FOREIGN dead 9; ALL dead 10; XX dead 5; ALL dead 7 (crew); ALL dead 29 #attacker")
	d.say("c4", "gov-us", "2013-01-19", "GB+US dead 1; US missing/dead 2")
	d.put(&model.Group{ID: "welsh", Name: "Welsh", Basis: model.Nationality, Within: "GB"})
	d.say("c5", "paper", "2013-01-19", "welsh dead 1")
	b := d.book()
	foreign, all := reconciled(b, t, "FOREIGN dead"), reconciled(b, t, "ALL dead")
	if got := foreign.Countries.Min; got != 4 { // GB 3 and the dual 1, once
		t.Errorf("foreigners by nationality: %d, want 4", got)
	}
	if got := all.Countries.Min; got != 5 { // and the host's one
		t.Errorf("all by nationality: %d, want 5", got)
	}
	if foreign.Countries.Max != count.Inf {
		t.Errorf("an open list has a ceiling of %d", foreign.Countries.Max)
	}
	if foreign.Verdict != Consistent || foreign.Remainder.Min != 5 || foreign.Unnamed == nil || !foreign.Agrees {
		t.Errorf("FOREIGN: %s %v, agrees %v", foreign.Verdict, foreign.Remainder, foreign.Agrees)
	}
	duals := map[string]int{}
	for _, r := range b.Table(model.Affected, false).Rows {
		duals[r.Group] = len(r.Duals)
	}
	if duals["GB"] != 1 || duals["US"] != 1 || duals["DZ"] != 0 {
		t.Errorf("the dual is shown at %v", duals)
	}
}

// Rule 7: the wholes of a cell stand newest first, whichever of them is the desk's.
func TestWholesStandNewestFirst(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "paper", "2013-01-16", "ALL dead 7")
	d.say("c2", "gov-dz", "2013-01-17", "ALL dead 10") // the competent one: the desk's
	d.say("c3", "bp", "2013-01-18", "ALL dead 12")
	d.say("c4", "gov-gb", "2013-01-19", "ALL dead 13")
	var order []string
	for _, r := range d.book().Reconcile(model.Affected, model.Dead) {
		order = append(order, r.Whole.Claim().ID)
	}
	if got := strings.Join(order, " "); got != "c4 c3 c2 c1" {
		t.Errorf("the wholes stand as %s", got)
	}
	if desk := d.book().Cell(model.Cell{Group: model.All, Status: model.Dead}).Desk(); desk.Claim().ID != "c2" {
		t.Errorf("the desk's is %s", desk.Claim().ID)
	}
}

func TestClosedListHasACeiling(t *testing.T) {
	d := newDesk(t)
	d.situation(func(s *model.Situation) { s.List = model.Closed })
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3; GB missing/dead 2")
	d.say("c2", "gov-dz", "2013-01-19", "FOREIGN dead 10")
	r := reconciled(d.book(), t, "FOREIGN dead")
	if r.Verdict != Short || r.Countries.Max != 5 {
		t.Errorf("%s, at most %d; want short, at most 5", r.Verdict, r.Countries.Max)
	}
	d.say("c3", "gov-us", "2013-01-19", "US missing 1") // a country without a figure for the dead is not zero
	if r = reconciled(d.book(), t, "FOREIGN dead"); r.Verdict != Consistent || r.Countries.Max != count.Inf {
		t.Errorf("%s, at most %d; want consistent without a ceiling", r.Verdict, r.Countries.Max)
	}
}

// Rule 5: the same people in two countries are counted once.
func TestSamePeopleAreCountedOnce(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3")
	d.say("c2", "gov-us", "2013-01-19", "US dead 2", link(model.SamePeople, "c1"))
	d.say("c3", "gov-dz", "2013-01-19", "FOREIGN dead 10")
	r := reconciled(d.book(), t, "FOREIGN dead")
	if r.Countries.Min != 3 {
		t.Errorf("the sum is %d, want 3", r.Countries.Min)
	}
	if !strings.Contains(r.Says(), "count the same people: 2 taken off the sum once") {
		t.Errorf("the sentence does not say so: %s", r.Says())
	}
}

// Rule 7: wholes are held against each other, and the other bases are floors under ALL.
func TestOvertakenWholes(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "ALL dead 23+")
	d.say("c2", "gov-dz", "2013-01-21", "FOREIGN dead 22; DZ dead 1")
	want(t, d.book(), "ALL dead", "23+ c1")
	d.say("c3", "gov-dz", "2013-01-22", "FOREIGN dead 37")
	want(t, d.book(), "ALL dead", "23+ c1 overtaken")
	b := d.book()
	if r := reconciled(b, t, "ALL dead"); r.Overtaken == nil || r.Overtaken.Floor != 38 || !r.Alarm() || !strings.Contains(r.Says(), "at least 38") {
		t.Errorf("the reconciliation does not say what overtook the whole: %s", r.Says())
	}
	if why := b.Cell(cellOf(t, "ALL dead")).Why(); !strings.Contains(why, "Foreigners 37") || !strings.Contains(why, "at least 38") {
		t.Errorf("the sentence does not: %s", why)
	}
	d = newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "ALL dead 23")
	d.say("c2", "bp", "2013-01-21", "staff dead 24")
	want(t, d.book(), "ALL dead", "23 c1 overtaken")
}

func TestWholeOfACompound(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3; GB missing 2; GB missing/dead 4")
	d.say("c2", "gov-dz", "2013-01-19", "FOREIGN missing/dead 8; FOREIGN dead 3")
	b := d.book()
	if r := reconciled(b, t, "FOREIGN missing/dead"); r.Countries.Min != 9 || r.Verdict != Exceeds {
		t.Errorf("missing/dead: at least %d, %s; want 9, exceeds", r.Countries.Min, r.Verdict)
	}
	if r := reconciled(b, t, "FOREIGN dead"); r.Countries.Min != 3 || r.Verdict != Consistent {
		t.Errorf("dead: at least %d, %s; want 3, consistent", r.Countries.Min, r.Verdict)
	}
}

func TestEachAuthoritysWhole(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-dz", "2013-01-19", "ALL dead 23")
	d.say("c2", "paper", "2013-01-19", "ALL dead 30")
	d.say("c3", "radio", "2013-01-19", "ALL dead 99", graded(5))
	d.say("c4", "gov-gb", "2013-01-19", "GB dead 25")
	verdicts := map[string]Verdict{}
	for _, r := range d.book().Table(model.Affected, false).Reconciliation {
		verdicts[r.Whole.Claim().ID] = r.Verdict
	}
	if len(verdicts) != 2 || verdicts["c1"] != Exceeds || verdicts["c2"] != Consistent {
		t.Errorf("reconciled %v", verdicts)
	}
}

func TestAlarmThatRestsOnAgedFigures(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-17", "GB held 9")
	d.say("c0", "gov-jp", "2013-01-17", "JP held 6")
	d.event("e1", "2013-01-18", true)
	d.say("c2", "gov-us", "2013-01-19", "US held 2")
	d.say("c3", "gov-dz", "2013-01-19", "FOREIGN held 5")
	if says := reconciled(d.book(), t, "FOREIGN held").Says(); !strings.Contains(says, "15 of the sum stale or overtaken (Japan and United Kingdom); the alarm rests on them") {
		t.Error(says)
	}
}

// Rule 10: conservation is shown, not forced.
func TestConservation(t *testing.T) {
	for name, tt := range map[string]struct {
		say  func(*desk)
		want string // "min max", empty: nothing unexplained
	}{
		"14 unaccounted, then 7 dead and 3 missing": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB unaccounted 14")
			d.say("c2", "gov-gb", "2013-01-21", "GB dead 7; GB missing 3")
		}, "4"},
		"all of them explained": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB missing/dead 5; GB dead 1")
			d.say("c2", "gov-gb", "2013-01-21", "GB dead 3; GB missing 3")
		}, ""},
		"a toll restated as dead and captured": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 32")
			d.say("c2", "gov-gb", "2013-01-21", "GB dead 29; GB captured 3")
		}, ""},
		"a toll that only falls": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 32")
			d.say("c2", "gov-gb", "2013-01-21", "GB dead 29")
		}, "3"},
		"an interval": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB unaccounted 10-14")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 3-5")
		}, "5-11"},
		"nothing certain": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB unaccounted 10-14")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 8-12")
		}, ""},
		"about a number, then: it proves nobody": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB missing ~30; GB dead 7")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 20; GB dead 9")
		}, ""},
		"about a number, now": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB missing 35")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing about 25; GB dead 9")
		}, ""},
		"about beside what is certain": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB missing ~30; GB dead 14")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 5; GB dead 1")
		}, "8+"},
		"about, which did not move, is no part of it": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB missing 14; GB safe ~30")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 3")
		}, "11"},
		"an about between two certain heights hides nobody": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB missing 14")
			d.say("c2", "gov-gb", "2013-01-20", "GB missing ~30")
			d.say("c3", "gov-gb", "2013-01-21", "GB missing 3")
		}, "11"},
		"more than before": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB unaccounted 3")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 5")
		}, ""},
		"an earlier figure that the source took back is not missed": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB unaccounted 14", state(model.Retracted))
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 3")
		}, ""},
		"one that was superseded by hand is": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB unaccounted 14", state(model.Superseded))
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 3")
		}, "11"},
		"held people are nobody's open question": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB held 14")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 3")
		}, ""},
		"voices are not mixed": {func(d *desk) {
			d.say("c1", "paper", "2013-01-19", "GB unaccounted 14")
			d.say("c2", "gov-gb", "2013-01-21", "GB missing 3")
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			tt.say(d)
			got := ""
			for _, r := range d.book().Table(model.Affected, false).Rows {
				for _, u := range r.Unexplained {
					got += u.Interval.String()
				}
			}
			if got != tt.want {
				t.Errorf("unexplained %q, want %q", got, tt.want)
			}
		})
	}
}
