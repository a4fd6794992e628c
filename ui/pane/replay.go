package pane

import (
	"slices"
	"sort"
	"time"

	"muster/model"
)

// Cut gives the records that began before an instant, in seconds since 1970. It costs nothing: they stand in the order of
// their beginning.
func (r *Records) Cut(until int64) *Records {
	c := *r
	c.Claims, c.Events, c.cut, c.until = before(r.Claims, until), before(r.Events, until), true, until
	return &c
}

// before is the part of a list in order that began before an instant.
func before(list []*Item, until int64) []*Item {
	return list[:sort.Search(len(list), func(i int) bool { return list[i].Begin >= until })]
}

// Latest is the event that began last, nil: there is none.
func (r *Records) Latest() *model.Event {
	if n := len(r.Events); n > 0 {
		return r.Events[n-1].Event()
	}
	return nil
}

// Swap is what lists have to let go of and to take in.
type Swap struct{ Gone, Come []*Item }

// Until is the way from one cut to another, of the records without a cut.
func (r *Records) Until(was, now int64) Swap {
	var s Swap
	for _, list := range [][]*Item{r.Claims, r.Events} {
		s.Come = append(s.Come, stretch(list, was, now)...)
		s.Gone = append(s.Gone, stretch(list, now, was)...)
	}
	return s
}

// stretch is what began in a list from one instant until before another; nothing where that is not later.
func stretch(list []*Item, from, to int64) []*Item {
	if to <= from {
		return nil
	}
	return before(list, to)[len(before(list, from)):]
}

// Between lists the records that began between two instants, whichever is the earlier.
func (r *Records) Between(a, b int64) (all []model.Ref) {
	for _, list := range [][]*Item{r.Claims, r.Events} {
		for _, it := range stretch(list, min(a, b), max(a, b)) {
			all = append(all, it.Ref())
		}
	}
	return all
}

// Follow brings the lists up to date with records of the story that changed, at once. Without rooms the lists that were are not
// written into.
func (r *Records) Follow(s *model.Story, refs []model.Ref, zone *time.Location, rooms *Rooms) Swap {
	var gone, come []*Item
	for _, ref := range r.touched(refs) {
		if old := r.index(ref.Kind).item(ref.ID); old != nil {
			gone = append(gone, old)
			r.index(ref.Kind).drop(old)
		}
		if e := s.Entry(ref); e.Alive() {
			come = append(come, r.item(new(Item), s, e, zone))
		}
	}
	swap := Swap{Gone: gone, Come: come}
	r.Claims = swap.in(r.Claims, compare, isClaim, rooms.records())
	if slices.ContainsFunc(gone, isEvent) || slices.ContainsFunc(come, isEvent) {
		r.Events = swap.in(r.Events, compare, isEvent, nil)
		r.indexEvidence()
	}
	return swap
}

// touched are the claims and events among some records, and the claims of the sources among them.
func (r *Records) touched(refs []model.Ref) (all []model.Ref) {
	for _, ref := range refs {
		switch ref.Kind {
		case model.KindClaim, model.KindEvent:
			if !slices.Contains(all, ref) {
				all = append(all, ref)
			}
		case model.KindSource:
			for _, it := range r.Claims {
				if it.Claim().Source == ref.ID && !slices.Contains(all, it.Ref()) {
					all = append(all, it.Ref())
				}
			}
		}
	}
	return all
}

type order func(a, b *Item) int

func isClaim(it *Item) bool { return it.Claim() != nil }
func isEvent(it *Item) bool { return it.Event() != nil }

// in gives a list in order without what is gone and with those that have come and pass, in room if there is any. The list itself
// stays as it is. What stays is copied in stretches, so that a step costs no look at each of a hundred thousand; where only an end of
// the list is gone, as with every step back in the order of saying, the rest of it is what is given.
func (s Swap) in(list []*Item, o order, pass func(*Item) bool, room *room) []*Item {
	come, gone := passing(s.Come, pass), places(list, passing(s.Gone, pass), o)
	if n, left := len(gone), len(list)-len(gone); len(come) == 0 {
		switch {
		case n == 0 || gone[0] == left:
			return slices.Clip(list[:left])
		case gone[n-1] == n-1:
			return list[n:]
		}
	}
	slices.SortFunc(come, o)
	out, from := room.take(len(list)-len(gone)+len(come)), 0
	stay := func(to int) {
		for len(gone) > 0 && gone[0] < to {
			out, from, gone = append(out, list[from:gone[0]]...), gone[0]+1, gone[1:]
		}
		out, from = append(out, list[from:to]...), to
	}
	for _, it := range come {
		at, _ := slices.BinarySearchFunc(list, it, o)
		stay(max(at, from))
		out = append(out, it)
	}
	stay(len(list))
	room.show(out)
	return out
}

func passing(list []*Item, pass func(*Item) bool) (all []*Item) {
	for _, it := range list {
		if pass(it) {
			all = append(all, it)
		}
	}
	return all
}

// places is where some items stand in a list that is in order, as far as they do. One that does not stand where its order has it
// is looked for from the top.
func places(list, some []*Item, o order) (all []int) {
	missing := map[*Item]bool{}
	for _, it := range some {
		if at, found := slices.BinarySearchFunc(list, it, o); found && list[at] == it {
			all = append(all, at)
		} else {
			missing[it] = true
		}
	}
	for at := 0; len(missing) > 0 && at < len(list); at++ {
		if missing[list[at]] {
			all = append(all, at)
		}
	}
	slices.Sort(all)
	return all
}

// Swap brings lists up to date with many records that changed, without arranging everything anew. Without rooms the lists that were
// are not written into.
func (a Arrangement) Swap(l Lists, s Swap, rooms *Rooms) Lists {
	s.Come = slices.DeleteFunc(slices.Clone(s.Come), func(it *Item) bool { return !a.keeps(it) })
	l.Claims = s.in(l.Claims, a.Order.compare, isClaim, rooms.claims())
	pass := func(it *Item) bool { return a.Among || it.Event() != nil }
	l.Timeline = s.in(l.Timeline, a.happened, pass, rooms.timeline())
	return l
}
