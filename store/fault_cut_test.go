package store_test

import (
	"bytes"
	"errors"
	"os"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// A file cut short at any page is damage, said in words, and nothing is written to it.
func TestCutAtEveryPage(t *testing.T) {
	path, whole := someFile(t)
	// What lies past the last page in use may go: bbolt lays files out in steps.
	needed := 0
	for n := 0; n < len(whole); n += 8192 {
		if err := os.WriteFile(path, whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := store.Open(path, store.Options{Now: time.Now})
		if err == nil {
			_, err = f.Load(t.Context(), "")
			_, appended := f.Append(t.Context(), model.Batch{Op: "x", By: ana, Edits: []model.Edit{model.Put("siege", claim("x", "s00", "x"), 0)}})
			if (err == nil) != (appended == nil) {
				t.Errorf("%d bytes: read %v, written %v", n, err, appended)
			}
		}
		if err != nil && !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%d bytes: %v", n, err)
		}
		if err == nil {
			continue
		}
		needed++
		if left, readErr := os.ReadFile(path); readErr != nil || !bytes.Equal(left, whole[:n]) {
			t.Errorf("%d bytes: it was written to: %v", n, readErr)
		}
	}
	if needed < 20 {
		t.Errorf("only %d cuts did harm", needed)
	}
}
