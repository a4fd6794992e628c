package account

import (
	"maps"
	"slices"

	"muster/model"
	"muster/model/count"
)

// Verdict is how the countries' figures stand to a claimed whole.
type Verdict string

// The verdicts.
const (
	Consistent Verdict = "consistent"
	Exceeds    Verdict = "exceeds" // the countries alone make more than was claimed: an alarm
	Short      Verdict = "short"   // a closed list cannot make up what was claimed
)

// Reconciliation holds the countries' figures against one authority's claimed whole (rule 7). Nothing is plugged: what
// does not add up is said.
type Reconciliation struct {
	Status    model.Status
	Class     model.Class
	Countries *Sum
	Whole     *Said
	Verdict   Verdict
	// Remainder are the people of the claimed whole with no nationality given; nil for Exceeds.
	Remainder *count.Interval
	// Unnamed is the same authority's own figure of them (XX), nil: none; Agrees tells whether it meets the remainder.
	Unnamed *Said
	Agrees  bool
	// Overtaken is what has overtaken the claimed whole itself; Stale why it is stale; nil: it is not.
	Overtaken *Overtaken
	Stale     *Stale

	book *Book
}

// outcome is the reconciliations of one status of a class.
type outcome struct {
	all  []*Reconciliation
	ages ages // in which they stay what they are
}

// Alarm tells whether an editor must look at it before anything is put out.
func (r *Reconciliation) Alarm() bool {
	return r.Verdict != Consistent || r.Overtaken != nil || r.Unnamed != nil && !r.Agrees
}

// verdict holds the sum of the countries against a claimed whole: f is the sum of the floors, claimed [a,b]. What is left
// of the claim is [max(0,a-f), b-f]. A sum without a ceiling is never short.
func verdict(countries, claimed count.Interval) (Verdict, *count.Interval) {
	f, a, b := countries.Min, claimed.Min, claimed.Max
	if f > b {
		return Exceeds, nil
	}
	left := &count.Interval{Min: max(0, a-f), Max: count.Inf}
	if b != count.Inf {
		left.Max = b - f
	}
	if countries.Max < a {
		return Short, left
	}
	return Consistent, left
}

// wholeKey names what was claimed as a whole: a status of a class.
type wholeKey struct {
	class  model.Class
	status model.Status
}

// reconcile holds the countries against every authority's standing whole of a class.
func (b *Book) reconcile(class model.Class) []*Reconciliation {
	b.refresh()
	b.settleAges()
	statuses := b.claimedWholes(class)
	b.reconcileAll(class, statuses)
	parts := make([][]*Reconciliation, 0, len(statuses))
	for _, status := range statuses {
		parts = append(parts, b.wholes[wholeKey{class, status}].all)
	}
	return slices.Concat(parts...)
}

// reconcileAll reconciles those of some statuses that were forgotten. Their sums come first, as several are held against one; the rows'
// order and the newest saying come before these, as nothing that is found out side by side may be kept there.
func (b *Book) reconcileAll(class model.Class, statuses []model.Status) {
	var keys []wholeKey
	var sums []sumKey
	for _, status := range statuses {
		key := wholeKey{class, status}
		if _, known := b.wholes[key]; !known {
			keys, sums = append(keys, key), append(sums, b.unknownSums(key)...)
		}
	}
	b.order(class)
	if b.age > 0 {
		b.newestBegin()
	}
	made := make([]*Sum, len(sums))
	b.inParallel(len(sums), func(on *bench, i int) { made[i] = b.newSum(sums[i], on) })
	for i, sum := range made {
		b.sums[sums[i]] = sum
	}
	all := make([]outcome, len(keys))
	b.inParallel(len(keys), func(_ *bench, i int) { all[i] = b.newReconciliations(keys[i]) })
	for i, r := range all {
		b.wholes[keys[i]] = r
	}
}

// unknownSums are the sums that the wholes of a status are held against and that were forgotten.
func (b *Book) unknownSums(key wholeKey) (all []sumKey) {
	for _, group := range wholes {
		sum := sumKey{key.class, key.status, group == model.Foreign}
		if b.sums[sum] == nil && b.cell(model.Cell{Group: group, Class: key.class, Status: key.status}) != nil {
			all = append(all, sum)
		}
	}
	return all
}

// Reconcile holds the countries against the wholes claimed in one status of a class.
func (b *Book) Reconcile(class model.Class, status model.Status) []*Reconciliation {
	b.refresh()
	b.settleAges()
	return b.reconcileStatus(wholeKey{class, status})
}

