package pane

// Rooms are the arrays that the lists of a replay take turns in: at every step the one that was shown before the last is written
// into, so that going through a hundred thousand records leaves no garbage of their size behind. They belong to one replay, and may
// be used only while nothing but the screen reads its lists: none of them may lie in an array that a list of anything else lies in.
// Nil: every list gets an array of its own.
type Rooms struct{ ofRecords, ofClaims, ofTimeline room }

// room has the array that is shown, as far as it was made here, and the other one.
type room struct{ shown, free []*Item }

// growth is by how much a list may grow before it needs a larger array.
const growth = 256

func (r *room) take(n int) []*Item {
	if r == nil || cap(r.free) < n {
		return make([]*Item, 0, n+growth)
	}
	return r.free[:0]
}

func (r *room) show(list []*Item) {
	if r != nil {
		r.shown, r.free = list, r.shown
	}
}

func (r *Rooms) records() *room {
	if r == nil {
		return nil
	}
	return &r.ofRecords
}

func (r *Rooms) claims() *room {
	if r == nil {
		return nil
	}
	return &r.ofClaims
}

func (r *Rooms) timeline() *room {
	if r == nil {
		return nil
	}
	return &r.ofTimeline
}
