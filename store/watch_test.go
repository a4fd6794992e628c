package store_test

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// patience is how long a test waits for what must come: much longer than it takes on a machine that is busy.
const patience = 30 * time.Second

func wait(t *testing.T, tokens <-chan struct{}) {
	t.Helper()
	select {
	case _, open := <-tokens:
		if !open {
			t.Fatal("closed")
		}
	case <-time.After(patience):
		t.Fatalf("nothing heard within %v", patience)
	}
}

// The bell is heard long before the poll; the channel ends with its context, and a later watch hears again.
func TestWatchHearsTheBell(t *testing.T) {
	f := newDesk(t, store.Options{Poll: time.Hour})
	for round := range 2 {
		ctx, cancel := context.WithCancel(t.Context())
		tokens, err := f.Watch(ctx)
		if err != nil {
			t.Fatal(err)
		}
		wait(t, tokens)
		id := fmt.Sprint("c", round)
		put(t, f, id, claim(id, "hague", "x"))
		wait(t, tokens)
		cancel()
		for range tokens {
		}
	}
}

// Without a bell the poll finds out.
func TestWatchPolls(t *testing.T) {
	f := newDesk(t, store.Options{Poll: 20 * time.Millisecond})
	if err := os.Remove(f.Path() + ".bell"); err != nil {
		t.Fatal(err)
	}
	tokens, err := f.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wait(t, tokens)
	if err := os.Mkdir(f.Path()+".bell", 0o700); err != nil { // no bell can be rung
		t.Fatal(err)
	}
	put(t, f, "one", claim("c1", "hague", "x"))
	wait(t, tokens)
}

// A watch of a file that nobody changes says nothing after its first token.
func TestWatchIsQuiet(t *testing.T) {
	f := newDesk(t, store.Options{Poll: 5 * time.Millisecond})
	tokens, err := f.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wait(t, tokens)
	for range 10 {
		if _, err := f.Since(t.Context(), model.Head{}); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case <-tokens:
		t.Error("a reader was heard")
	case <-time.After(60 * time.Millisecond):
	}
}
