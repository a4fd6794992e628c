package replay

import (
	"fmt"

	"muster/model"
)

// Reading makes the log of a situation from the changes of a file, which it is given one by one, from the first one on.
// Nothing of a change stays alive but what the story as it is now does not hold.
type Reading struct {
	now *model.Story
	log *Log
	// last are the entries that a later change follows on, as far as they are not those of now.
	last    map[model.Ref]*model.Entry
	editors map[model.Editor]*model.Editor
}

// NewReading begins a reading. Now is the story after the last of the changes; it is not written to.
func NewReading(now *model.Story) *Reading {
	n := 0
	for _, k := range model.Kinds() {
		n += now.Count(k)
	}
	return &Reading{now: now, log: &Log{steps: make([]step, 0, n), gone: map[int]model.Ref{}},
		last: map[model.Ref]*model.Entry{}, editors: map[model.Editor]*model.Editor{}}
}

// Log is the log of the changes that were added.
func (r *Reading) Log() *Log { return r.log }

// Add adds the next change; those of other situations are passed over. It is refused when it does not follow on the one
// before of the same record.
func (r *Reading) Add(c *model.Change) error {
	if c.Situation != r.now.ID {
		return nil
	}
	old, err := r.replaced(c)
	if err != nil {
		return err
	}
	next := r.made(c, old)
	if !old.Alive() && !next.Alive() {
		r.log.gone[r.log.Len()] = c.Ref()
	}
	r.log.steps = append(r.log.steps, step{old, next, c.Undoes != ""})
	return nil
}

// replaced gives the entry that a change follows on, nil: none.
func (r *Reading) replaced(c *model.Change) (*model.Entry, error) {
	old, was := r.last[c.Ref()], uint64(0)
	if old != nil {
		was = old.Last.Seq
	}
	if was != c.Was {
		return nil, fmt.Errorf("change %d: %s follows change %d, but its last was %d; run muster verify", c.Seq, c.Ref(), c.Was, was)
	}
	return old, nil
}

// made gives the entry that a change made: where it was the last of its record, the one that the story holds.
func (r *Reading) made(c *model.Change, old *model.Entry) *model.Entry {
	if held := r.now.Entry(c.Ref()); held != nil && held.Last.Seq == c.Seq {
		delete(r.last, c.Ref())
		return held
	}
	by := r.editors[c.By]
	if by == nil {
		own := c.By
		by, r.editors[own] = &own, &own
	}
	stamp := model.Stamp{Seq: c.Seq, Milli: c.Logged.UnixMilli(), By: by}
	e := &model.Entry{Record: c.After, First: stamp, Last: stamp}
	if old != nil {
		e.First = old.First
	}
	r.last[c.Ref()] = e
	return e
}
