package account_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/model/modeltest"
	"muster/model/moment"
)

// A line of hundreds of figures is folded on from marks on the way: whatever changes in it, wherever, and wherever the cut moves,
// it counts as if it were folded from its beginning.
func TestLongLinesFollowedEqualAfresh(t *testing.T) {
	for seed := range uint64(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			v := voice{t, rand.New(rand.NewPCG(seed, 1))}
			g := modeltest.Situation(1, 0)
			for i := range 300 {
				g.Claims = append(g.Claims, v.says(fmt.Sprint("n", i)))
			}
			story := storyOf(t, g)
			book, cut := now(story), moment.Moment{}
			for i := range 150 {
				if v.IntN(4) == 0 {
					cut = v.time()
					book.MoveTo(cut)
				} else {
					ref := model.Ref{Kind: model.KindClaim, ID: fmt.Sprint("n", v.IntN(300))}
					story.Set(ref, v.changes(ref.ID, story.Entry(ref), uint64(1000+i)))
					book.Update(ref)
				}
				if v.IntN(4) == 0 {
					same(t, book, account.Open(story, cut))
				}
			}
			same(t, book, account.Open(story, cut))
		})
	}
}

// voice is one that says much of one group.
type voice struct {
	*testing.T
	*rand.Rand
}

// time is one of a few hundred minutes.
func (v voice) time() moment.Moment {
	m, err := moment.Parse(fmt.Sprintf("2013-01-%02dT%02d:%02d", 16+v.IntN(5), v.IntN(24), v.IntN(4)))
	if err != nil {
		v.Fatal(err)
	}
	return m
}

func (v voice) says(id string) *model.Claim {
	c := &model.Claim{ID: id, Source: "gov-gb", Said: v.time(), Text: "a toll", Status: model.Standing}
	statuses := []model.Status{model.Dead, model.Missing, model.Held, model.Freed}
	for _, i := range v.Perm(len(statuses))[:1+v.IntN(2)] {
		n, err := count.Parse([]string{"1", "3", "5+", "2-9", "dozens", "~4", "?"}[v.IntN(7)])
		if err != nil {
			v.Fatal(err)
		}
		c.Figures = append(c.Figures, model.Figure{Group: "GB", Status: statuses[i], Count: n})
	}
	return c
}

// changes gives an entry with another claim in it: of another state or time, deleted, or there again.
func (v voice) changes(id string, e *model.Entry, seq uint64) *model.Entry {
	next := &model.Entry{First: e.First, Last: model.Stamp{Seq: seq}}
	if e.Alive() && v.IntN(5) == 0 {
		return next
	}
	c := v.says(id)
	if e.Alive() && v.IntN(2) == 0 {
		*c = *e.Record.(*model.Claim)
	}
	c.Status = []model.ClaimState{model.Standing, model.Superseded, model.Retracted, model.Withheld}[v.IntN(4)]
	next.Record = c
	return next
}
