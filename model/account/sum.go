package account

import (
	"maps"
	"slices"

	"muster/model"
	"muster/model/count"
)

// Sum is what the countries' desk figures make together in one class and status (rules 4 and 5).
type Sum struct {
	count.Interval
	// Exact: every figure that counts in full is one number.
	Exact bool
	// About: one of them is "about" a number.
	About bool
	// Cells are the cells that count in full; Touched those that only raise the ceiling; Parts those that are a part of one
	// of Cells, and not added.
	Cells, Touched, Parts []*Cell
	// Same are the pairs whose people were counted twice, and off the floor once.
	Same []SamePair
	// Aged are those of Cells that are stale or overtaken. They are in the sum all the same.
	Aged []*Cell
	// Fresh is the floor without them.
	Fresh int

	ages ages // in which it stays what it is
}

// Short is the sum as a cell has room for it: "44", "~44" where one of its figures is about a number, "44+" where it is a floor,
// "none" where there is no figure. Every screen has it from here: a sum is not to be more certain in one place than in another.
func (s *Sum) Short() string {
	switch i := s.floor(); {
	case len(s.Cells) == 0:
		return "none"
	case s.About:
		return "~" + i.Short()
	default:
		return i.Short()
	}
}

// Phrase is the same in words: "44", "about 44", "at least 44", "about 44 or more", "no figure".
func (s *Sum) Phrase() string {
	if len(s.Cells) == 0 {
		return "no figure"
	}
	return hedged(s.floor(), s.About)
}

