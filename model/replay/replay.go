package replay

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/moment"
)

// Place is a point to which a replay can go.
type Place struct {
	// In is how many are in: changes on the logged clock, claims on the said one.
	In int
	// AsOf is the cut. On the logged clock it is what was asked for, and zero where the place was reached by steps.
	AsOf moment.Moment
	// Found tells that nobody asked for the minute of the cut: a change was logged then.
	Found bool
}

// Replay is a situation at an earlier point. It is no more safe for use by several goroutines than a map.
type Replay struct {
	clock account.Clock
	zone  *time.Location
	story *model.Story
	book  *account.Book
	log   *Log    // nil on the said clock
	said  []Place // every place of the said clock
	begun []int64 // when each claim began, in order
	timed []int64 // the same of those whose time of day is known
	acted []int64 // when each event began and each filing went out, in order
	now   *model.Entry
	at    Place
	was   Place // where it came from
}

// Logged makes a replay by the log. Now is the story as it is, which is taken over: nobody else may use it from here on.
// Nothing is counted before Open.
func Logged(now *model.Story, log *Log) *Replay {
	r := of(account.ByLogged, now)
	r.log, r.at = log, Place{In: log.Len()}
	return r
}

// Said makes a replay by the time of saying. The story is taken over, as by Logged.
func Said(now *model.Story) *Replay {
	r := of(account.BySaid, now)
	r.findMoments()
	return r
}

func of(clock account.Clock, now *model.Story) *Replay {
	return &Replay{clock: clock, story: now, zone: now.Situation().Location(), now: now.Entry(model.Ref{Kind: model.KindSituation, ID: now.ID})}
}

// findMoments lists the moments at which something more had been said than before.
func (r *Replay) findMoments() {
	cuts := map[int64]moment.Moment{} // by the first second that is out
	for _, e := range r.story.Entries(model.KindClaim) {
		said := e.Record.(*model.Claim).Said
		end, begin := said.End(r.zone).Unix(), said.Begin(r.zone).Unix()
		if !cuts[end].IsDay() { // a day ends with its last minute
			cuts[end] = said
		}
		if r.begun = append(r.begun, begin); !said.IsDay() {
			r.timed = append(r.timed, begin)
		}
	}
	for _, e := range r.story.Entries(model.KindEvent) {
		if at, ok := e.Record.(*model.Event).When.Earliest(r.zone); ok {
			r.acted = append(r.acted, at.Unix())
		}
	}
	for _, e := range r.story.Entries(model.KindFiling) {
		r.acted = append(r.acted, e.Record.(*model.Filing).Filed.Begin(r.zone).Unix())
	}
	for _, list := range [][]int64{r.begun, r.timed, r.acted} {
		slices.Sort(list)
	}
	r.findPlaces(cuts)
}

// findPlaces makes a place of every instant at which claims began: cut where one of the claims ends before the next begins. Of a day
// that had more to come none does, and it is cut at its beginning: whatever time can be asked for, steps lead there and back.
func (r *Replay) findPlaces(cuts map[int64]moment.Moment) {
	ends := slices.Sorted(maps.Keys(cuts))
	for in := 0; in < len(r.begun); {
		begin, next := r.begun[in], int64(math.MaxInt64)
		if in = before(r.begun, begin+1); in < len(r.begun) {
			next = r.begun[in]
		}
		i, _ := slices.BinarySearch(ends, begin+1)
		if i < len(ends) && ends[i] <= next {
			r.said = append(r.said, Place{In: in, AsOf: cuts[ends[i]]})
		} else {
			r.said = append(r.said, Place{In: in, AsOf: r.briefly(begin, next)})
		}
	}
	if len(r.said) > 0 {
		r.at = r.said[len(r.said)-1]
	}
}

