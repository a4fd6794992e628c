package replay_test

import (
	"slices"
	"testing"
	"time"

	"muster/model"
	"muster/model/edtf"
	"muster/model/moment"
	"muster/model/replay"
)

// told makes a story of claims said at some times, and of events at others, logged a minute apart from an instant on.
func told(t *testing.T, from time.Time, said, happened, filed []string) (*model.Story, *replay.Log) {
	t.Helper()
	recs := []model.Record{&model.Situation{ID: "s", Title: "S", Host: "DZ", Zone: "Africa/Algiers"}, &model.Source{ID: "x", Name: "X", Kind: model.Witness}}
	for i, at := range said {
		m, err := moment.Parse(at)
		if err != nil {
			t.Fatal(err)
		}
		recs = append(recs, &model.Claim{ID: "c" + string(rune('a'+i)), Source: "x", Said: m, Text: at})
	}
	for i, at := range happened {
		d, err := edtf.Parse(at)
		if err != nil {
			t.Fatal(err)
		}
		recs = append(recs, &model.Event{ID: "e" + string(rune('a'+i)), When: d, Headline: at})
	}
	for i, at := range filed {
		m, err := moment.Parse(at)
		if err != nil {
			t.Fatal(err)
		}
		recs = append(recs, &model.Filing{ID: "f" + string(rune('a'+i)), Filed: m, By: "ana", Text: at})
	}
	var changes []*model.Change
	state := model.NewState()
	for i, r := range recs {
		c := &model.Change{Seq: uint64(i + 1), Logged: from.Add(time.Duration(i) * time.Minute), Situation: "s", Kind: r.RecordKind(), Record: r.RecordID(), After: r}
		changes = append(changes, c)
		own := *c
		if err := state.Apply(&own); err != nil {
			t.Fatal(err)
		}
	}
	log, err := read(state.Open("s"), changes)
	if err != nil {
		t.Fatal(err)
	}
	return state.Open("s"), log
}

// A cut by the time of saying that is a whole day is named by the day: where a step led there, where a claim of that day was said in its
// last minute, and where it was come to from a change that was logged during a day of which nothing more is known than the day. A minute
// that was asked for is named, and one after which that day had more to come. Seen red with the minute named wherever there was one.
func TestADayAsACutIsNamedByTheDay(t *testing.T) {
	noon := time.Date(2013, 1, 21, 11, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		said, happened, filed []string
		asked                 string // empty: it was come to from the last change of the log
		cut                   string
	}{
		{[]string{"2013-01-19", "2013-01-21"}, []string{"2013-01-21"}, nil, "", "as said by the end of 21 Jan 2013"},
		{[]string{"2013-01-19"}, nil, nil, "", "as said by the end of 21 Jan 2013"},
		{[]string{"2013-01-21", "2013-01-21T09:00"}, nil, nil, "", "as said by 21 Jan 2013 12:03"},
		{[]string{"2013-01-21"}, []string{"2013-01-21T18:00:00"}, nil, "", "as said by 21 Jan 2013 12:03"},
		{[]string{"2013-01-21"}, []string{"2013-01-21T08:00:00", "2013-01-22"}, nil, "", "as said by the end of 21 Jan 2013"},
		{[]string{"2013-01-21"}, nil, []string{"2013-01-21T18:00+01:00"}, "", "as said by 21 Jan 2013 12:03"},
		{[]string{"2013-01-21"}, nil, nil, "2013-01-21T12:30", "as said by 21 Jan 2013 12:30"},
		{[]string{"2013-01-21", "2013-01-21T19:00"}, nil, nil, "2013-01-21T23:59", "as said by the end of 21 Jan 2013"},
		{[]string{"2013-01-21", "2013-01-21T19:00"}, nil, nil, "2013-01-21T23:58", "as said by 21 Jan 2013 23:58"},
		{[]string{"2013-01-21"}, nil, nil, "2013-01-21", "as said by the end of 21 Jan 2013"},
	} {
		story, log := told(t, noon, tt.said, tt.happened, tt.filed)
		by, is := replay.Logged(story.Clone(), log), replay.Said(story)
		to := by.Across()(is)
		if tt.asked != "" {
			m, _ := moment.Parse(tt.asked)
			to = is.By(m)
		}
		is.Open(to)
		if got := is.Cut(); got != tt.cut {
			t.Errorf("%v, %v, asked for %q: %s", tt.said, tt.happened, tt.asked, got)
		}
		back := replay.Logged(story.Clone(), log)
		back.Open(is.Across()(back))
		if tt.asked == "" && (back.At().In != log.Len() || back.Cut() != "as logged by "+by.When().Display(is.Zone())) {
			t.Errorf("and back it is %s, change %d", back.Cut(), back.At().In)
		}
		if is.Open(back.Across()(is)); is.Cut() != tt.cut {
			t.Errorf("%v, %v: come to again it is %s", tt.said, tt.happened, is.Cut())
		}
	}
	for _, said := range [][]string{{"2013-01-21", "2013-01-21T23:59", "2013-01-22"}, {"2013-01-21T23:59", "2013-01-21", "2013-01-22"}} {
		story, _ := told(t, noon, said, nil, nil)
		is := replay.Said(story)
		second, _ := is.Stepped(is.First(), 1)
		if is.Open(second); is.Cut() != "as said by the end of 21 Jan 2013" || is.At().In != 2 {
			t.Errorf("%v: the second step is %s, %s", said, is.Cut(), is.Place())
		}
	}
}

// Whatever time is asked for, what is seen there is reached by steps, too, from either side: a day counts from its beginning, and what was
// said at some time of it comes after.
func TestEveryPlaceIsReachedBySteps(t *testing.T) {
	story, _ := told(t, time.Date(2013, 1, 21, 11, 0, 0, 0, time.UTC),
		[]string{"2013-01-20", "2013-01-21", "2013-01-21", "2013-01-21T09:00", "2013-01-21T09:00:30", "2013-01-21T09:00:31", "2013-01-22T00:00", "2013-01-22"}, nil, nil)
	is := replay.Said(story)
	var steps []int
	for p, moved := is.First(), true; moved; p, moved = is.Stepped(p, 1) {
		steps = append(steps, p.In)
		if got := is.By(p.AsOf).In; got != p.In {
			t.Errorf("the cut of place %d shows %d", p.In, got)
		}
		if back, _ := is.Stepped(p, -1); len(steps) > 1 && back.In != steps[len(steps)-2] {
			t.Errorf("a step on from %v and back leads to %d", steps, back.In)
		}
	}
	if !slices.Equal(steps, []int{1, 3, 4, 5, 6, 8}) {
		t.Errorf("steps lead to %v", steps)
	}
	asked, _ := moment.Parse("2013-01-21T08:00")
	is.Open(is.By(asked))
	on, _ := is.Stepped(is.At(), 1)
	if back, moved := is.Stepped(on, -1); !moved || back.In != is.At().In {
		t.Errorf("from %d on to %d and back to %d", is.At().In, on.In, back.In)
	}
}
