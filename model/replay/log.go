package replay

import (
	"maps"
	"slices"
	"sort"
	"time"

	"muster/model"
)

// Log is the log of one situation, so that it can be gone through in both directions. It is not written to after it was
// read. Of the changes it keeps only what a replay shows of them: nearly every record that they made is held by the story
// already, and a hundred thousand changes would take as much again.
type Log struct {
	steps []step
	// gone names the records of the steps that have none on either side: what was not there was deleted.
	gone map[int]model.Ref
}

// step is what a change did: the entry that it replaced, nil: none, and the one that it made, whose last stamp is its own.
type step struct {
	before, after *model.Entry
	undoes        bool
}

// Len is how many changes there are.
func (l *Log) Len() int { return len(l.steps) }

// The steps are counted from 0 on.

// ref names the record that a step changed.
func (l *Log) ref(i int) model.Ref {
	s := &l.steps[i]
	for _, e := range []*model.Entry{s.after, s.before} {
		if e.Alive() {
			return model.Ref{Kind: e.Record.RecordKind(), ID: e.Record.RecordID()}
		}
	}
	return l.gone[i]
}

// seq is the sequence of the change of a step, at is when it was logged, to the millisecond.
func (l *Log) seq(i int) uint64   { return l.steps[i].after.Last.Seq }
func (l *Log) at(i int) time.Time { return l.steps[i].after.Last.At() }

// Deleted gives the claims that are deleted by the end of the log, as they were before.
func (l *Log) Deleted() (all []*model.Claim) {
	gone := map[string]*model.Claim{}
	for i := range l.steps {
		if ref, s := l.ref(i), &l.steps[i]; ref.Kind == model.KindClaim && s.after.Alive() {
			delete(gone, ref.ID)
		} else if ref.Kind == model.KindClaim && s.before.Alive() {
			gone[ref.ID] = s.before.Record.(*model.Claim)
		}
	}
	return slices.Collect(maps.Values(gone))
}

// by is how many changes were logged before an instant.
func (l *Log) by(t time.Time) int {
	return sort.Search(len(l.steps), func(i int) bool { return !l.at(i).Before(t) })
}

// through is how many changes there are up to a sequence.
func (l *Log) through(seq uint64) int {
	return sort.Search(len(l.steps), func(i int) bool { return l.seq(i) > seq })
}
