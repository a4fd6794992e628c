package demo

import (
	"time"

	"muster/model"
)

// Timed is an act with the time at which the log took it.
type Timed struct {
	At    time.Time
	Batch model.Batch
}

// Batches gives the acts of a log one by one: what a store must be asked, with its clock at At, so that its log becomes
// this one. The sequences in Was hold in a file whose log is empty. Changes of one act stand together in the log.
func Batches(changes []*model.Change) []Timed {
	var all []Timed
	for i, c := range changes {
		if i == 0 || c.Op != changes[i-1].Op {
			all = append(all, Timed{At: c.Logged, Batch: model.Batch{Op: c.Op, By: c.By, Undoes: c.Undoes}})
		}
		b := &all[len(all)-1].Batch
		b.Edits = append(b.Edits, model.Edit{Situation: c.Situation, Kind: c.Kind, ID: c.Record, Was: c.Was, After: c.After})
	}
	return all
}
