package replay

import (
	"fmt"
	"sort"
	"time"

	"muster/model"
)

// Log is the log of one situation, so that it can be gone through in both directions. It is not written to after it was
// read.
type Log struct{ steps []step }

// step is a change with the entry that it replaced, nil: none, and the one that it made.
type step struct {
	change        *model.Change
	before, after *model.Entry
}

// ReadLog makes the log of a situation from the changes of a file from the first one on. Where the story as it is now
// holds what a change made, the two are shared. It is refused when changes do not follow on each other.
func ReadLog(now *model.Story, changes []*model.Change) (*Log, error) {
	l, last, editors := &Log{}, map[model.Ref]*model.Entry{}, map[model.Editor]*model.Editor{}
	for _, c := range changes {
		if c.Situation != now.ID {
			continue
		}
		ref, was := c.Ref(), uint64(0)
		old := last[ref]
		if old != nil {
			was = old.Last.Seq
		}
		if was != c.Was {
			return nil, fmt.Errorf("change %d: %s follows change %d, but its last was %d; run muster verify", c.Seq, ref, c.Was, was)
		}
		if editors[c.By] == nil {
			editors[c.By] = &c.By
		}
		next := entryOf(c, old, editors[c.By])
		if held := now.Entry(ref); held != nil && held.Last.Seq == c.Seq {
			next = held
			c.After = held.Record
		}
		last[ref] = next
		l.steps = append(l.steps, step{c, old, next})
	}
	return l, nil
}

func entryOf(c *model.Change, old *model.Entry, by *model.Editor) *model.Entry {
	stamp := model.Stamp{Seq: c.Seq, Milli: c.Logged.UnixMilli(), By: by}
	e := &model.Entry{Record: c.After, First: stamp, Last: stamp}
	if old != nil {
		e.First = old.First
	}
	return e
}

// Len is how many changes there are.
func (l *Log) Len() int { return len(l.steps) }

// Change gives the change that is the nth, from 1 on.
func (l *Log) Change(n int) *model.Change { return l.steps[n-1].change }

// Before gives what the nth change replaced, nil: nothing.
func (l *Log) Before(n int) model.Record {
	if e := l.steps[n-1].before; e.Alive() {
		return e.Record
	}
	return nil
}

// by is how many changes were logged before an instant.
func (l *Log) by(t time.Time) int {
	return sort.Search(len(l.steps), func(i int) bool { return !l.steps[i].change.Logged.Before(t) })
}
