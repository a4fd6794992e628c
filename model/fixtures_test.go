package model_test

import (
	"encoding"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // a bare box has no zone files

	"muster/model"
	"muster/model/count"
	"muster/model/edtf"
	"muster/model/moment"
)

// parsed reads a value of the tests' own.
func parsed[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](s string) (v T) {
	if err := P(&v).UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return v
}

func said(s string) moment.Moment { return parsed[moment.Moment](s) }
func when(s string) edtf.Date     { return parsed[edtf.Date](s) }

func figure(group string, status model.Status, n string) model.Figure {
	return model.Figure{Group: group, Status: status, Count: parsed[count.Count](n)}
}

// The records below pass Check; the tests spoil one field of a copy.

func aSituation() *model.Situation {
	return &model.Situation{ID: "siege", Title: "Siege", Host: "DZ", Zone: "Europe/London"}
}

func aSource(id, name string) *model.Source {
	return &model.Source{ID: id, Name: name, Kind: model.Government, Country: "GB", Authority: "UK government"}
}

func aGroup(id string) *model.Group {
	return &model.Group{ID: id, Name: "Residents", Basis: model.Residence}
}

func aClaim(id string, figures ...model.Figure) *model.Claim {
	return &model.Claim{ID: id, Source: "hague", Said: said("2013-01-19"), Text: "One dead.", Status: model.Standing, Figures: figures}
}

func linked(id string, links ...model.Link) *model.Claim {
	c := aClaim(id, figure("GB", model.Dead, "1"))
	c.Links = links
	return c
}

func anEvent(id string, evidence ...string) *model.Event {
	return &model.Event{ID: id, When: when("2013-01-16"), Headline: "The plant is seized", Evidence: evidence}
}

func aRuling(id, claim string) *model.Ruling {
	return &model.Ruling{ID: id, Group: "GB", Status: model.Dead, Claim: claim, Reason: "It saw the list."}
}

func aFiling(id string) *model.Filing {
	return &model.Filing{ID: id, Text: "One dead.", Filed: said("2013-01-19T20:00"), By: "ana"}
}

// oneOfEach gives a record of every kind, every field filled, that refer to each other rightly.
func oneOfEach() []model.Record {
	situation := aSituation()
	situation.Place, situation.Began, situation.List, situation.StaleAfter = "Tigantourine", when("2013-01-16~"), model.Closed, "36h"
	situation.Names = map[string]string{"GB": "Britain", "US": "America"}
	source := aSource("hague", "William Hague <FCO> & staff")
	source.Unnamed, source.Reliability = true, 'B'
	group := aGroup("sct")
	group.Within, group.Authority = "res", "Scottish government"
	claim := aClaim("c1", figure("GB+US", model.Missing|model.Dead, "10-15"), figure("sct", model.Held, "dozens"))
	claim.Via, claim.Quote, claim.Link, claim.People = "Reuters", true, "https://example.org/?a=1&b=2", []string{"山田 太郎"}
	claim.Credibility, claim.Figures[0].Class, claim.Figures[0].Scope = 2, model.Attacker, "crew"
	claim.Figures[1].State = model.Withheld
	to, from := figure("GB", model.Dead, "1").Cell(), claim.Figures[0].Cell()
	claim.Links = []model.Link{{Kind: model.PartOf, Claim: "c0", Figure: &to, From: &from}}
	event := anEvent("e1", "c1")
	event.Detail, event.Place, event.Pivotal = "At dawn.", "The bus", true
	ruling := aRuling("r1", "c0")
	filing := aFiling("f1")
	filing.ConfirmedBy = "ben"
	filing.Figures = []model.FiledFigure{{Group: "GB", Class: model.Security, Status: model.Dead, Scope: "crew", Count: parsed[count.Count]("1"), Claim: "c1"}}
	return []model.Record{situation, source, aGroup("res"), group, aClaim("c0", figure("GB", model.Dead, "1")), claim, event, ruling, filing}
}

// storyOf folds records into a story, each logged as one change.
func storyOf(t testing.TB, records ...model.Record) *model.Story {
	t.Helper()
	s := model.NewStory("siege")
	for i, r := range records {
		if err := s.Apply(change(uint64(i+1), r, 0), &model.Editor{Name: "ana"}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// desk is a story with a situation, two sources, a group, and claims c1 and c2 that count Britons and residents.
func desk(t testing.TB, more ...model.Record) *model.Story {
	base := []model.Record{aSituation(), aSource("hague", "William Hague"), aSource("cameron", "David Cameron"), aGroup("res"),
		aClaim("c1", figure("GB", model.Dead, "1"), figure("res", model.Held, "3")), aClaim("c2", figure("GB", model.Dead, "2"))}
	return storyOf(t, append(base, more...)...)
}

func change(seq uint64, r model.Record, was uint64) *model.Change {
	return &model.Change{Seq: seq, Logged: time.UnixMilli(1_358_600_000_000 + int64(seq)).UTC(), By: model.Editor{Name: "ana", ID: "uid:1"}, Op: "op",
		Situation: "siege", Kind: r.RecordKind(), Record: r.RecordID(), Was: was, After: r}
}

// put makes the edits that set records, and del one that deletes.
func put(records ...model.Record) (all []model.Edit) {
	for _, r := range records {
		all = append(all, model.Put("siege", r, 0))
	}
	return all
}

func del(k model.Kind, id string) model.Edit { return model.Edit{Situation: "siege", Kind: k, ID: id} }

// says holds the problems of an error, one a line, against what they should be.
func says(t *testing.T, err error, want ...string) {
	t.Helper()
	var got []string
	for _, p := range model.Problems(err) {
		got = append(got, p.Error())
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
	if (err != nil) != (len(want) > 0) {
		t.Errorf("error %v, %d problems wanted", err, len(want))
	}
}

// held counts the records of a story besides its situation.
func held(s *model.Story) (n int) {
	for _, k := range model.Kinds()[1:] {
		n += s.Count(k)
	}
	return n
}
