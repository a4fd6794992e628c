package model

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Admit checks edits of one situation among its other records, as they will be when all edits are made: each record by
// itself, every reference, every name. It returns nil or an error that wraps ErrRefused. Revisions are not its business.
func Admit(now Ledger, situation string, edits []Edit) error {
	after := overlay{base: now, situation: situation, edits: make(map[Ref]*Edit, len(edits)), names: map[string]string{}, walks: map[string]walk{}}
	var errs []error
	for i := range edits {
		if err := after.add(&edits[i]); err != nil {
			errs = append(errs, err)
		}
	}
	for i := range edits {
		if err := after.admit(situation, &edits[i]); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// overlay is the ledger as it will be.
type overlay struct {
	base      Ledger
	edits     map[Ref]*Edit
	names     map[string]string // folded name → source, among the edits
	situation string
	scene     *time.Location  // nil: not asked for yet
	walks     map[string]walk // claims by id, in the search for circles of links
	relinked  bool            // a claim that is there already gets other links
}

func (o *overlay) add(e *Edit) error {
	if o.edits[e.Ref()] != nil {
		return refuse(e, "", "stands twice in one import; give each record its own id")
	}
	o.edits[e.Ref()] = e
	if next, ok := e.After.(*Claim); ok && o.base.Entry(e.Ref()).Alive() {
		old, ok := o.base.Entry(e.Ref()).Record.(*Claim)
		o.relinked = o.relinked || !ok || !slices.EqualFunc(old.Links, next.Links, sameTarget)
	}
	return nil
}

func sameTarget(a, b Link) bool { return a.Kind == b.Kind && a.Claim == b.Claim }

// record gives a record as it will be, nil: not there.
func (o *overlay) record(ref Ref) Record {
	if e := o.edits[ref]; e != nil {
		return e.After
	}
	if e := o.base.Entry(ref); e.Alive() {
		return e.Record
	}
	return nil
}

// zone is the time zone of the scene, in which local times must exist and not happen twice.
func (o *overlay) zone() *time.Location {
	if o.scene == nil {
		o.scene = time.UTC
		if s, ok := o.record(Ref{KindSituation, o.situation}).(*Situation); ok {
			o.scene = s.Location()
		}
	}
	return o.scene
}

func (o *overlay) admit(situation string, e *Edit) error {
	if e.After == nil {
		return errors.Join(o.admitDelete(situation, e), o.admitReferrers(e))
	}
	if e.After.RecordKind() != e.Kind || e.After.RecordID() != e.ID {
		return refuse(e, "id", "an edit cannot turn a record into another one; delete it and add the other")
	}
	if err := e.After.Check(); err != nil {
		return err
	}
	return errors.Join(o.admitPlace(situation, e), o.admitName(e), o.times(e.After), o.references(e.After), o.turns(e.After),
		o.admitReferrers(e))
}

// admitPlace refuses a record outside its situation and an id that a record of another kind has.
func (o *overlay) admitPlace(situation string, e *Edit) error {
	if e.Kind == KindSituation && e.ID != situation {
		return refuse(e, "id", "the situation to be changed is %q", situation)
	}
	if o.record(Ref{KindSituation, situation}) == nil {
		return refuse(e, "", "there is no situation %q; make it first (muster new)", situation)
	}
	for _, k := range Kinds() {
		if k != e.Kind && k != KindSituation && e.Kind != KindSituation && o.record(Ref{k, e.ID}) != nil {
			return refuse(e, "id", "%s has this id already; an id stands once in a situation", Ref{k, e.ID})
		}
	}
	return nil
}

// admitName refuses a second source of one name: two voices would be counted where there is one.
func (o *overlay) admitName(e *Edit) error {
	src, ok := e.After.(*Source)
	if !ok {
		return nil
	}
	folded := FoldName(src.Name)
	other, taken := o.names[folded]
	if !taken {
		if other, taken = o.base.SourceNamed(folded); taken {
			r, alive := o.record(Ref{KindSource, other}).(*Source)
			taken = alive && FoldName(r.Name) == folded
		}
	}
	if taken && other != src.ID {
		return refuse(e, "name", "source %q carries this name already; use that source", other)
	}
	o.names[folded] = src.ID
	return nil
}

// admitDelete refuses to delete a situation that is not empty.
func (o *overlay) admitDelete(situation string, e *Edit) error {
	if e.Kind == KindSituation && e.ID == situation && !o.empties() {
		return refuse(e, "", "it still holds records; delete them first")
	}
	return nil
}

// empties tells whether the edits delete all that the situation holds: so an import that made it is undone in one act.
func (o *overlay) empties() bool {
	left := 0
	for _, k := range Kinds()[1:] {
		left += o.base.Count(k)
	}
	for ref, e := range o.edits {
		if ref.Kind != KindSituation && e.After == nil && o.base.Entry(ref).Alive() {
			left--
		}
	}
	return left == 0
}

// admitReferrers refuses to take away what other records refer to.
func (o *overlay) admitReferrers(e *Edit) error {
	old := o.base.Entry(e.Ref())
	if !old.Alive() || !loses(old.Record, e.After) {
		return nil
	}
	for _, ref := range o.base.Referrers(e.Ref()) {
		r := o.record(ref)
		if r == nil || o.edits[ref] != nil {
			continue
		}
		if err := o.references(r); err != nil {
			what := "deleted"
			if e.After != nil {
				what = "changed so"
			}
			return refuse(e, "", "cannot be %s while %s refers to it (%s); change that first", what, ref, firstSays(err))
		}
	}
	return nil
}

// loses tells whether a record gives up something that others may refer to.
func loses(old, next Record) bool {
	if next == nil {
		return true
	}
	switch was := old.(type) {
	case *Claim:
		for i := range was.Figures {
			if _, ok := next.(*Claim).Figure(was.Figures[i].Cell()); !ok {
				return true
			}
		}
	case *Group:
		return was.Basis != next.(*Group).Basis
	}
	return false
}

func firstSays(err error) string {
	if all := Problems(err); len(all) > 0 {
		return all[0].Says
	}
	return err.Error()
}

func refuse(e *Edit, field, format string, args ...any) error {
	return &Problem{Kind: e.Kind, ID: e.ID, Field: field, Says: fmt.Sprintf(format, args...)}
}
