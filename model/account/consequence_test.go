package account

import (
	"strings"
	"testing"

	"muster/model"
)

// consequences tells what edits would do, a line each.
func consequences(d *desk, edits ...model.Edit) string {
	var all []string
	for _, c := range d.book().Consequences(edits) {
		all = append(all, c.Says)
	}
	return strings.Join(all, "\n")
}

func (d *desk) claimWith(id, source, said, figures string, with ...func(*model.Claim)) model.Edit {
	aside := &desk{TB: d.TB, story: model.NewStory("s")}
	aside.put(d.story.Situation())
	aside.put(d.story.Source(source))
	return model.Put("s", aside.say(id, source, said, figures, with...), 0)
}

func TestConsequencesInWords(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-17", "GB dead 1; GB missing 20")
	d.say("c2", "gov-dz", "2013-01-17", "ALL dead 5")
	d.put(&model.Ruling{ID: "r1", Group: "GB", Status: model.Dead, Claim: "c1", Reason: "So."})
	for _, tt := range []struct {
		name  string
		edits []model.Edit
		want  string
	}{
		{"nothing", nil, ""},
		{"a newer word", []model.Edit{d.claimWith("c3", "gov-gb", "2013-01-18", "GB dead 3")}, "United Kingdom, dead: 1 → 3\nUnited Kingdom, missing: overtaken: the UK government has given 3 dead since (18 Jan 2013)"},
		{"a rival", []model.Edit{d.claimWith("c3", "paper", "2013-01-18", "GB dead 4")}, "United Kingdom, dead: in conflict, 1 (UK government) against 4 (Paper)"},
		{"a new cell", []model.Edit{d.claimWith("c3", "gov-jp", "2013-01-18", "JP dead 3")}, "Japan, dead: none → 3"},
		{"an alarm", []model.Edit{d.claimWith("c3", "gov-jp", "2013-01-18", "JP dead 7")},
			"All, dead: 8 by nationality, the Algerian government claims 5: the countries' own counts exceed the claimed total\nJapan, dead: none → 7"},
		{"a total overtaken", []model.Edit{d.claimWith("c3", "gov-dz", "2013-01-18", "FOREIGN dead 6")},
			"All, dead: the 5 claimed by the Algerian government is overtaken: Foreigners 6 (gov-dz, 18 Jan 2013) alone: at least 6\nForeigners, dead: none → 6"},
		{"a ruling that lapses", []model.Edit{d.claimWith("c1", "gov-gb", "2013-01-17", "GB dead 1; GB missing 20", state(model.Retracted)), d.claimWith("c3", "paper", "2013-01-18", "GB dead 4")},
			"United Kingdom, dead: the desk's ruling has lapsed: rule again\nUnited Kingdom, dead: 1 → 4\nUnited Kingdom, missing: 20 → none"},
		{"a doubt", []model.Edit{d.claimWith("c2", "gov-dz", "2013-01-17", "ALL dead 5", graded(5))}, "All, dead: doubtful, and nothing better stands"},
	} {
		if got := consequences(d, tt.edits...); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
	d.say("c9", "paper", "2013-01-18", "ALL dead 4") // of two claimed totals each is told with its speaker
	foreign := d.claimWith("c3", "gov-dz", "2013-01-19", "FOREIGN dead 6")
	if got := consequences(d, foreign); !strings.Contains(got, "the 4 claimed by Paper is overtaken") || !strings.Contains(got, "the 5 claimed by the Algerian government is overtaken") {
		t.Errorf("two totals:\n%s", got)
	}
	many := newDesk(t)
	many.say("c1", "gov-gb", "2013-01-17", "GB dead 1; GB missing 2; GB freed 3; GB held 4; GB safe 5")
	many.event("e1", "2013-01-19", false)
	e := *many.story.Entry(model.Ref{Kind: model.KindEvent, ID: "e1"}).Record.(*model.Event)
	e.Pivotal = true
	if got := consequences(many, model.Put("s", &e, 0)); got != "5 figures are stale then" {
		t.Errorf("got %q", got)
	}
}

// A lapsed ruling that is lifted is gone; one that holds again is told as that.
func TestALapsedRulingThatIsLifted(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-17", "GB dead 1", state(model.Retracted))
	d.say("c2", "paper", "2013-01-17", "GB dead 2")
	d.put(&model.Ruling{ID: "r1", Group: "GB", Status: model.Dead, Claim: "c1", Reason: "So."})
	back := *d.story.Claim("c1")
	back.Status = model.Standing
	for want, edit := range map[string]model.Edit{"no lapsed ruling any more": {Situation: "s", Kind: model.KindRuling, ID: "r1"}, "a ruling holds again": model.Put("s", &back, 0)} {
		if got := consequences(d, edit); !strings.Contains(got, "United Kingdom, dead: "+want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

// A situation whose host and zone stay is followed without a book made afresh: the list, the names, the age.
func TestSituationIsFollowed(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-17", "GB dead 1")
	d.say("c2", "gov-jp", "2013-01-21", "JP dead 2")
	d.say("c3", "gov-dz", "2013-01-21", "ALL dead 5")
	edited := func(change func(*model.Situation)) model.Edit {
		s := *d.story.Situation()
		change(&s)
		return model.Put("s", &s, 0)
	}
	closed := func(s *model.Situation) { s.List = model.Closed }
	want := "All, dead: 3 by nationality, the Algerian government claims 5: the list is closed and its countries make at most 3: short of the claimed total"
	if got := consequences(d, edited(closed)); got != want {
		t.Errorf("got %q", got)
	}
	old := func(s *model.Situation) { s.StaleAfter = "2d" }
	if got := consequences(d, edited(old)); got != "United Kingdom, dead: stale: more than 2d older than the newest claim" {
		t.Errorf("got %q", got)
	}
	book := d.book()
	rows := func(b *Book) (all string) {
		table := b.Table(model.Affected, false)
		for _, r := range table.Rows {
			all += r.Name + ";"
		}
		for _, r := range table.Reconciliation {
			all += r.Says()
		}
		return all
	}
	for _, change := range []func(*model.Situation){closed, old, func(s *model.Situation) { s.Names = map[string]string{"GB": "Albion"} },
		func(s *model.Situation) { s.Names = nil }, func(s *model.Situation) { s.Host = "GB" }, func(s *model.Situation) { s.Title = "T" }} {
		rows(book)
		d.situation(change)
		book.Update(model.Ref{Kind: model.KindSituation, ID: "s"})
		if got, want := rows(book), rows(d.book()); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
