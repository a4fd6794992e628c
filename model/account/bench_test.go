package account_test

import (
	"fmt"
	"slices"
	"testing"

	"muster/model"
	"muster/model/account"
	"muster/model/modeltest"
	"muster/model/moment"
)

var sizes = []int{10_000, 100_000}

// BenchmarkOpen computes the accounting of a whole situation.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes {
		story := modeltest.Situation(1, n).State(b).Stories()[0]
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				account.Open(story, moment.Moment{}).Table(model.Affected, false)
			}
		})
	}
}

// BenchmarkChange takes one more claim into the accounting, and reads the cells it touched and the reconciliation of their
// statuses; as "late", one that was said long before others; as "table", the whole table besides. The promise: under a millisecond at 100,000 claims, and flat as the file
// grows.
func BenchmarkChange(b *testing.B) {
	for _, n := range append([]int{1_000}, sizes...) {
		g := modeltest.Situation(1, n)
		state := g.State(b)
		book := account.Open(state.Stories()[0], moment.Moment{})
		book.Table(model.Affected, false)
		news := moment.Day(2030, 1, 1)
		one := func(i int, said moment.Moment) *model.Claim {
			c := *g.Claims[i*7919%n] // a prime step: claims of every kind
			c.ID, c.Links, c.Said = fmt.Sprintf("new-%d", state.Head), nil, said
			change := &model.Change{Seq: state.Head + 1, Situation: g.Situation.ID, Kind: model.KindClaim, Record: c.ID, After: &c}
			if err := state.Apply(change); err != nil {
				b.Fatal(err)
			}
			book.Update(change.Ref())
			return &c
		}
		read := func(c *model.Claim) {
			for _, f := range c.Figures {
				book.Cell(f.Cell())
				book.Reconcile(f.Class, f.Status)
			}
		}
		b.Run(fmt.Sprint("cells ", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				read(one(i, news))
			}
		})
		b.Run(fmt.Sprint("late ", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				read(one(i, g.Claims[n/2].Said))
			}
		})
		b.Run(fmt.Sprint("table ", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				one(i, news)
				book.Table(model.Affected, false)
			}
		})
	}
}

// BenchmarkReplayStep goes one change back and forth again, and reads the table at each step.
func BenchmarkReplayStep(b *testing.B) {
	for _, n := range sizes {
		g := modeltest.Situation(1, n)
		state := g.State(b)
		story := state.Stories()[0]
		changes := g.Changes()
		c := changes[len(changes)-1]
		b.Run(fmt.Sprint("logged ", n), func(b *testing.B) {
			book := account.Open(story, moment.Moment{})
			book.Table(model.Affected, false)
			e := story.Entry(c.Ref())
			for b.Loop() {
				story.Revert(c, nil)
				book.Update(c.Ref())
				book.Table(model.Affected, false)
				story.Set(c.Ref(), e)
				book.Update(c.Ref())
				book.Table(model.Affected, false)
			}
		})
		b.Run(fmt.Sprint("said ", n), func(b *testing.B) {
			book := account.Open(story, moment.Moment{})
			steps := []moment.Moment{halfway(g, 0), halfway(g, 1)}
			for i := 0; b.Loop(); i++ {
				book.MoveTo(steps[i%2])
				book.Table(model.Affected, false)
			}
		})
	}
}

// halfway is the moment at which half of the claims had been said, or that many distinct times later.
func halfway(g *modeltest.Generated, later int) moment.Moment {
	zone := g.Situation.Location()
	var times []moment.Moment
	for _, c := range g.Claims {
		if !c.Said.IsDay() {
			times = append(times, c.Said)
		}
	}
	slices.SortFunc(times, func(a, b moment.Moment) int { return a.Begin(zone).Compare(b.Begin(zone)) })
	return slices.Compact(times)[len(slices.Compact(times))/2+later]
}

// BenchmarkConsequences tells what one more claim would do, as it is typed, without taking it in; as "source", of a source
// that is new; as "mark", what the loss of one would do.
func BenchmarkConsequences(b *testing.B) {
	for _, n := range sizes {
		g := modeltest.Situation(1, n)
		book := account.Open(g.State(b).Stories()[0], moment.Moment{})
		book.Consequences(nil)
		one := func(i int) *model.Claim {
			c := *g.Claims[i*7919%n]
			return &c
		}
		for name, edits := range map[string]func(i int) []model.Edit{
			"claim": func(i int) []model.Edit {
				c := one(i)
				c.ID, c.Links, c.Said = "new", nil, g.Claims[n-1].Said
				return []model.Edit{model.Put(g.Situation.ID, c, 0)}
			},
			"source": func(i int) []model.Edit {
				c := one(i)
				c.ID, c.Links, c.Source = "new", nil, "new-voice"
				voice := model.Normal(&model.Source{ID: "new-voice", Name: "New voice", Kind: model.Media})
				return []model.Edit{model.Put(g.Situation.ID, voice, 0), model.Put(g.Situation.ID, c, 0)}
			},
			"mark": func(i int) []model.Edit {
				c := one(i)
				c.Status = model.Retracted
				return []model.Edit{model.Put(g.Situation.ID, c, 0)}
			},
		} {
			b.Run(fmt.Sprint(name, " ", n), func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					book.Consequences(edits(i))
				}
			})
		}
	}
}
