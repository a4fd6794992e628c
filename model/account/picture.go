package account

import (
	"time"

	"muster/model"
	"muster/model/count"
)

// picture is what a book shows at one time. What is computed afterwards does not change it; two pictures of one book have
// what did not move in common.
type picture struct {
	rows   map[rowKey]*shownRow
	wholes map[wholeKey][]*Reconciliation
}

// shownRow is what a row shows: it is made anew only where the row was computed again, or what makes figures old, or the
// last filing, is another.
type shownRow struct {
	computed uint64
	age      aging
	cells    []shownCell
	gaps     []Unexplained
}

// aging is all that a figure's being stale or moved since filed hangs on, besides the figure.
type aging struct {
	newest  int64
	age     time.Duration
	pivots  int // versions
	filings int
}

func (b *Book) aging() aging {
	age := aging{age: b.age, pivots: b.pivotsRead, filings: b.filingsRead}
	if b.age > 0 {
		age.newest = b.newestBegin()
	}
	return age
}

// shownCell is a cell with a desk's figure, or one that was filed and has none any more.
type shownCell struct {
	cell   model.Cell
	count  count.Count // zero: no figure
	spread Spread
	marks  marks
}

// picture takes a picture of the book.
func (b *Book) picture() *picture {
	b.refresh()
	p := &picture{rows: make(map[rowKey]*shownRow, len(b.rows)), wholes: map[wholeKey][]*Reconciliation{}}
	age := b.aging()
	for key, r := range b.rows {
		if s := r.pictured; s == nil || s.computed != r.computed || s.age != age {
			r.pictured = r.shown(age)
		}
		p.rows[key] = r.pictured
	}
	b.settleAges()
	for _, class := range model.Classes() {
		for _, status := range b.claimedWholes(class) {
			key := wholeKey{class, status}
			p.wholes[key] = b.reconcileStatus(key)
		}
	}
	return p
}

func (r *row) shown(age aging) *shownRow {
	s := &shownRow{computed: r.computed, age: age, gaps: r.gaps, cells: make([]shownCell, 0, len(r.cells))}
	for _, c := range r.cells {
		s.cells = append(s.cells, c.shown())
	}
	for _, c := range r.hidden {
		if _, moved := c.Moved(); moved {
			s.cells = append(s.cells, c.shown())
		}
	}
	return s
}

func (c *Cell) shown() shownCell {
	s := shownCell{cell: c.Cell}
	_, moved := c.Moved()
	s.marks.set(isMoved, moved)
	desk := c.Desk()
	if desk == nil {
		return s
	}
	s.count, s.spread = desk.Count, c.Spread
	s.marks.set(inConflict, c.Spread.Conflict)
	s.marks.set(isOvertaken, c.overtakenApart() != nil)
	s.marks.set(isStale, c.Stale() != nil)
	s.marks.set(isDoubtful, desk.Claim().Credibility.Doubtful())
	s.marks.set(hasLapsed, c.Lapsed != nil)
	s.marks.set(isCompetent, c.Competent())
	s.marks.set(isAlone, len(c.Confirmed) == 0 && !c.Competent())
	s.marks.set(isRuled, c.Ruling != nil)
	s.marks.set(isVaguer, c.Vaguer() != nil)
	return s
}

// claimedWhole names a reconciliation: the claimed cell and the voice that claims it.
type claimedWhole struct {
	cell  model.Cell
	voice string
}

func (r *Reconciliation) claimed() claimedWhole {
	return claimedWhole{r.Whole.Cell(), r.Whole.Voice().Key}
}

// sameAlarm tells whether two reconciliations of one whole are the same alarm, or none alike; nil: there is none.
func (r *Reconciliation) sameAlarm(as *Reconciliation) bool {
	if r == nil || as == nil || !r.Alarm() || !as.Alarm() {
		return (r != nil && r.Alarm()) == (as != nil && as.Alarm())
	}
	return r.Verdict == as.Verdict && (r.Overtaken == nil) == (as.Overtaken == nil) && r.disagrees() == as.disagrees()
}

func (r *Reconciliation) disagrees() bool { return r.Unnamed != nil && !r.Agrees }
