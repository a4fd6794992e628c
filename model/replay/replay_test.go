package replay_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/account"
	"muster/model/modeltest"
	"muster/model/moment"
	"muster/model/replay"
)

var began = time.Date(2013, 1, 16, 8, 0, 0, 0, time.UTC)

// history logs a drawn situation, changes some records and deletes others.
func history(t *rapid.T, g *modeltest.Generated) (*model.State, []*model.Change) {
	state, all := model.NewState(), g.Changes()
	for range rapid.IntRange(0, 12).Draw(t, "edits") {
		if len(g.Claims) == 0 {
			break
		}
		claim := *rapid.SampledFrom(g.Claims).Draw(t, "claim")
		claim.Status = rapid.SampledFrom([]model.ClaimState{model.Standing, model.Withheld, model.DeskError, model.Retracted}).Draw(t, "status")
		c := &model.Change{Seq: uint64(len(all) + 1), Situation: g.Situation.ID, Kind: model.KindClaim, Record: claim.ID, After: &claim}
		if rapid.IntRange(0, 9).Draw(t, "delete") == 0 && len(claim.Links) == 0 {
			c.After = nil
		}
		all = append(all, c)
	}
	if rapid.Bool().Draw(t, "closes the list") {
		s := *g.Situation
		s.List = model.Closed
		all = append(all, &model.Change{Seq: uint64(len(all) + 1), Situation: s.ID, Kind: model.KindSituation, Record: s.ID, After: &s})
	}
	last := map[model.Ref]uint64{}
	for i, c := range all {
		c.Was, c.Logged = last[c.Ref()], began.Add(time.Duration(i)*time.Minute)
		last[c.Ref()] = c.Seq
		if err := state.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	return state, all
}

// show writes down everything that a book says.
func show(b *account.Book) string {
	var w strings.Builder
	for _, class := range b.Classes() {
		table := b.Table(class, true)
		for _, row := range table.Rows {
			for _, c := range row.Cells {
				fmt.Fprintln(&w, c.Cell, c.Why(), c.Flags(true), len(c.Rivals), len(c.Withheld))
			}
			for _, u := range row.Unexplained {
				fmt.Fprintln(&w, u.Says(b))
			}
		}
		for _, r := range table.Reconciliation {
			fmt.Fprintln(&w, r.Says())
		}
	}
	return w.String()
}

// A place is the same whichever way it was reached: step by step, or opened from afar, or by folding the log no further.
func TestPlacesAreTheSameWhicheverWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		state, changes := history(t, g)
		now := state.Open(g.Situation.ID)
		log, err := read(now, changes)
		if err != nil {
			t.Fatal(err)
		}
		r := replay.Logged(now.Clone(), log)
		r.Open(r.Last())
		for range rapid.IntRange(1, 8).Draw(t, "moves") {
			to := replay.Place{In: rapid.IntRange(0, len(changes)).Draw(t, "to")}
			if r.Near(to) || rapid.Bool().Draw(t, "move") {
				r.Move(to)
			} else {
				r = r.Again()
				r.Open(to)
			}
			folded, err := model.Fold(fresh(changes[:to.In]))
			if err != nil {
				t.Fatal(err)
			}
			if to.In == 0 {
				continue
			}
			if want, got := show(account.Open(folded.Open(g.Situation.ID), moment.Moment{})), show(r.Book()); got != want {
				t.Fatalf("after %d changes:\n%s\nwant\n%s", to.In, got, want)
			}
		}
		if got, want := show(account.Open(now, moment.Moment{})), show(account.Open(state.Open(g.Situation.ID), moment.Moment{})); got != want {
			t.Fatal("the story of now was changed")
		}
	})
}

// read makes the log of changes.
func read(now *model.Story, changes []*model.Change) (*replay.Log, error) {
	reading := replay.NewReading(now)
	for _, c := range changes {
		if err := reading.Add(c); err != nil {
			return nil, err
		}
	}
	return reading.Log(), nil
}

func fresh(changes []*model.Change) (all []*model.Change) {
	for _, c := range changes {
		d := *c
		all = append(all, &d)
	}
	return all
}

// On the said clock a step brings or takes at least one claim, and a place is what a book cut there shows.
func TestSaidSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		state, _ := history(t, g)
		now := state.Open(g.Situation.ID)
		r := replay.Said(now.Clone())
		r.Open(r.Last())
		for range rapid.IntRange(1, 12).Draw(t, "moves") {
			was := r.At()
			to, moved := r.Stepped(was, rapid.SampledFrom([]int{-2, -1, 1}).Draw(t, "by"))
			if !moved {
				continue
			}
			r.Move(to)
			known := 0
			for _, e := range now.Entries(model.KindClaim) {
				if r.Book().Inside(e.Record) {
					known++
				}
			}
			if known != to.In || known == was.In {
				t.Fatalf("%s shows %d claims, and %d were in before", r.Place(), known, was.In)
			}
			if want, got := show(account.Open(now, to.AsOf)), show(r.Book()); got != want {
				t.Fatalf("%s:\n%s\nwant\n%s", r.Cut(), got, want)
			}
		}
	})
}