// briefly is the minute that begins at an instant, or the second where another follows within the minute.
func (r *Replay) briefly(begin, next int64) moment.Moment {
	at := time.Unix(begin, 0).In(r.zone)
	if m := moment.At(at); m.End(r.zone).Unix() <= next {
		return m
	}
	m, _ := moment.Parse(at.Format(time.RFC3339))
	return m
}

// before counts what began before an instant.
func before(begun []int64, t int64) int {
	n, _ := slices.BinarySearch(begun, t)
	return n
}

// Clock is the clock of the replay.
func (r *Replay) Clock() account.Clock { return r.clock }

// Story, Book and Zone are the situation at the place where the replay is. The book is nil before Open.
func (r *Replay) Story() *model.Story  { return r.story }
func (r *Replay) Book() *account.Book  { return r.book }
func (r *Replay) Zone() *time.Location { return r.zone }

// At is where the replay is; Len how many changes or claims there are in all.
func (r *Replay) At() Place { return r.at }
func (r *Replay) Len() int {
	if r.log != nil {
		return r.log.Len()
	}
	return len(r.begun)
}

// LastSeq is the last change that is in, 0: none; the said clock knows none.
func (r *Replay) LastSeq() uint64 {
	if r.log == nil || r.at.In == 0 {
		return 0
	}
	return r.log.seq(r.at.In - 1)
}

// Log is the log that the replay goes through, nil on the said clock.
func (r *Replay) Log() *Log { return r.log }

// Until is the first second that is not in the cut, in seconds since 1970; the logged clock has none.
func (r *Replay) Until() int64 {
	if r.clock == account.ByLogged || r.at.AsOf.IsZero() {
		return 1<<63 - 1
	}
	return r.at.AsOf.End(r.zone).Unix()
}

// Stepped is the place so many steps on from another, or back, and whether it is a different one. The logged clock goes
// back to before the first change.
func (r *Replay) Stepped(from Place, by int) (Place, bool) {
	if r.clock == account.ByLogged {
		to := Place{In: min(max(0, from.In+by), r.log.Len())}
		return to, to.In != from.In
	}
	at, exact := slices.BinarySearchFunc(r.said, from.In, func(p Place, n int) int { return cmp.Compare(p.In, n) })
	if !exact && by > 0 {
		by-- // at is the first step already
	}
	if len(r.said) == 0 || at == 0 && by < 0 {
		return from, false
	}
	to := r.said[min(max(0, at+by), len(r.said)-1)]
	return to, to.In != from.In
}

// By is the place of a moment: what was there through its end.
func (r *Replay) By(m moment.Moment) Place {
	if r.clock == account.ByLogged {
		return Place{In: r.log.by(m.End(r.zone)), AsOf: m}
	}
	return Place{In: before(r.begun, m.End(r.zone).Unix()), AsOf: m}
}

// Across gives the place on the other clock that is of the same moment as this one.
func (r *Replay) Across() func(*Replay) Place {
	m, found := r.When(), r.at.Found || r.at.AsOf.IsZero()
	return func(other *Replay) Place {
		p := other.By(m)
		p.Found = found
		return p
	}
}

// After is the place on the logged clock at which a change of the file is the last that is in.
func (r *Replay) After(seq uint64) Place {
	return Place{In: r.log.through(seq)}
}

// First is the place with only the first change or moment in, Last the one with all.
func (r *Replay) First() Place { p, _ := r.Stepped(Place{}, 1); return p }
func (r *Replay) Last() Place  { p, _ := r.Stepped(Place{In: r.Len()}, 0); return p }

// When is the instant that a place stands for, to find it on the other clock: the last change or moment that is in.
func (r *Replay) When() moment.Moment {
	switch {
	case !r.at.AsOf.IsZero() || r.log == nil:
		return r.at.AsOf
	case r.log.Len() == 0:
		return moment.Moment{}
	case r.at.In == 0:
		return moment.At(r.log.at(0).In(r.zone).Add(-time.Minute))
	}
	return moment.At(r.log.at(r.at.In - 1).In(r.zone))
}
