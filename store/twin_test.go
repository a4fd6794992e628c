package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/store"
)

// twin is the file in memory: the model's state and its admission, nothing else.
type twin struct {
	state *model.State
	at    map[uint64]*model.Change
}

// take does what Append promises.
func (w *twin) take(b model.Batch, changes []*model.Change) error {
	var edits []model.Edit
	for _, e := range b.Edits {
		now := w.state.Open(e.Situation).Entry(e.Ref())
		if !now.Alive() && e.After == nil || now.Alive() && model.Equal(now.Record, e.After) {
			continue
		}
		if revision(now) != e.Was {
			base := w.at[e.Was]
			if base == nil || base.Ref() != e.Ref() || base.After == nil {
				return model.ErrConflict
			}
			m := model.Merge(base.After, e.After, now.Record)
			if m.Record == nil || len(m.Asking()) > 0 {
				return model.ErrConflict
			}
			if e.After = m.Record; model.Equal(now.Record, e.After) {
				continue
			}
		}
		edits = append(edits, e)
	}
	for _, r := range b.Relied {
		if revision(w.state.Open(r.Situation).Entry(r.Ref)) != r.Seq {
			return model.ErrConflict
		}
	}
	if len(edits) == 0 {
		return nil
	}
	if err := model.Admit(w.state.Open("siege"), "siege", edits); err != nil {
		return model.ErrRefused
	}
	if len(changes) != len(edits) {
		return fmt.Errorf("%d changes for %d edits", len(changes), len(edits))
	}
	for i, c := range changes {
		if c.Ref() != edits[i].Ref() || !model.Equal(c.After, edits[i].After) || c.Op != b.Op {
			return fmt.Errorf("change %+v for edit %+v", c, edits[i])
		}
		if err := w.state.Apply(c); err != nil {
			return err
		}
		w.at[c.Seq] = c
	}
	return nil
}

func revision(e *model.Entry) uint64 {
	if e == nil {
		return 0
	}
	return e.Last.Seq
}

// edit draws an edit of a few records that get in each other's way.
func (w *twin) edit(t *rapid.T) model.Edit {
	id := fmt.Sprint(rapid.IntRange(1, 4).Draw(t, "id"))
	var r model.Record
	switch rapid.IntRange(0, 4).Draw(t, "kind") {
	case 0:
		r = source("s"+id, rapid.SampledFrom([]string{"Hague", "HAGUE", "Jay Carney", "BP"}).Draw(t, "name"))
	case 1:
		r = &model.Group{ID: "g" + id, Name: "Residents", Basis: model.Residence}
	case 2:
		r = event("e"+id, "c"+id)
	default:
		c := claim("c"+id, "s"+fmt.Sprint(rapid.IntRange(1, 4).Draw(t, "source")), rapid.SampledFrom([]string{"One.", "<Two> & 3"}).Draw(t, "text"))
		if rapid.Bool().Draw(t, "counts") {
			c.Figures = []model.Figure{{Group: "g" + id, Status: model.Dead, Count: number("5+")}}
		}
		c.Via, c.Credibility = rapid.SampledFrom([]string{"", "AP"}).Draw(t, "via"), model.Credibility(rapid.IntRange(0, 2).Draw(t, "credibility"))
		r = c
	}
	e := model.Put("siege", r, 0)
	if rapid.IntRange(0, 4).Draw(t, "delete") == 0 {
		e.After = nil
	}
	e.Was = revision(w.state.Open("siege").Entry(e.Ref()))
	switch rapid.IntRange(0, 9).Draw(t, "late") {
	case 0:
		e.Was /= 2
	case 1, 2:
		e.Was = w.earlier(t, e)
	}
	return e
}

// earlier draws a change of the record that others may have followed.
func (w *twin) earlier(t *rapid.T, e model.Edit) uint64 {
	seqs := []uint64{e.Was}
	for seq := range w.state.Head {
		if c := w.at[seq]; c != nil && c.Ref() == e.Ref() {
			seqs = append(seqs, seq)
		}
	}
	return rapid.SampledFrom(seqs).Draw(t, "earlier")
}

// The file takes what the twin takes, refuses what it refuses, and loads as what it holds.
func TestTwin(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		f, err := store.Create(filepath.Join(dir, fmt.Sprint(n, ".db")), store.Options{Now: newClock().Now})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.Remove(f.Path()) }()
		w := &twin{model.NewState(), map[uint64]*model.Change{}}
		begin := model.Batch{Op: "begin", By: ana, Edits: []model.Edit{model.Put("siege", situation("siege"), 0)}}
		for i := range rapid.IntRange(1, 12).Draw(t, "batches") {
			b := begin
			if i > 0 {
				b = model.Batch{Op: fmt.Sprint(i), By: rapid.SampledFrom([]model.Editor{ana, {Name: "be\"n}", ID: "uid:1"}, {Name: "ana", ID: "key:2"}}).Draw(t, "by")}
				for range rapid.IntRange(1, 6).Draw(t, "edits") {
					b.Edits = append(b.Edits, w.edit(t))
				}
				if rapid.IntRange(0, 3).Draw(t, "relies") == 0 {
					e := w.edit(t)
					b.Relied = []model.Revision{{Situation: "siege", Ref: e.Ref(), Seq: e.Was}}
				}
			}
			r, err := f.Append(t.Context(), b)
			if want := w.take(b, r.Changes); !errors.Is(err, want) {
				t.Fatalf("batch %d: file says %v, twin %v", i, err, want)
			}
		}
		state, err := f.Load(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		sameState(t, state, w.state)
		if err := f.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
	})
}
