package store_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"muster/store"
)

// What is thrown away at the end is a file like any other until then.
func TestTemporary(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	f, throwAway, err := store.Temporary("demo.db", store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	put(t, f, "begin", situation("siege"))
	again, err := store.Open(f.Path(), store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if head, err := again.Head(t.Context()); err != nil || head.Seq == 0 {
		t.Fatalf("head %v, %v", head, err)
	}
	throwAway()
	if _, err := os.Stat(filepath.Dir(f.Path())); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("its folder is still there: %v", err)
	}
}
