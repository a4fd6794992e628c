package pane

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/model"
)

// TestCursorStaysInSight guards the scrolling: wherever the cursor goes, its first line is in sight, and no row that would
// fit above the first one is left out at the end of the list.
func TestCursorStaysInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		heights := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 40).Draw(t, "heights")
		h := func(i int, first bool) int {
			if first {
				return heights[i] + 1 // the day stands over the first row
			}
			return heights[i]
		}
		l := list{width: 10, height: rapid.IntRange(1, 12).Draw(t, "height")}
		for _, by := range rapid.SliceOf(rapid.IntRange(-50, 50)).Draw(t, "moves") {
			l.move(by, len(heights))
			l.reveal(len(heights), h)
			used := 0
			for i := l.top; i < l.cursor; i++ {
				used += h(i, i == l.top)
			}
			if l.cursor < 0 || l.cursor >= len(heights) || l.top > l.cursor || used >= l.height {
				t.Fatalf("cursor %d, top %d, %d lines above it of %d", l.cursor, l.top, used, l.height)
			}
			sight := 0
			for i := l.top; i < len(heights); i++ {
				sight += h(i, false)
			}
			if l.top > 0 && sight+h(l.top-1, true) <= l.height {
				t.Fatalf("row %d is left out, and there is room for it over %v of %d lines", l.top-1, heights[l.top:], l.height)
			}
			again := l
			again.setSize(l.width, 0)
			again.reveal(len(heights), h)
			if again.setSize(l.width, l.height); again != l {
				t.Fatalf("out of sight it moved: %+v, was %+v", again, l)
			}
			if again.reveal(len(heights), h); again != l {
				t.Fatalf("revealed again it moved: %+v, was %+v", again, l)
			}
			if last := l.last(len(heights), h); last <= l.cursor && last < len(heights) {
				t.Fatalf("the last row in sight is before %d, the cursor on %d", last, l.cursor)
			}
		}
	})
}

// TestFollowEqualsArranging guards the lists that follow changes: they are what arranging everything anew gives.
func TestFollowEqualsArranging(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		item := func(id string) *Item {
			c := &model.Claim{ID: id, Status: model.Standing}
			if rapid.Bool().Draw(t, "about GB") {
				c.Figures = []model.Figure{{Group: "GB"}}
			}
			seq := uint64(rapid.IntRange(1, 1000).Draw(t, "seq"))<<16 | uint64(id[0])
			return &Item{Entry: &model.Entry{Record: c, First: model.Stamp{Seq: seq}, Last: model.Stamp{Seq: seq}},
				Begin: int64(rapid.IntRange(0, 5).Draw(t, "begin")), Source: &model.Source{Name: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "name")}}
		}
		story := model.NewStory("x")
		r := Gather(story, time.UTC)
		a := Arrangement{Order: Order(rapid.IntRange(0, int(orders)-1).Draw(t, "order")), Newest: rapid.Bool().Draw(t, "newest"),
			Among: rapid.Bool().Draw(t, "among"), Group: rapid.SampledFrom([]string{"", "GB"}).Draw(t, "group")}.With(r)
		var l Lists
		for range rapid.IntRange(0, 20).Draw(t, "changes") {
			id := rapid.SampledFrom([]string{"A", "B", "C", "D", "E"}).Draw(t, "id")
			old := r.claims.item(id)
			var now *Item
			if old != nil {
				r.claims.drop(old)
			}
			if old == nil || rapid.Bool().Draw(t, "keep") {
				now = item(id)
				story.Set(now.Ref(), now.Entry)
				r.claims.put(now)
			}
			r.Claims = replace(r.Claims, compare, old, now)
			l = a.Follow(l, old, now)
		}
		if !slices.IsSortedFunc(r.Claims, compare) || len(r.Claims) != len(slices.DeleteFunc(slices.Clone(r.claims.items), func(it *Item) bool { return it == nil })) {
			t.Fatalf("the claims are out of order")
		}
		job := a.Begin(r)
		for !job.Step(3) {
		}
		want := job.Sort()
		same := func(x, y []*Item) bool {
			return len(x) == len(y) && slices.EqualFunc(x, y, func(a, b *Item) bool { return cmp.Compare(a.Ref().ID, b.Ref().ID) == 0 })
		}
		if !same(want.Claims, l.Claims) || !same(want.Timeline, l.Timeline) {
			t.Fatalf("followed %d and %d, arranged %d and %d", len(l.Claims), len(l.Timeline), len(want.Claims), len(want.Timeline))
		}
	})
}