// settleAges forgets the sums and reconciliations in which a newer claim has made a figure stale, or the loss of one has made
// one fresh.
func (b *Book) settleAges() {
	if b.age == 0 || !b.newest.moved {
		return
	}
	now := b.newestBegin()
	b.newest.moved = false
	maps.DeleteFunc(b.sums, func(_ sumKey, s *Sum) bool { return !s.ages.hold(now) })
	maps.DeleteFunc(b.wholes, func(_ wholeKey, r outcome) bool { return !r.ages.hold(now) })
}

// claimedWholes lists the statuses in which a whole was claimed.
func (b *Book) claimedWholes(class model.Class) (all []model.Status) {
	for _, group := range wholes {
		if r := b.rows[rowKey{group: group, class: class}]; r != nil {
			for _, c := range r.cells {
				all = append(all, c.Status)
			}
		}
	}
	slices.SortFunc(all, model.Status.Compare)
	return slices.Compact(all)
}

// wholes are the groups that the countries are held against.
var wholes = [...]string{model.All, model.Foreign}

// reconcileStatus reconciles the wholes claimed in one status: ALL, then FOREIGN, the newest first. A figure graded 4 or 5
// is set aside here, too, unless nothing else stands in its cell.
func (b *Book) reconcileStatus(key wholeKey) []*Reconciliation {
	b.reconcileAll(key.class, []model.Status{key.status})
	return b.wholes[key].all
}

func (b *Book) newReconciliations(key wholeKey) outcome {
	made := outcome{ages: anyAge}
	for _, group := range wholes {
		if c := b.cell(model.Cell{Group: group, Class: key.class, Status: key.status}); c != nil {
			of := b.reconcileCell(c)
			made.all, made.ages = append(made.all, of.all...), made.ages.and(of.ages)
		}
	}
	return made
}

// reconcileCell reconciles the wholes of one cell. They are made in one piece: at every step of a replay there are hundreds.
func (b *Book) reconcileCell(c *Cell) outcome {
	made, all := make([]Reconciliation, len(c.all)), make([]*Reconciliation, 0, len(c.all))
	a := b.against(c)
	for i, whole := range c.all {
		if i == 0 || !whole.doubtful {
			a.reconcile(&made[i], whole.Said, c.overtakenAt(i))
			all = append(all, &made[i])
		}
	}
	desk, at := all[0], 0
	for ; at+1 < len(all) && all[at+1].Whole.order(desk.Whole) > 0; at++ {
		all[at] = all[at+1] // the others stand newest first already
	}
	all[at] = desk
	return outcome{all, a.ages}
}

// against is what every whole of one cell is held against.
type against struct {
	book      *Book
	countries *Sum
	unnamed   []voiced // the figures of them, by who gives them
	under     underAll // nothing, under FOREIGN
	parts     []*Said  // of the whole
	over      *Overtaken
	ages      ages // in which all of this and the wholes stay what they are
}

// voiced is a figure with who gives it.
type voiced struct {
	by *Voice
	*Said
}

func (b *Book) against(c *Cell) against {
	a := against{book: b, countries: b.sums[sumKey{c.Class, c.Status, c.Group == model.Foreign}]}
	a.ages = a.countries.ages
	if xx := b.cell(model.Cell{Group: model.Unnamed, Class: c.Class, Status: c.Status}); xx != nil {
		a.unnamed = make([]voiced, 0, len(xx.all))
		for i := range xx.all {
			a.unnamed = append(a.unnamed, voiced{xx.all[i].Voice(), xx.all[i].Said})
		}
	}
	a.parts = b.partsOf(c.row, c.Status)
	if c.Group == model.All {
		a.under = b.underAll(c.Class, c.Status)
	}
	return a
}

// reconcile reconciles one whole; over is what overtook it as an open figure.
func (a *against) reconcile(r *Reconciliation, whole *Said, over *Overtaken) {
	b := a.book
	*r = Reconciliation{Status: whole.Status, Class: whole.Class, Whole: whole, Countries: a.countries, Overtaken: over, Stale: b.stale(whole), book: b}
	a.ages = a.ages.and(b.agesOf(whole.agesFrom()))
	r.Verdict, r.Remainder = verdict(a.countries.Interval, whole.Interval())
	if o := overtakenByPart(a.parts, whole); o != nil {
		r.Overtaken = o
	}
	if a.under.exceeds(whole) {
		if a.over == nil {
			a.over = a.under.overtaken()
		}
		r.Overtaken = a.over
	}
	by := whole.Voice()
	for _, xx := range a.unnamed {
		if xx.by == by {
			r.Unnamed = xx.Said
			r.Agrees = r.Remainder != nil && r.Remainder.Meets(xx.Interval())
		}
	}
}
