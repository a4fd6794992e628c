package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Story is one situation with everything in it, at one point of the log.
type Story struct {
	ID   string
	recs [kinds]shelf
	// names leads from a folded name to the source that carries it.
	names map[string]string
	// referrers leads from a record to those that refer to it; nil until somebody asks.
	referrers map[Ref][]Ref
}

// NewStory gives a story in which nothing happened yet.
func NewStory(id string) *Story {
	s := &Story{ID: id, names: map[string]string{}}
	for k := range s.recs {
		s.recs[k].places = map[string]int{}
	}
	return s
}

// Clone gives a story of its own that shares the entries, which nobody writes to. The two may go to different goroutines.
func (s *Story) Clone() *Story {
	c := &Story{ID: s.ID, names: maps.Clone(s.names)}
	for k := range s.recs {
		c.recs[k] = s.recs[k].clone()
	}
	return c
}

// Entry finds a record, deleted ones included; nil: it was never there.
func (s *Story) Entry(ref Ref) *Entry { return s.recs[ref.Kind].entry(ref.ID) }

// Situation gives the situation itself; an empty one before it was logged.
func (s *Story) Situation() *Situation {
	if e := s.Entry(Ref{KindSituation, s.ID}); e.Alive() {
		return e.Record.(*Situation)
	}
	return &Situation{ID: s.ID}
}

// Source finds a source, nil: there is none.
func (s *Story) Source(id string) *Source { return find[*Source](s, KindSource, id) }

// Group finds a group of the desk's own, nil: there is none.
func (s *Story) Group(id string) *Group { return find[*Group](s, KindGroup, id) }

// Claim finds a claim, nil: there is none.
func (s *Story) Claim(id string) *Claim { return find[*Claim](s, KindClaim, id) }

func find[R Record](s *Story, k Kind, id string) (r R) {
	if e := s.recs[k].entry(id); e.Alive() {
		r = e.Record.(R)
	}
	return r
}

// Count tells how many records of a kind there are, deleted ones not counted.
func (s *Story) Count(k Kind) (n int) {
	for _, e := range s.recs[k].entries {
		if e.Alive() {
			n++
		}
	}
	return n
}

// Entries lists the records of a kind in log order, deleted ones left out.
func (s *Story) Entries(k Kind) []*Entry {
	all := make([]*Entry, 0, s.Room(k))
	for _, e := range s.recs[k].entries {
		if e.Alive() {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b *Entry) int { return cmp.Compare(a.First.Seq, b.First.Seq) })
	return all
}

// LoggedSpan is when the first of its records was logged, and when the last change of any was; the zero times before that.
func (s *Story) LoggedSpan() (first, last time.Time) {
	var from, to int64
	for k := range s.recs {
		for _, e := range s.recs[k].entries {
			if e == nil {
				continue
			}
			if from == 0 || e.First.Milli < from {
				from = e.First.Milli
			}
			to = max(to, e.Last.Milli)
		}
	}
	if from == 0 {
		return first, last
	}
	return time.UnixMilli(from), time.UnixMilli(to)
}

// SaidSpan is when the first of its claims was said, and when the last; without one, when the situation began. The zero times: neither is
// known.
func (s *Story) SaidSpan() (first, last time.Time) {
	zone := s.Situation().Location()
	for _, e := range s.recs[KindClaim].entries {
		if !e.Alive() {
			continue
		}
		at := e.Record.(*Claim).Said.Begin(zone)
		if first.IsZero() || at.Before(first) {
			first = at
		}
		if at.After(last) {
			last = at
		}
	}
	if first.IsZero() {
		first, _ = s.Situation().Began.Earliest(zone)
		last = first
	}
	return first, last
}

// Set puts an entry in place as the file keeps it, without a change: how a story is read from records that were
// materialised beside the log.
func (s *Story) Set(ref Ref, e *Entry) {
	if old := s.Entry(ref); old.Alive() {
		s.forget(ref, old.Record)
	}
	s.recs[ref.Kind].set(ref.ID, e)
	if e.Alive() {
		s.note(ref, e.Record)
	}
}

// Apply folds one change into the story. It is refused when it does not follow on what the story holds: then the log
// is damaged, or a change is missing.
func (s *Story) Apply(c *Change, by *Editor) error {
	old := s.Entry(c.Ref())
	if rev := revision(old); rev != c.Was {
		return fmt.Errorf("change %d: %s %q follows change %d, but its last was %d; run muster verify", c.Seq, c.Kind, c.Record, c.Was, rev)
	}
	stamp := Stamp{Seq: c.Seq, Milli: c.Logged.UnixMilli(), By: by}
	next := &Entry{Record: c.After, First: stamp, Last: stamp}
	c.Before = nil
	if old != nil {
		next.First = old.First
		c.Before = old.Record
	}
	s.Set(c.Ref(), next)
	return nil
}

// Revert takes the story back to before a change. Earlier is the entry that the change replaced, nil: none.
func (s *Story) Revert(c *Change, earlier *Entry) { s.Set(c.Ref(), earlier) }

func revision(e *Entry) uint64 {
	if e == nil {
		return 0
	}
	return e.Last.Seq
}
