package act

import (
	"errors"
	"slices"

	"muster/model"
)

// Read gives a slice of the log: the changes from one sequence to another, both included, in order, Before filled.
type Read func(from, to uint64) ([]*model.Change, error)

// What Undo and Redo answer when nothing of the editor's is left.
var (
	ErrNothingToUndo = errors.New("there is nothing of yours to undo")
	ErrOnlySituation = errors.New("there is nothing of yours to undo here but the situation itself; the command muster undo takes that back")
	ErrNothingToRedo = errors.New("there is nothing of yours to redo; a fresh change ends what can be redone")
)

// The slices in which the log is read backwards: short at first, since the last act is mostly near the end.
const (
	firstSlice = 64
	lastSlice  = 4096
)

// deed is one act as the log has it: its changes, in order.
type deed []*model.Change

func (d deed) op() string     { return d[0].Op }
func (d deed) undoes() string { return d[0].Undoes }

// touches tells whether a deed changed anything of a situation; empty: of any.
func (d deed) touches(situation string) bool {
	for _, c := range d {
		if situation == "" || c.Situation == situation {
			return true
		}
	}
	return false
}

// wentOut tells whether a deed did nothing but file or confirm: what went out went out, whatever the log says later.
func (d deed) wentOut() bool {
	return !slices.ContainsFunc(d, func(c *model.Change) bool { return c.Ref().Kind != model.KindFiling })
}

// place is where a record stands in the file.
type place struct {
	situation string
	ref       model.Ref
}

// walk goes through the acts of the log from the last to the first.
type walk struct {
	read Read
	from uint64 // the first sequence that was read; what lies before it was not
	size uint64
	part []*model.Change // read and not handed out yet
	// latest has the last change of every record that was changed in what has been handed out.
	latest map[place]*model.Change
}

func newWalk(read Read, head uint64) *walk {
	return &walk{read: read, from: head + 1, size: firstSlice, latest: map[place]*model.Change{}}
}

// next gives the act before the one it gave last; nil: there is none. The changes of one act stand together.
func (w *walk) next() (deed, error) {
	for {
		n := len(w.part)
		at := n - 1
		for at > 0 && w.part[at-1].Op == w.part[n-1].Op {
			at--
		}
		if at > 0 || n > 0 && w.from == 1 {
			d := deed(w.part[at:])
			w.part = w.part[:at]
			w.note(d)
			return d, nil
		}
		if w.from <= 1 {
			return nil, nil
		}
		if err := w.more(); err != nil {
			return nil, err
		}
	}
}

// more reads the slice before what was read.
func (w *walk) more() error {
	from := w.from - min(w.size, w.from-1)
	part, err := w.read(from, w.from-1)
	if err != nil {
		return err
	}
	w.part = append(part[:len(part):len(part)], w.part...)
	w.from, w.size = from, min(2*w.size, lastSlice)
	return nil
}

func (w *walk) note(d deed) {
	for i := len(d) - 1; i >= 0; i-- {
		if p := (place{d[i].Situation, d[i].Ref()}); w.latest[p] == nil {
			w.latest[p] = d[i]
		}
	}
}
