package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"muster/model"
	"muster/store"
)

// sameAsFold holds what was loaded against what the log folds to up to the head that it was loaded at.
func sameAsFold(t *testing.T, loaded *model.State, log []*model.Change) {
	t.Helper()
	folded, err := model.Fold(log[:loaded.Head])
	if err != nil {
		t.Fatal(err)
	}
	if len(folded.Stories()) != len(loaded.Stories()) {
		t.Fatalf("%d situations, not %d", len(loaded.Stories()), len(folded.Stories()))
	}
	for _, story := range folded.Stories() {
		there := loaded.Story(story.ID)
		for _, k := range model.Kinds() {
			want, got := story.Entries(k), there.Entries(k)
			if len(want) != len(got) {
				t.Fatalf("at change %d: %d of kind %v in %s, not %d", loaded.Head, len(got), k, story.ID, len(want))
			}
			for i, e := range want {
				if !model.Equal(e.Record, got[i].Record) || e.Last.Seq != got[i].Last.Seq || e.First.Seq != got[i].First.Seq {
					t.Fatalf("at change %d: %+v, not %+v", loaded.Head, got[i], e)
				}
			}
		}
	}
}

// However small the blocks and the parts are, and while another one writes, what is loaded is the fold of the log at one
// moment, or is not given at all.
func TestLoadInParts(t *testing.T) {
	f := newDesk(t, store.Options{})
	mustAppend(t, f, model.Batch{Op: "more", By: ana, Edits: []model.Edit{model.Put("siege2", situation("siege2"), 0)}})
	for i := range 40 {
		put(t, f, fmt.Sprint("first", i), claim(fmt.Sprint("c", i), "hague", fmt.Sprint("text ", i)))
	}
	var loaded []*model.State
	var writer sync.WaitGroup
	for round := range 2 { // alone, then beside a writer
		ctx, stop := context.WithCancel(t.Context())
		if round == 1 {
			writer.Go(func() { keepWriting(ctx, f) })
		}
		random, moved := rand.New(rand.NewPCG(1, uint64(round))), 0
		for range 100 {
			state, m, err := store.LoadInParts(t.Context(), f, 1+random.IntN(2000), 1+random.IntN(3))
			switch {
			case m:
				moved++
			case err != nil:
				t.Error(err)
			default:
				loaded = append(loaded, state)
			}
		}
		for range 20 {
			state, err := f.Load(t.Context(), "")
			if err != nil {
				t.Error(err)
			}
			loaded = append(loaded, state)
		}
		stop()
		writer.Wait()
		if (moved > 0) != (round == 1) {
			t.Errorf("round %d: it was written to in between %d times", round, moved)
		}
	}
	log, err := f.Since(t.Context(), model.Head{})
	if err != nil {
		t.Fatal(err)
	}
	for _, state := range loaded {
		sameAsFold(t, state, log)
	}
}

// keepWriting adds claims at the end and changes those at the beginning, until it is stopped.
func keepWriting(ctx context.Context, f *store.File) {
	for i := 0; ctx.Err() == nil; i++ {
		c := claim(fmt.Sprint("c", i%60), "hague", fmt.Sprint("again ", i))
		state, err := f.Load(context.Background(), "siege")
		if err != nil {
			return
		}
		was := uint64(0)
		if e := state.Open("siege").Entry(model.Ref{Kind: model.KindClaim, ID: c.ID}); e != nil {
			was = e.Last.Seq
		}
		_, _ = f.Append(context.Background(), model.Batch{Op: fmt.Sprint("w", i), By: ana, Edits: []model.Edit{model.Put("siege", c, was)}})
	}
}
