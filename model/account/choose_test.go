package account

import (
	"strings"
	"testing"

	"muster/model"
)

// Rule 2: the desk's figure.
func TestChoice(t *testing.T) {
	type row struct {
		say    func(*desk)
		cell   string
		shows  string
		choice Choice
	}
	for name, tt := range map[string]row{
		"the only one": {func(d *desk) { d.say("c1", "paper", "2013-01-19", "GB dead 3") }, "GB dead", "3 c1", Only},
		"the competent government before a later voice": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
			d.say("c2", "gov-dz", "2013-01-20", "GB dead 1-2")
		}, "GB dead", "1 c1", ByCompetence},
		"the host's government on the wholes": {func(d *desk) {
			d.say("c1", "gov-dz", "2013-01-19", "ALL dead 23")
			d.say("c2", "gov-gb", "2013-01-20", "ALL dead 23")
		}, "ALL dead", "23 c1", ByCompetence},
		"the authority that a group names": {func(d *desk) {
			d.say("c1", "bp", "2013-01-19", "staff missing 4")
			d.say("c2", "gov-gb", "2013-01-19T12:00", "staff missing 4")
		}, "staff missing", "4 c1", ByCompetence},
		"no voice is competent for a group that names none": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "residents safe 8")
			d.say("c2", "paper", "2013-01-20", "residents safe 8+")
		}, "residents safe", "8+ c2", ByDate},
		"either government on a dual national": {func(d *desk) {
			d.say("c1", "gov-us", "2013-01-19", "GB+US dead 1")
			d.say("c2", "paper", "2013-01-20", "GB+US dead 1+")
		}, "GB+US dead", "1 c1", ByCompetence},
		"of two incompetent voices the later": {func(d *desk) {
			d.say("c1", "paper", "2013-01-19", "GB dead 3")
			d.say("c2", "radio", "2013-01-20", "GB dead 3+")
		}, "GB dead", "3+ c2", ByDate},
		"said at one time, the better letter": {func(d *desk) {
			d.put(&model.Source{ID: "good", Name: "Good", Kind: model.Media, Authority: "Good", Reliability: 'B'})
			d.say("c1", "good", "2013-01-19", "GB dead 3")
			d.say("c2", "radio", "2013-01-19", "GB dead 3+")
		}, "GB dead", "3 c1", ByLetter},
		"F ranks with C, before D": {func(d *desk) {
			d.put(&model.Source{ID: "poor", Name: "Poor", Kind: model.Media, Authority: "Poor", Reliability: 'D'})
			d.say("c1", "radio", "2013-01-19", "GB dead 3")
			d.say("c2", "poor", "2013-01-19", "GB dead 3+")
		}, "GB dead", "3 c1", ByLetter},
		"F and C: the later in the log": {func(d *desk) {
			d.put(&model.Source{ID: "fair", Name: "Fair", Kind: model.Media, Authority: "Fair", Reliability: 'C'})
			d.say("c1", "fair", "2013-01-19", "GB dead 3")
			d.say("c2", "radio", "2013-01-19", "GB dead 3+")
		}, "GB dead", "3+ c2", ByLog},
		"a doubtful figure is set aside, be it the competent one": {func(d *desk) {
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 1", graded(4))
			d.say("c2", "paper", "2013-01-18", "GB dead 3")
		}, "GB dead", "3 c2", Only},
		"a doubtful figure is used where nothing else stands": {func(d *desk) {
			d.say("c1", "paper", "2013-01-19", "GB dead 3", graded(5))
		}, "GB dead", "3 c1 doubtful", ForWantOfOther},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			tt.say(d)
			b := d.book()
			want(t, b, tt.cell, tt.shows)
			if got := b.Cell(cellOf(t, tt.cell)).Choice; got != tt.choice {
				t.Errorf("chosen by %d, want %d", got, tt.choice)
			}
		})
	}
}

func ruling(id, cell, claim, authority string) *model.Ruling {
	r := &model.Ruling{ID: id, Claim: claim, Authority: authority, Reason: "because of " + id}
	if words := strings.Fields(cell); len(words) == 2 {
		r.Group = words[0]
		r.Status, _ = model.ParseStatus(words[1])
	} else if len(words) == 1 {
		r.Status, _ = model.ParseStatus(words[0])
	}
	return r
}

// Rule 2: a ruling goes before all else, and follows its authority's newer figures.
func TestRuling(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 1; ALL dead 9")
	d.say("c2", "paper", "2013-01-19", "GB dead 3")
	want(t, d.book(), "GB dead", "1 c1 conflict")

	d.put(ruling("r1", "GB dead", "c2", ""))
	want(t, d.book(), "GB dead", "3 c2 conflict ruled")

	d.say("c3", "paper", "2013-01-20", "GB dead 4")
	want(t, d.book(), "GB dead", "4 c3 conflict ruled")

	d.put(ruling("r2", "GB dead", "c1", ""))
	want(t, d.book(), "GB dead", "1 c1 conflict ruled")
}

func TestRulingForAnAuthority(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 1; GB missing 5")
	d.say("c2", "paper", "2013-01-19", "GB dead 3; GB missing 6")
	d.say("c3", "radio", "2013-01-19", "GB dead 8; GB missing 9")
	d.put(ruling("r1", "dead", "", "Paper"))
	want(t, d.book(), "GB dead", "3 c2 conflict ruled", "GB missing", "5 c1 conflict")
	d.put(ruling("r2", "", "", "Radio"))
	want(t, d.book(), "GB dead", "3 c2 conflict ruled", "GB missing", "9 c3 conflict ruled") // a status before the whole story
	d.put(ruling("r3", "GB dead", "c1", ""))
	want(t, d.book(), "GB dead", "1 c1 conflict ruled") // a cell before an authority
}

// Rule 2: a ruling lapses with its claim, and the cell says so until someone rules.
func TestRulingLapses(t *testing.T) {
	for _, fallen := range []model.ClaimState{model.Corrected, model.Retracted, model.Withheld, model.DeskError} {
		t.Run(fallen.String(), func(t *testing.T) {
			d := newDesk(t)
			d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
			d.say("c2", "paper", "2013-01-19", "GB dead 3")
			d.put(ruling("r1", "GB dead", "c2", ""))
			d.say("c2", "paper", "2013-01-19", "GB dead 3", state(fallen))
			want(t, d.book(), "GB dead", "1 c1 ruling-lapsed")
			d.put(ruling("r2", "GB dead", "c1", ""))
			want(t, d.book(), "GB dead", "1 c1 ruled")
		})
	}
	t.Run("corrected by a link", func(t *testing.T) {
		d := newDesk(t)
		d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
		d.say("c2", "paper", "2013-01-19", "GB dead 3")
		d.put(ruling("r1", "GB dead", "c2", ""))
		d.say("c3", "paper", "2013-01-20", "", link(model.Corrects, "c2"))
		want(t, d.book(), "GB dead", "1 c1 ruling-lapsed")
	})
	t.Run("its voice gives no figure here any more", func(t *testing.T) {
		d := newDesk(t)
		d.say("c1", "gov-gb", "2013-01-19", "GB missing 1")
		d.say("c2", "paper", "2013-01-19", "GB missing 3")
		d.put(ruling("r1", "GB missing", "c2", ""))
		d.say("c3", "paper", "2013-01-20", "GB unaccounted 2")
		want(t, d.book(), "GB missing", "1 c1 ruling-lapsed")
	})
}
