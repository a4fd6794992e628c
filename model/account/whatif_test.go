package account_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/model/modeltest"
	"muster/model/moment"
)

// What edits would do, tried out in a book that follows, equals what two books made afresh tell; and it leaves no trace.
func TestConsequencesEqualAfresh(t *testing.T) {
	told := 0
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		story := storyOf(t, g)
		cut := rapid.SampledFrom(days(g)).Draw(t, "cut")
		book, seq := account.Open(story, cut), uint64(1<<40)
		for range rapid.IntRange(1, 4).Draw(t, "tries") {
			edits := supposed(t, story, g)
			if edits == nil {
				continue
			}
			before := content(story)
			want := account.ConsequencesAfresh(story, cut, edits)
			if content(story) != before {
				t.Fatal("the test does not put the story back")
			}
			got := book.Consequences(edits)
			book.Stays(edits, got)
			told += len(got)
			if !slices.Equal(got, want) {
				t.Fatalf("edits %+v\ngot  %+v\nwant %+v", edits, got, want)
			}
			if content(story) != before {
				t.Fatal("the story is another")
			}
			same(t, book, account.Open(story, cut))
			if rapid.Bool().Draw(t, "go on with it") {
				for i := range edits {
					seq++
					old, stamp := story.Entry(edits[i].Ref()), model.Stamp{Seq: seq}
					next := &model.Entry{Record: edits[i].After, First: stamp, Last: stamp}
					if old != nil {
						next.First = old.First
					}
					story.Set(edits[i].Ref(), next)
					book.Update(edits[i].Ref())
				}
				same(t, book, account.Open(story, cut))
			}
		}
	})
	if told == 0 {
		t.Error("no consequence in all: the edits are too tame")
	}
}

func content(s *model.Story) (all string) {
	for _, k := range model.Kinds() {
		for _, e := range s.Entries(k) {
			b, _ := model.Encode(e.Record)
			all += fmt.Sprint(string(b), e.First, e.Last, "\n")
		}
	}
	return all
}

// supposed draws edits that the log would take; nil: these it would not.
func supposed(t *rapid.T, s *model.Story, g *modeltest.Generated) []model.Edit {
	var edits []model.Edit
	put := func(r model.Record) { edits = append(edits, model.Put(s.ID, r, 0)) }
	for range rapid.IntRange(1, 3).Draw(t, "edits") {
		switch rapid.IntRange(0, 8).Draw(t, "edit") {
		case 0, 1, 2:
			supposedClaim(t, s, g, put)
		case 3:
			src := *rapid.SampledFrom(g.Sources).Draw(t, "source")
			src.Reliability = rapid.SampledFrom([]model.Reliability{0, 'A', 'E'}).Draw(t, "letter")
			put(&src)
		case 4:
			sit := *s.Situation()
			sit.List = 1 - sit.List
			sit.StaleAfter = rapid.SampledFrom([]model.Age{"", "1d", "36h"}).Draw(t, "age")
			put(&sit)
		case 5:
			put(&model.Ruling{ID: fmt.Sprint("new", rapid.IntRange(0, 1).Draw(t, "ruling")), Authority: "AFP", Status: model.Dead, Reason: "So."})
		case 6:
			if len(g.Events) > 0 {
				e := *rapid.SampledFrom(g.Events).Draw(t, "event")
				e.Pivotal = !e.Pivotal
				put(&e)
			}
		case 7:
			for _, k := range []model.Kind{model.KindRuling, model.KindClaim} {
				if all := s.Entries(k); len(all) > 0 {
					edits = append(edits, model.Edit{Situation: s.ID, Kind: k, ID: rapid.SampledFrom(all).Draw(t, "deleted").Record.RecordID()})
				}
			}
		case 8:
			gr := *rapid.SampledFrom(g.Groups).Draw(t, "group")
			gr.Basis, gr.Within = rapid.SampledFrom([]model.Basis{model.Nationality, model.Employer}).Draw(t, "basis"), ""
			put(&gr)
		}
	}
	if model.Admit(s, s.ID, edits) != nil {
		return nil
	}
	return edits
}

// supposedClaim is a new claim, of a new source now and then, or a known one with other figures, another source or state.
func supposedClaim(t *rapid.T, s *model.Story, g *modeltest.Generated, put func(model.Record)) {
	said, _ := moment.Parse(rapid.SampledFrom([]string{"2013-01-16", "2013-01-19T08:00", "2013-01-25"}).Draw(t, "said"))
	c := &model.Claim{ID: fmt.Sprint("new", rapid.IntRange(2, 3).Draw(t, "id")), Source: "fr", Said: said, Text: "New.", Status: model.Standing}
	if len(g.Claims) > 0 && rapid.Bool().Draw(t, "known") {
		old := *rapid.SampledFrom(g.Claims).Draw(t, "claim")
		c = &old
	}
	n, _ := count.Parse(rapid.SampledFrom([]string{"1", "4", "9+", "?", "40"}).Draw(t, "count"))
	switch rapid.IntRange(0, 4).Draw(t, "how") {
	case 0:
		c.Status = rapid.SampledFrom([]model.ClaimState{model.Retracted, model.Withheld, model.Standing}).Draw(t, "state")
	case 1:
		put(model.Normal(&model.Source{ID: "newvoice", Name: "New voice", Kind: model.Media}))
		c.Source = "newvoice"
	case 2:
		c.Source = rapid.SampledFrom(g.Sources).Draw(t, "source").ID
	}
	group := rapid.SampledFrom([]string{"GB", "FR", "ALL", "FOREIGN", "IT", "staff"}).Draw(t, "group")
	status := rapid.SampledFrom([]model.Status{model.Dead, model.Missing, model.Freed}).Draw(t, "status")
	if _, there := c.Figure(model.Cell{Group: group, Status: status}); !there {
		c.Figures = append(slices.Clone(c.Figures), model.Figure{Group: group, Status: status, Count: n})
	}
	put(c)
}
