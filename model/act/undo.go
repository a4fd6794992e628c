package act

import (
	"slices"
	"time"

	"muster/model"
)

// Asker is who wants to take something back, and how he reads the time.
type Asker struct {
	Editor model.Editor
	// Situation narrows to acts that changed something of it; empty: any.
	Situation string
	// Inside tells that he looks at the situation: it is not taken from under him.
	Inside bool
	Zone   *time.Location
	Now    time.Time
}

// Step takes an act back, or does again what was taken back. It is an act like any other, which the log can refuse.
type Step struct {
	// Op is the act that it takes back.
	Op    string
	Redo  bool
	Edits []model.Edit
	// What names what is undone or redone: "GB dead 3, entered by you at 14:02".
	What string
	// Merged are the records that somebody changed since, where their change and this one are of different fields.
	Merged []model.Ref
}

// Says names the step once it is done: "undid: GB dead 3, entered by you at 14:02".
func (s *Step) Says() string {
	if s.Redo {
		return "redid: " + s.What
	}
	return "undid: " + s.What
}

// Batch asks the log to take the step.
func (s *Step) Batch(op string, by model.Editor) model.Batch {
	return model.Batch{Op: op, By: by, Undoes: s.Op, Edits: s.Edits}
}

// Undo finds the editor's latest act that he has not taken back, in any session of his, and what takes it back. The log is
// read backwards from its head, as far as need be; what went out is passed over. ErrNothingToUndo; ErrOnlySituation;
// a *Blocked when somebody changed since what it changed.
func Undo(read Read, head uint64, by Asker) (*Step, error) {
	w := newWalk(read, head)
	gone := map[string]bool{}
	for {
		d, err := w.next()
		if err != nil {
			return nil, err
		}
		switch {
		case d == nil:
			return nil, ErrNothingToUndo
		case d[0].By.ID != by.Editor.ID || gone[d.op()] || d.wentOut():
		case d.undoes() != "": // it was not taken back itself, so that what it takes back has no effect
			gone[d.undoes()] = true
		case by.Inside && d.founds(by.Situation):
			return nil, ErrOnlySituation
		case d.touches(by.Situation):
			if step, err := w.inverse(d, d, by); step != nil || err != nil {
				return step, err
			}
		}
	}
}

// Redo finds the latest act that the editor took back and that can still be done again: a fresh act of his ends the chain.
// ErrNothingToRedo; a *Blocked as for Undo.
func Redo(read Read, head uint64, by Asker) (*Step, error) {
	w := newWalk(read, head)
	undos := undoing{gone: map[string]bool{}, did: map[string]deed{}}
	for {
		d, err := w.next()
		if err != nil {
			return nil, err
		}
		if d == nil {
			return nil, ErrNothingToRedo
		}
		if d[0].By.ID != by.Editor.ID || !d.touches(by.Situation) || d.wentOut() {
			continue
		}
		if undos.over(d) {
			return nil, ErrNothingToRedo
		}
		if undo, did := undos.latest(); undo != nil {
			step, err := w.inverse(undo, did, by)
			if step != nil || err != nil {
				return step, err
			}
			undos.open = undos.open[1:]
		}
	}
}

// undoing follows acts that take others back, from the last to the first.
type undoing struct {
	gone map[string]bool // taken back
	open []deed          // acts that take one back and still do, the last first
	did  map[string]deed // what was taken back, as far as it was found
}

// over takes up the act before, and tells whether it ends what can be redone.
func (u *undoing) over(d deed) bool {
	if d.undoes() == "" {
		if u.gone[d.op()] {
			u.did[d.op()] = d
			return false
		}
		return len(u.open) == 0
	}
	// Whatever takes d back was a redo, and is settled by that.
	u.open = slices.DeleteFunc(u.open, func(o deed) bool { return o.undoes() == d.op() })
	if !u.gone[d.op()] {
		u.gone[d.undoes()] = true
		u.open = append(u.open, d)
	}
	return false
}

// latest is the last undo that still holds, with what it undid, once both are known.
func (u *undoing) latest() (undo, did deed) {
	if len(u.open) == 0 {
		return nil, nil
	}
	if did = u.did[u.open[0].undoes()]; did == nil {
		return nil, nil
	}
	return u.open[0], did
}

// inverse is the step that takes a deed back; nil when there is nothing left of it to take back. Did is the act that the
// editor knows it by.
func (w *walk) inverse(d, did deed, by Asker) (*Step, error) {
	step := &Step{Op: d.op(), Redo: d.undoes() != "", What: did.name(by)}
	blocked := &Blocked{Step: step, By: by}
	for _, c := range slices.Backward(d) {
		last := w.latest[place{c.Situation, c.Ref()}]
		edit := c.Inverse()
		edit.Was = last.Seq
		switch {
		case model.Equal(last.After, c.Before):
			continue
		case model.Equal(last.After, c.After):
		default:
			m := model.Merge(c.After, c.Before, last.After)
			if m.Record == nil || len(m.Asking()) > 0 {
				blocked.Moved = append(blocked.Moved, conflict(c, last))
				continue
			}
			edit.After = m.Record
			step.Merged = append(step.Merged, c.Ref())
		}
		step.Edits = append(step.Edits, edit)
	}
	if len(blocked.Moved) > 0 {
		return nil, blocked
	}
	if len(step.Edits) == 0 {
		return nil, nil
	}
	return step, nil
}

// conflict is what a merge needs: the record as the act left it, as it would be, and as it is.
func conflict(c, last *model.Change) *model.Conflict {
	stamp := model.Stamp{Seq: last.Seq, Milli: last.Logged.UnixMilli(), By: &last.By}
	edit := c.Inverse()
	edit.Was = last.Seq
	return &model.Conflict{Edit: edit, Base: c.After, Theirs: model.Entry{Record: last.After, Last: stamp}}
}
