package store_test

import (
	"errors"
	"os"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// A log that was put in the place of another is noticed by whoever read the other one, also where it reaches further:
// by Since, and by Append for what was entered on the ground of the other. Seen red with each comparison of goesOn taken
// out by turns.
func TestAnotherLog(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	whole, err := os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	put(t, f, "one", claim("c1", "hague", "One dead."))
	state, err := f.Load(t.Context(), "siege")
	if err != nil || state.Position() != headOf(t, f) {
		t.Fatalf("%+v, %v", state.Position(), err)
	}
	if err := os.WriteFile(f.Path(), whole, 0o600); err != nil { // as cp does it: the same generation
		t.Fatal(err)
	}
	late := model.Batch{Op: "late", By: ana, Seen: state.Position(), Edits: []model.Edit{model.Put("siege", claim("late", "hague", "x"), 0)}}
	refused(t, f, state.Position(), late)
	put(t, f, "other", claim("c2", "hague", "Two dead."))
	refused(t, f, state.Position(), late)
	put(t, f, "more", claim("c3", "hague", "Three dead."))
	refused(t, f, state.Position(), late)

	now := headOf(t, f)
	now.Generation = "another"
	late.Seen = now
	refused(t, f, now, late)
	late.Seen = headOf(t, f)
	mustAppend(t, f, late)
}

func headOf(t *testing.T, f *store.File) model.Head {
	t.Helper()
	head, err := f.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return head
}

func refused(t *testing.T, f *store.File, seen model.Head, b model.Batch) {
	t.Helper()
	if changes, err := f.Since(t.Context(), seen); !errors.Is(err, store.ErrReplaced) {
		t.Errorf("since %d: %d changes, %v", seen.Seq, len(changes), err)
	}
	if _, err := f.Append(t.Context(), b); !errors.Is(err, store.ErrReplaced) {
		t.Errorf("append after %d: %v", seen.Seq, err)
	}
}

// Since gives what comes after the point that the changes before it end with.
func TestPositionFollows(t *testing.T) {
	f := newDesk(t, store.Options{})
	state, err := f.Load(t.Context(), "siege")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"c1", "c2"} {
		put(t, f, id, claim(id, "hague", "x"))
		changes, err := f.Since(t.Context(), state.Position())
		if err != nil || len(changes) != 1 {
			t.Fatalf("%d changes, %v", len(changes), err)
		}
		if err := state.Apply(changes[0]); err != nil {
			t.Fatal(err)
		}
		if state.Position() != headOf(t, f) {
			t.Errorf("%+v, head %+v", state.Position(), headOf(t, f))
		}
	}
}
