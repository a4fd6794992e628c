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
		got := Swap{Gone: gone, Come: come}.in(list, compare, all)
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
