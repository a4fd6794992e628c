package store_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
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

// A log that is put in the place of another while that is read is not taken for its end, though it reaches as far. Seen red
// with the parts not held against the hash that the one before ended with.
func TestAnotherLogWhileItIsRead(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	begun, err := os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	many := func(text string) (all []model.Record) {
		for i := range 1200 {
			all = append(all, claim(fmt.Sprintf("c%d", i), "hague", text))
		}
		return all
	}
	put(t, f, "one", many("One dead.")...)
	whole, err := os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.Path(), begun, 0o600); err != nil {
		t.Fatal(err)
	}
	put(t, f, "other", many("Two dead.")...)
	n := 0
	err = f.Log(t.Context(), model.Head{Generation: headOf(t, f).Generation}, func(store.Logged) error {
		if n++; n == 1 {
			return os.WriteFile(f.Path(), whole, 0o600)
		}
		return nil
	})
	if !errors.Is(err, store.ErrReplaced) || n == 0 || n > 1000 {
		t.Errorf("%d changes were read, then %v", n, err)
	}
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
	if err := f.Log(t.Context(), seen, func(store.Logged) error { return nil }); !errors.Is(err, store.ErrReplaced) {
		t.Errorf("log after %d: %v", seen.Seq, err)
	}
	if _, err := f.Append(t.Context(), b); !errors.Is(err, store.ErrReplaced) {
		t.Errorf("append after %d: %v", seen.Seq, err)
	}
}

// What is read of a log of many parts is what was written, to its last word, when all of it was read.
func TestPartsOfTheLog(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	var all []model.Record
	for i := range 1200 {
		all = append(all, claim(fmt.Sprintf("c%d", i), "hague", strings.Repeat(fmt.Sprint(i, " dead. "), 1+i%9)))
	}
	put(t, f, "many", all...)
	changes, err := f.Since(t.Context(), model.Head{})
	if err != nil || len(changes) != 1202 {
		t.Fatalf("%d changes, %v", len(changes), err)
	}
	for i, c := range changes[2:] {
		if !model.Equal(c.After, all[i]) || c.Record != all[i].RecordID() || c.Op != "many" || c.By != ana || c.Situation != "siege" || c.Before != nil {
			t.Fatalf("change %d is %+v of %+v, want %+v", c.Seq, c, c.After, all[i])
		}
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
