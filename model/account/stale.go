package account

import (
	"cmp"
	"math"
	"slices"
	"time"

	"muster/model"
)

// pivot is a pivotal event inside the cut.
type pivot struct {
	begin int64
	stale Stale // what was said before it
}

// Stale says why a figure is stale: it was certainly said before a pivotal event began, or it is too old.
type Stale struct {
	Before *model.Event // nil: it is only old
	Age    model.Age    // the age past which a figure of this situation is stale
}

// readEvents takes up the pivotal events inside the cut. Before one whose beginning is not known, or is itself doubted,
// nothing was certainly said.
func (b *Book) readEvents() {
	var pivots []pivot
	for _, e := range b.story.Entries(model.KindEvent) {
		ev := e.Record.(*model.Event)
		if begin, ok := ev.When.Earliest(b.zone); ok && ev.Pivotal && begin.Unix() < b.cut && !ev.When.Approximate() && !ev.When.Uncertain() {
			pivots = append(pivots, pivot{begin.Unix(), Stale{Before: ev}})
		}
	}
	slices.SortStableFunc(pivots, func(p, q pivot) int { return cmp.Compare(p.begin, q.begin) })
	if !slices.Equal(pivots, b.pivots) {
		b.pivots = pivots
		b.pivotsRead++
		b.dropAllSums()
	}
}

// setAge takes up past what age a figure of the situation is stale.
func (b *Book) setAge() {
	b.age, b.tooOldStale = b.situation.StaleAfter.Duration(), &Stale{Age: b.situation.StaleAfter}
}

// stale is the second half of rule 8. Of several turns of the story it names the first that the figure missed. Age is
// counted from the newest claim inside the cut, not from the clock on the wall, and a day is as old as its end.
func (b *Book) stale(s *Said) *Stale { return b.staleSince(s.of.end(), s.agesFrom()) }

// staleSince is stale for a figure that was certainly said before one second, and whose age is counted from another.
func (b *Book) staleSince(end, from int64) *Stale {
	for i := range b.pivots {
		if p := &b.pivots[i]; end <= p.begin {
			return &p.stale
		}
	}
	if b.age > 0 && b.tooOld(from, b.newestBegin()) {
		return b.tooOldStale
	}
	return nil
}

// agesFrom is the second from which a figure's age is counted.
func (s *Said) agesFrom() int64 {
	if s.ofDay {
		return s.of.end()
	}
	return s.of.begin
}

// ages is a stretch of the newest saying, after one second and through another, in which none of some figures becomes stale
// by its age or fresh again.
type ages struct{ after, through int64 }

var anyAge = ages{math.MinInt64, math.MaxInt64}

func (a ages) hold(newest int64) bool { return a.after < newest && newest <= a.through }

func (a ages) and(b ages) ages { return ages{max(a.after, b.after), min(a.through, b.through)} }

// agesOf is the stretch in which a figure stays as stale as it is whose age is counted from a second.
func (b *Book) agesOf(from int64) ages {
	if b.age == 0 {
		return anyAge
	}
	last := from + int64(b.age/time.Second)
	if b.tooOld(from, b.newestBegin()) {
		return ages{last, math.MaxInt64}
	}
	return ages{math.MinInt64, last}
}

func (b *Book) tooOld(from, newest int64) bool { return time.Duration(newest-from)*time.Second > b.age }

// Stale tells why the desk's figure is stale; nil: it is not.
func (c *Cell) Stale() *Stale {
	if c.Desk() == nil {
		return nil
	}
	return c.book.staleSince(c.desk.end, c.desk.ages)
}

// newest follows the latest saying inside the cut.
type newest struct {
	begin int64
	any   bool
	lost  bool // the claim that was newest is gone: look again
	moved bool // since somebody last asked
}

// tells is whether a claim counts as news: neither withheld, which must show nowhere, nor the desk's own slip.
func (u *utterance) tells() bool {
	return u.known && u.claim.Status != model.Withheld && u.claim.Status != model.DeskError
}

func (n *newest) add(u *utterance) {
	if u.tells() && (!n.any || u.begin > n.begin) {
		n.begin, n.any, n.moved = u.begin, true, true
	}
}

func (n *newest) remove(u *utterance) {
	if n.any && u.begin >= n.begin {
		n.lost, n.moved = true, true
	}
}

// move follows a claim that came into the cut or left it.
func (n *newest) move(u *utterance) {
	if u.known {
		n.add(u)
		return
	}
	n.remove(u)
}

// newestBegin is the second in which the newest claim inside the cut was said.
func (b *Book) newestBegin() int64 {
	if b.newest.lost {
		b.newest = newest{moved: b.newest.moved}
		b.findNewest()
	}
	return b.newest.begin
}

// findNewest looks for the newest claim: backwards from the cut where the order of saying is at hand, else among all.
func (b *Book) findNewest() {
	for i := b.firstAt(b.cut) - 1; i >= 0 && !b.newest.any; i-- {
		b.newest.add(b.byTime[i])
	}
	if b.byTime == nil {
		for _, u := range b.claims {
			if u != nil {
				b.newest.add(u)
			}
		}
	}
}
