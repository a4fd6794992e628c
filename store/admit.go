package store

import (
	"errors"
	"slices"

	"muster/model"
)

// admitted gives the edits of the batch that change something, once none of them is in conflict and the model lets all
// of them in.
func (w *writer) admitted() ([]model.Edit, error) {
	var edits []model.Edit
	for _, e := range w.batch.Edits {
		l := w.ledger(e.Situation)
		now := l.Entry(e.Ref())
		if l.err != nil {
			return nil, l.err
		}
		if unchanged(now, e.After) {
			continue
		}
		e, err := w.merged(e, now)
		if err != nil {
			return nil, err
		}
		if !unchanged(now, e.After) {
			edits = append(edits, e)
		}
	}
	for _, r := range w.batch.Relied {
		l := w.ledger(r.Situation)
		now := l.Entry(r.Ref)
		if l.err != nil {
			return nil, l.err
		}
		if err := w.agreed(model.Edit{Situation: r.Situation, Kind: r.Ref.Kind, ID: r.Ref.ID, Was: r.Seq}, now); err != nil {
			return nil, err
		}
	}
	return edits, w.admit(edits)
}

func unchanged(now *model.Entry, after model.Record) bool {
	if !now.Alive() {
		return after == nil
	}
	return model.Equal(now.Record, after)
}

// merged gives the edit as it is where its record did not change since, and merged with what did change where the model
// merges that by itself.
func (w *writer) merged(e model.Edit, now *model.Entry) (model.Edit, error) {
	err := w.agreed(e, now)
	var moved *model.Conflict
	if !errors.As(err, &moved) || moved.Base == nil {
		return e, err
	}
	m := model.Merge(moved.Base, e.After, moved.Theirs.Record)
	if m.Record == nil || len(m.Asking()) > 0 {
		return e, err
	}
	if mine := m.Changed(model.Mine); len(mine) > 0 {
		w.met = append(w.met, model.Met{Situation: e.Situation, Ref: e.Ref(), By: *now.Last.By, At: now.Last.At(), Mine: mine,
			Theirs: m.Changed(model.Theirs)})
	}
	e.Was, e.After = now.Last.Seq, m.Record
	return e, nil
}

// agreed tells whether a record is still as its editor read it.
func (w *writer) agreed(e model.Edit, now *model.Entry) error {
	var theirs model.Entry
	if now != nil {
		theirs = *now
	}
	if theirs.Last.Seq == e.Was {
		return nil
	}
	base, err := recordAt(w.tx, e.Situation, e.Ref(), e.Was)
	if err != nil {
		return err
	}
	return &model.Conflict{Edit: e, Base: base, Theirs: theirs}
}

// admit asks the model about each situation's edits, in the order of the batch.
func (w *writer) admit(edits []model.Edit) error {
	var order []string
	by := map[string][]model.Edit{}
	for _, e := range edits {
		if !slices.Contains(order, e.Situation) {
			order = append(order, e.Situation)
		}
		by[e.Situation] = append(by[e.Situation], e)
	}
	for _, situation := range order {
		l := w.ledger(situation)
		err := model.Admit(l, situation, by[situation])
		if l.err != nil {
			return l.err
		}
		if err != nil {
			return err
		}
	}
	return nil
}
