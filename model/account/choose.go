package account

import (
	"cmp"
	"slices"

	"muster/model"
)

// Choice says by which rule a figure became the desk's.
type Choice uint8

// The choices, in the order in which rule 2 tries them.
const (
	ByRuling       Choice = iota + 1 // a ruling names its authority
	Only                             // nothing else stands in the cell
	ByCompetence                     // its authority is the competent one
	ByDate                           // it was said last
	ByLetter                         // its source has the better letter
	ByLog                            // it was logged last
	ForWantOfOther                   // graded 4 or 5, and nothing better stands
)

// candidate is a figure that counts in a cell.
type candidate struct {
	live
	competent bool
}

// compare puts the better candidate first, and tells what made the difference.
func compare(a, b candidate) (order int, by Choice) {
	for _, step := range []struct {
		order int
		by    Choice
	}{
		{preferred(!a.doubtful, !b.doubtful), Only},
		{preferred(a.competent, b.competent), ByCompetence},
		{cmp.Compare(b.of.begin, a.of.begin), ByDate},
		{cmp.Compare(a.Source().Reliability.Rank(), b.Source().Reliability.Rank()), ByLetter},
		{cmp.Compare(b.of.seq, a.of.seq), ByLog},
	} {
		if step.order != 0 {
			return step.order, step.by
		}
	}
	return 0, ByLog
}

func preferred(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// choose is rule 2 without its rulings: it puts the desk's figure first among the candidates of a cell, and tells which
// rule chose it: the first one that parts it from the next in line.
func choose(all []candidate) Choice {
	by := Only
	for i := 1; i < len(all); i++ {
		if order, _ := compare(all[i], all[0]); order < 0 {
			all[0], all[i] = all[i], all[0]
		}
	}
	if all[0].doubtful {
		return ForWantOfOther
	}
	for i := 1; i < len(all); i++ {
		_, parts := compare(all[0], all[i])
		by = max(by, parts)
	}
	return by
}

func newestFirst(all []candidate) {
	slices.SortFunc(all, func(x, y candidate) int { return y.order(x.Said) })
}

// chooseRuled puts the figure of a ruled voice first, if that voice has one.
func chooseRuled(all []candidate, v *Voice) bool {
	for i := range all {
		if all[i].Voice() == v {
			ruled := all[i]
			copy(all[1:i+1], all[:i])
			all[0] = ruled
			return true
		}
	}
	return false
}

// appliesTo tells whether a ruling for an authority covers a cell: it may be narrowed by group, status and scope, and
// holds in one class.
func appliesTo(r *model.Ruling, cell model.Cell) bool {
	return r.Class == cell.Class && (r.Group == "" || r.Group == cell.Group) &&
		(r.Status == 0 || r.Status == cell.Status) && (r.Scope == "" || r.Scope == cell.Scope)
}