// floor is what the figures make together without those that only raise the ceiling. A sum that is not exact is a floor.
func (s *Sum) floor() count.Interval {
	if s.Exact {
		return count.Interval{Min: s.Min, Max: s.Min}
	}
	if s.Min == 0 && s.Max != count.Inf {
		return s.Interval // nothing but ceilings
	}
	return count.Interval{Min: s.Min, Max: count.Inf}
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
func (b *Book) hosts(group string) bool { return ofCountry(group, b.situation.Host) }

// sumKey names a sum: of one class and status, of everybody or of foreigners only.
type sumKey struct {
	class   model.Class
	status  model.Status
	foreign bool
}

// newSum adds the countries' desk figures in one class and status; of foreigners only, without the host's own. There is no
// ceiling while the list of nationalities is open, nor while a listed country has no figure: that is not zero. A sum is
// kept until something changes: every authority's whole is held against the same one.
func (b *Book) newSum(key sumKey, on *bench) *Sum {
	sum, o := &Sum{Exact: true, ages: anyAge}, b.order(key.class)
	ceiled, listed := b.situation.List == model.Closed && !b.listedByPart(o, key.foreign), 0
	rows := o.countries
	if key.foreign {
		rows = o.foreign
	}
	sum.Cells, sum.Touched, sum.Aged = on.cells[:0], on.touched[:0], on.aged[:0]
	for _, r := range rows {
		if len(r.cells) > 0 {
			listed++
			ceiled = sum.add(r, key.status) && ceiled
		}
	}
	on.cells, on.touched, on.aged = sum.Cells, sum.Touched, sum.Aged
	sum.Cells, sum.Touched, sum.Aged = slices.Clone(sum.Cells), slices.Clone(sum.Touched), slices.Clone(sum.Aged)
	if !ceiled || listed == 0 {
		sum.Max = count.Inf
	}
	b.settleParts(sum)
	pairs := b.samePairs(sum.Cells)
	sum.Min, sum.Same = floorOf(sum.Cells, pairs)
	if sum.Fresh = sum.Min; len(sum.Aged) > 0 {
		aged := func(p SamePair) bool { return slices.Contains(sum.Aged, p.A) || slices.Contains(sum.Aged, p.B) }
		sum.Fresh, _ = floorOf(without(sum.Cells, sum.Aged), slices.DeleteFunc(pairs, aged))
	}
	return sum
}

// without is what is left of cells without some of them, which are in the same order.
func without(cells, some []*Cell) []*Cell {
	rest := make([]*Cell, 0, len(cells)-len(some))
	for _, c := range cells {
		if len(some) > 0 && c == some[0] {
			some = some[1:]
			continue
		}
		rest = append(rest, c)
	}
	return rest
}

// listedByPart tells whether a country is known by a part of the incident only: it has no figure for the whole, which is
// not zero.
func (b *Book) listedByPart(o *order, foreign bool) bool {
	return slices.ContainsFunc(o.parts, func(group string) bool { return !foreign || !b.hosts(group) })
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

// dropOpenWholes forgets the reconciliations of those wholes of a class that rule 8 may find overtaken: by a figure of any other
// status of their row, or of the past.
func (b *Book) dropOpenWholes(class model.Class) {
	maps.DeleteFunc(b.wholes, func(key wholeKey, _ outcome) bool { return key.class == class && mayBeOvertaken(key.status) })
}

// dropAllSums forgets them all: any figure may be stale now, or not any more.
func (b *Book) dropAllSums() {
	clear(b.sums)
	clear(b.wholes)
}

// add adds the cells of one country and tells whether they give it a ceiling: every part of the whole status must be
// spoken of, since a country without a figure is not zero.
func (s *Sum) add(r *row, whole model.Status) (ceiled bool) {
	var spoken model.Status
	for _, c := range r.cells {
		i, ok := share(c.Status, whole, c.desk.Interval)
		if !ok {
			continue
		}
		spoken |= c.Status
		s.Interval = s.Interval.Add(i)
		if !c.Status.Within(whole) {
			s.Touched = append(s.Touched, c)
			continue
		}
		s.Cells, s.ages = append(s.Cells, c), s.ages.and(c.book.agesOf(c.desk.ages))
		s.Exact = s.Exact && c.desk.Min == c.desk.Max
		s.About = s.About || c.desk.about
		if c.desk.Min > 0 && (c.book.staleSince(c.desk.end, c.desk.ages) != nil || c.Overtaken != nil) { // by a part it is too low, if anything
			s.Aged = append(s.Aged, c)
		}
	}
	return whole.Within(spoken)
}

// settleParts takes out of a sum what is linked as a part of another figure in it: a part is not an increment (rule 6).
func (b *Book) settleParts(s *Sum) {
	counts := func(p *Said) bool { return slices.ContainsFunc(s.Cells, func(c *Cell) bool { return c.Desk() == p }) }
	for _, c := range s.Cells {
		if !c.desk.of.linked || !slices.ContainsFunc(b.wholesOf(c.Desk()), counts) {
			continue
		}
		s.Parts = append(s.Parts, c)
		if s.Max != count.Inf && c.Desk().Count.Bounded() {
			s.Max -= c.Desk().Count.Max()
		}
	}
	if len(s.Parts) == 0 {
		return
	}
	isPart := func(c *Cell) bool { return slices.Contains(s.Parts, c) }
	s.Cells, s.Aged = slices.DeleteFunc(s.Cells, isPart), slices.DeleteFunc(s.Aged, isPart)
}

// wholesOf lists the figures that a figure is linked to as a part of: of the whole of another claim only those whose status
// can hold the part.
func (b *Book) wholesOf(s *Said) (all []*Said) {
	for i := range s.of.claim.Links {
		l := &s.of.claim.Links[i]
		in := bearing{s.of, l}
		if l.Kind != model.PartOf || !in.out(s.Cell()) || !in.acts() {
			continue
		}
		to := b.claim(l.Claim)
		if to == nil || !to.known {
			continue
		}
		for j := range to.said {
			if p := &to.said[j]; !p.state.Void() && in.on(p.Cell()) && (l.Figure != nil || s.Status.Within(p.Status)) {
				all = append(all, p)
			}
		}
	}
	return all
}

// samePairs are the pairs of cells of two countries whose figures are linked as the same people.
func (b *Book) samePairs(cells []*Cell) (pairs []SamePair) {
	for i, c := range cells {
		if !c.desk.of.joined {
			continue
		}
		for _, p := range b.samePeople(c.Desk()) {
			at := slices.IndexFunc(cells[i+1:], func(d *Cell) bool { return d.Desk() == p && d.Group != c.Group })
			if at >= 0 {
				pairs = append(pairs, SamePair{c, cells[i+1+at], min(c.Desk().Count.Min(), p.Count.Min())})
			}
		}
	}
	return pairs
}

// floorOf adds the floors of cells. Figures of two countries that are linked as the same people are joined, and each joint
// takes the smaller floor off the sum once; a figure that joins what is joined already takes off nothing more, so that one
// person whom three countries claim is one, and the sum is never below any one country's floor.
func floorOf(cells []*Cell, pairs []SamePair) (floor int, same []SamePair) {
	for _, c := range cells {
		floor += c.desk.Min
	}
	same = joints(pairs)
	for _, p := range same {
		floor -= p.Less
	}
	return floor, same
}

// joints keeps the pairs that join figures which were not joined yet, those with most people first.
func joints(pairs []SamePair) (kept []SamePair) {
	slices.SortStableFunc(pairs, func(p, q SamePair) int { return q.Less - p.Less })
	head := map[*Cell]*Cell{}
	find := func(c *Cell) *Cell {
		for head[c] != nil {
			c = head[c]
		}
		return c
	}
	for _, p := range pairs {
		if x, y := find(p.A), find(p.B); x != y {
			head[x] = y
			kept = append(kept, p)
		}
	}
	return kept
}
