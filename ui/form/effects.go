package form

import (
	"slices"
	"strings"
	"time"

	"muster/model"
	"muster/model/act"
	"muster/ui/intent"
)

// quickly is how long the accounting may take to say what a change would do, without a key having to wait for it.
const quickly = 8 * time.Millisecond

// weigh has the accounting say what saving would do. Where that took long the last time, it is done only when a field is
// left, or before it is confirmed: a key must not wait for it.
func (f *Form) weigh(now bool) {
	defer f.seeAgain(f.effects)
	f.effects, f.weighed = nil, true
	if f.reading.Effects == nil || len(f.reading.Faults) > 0 {
		return
	}
	if f.slow && !now {
		f.weighed = false
		f.effects = []Effect{{Text: "What this does to the accounting is counted when you leave the field."}}
		return
	}
	begun := f.now()
	f.effects = f.reading.Effects()
	f.slow = f.now().Sub(begun) > quickly
}

// now is the time; none where the form was given no clock.
func (f *Form) now() (t time.Time) {
	if f.spec.Now != nil {
		t = f.spec.Now()
	}
	return t
}

// effects tell what edits would do to the accounting, as it stands now.
func (d *Desk) effects(edits []model.Edit) (all []Effect) {
	if d.Book == nil || d.Book() == nil {
		return nil
	}
	for _, c := range d.Book().Consequences(edits) {
		all = append(all, Effect{Text: strings.ReplaceAll(c.Says, "→", "->"), Grave: c.Effect.Warns()})
	}
	if len(all) == 0 {
		all = []Effect{{Text: "Nothing in the accounting moves."}}
	}
	return all
}

// acting has a reading ask for an act, and tell what it would do.
func (d *Desk) acting(r Reading, a act.Act) Reading {
	if len(r.Faults) > 0 {
		return r
	}
	r.Do = intent.Do{Act: a}
	told := []Effect{{Text: a.Says}}
	for _, note := range a.Notes {
		told = append(told, Effect{Text: note})
	}
	r.Effects = func() []Effect { return append(slices.Clip(told), d.effects(a.Edits)...) }
	return r
}
