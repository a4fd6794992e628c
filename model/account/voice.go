package account

import (
	"slices"

	"muster/model"
)

// live is a figure that counts for its voice: nothing newer of the same voice took its place.
type live struct {
	*Said
	// vaguer is a later figure of the same voice and cell that only says less; nil: none.
	vaguer *Said
}

// line is everything one voice said of one group, class and scope: the figures that can take each other's place.
type line struct {
	voice *Voice
	said  []*Said // in the order of saying, unless unsorted: then none is folded
	folding
	marks    []folding // what was folded on the way
	unsorted bool      // a figure came out of turn
	ready    bool      // what is said inside the cut is folded
	left     leaving   // whether what is folded leaves anybody unexplained
}

// leaving tells whether what is folded of a voice leaves anybody unexplained.
type leaving uint8

const (
	unknownLeft leaving = iota
	nobodyLeft
	someLeft // as the row's gaps say
)

// add puts the figures that one claim has in this line at their place. Said last, they fold onto what is there; said
// earlier, the line is folded again when it is next read. A line that was never read is only sorted then.
func (l *line) add(figs []*Said) {
	l.ready = false
	n := len(l.said)
	if n == 0 || figs[0].of.order(l.said[n-1].of) > 0 {
		l.said = append(l.said, figs...)
		return
	}
	if l.folded == 0 {
		l.said, l.unsorted = append(l.said, figs...), true
		return
	}
	l.unfold(figs[0].of)
	l.said = slices.Insert(l.said, l.place(figs[0].of), figs...)
}

// remove takes the figures of a claim out of the line.
func (l *line) remove(u *utterance) {
	l.unfold(u)
	l.said = slices.DeleteFunc(l.said, func(s *Said) bool { return s.of == u })
}

// counts tells whether the figure stands, and is its voice's word in the cell.
func (s *Said) counts() bool { return s.of.known && s.side != partOfCell && s.state == model.Standing }

// counted tells whether the figure stood once: it stands, or its source has said something newer since.
func (s *Said) counted() bool { return s.of.known && s.side != partOfCell && !s.state.Void() }

// latest is rule 1. It takes what counted for a voice so far and what a later claim of the same voice gives for the same
// group, class and scope, and returns what counts then:
//
//   - a figure takes the place of the earlier one of its cell, be it smaller or greater;
//   - unless it only says less, that is, its interval holds the earlier one and more: the sharper stays and is marked;
//   - open figures are one family: a new one takes the place of every earlier open one, unless it says nothing ("?");
//   - figures of one claim never take each other's place;
//   - a repeat is its voice's latest word like any other, and then does not compete.
//
// The slice it is given is used up.
func latest(was []live, claim []*Said, in func(*Said) bool) []live {
	var fresh []live
	opens := false
	for _, s := range claim {
		if !in(s) {
			continue
		}
		if at := slices.IndexFunc(was, func(l live) bool { return l.Status == s.Status }); at >= 0 && onlySaysLess(s, was[at].Said) {
			was[at].vaguer = s
			continue
		}
		fresh = append(fresh, live{Said: s})
		opens = opens || s.Status.Open() && !s.Count.Unknown()
	}
	was = slices.DeleteFunc(was, func(l live) bool {
		return opens && l.Status.Open() && !restatedVaguer(l, claim) || slices.ContainsFunc(fresh, func(f live) bool { return f.Status == l.Status })
	})
	return append(was, fresh...)
}

// restatedVaguer tells whether the claim itself restates the figure, only less sharply: then it has not let go of it.
func restatedVaguer(l live, claim []*Said) bool {
	return l.vaguer != nil && slices.Contains(claim, l.vaguer)
}

// onlySaysLess tells whether a later figure adds nothing to an earlier one: "dozens" after 23.
func onlySaysLess(later, earlier *Said) bool {
	return later.Interval() != earlier.Interval() && later.Interval().Contains(earlier.Interval())
}
