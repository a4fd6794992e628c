package pane

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
)

// TestSwap holds the list that a swap makes against one that is sorted afresh, with items to let go of that are not in it, and with
// one that no longer stands where its order has it.
func TestSwap(t *testing.T) {
	all := func(*Item) bool { return true }
	rapid.Check(t, func(t *rapid.T) {
		var list, come, gone, want []*Item
		for i := range rapid.IntRange(0, 12).Draw(t, "items") {
			it := &Item{Begin: int64(rapid.IntRange(0, 9).Draw(t, "begin")), Entry: &model.Entry{First: model.Stamp{Seq: uint64(i)}}}
			in, goes := rapid.Bool().Draw(t, "in"), rapid.Bool().Draw(t, "goes")
			if in {
				list = append(list, it)
			} else if !goes {
				come = append(come, it)
			}
			if goes {
				gone = append(gone, it)
			} else {
				want = append(want, it)
			}
		}
		slices.SortFunc(list, compare)
		if len(gone) > 0 && len(come) == 0 && rapid.Bool().Draw(t, "moved") {
			gone[0].Begin = 99 // its source has another letter by now, say
		}
		slices.SortFunc(want, compare)
		got := Swap{Gone: gone, Come: come}.in(list, compare, all, nil)
		if !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", begins(got), begins(want))
		}
	})
}

func begins(list []*Item) (all []int64) {
	for _, it := range list {
		all = append(all, it.Begin)
	}
	return all
}

// TestRooms goes many steps with two arrays for one list: each step gives what one without them gives, and leaves what is shown as
// it was until the next one is.
func TestRooms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []*Item
		var r room
		for step := range rapid.IntRange(1, 30).Draw(t, "steps") {
			var s Swap
			for i := range rapid.IntRange(0, 3).Draw(t, "come") {
				s.Come = append(s.Come, &Item{Begin: int64(rapid.IntRange(0, 9).Draw(t, "begin")), Entry: &model.Entry{First: model.Stamp{Seq: uint64(4*step + i)}}})
			}
			for _, it := range list {
				if rapid.IntRange(0, 3).Draw(t, "goes") == 0 {
					s.Gone = append(s.Gone, it)
				}
			}
			all := func(*Item) bool { return true }
			before, want := slices.Clone(list), s.in(list, compare, all, nil)
			rooms := &r
			if rapid.IntRange(0, 4).Draw(t, "others read") == 0 {
				rooms = nil
			}
			got := s.in(list, compare, all, rooms)
			if !slices.Equal(list, before) {
				t.Fatal("a step wrote into the list that is shown")
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%v, want %v", begins(got), begins(want))
			}
			list = got
		}
	})
}
