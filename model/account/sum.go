package account

import (
	"slices"

	"muster/model"
	"muster/model/count"
)

// Sum is what the countries' desk figures make together in one class and status (rules 4 and 5).
type Sum struct {
	count.Interval
	// Exact: every figure that counts in full is one number.
	Exact bool
	// Cells are the cells that count in full; Touched those that only raise the ceiling.
	Cells, Touched []*Cell
	// Same are the pairs whose people were counted twice, and off the floor once.
	Same []SamePair
	// Aged are those of Cells that are stale or overtaken. They are in the sum all the same.
	Aged []*Cell
}

// SamePair are two figures of two countries that count the same people.
type SamePair struct {
	A, B *Cell
	// Less is the smaller floor, which the sum counts once.
	Less int
}

// summed tells whether a row is summed: a nationality, with the whole incident as its scope. A group of the desk's own
// that lies within another is counted there already.
func (b *Book) summed(r *row) bool {
	if r.key.scope != "" || r.key.group == model.Unnamed || b.story.BasisOf(r.key.group) != model.Nationality {
		return false
	}
	g := b.story.Group(r.key.group)
	return g == nil || g.Within == ""
}

// hosts tells whether a group's people are the host's own, a dual national among them.
func (b *Book) hosts(group string) bool {
	return slices.Contains(model.Countries(group), b.situation.Host)
}

// sumKey names a sum: of one class and status, of everybody or of foreigners only.
type sumKey struct {
	class   model.Class
	status  model.Status
	foreign bool
}

// sum adds the countries' desk figures in one class and status; of foreigners only, without the host's own. There is no
// ceiling while the list of nationalities is open, nor while a listed country has no figure: that is not zero. A sum is
// kept until something changes: every authority's whole is held against the same one.
func (b *Book) sum(key sumKey) *Sum {
	if s := b.sums[key]; s != nil {
		return s
	}
	sum := &Sum{Exact: true}
	ceiled, listed := b.situation.List == model.Closed, 0
	for _, r := range b.order(key.class).countries {
		if len(r.cells) == 0 || key.foreign && b.hosts(r.key.group) {
			continue
		}
		listed++
		ceiled = sum.add(r, key.status) && ceiled
	}
	if !ceiled || listed == 0 {
		sum.Max = count.Inf
	}
	sum.Same = b.samePairs(sum.Cells)
	for _, p := range sum.Same {
		sum.Min -= p.Less
	}
	b.sums[key] = sum
	return sum
}

// dropSums forgets the sums and reconciliations that a cell has a part in.
func (b *Book) dropSums(c *Cell) {
	for key := range b.sums {
		if key.class == c.Class && key.status.Touches(c.Status) {
			delete(b.sums, key)
		}
	}
	for key := range b.wholes {
		if key.class == c.Class && key.status.Touches(c.Status) {
			delete(b.wholes, key)
		}
	}
}

// dropAllSums forgets them all: any figure may be stale now, or not any more.
func (b *Book) dropAllSums() {
	clear(b.sums)
	clear(b.wholes)
}

// add adds the cells of one country and tells whether it has any figure.
func (s *Sum) add(r *row, whole model.Status) (any bool) {
	for _, c := range r.cells {
		i, ok := share(c.Status, whole, c.Desk().Interval())
		if !ok {
			continue
		}
		any = true
		s.Interval = s.Interval.Add(i)
		if !c.Status.Within(whole) {
			s.Touched = append(s.Touched, c)
			continue
		}
		s.Cells = append(s.Cells, c)
		s.Exact = s.Exact && c.Desk().Count.Min() == c.Desk().Count.Max()
		if c.Desk().Count.Min() > 0 && (c.Stale() != nil || c.OvertakenBy() != nil) {
			s.Aged = append(s.Aged, c)
		}
	}
	return any
}

// samePairs finds the pairs of countries' figures that count the same people. A figure can be counted twice only as often
// as it stands in the sum, so each figure gives its floor to one pair at the most: the sum is never taken below what is
// certain of any one country.
func (b *Book) samePairs(cells []*Cell) (pairs []SamePair) {
	at := make(map[*Said]*Cell, len(cells))
	for _, c := range cells {
		at[c.Desk()] = c
	}
	paired := map[*Cell]bool{}
	for _, c := range cells {
		for _, p := range b.samePeople(c.Desk()) {
			d := at[p]
			if d == nil || d.Group == c.Group || paired[c] || paired[d] {
				continue
			}
			paired[c], paired[d] = true, true
			pairs = append(pairs, SamePair{c, d, min(c.Desk().Count.Min(), d.Desk().Count.Min())})
		}
	}
	return pairs
}
