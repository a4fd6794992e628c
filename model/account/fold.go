package account

import (
	"slices"
	"sort"

	"muster/model"
)

// folding is what counts for a voice after the first so many of its figures.
type folding struct {
	folded int // how many
	live   []live
	// past is what live would be if nothing had been marked superseded by hand: conservation looks back on it.
	past []live
	peak peak
}

// clone gives a folding that can be folded on without the other.
func (f folding) clone() folding {
	f.live, f.past, f.peak.was = slices.Clone(f.live), slices.Clone(f.past), slices.Clone(f.peak.was)
	return f
}

// apart is how many figures lie between two marks of a line, at least: a change far down a long line costs no more than these.
const apart = 64

// fold brings live, past and peak up to date, through the cut: what was said after it counts for nothing and stands behind.
func (l *line) fold() {
	if l.ready {
		return
	}
	l.ready = true
	if l.unsorted {
		slices.SortFunc(l.said, (*Said).order)
		l.unsorted = false
	}
	for l.folded < len(l.said) && l.said[l.folded].of.known {
		next := nextClaim(l.said[l.folded:])
		l.left = unknownLeft
		l.live = latest(l.live, next, (*Said).counts)
		l.past = latest(l.past, next, (*Said).counted)
		l.peak.note(l.past, next)
		l.folded += len(next)
		if l.folded-l.marked() >= apart {
			l.marks = append(l.marks, l.folding.clone())
		}
	}
}

// marked is how many figures are folded at the last mark.
func (l *line) marked() int {
	if n := len(l.marks); n > 0 {
		return l.marks[n-1].folded
	}
	return 0
}

// unfold takes back the folding of a claim's figures and of what was said after it: they are folded again when the line is next
// read.
func (l *line) unfold(u *utterance) {
	l.ready = false
	if l.folded == 0 {
		return
	}
	at := l.place(u)
	if l.folded <= at {
		return
	}
	for l.marked() > at {
		l.marks = l.marks[:len(l.marks)-1]
	}
	l.folding, l.left = folding{}, unknownLeft
	if n := len(l.marks); n > 0 {
		l.folding = l.marks[n-1].clone()
	}
}

// pastAt is what counted in a status at the last mark before a figure was said, or with it, nil: nothing, and how many figures
// were folded there.
func (l *line) pastAt(status model.Status, at *Said) (last *Said, folded int) {
	i := sort.Search(len(l.marks), func(i int) bool { return l.said[l.marks[i].folded-1].after(at) })
	if i == 0 {
		return nil, 0
	}
	m := &l.marks[i-1]
	if found := slices.IndexFunc(m.past, func(f live) bool { return f.Status == status }); found >= 0 {
		last = m.past[found].Said
	}
	return last, m.folded
}

// place is where the figures of a claim stand in a line that is in order, or would.
func (l *line) place(u *utterance) int {
	return sort.Search(len(l.said), func(i int) bool { return l.said[i].of.order(u) >= 0 })
}

// nextClaim cuts off the figures of the first claim.
func nextClaim(said []*Said) []*Said {
	n := 1
	for n < len(said) && said[n].of == said[0].of {
		n++
	}
	return said[:n]
}
