package model_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
)

func bears(kind model.LinkKind, to ...string) (all []model.Link) {
	for _, id := range to {
		all = append(all, model.Link{Kind: kind, Claim: id})
	}
	return all
}

// Claims cannot repeat, correct or replace each other in turn: no voice would have a latest word. Same-people has no
// direction and may be said both ways.
func TestCirclesOfLinks(t *testing.T) {
	circle := func(claim, links string) string {
		return fmt.Sprintf("claim %q: links[0].claim: the links of claim %q lead in a circle; claims cannot repeat, correct or replace each other in turn", claim, links)
	}
	onC1 := linked("c3", bears(model.Repeats, "c1")...)
	refusals(t, []refusal{
		{"a chain", records(onC1), put(linked("c4", bears(model.Supersedes, "c3", "c1")...), linked("c5", bears(model.Corrects, "c4", "c3")...)), nil},
		{"two in one batch", nil, put(linked("c4", bears(model.Repeats, "c5")...), linked("c5", bears(model.Corrects, "c4")...)),
			sentence(circle("c4", "c5"), circle("c5", "c4"))},
		{"three in one batch", nil, put(linked("c4", bears(model.PartOf, "c5")...), linked("c5", bears(model.PartOf, "c6")...), linked("c6", bears(model.PartOf, "c4")...)),
			sentence(circle("c4", "c5"), circle("c5", "c6"), circle("c6", "c4"))},
		{"through what is there", records(onC1), put(linked("c1", bears(model.Supersedes, "c3")...)), sentence(circle("c1", "c3"))},
		{"through new and old", records(onC1), put(linked("c4", bears(model.Repeats, "c3")...), linked("c1", bears(model.Repeats, "c4")...)),
			sentence(circle("c4", "c3"), circle("c1", "c4"))},
		{"same people both ways", nil, put(linked("c4", bears(model.SamePeople, "c5")...), linked("c5", bears(model.SamePeople, "c4")...)), nil},
		{"the same people as in a circle", nil, put(linked("c4", bears(model.Repeats, "c5")...), linked("c5", bears(model.Corrects, "c4")...),
			linked("c6", bears(model.SamePeople, "c4")...)), sentence(circle("c4", "c5"), circle("c5", "c4"))},
		{"same people back", records(onC1), put(linked("c1", bears(model.SamePeople, "c3")...)), nil},
		{"turned round", records(onC1), put(linked("c3"), linked("c1", bears(model.Repeats, "c3")...)), nil},
		{"same people becomes a repeat", records(linked("c3", bears(model.SamePeople, "c4")...), linked("c4", bears(model.Repeats, "c3")...)),
			put(linked("c3", bears(model.Repeats, "c4")...)), sentence(circle("c3", "c4"))},
	})
}

func TestCirclesOfGroups(t *testing.T) {
	within := func(id, in string) *model.Group {
		g := aGroup(id)
		g.Within = in
		return g
	}
	circle := func(id string) string {
		return `group "` + id + `": within: the groups lie within each other in a circle; name another`
	}
	refusals(t, []refusal{
		{"two", nil, put(within("a", "b"), within("b", "a")), sentence(circle("a"), circle("b"))},
		{"through what is there", records(within("a", "res")), put(within("res", "a")), sentence(circle("res"))},
		{"into a circle", nil, put(within("a", "b"), within("b", "c"), within("c", "b")), sentence(circle("a"), circle("b"), circle("c"))},
		{"a long way is no circle", nil, put(longWay(100)...), nil},
	})
}

func longWay(n int) (all []model.Record) {
	for i := range n {
		g := aGroup(fmt.Sprintf("g%d", i))
		if i > 0 {
			g.Within = fmt.Sprintf("g%d", i-1)
		}
		all = append(all, g)
	}
	return all
}

// Whatever links are added in whatever batches, Admit lets in exactly those that leave the claims without a circle.
func TestCirclesProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, seq := model.NewStory("siege"), uint64(0)
		take := func(edits []model.Edit) {
			for _, e := range edits {
				seq++
				was := uint64(0)
				if old := s.Entry(e.Ref()); old != nil {
					was = old.Last.Seq
				}
				c := change(seq, e.After, was)
				if err := s.Apply(c, ana); err != nil {
					t.Fatal(err)
				}
			}
		}
		take(put(aSituation(), aSource("hague", "Hague"), aClaim("c0"), aClaim("c1"), aClaim("c2")))
		ways := map[string][]string{}
		for range rapid.IntRange(1, 8).Draw(t, "batches") {
			next, batch := map[string][]string{}, []model.Record{}
			for id, to := range ways {
				next[id] = to
			}
			known := s.Count(model.KindClaim)
			for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(0, known), 1, 3, rapid.ID[int]).Draw(t, "claims") {
				id, to := fmt.Sprintf("c%d", n), []string{}
				for _, m := range rapid.SliceOfN(rapid.IntRange(0, known-1), 0, 2).Draw(t, "links") {
					if m != n {
						to = append(to, fmt.Sprintf("c%d", m))
					}
				}
				next[id] = to
				batch = append(batch, linked(id, bears(model.Corrects, to...)...))
			}
			err := model.Admit(s, "siege", put(batch...))
			if round := turns(next); round != (err != nil) {
				t.Fatalf("%v: a circle %v, but Admit says %v", next, round, err)
			}
			if err == nil {
				take(put(batch...))
				ways = next
			}
		}
	})
}

// turns tells whether ways lead round, by taking away claims that lead nowhere until none is left or all lead on.
func turns(ways map[string][]string) bool {
	left := map[string]bool{}
	for id := range ways {
		left[id] = true
	}
	for taken := true; taken; {
		taken = false
		for id := range left {
			on := false
			for _, to := range ways[id] {
				on = on || left[to]
			}
			if !on {
				delete(left, id)
				taken = true
			}
		}
	}
	return len(left) > 0
}
