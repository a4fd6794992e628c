package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"muster/model"
	"muster/store"
)

// older makes a file of format 0 of one of today's.
func older(t *testing.T) (path string, bytes []byte, log []string) {
	t.Helper()
	path, _ = someFile(t)
	log = raw(t, whole(t, path))
	rewrite(t, path, "meta", "format", store.Sealed("format", []byte(`"muster-file/0"`)))
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		return errors.Join(tx.DeleteBucket([]byte("refs")), tx.DeleteBucket([]byte("names")), tx.DeleteBucket([]byte("ops")))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	bytes, err = os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, bytes, log
}

// A file of each format that there was opens, is whole, and says the same as on the day it was written.
func TestFileOfEachFormat(t *testing.T) {
	heads := map[string]string{"format-1.db": formatOneHead}
	found, err := filepath.Glob("testdata/format-*.db")
	if err != nil || len(found) != len(heads) {
		t.Fatalf("%v, %v", found, err)
	}
	for _, from := range found {
		path := filepath.Join(t.TempDir(), "desk.db")
		copyOf(t, from, path)
		f := whole(t, path)
		if head := headOf(t, f); head.Hash != heads[filepath.Base(from)] {
			t.Errorf("%s: head %s", from, head.Hash)
		}
		state := load(t, f)
		if c := state.Story("siege").Claim("c1"); c == nil || c.Text != "Two dead." || state.Head != 5 {
			t.Errorf("%s: %+v, head %d", from, c, state.Head)
		}
		put(t, f, "after", claim("after", "hague", "x"))
		whole(t, path)
	}
}

// An older file is backed up as it was, then migrated: its log keeps every byte, and the generation is the same, since it
// is the same file.
func TestMigrate(t *testing.T) {
	path, old, log := older(t)
	if _, err := store.Open(path, store.Options{Now: time.Now}); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "muster-file/0") {
		t.Errorf("a muster without the step: %v", err)
	}
	if now, _ := os.ReadFile(path); !slices.Equal(now, old) {
		t.Fatal("it was changed by a muster that does not know it")
	}
	f, err := store.OpenOlder(path, store.Options{Now: time.Now}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := raw(t, whole(t, path)); !slices.Equal(got, log) {
		t.Error("the log is another")
	}
	kept := backups(t, path)
	if len(kept) != 1 || !strings.HasSuffix(kept[0], ".format.db") {
		t.Fatalf("%v", kept)
	}
	if b, _ := os.ReadFile(kept[0]); !slices.Equal(b, old[:len(b)]) || len(b) == 0 {
		t.Error("the backup is not what was there")
	}
	put(t, f, "after", claim("after", "s00", "x"))
	whole(t, path)
}

// Two open an older file at once: one migrates it, both have it.
func TestMigrateOnce(t *testing.T) {
	path, _, _ := older(t)
	done := make(chan error, 4)
	for range cap(done) {
		go func() {
			f, err := store.OpenOlder(path, store.Options{Now: time.Now}, nil)
			if err == nil {
				err = f.Check(t.Context())
			}
			done <- err
		}()
	}
	for range cap(done) {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if kept := backups(t, path); len(kept) != 1 {
		t.Errorf("%v", kept)
	}
}

// A migration that dies between two steps, or fails, leaves the older file as it was or the new one whole, and is taken up
// again by the next who opens it.
func TestMigrateEveryStep(t *testing.T) {
	source, old, log := older(t)
	for _, how := range []string{"killed", "failed"} {
		steps := 0
		for ; steps < 30; steps++ {
			path := filepath.Join(t.TempDir(), "desk.db")
			copyOf(t, source, path)
			if interrupt(t, "migrate", how, path, steps) {
				break
			}
			if now, _ := os.ReadFile(path); !slices.Equal(now, old) {
				whole(t, path)
			}
			if _, err := store.OpenOlder(path, store.Options{Now: time.Now}, nil); err != nil {
				t.Fatalf("%s at step %d: %v", how, steps, err)
			}
			if got := raw(t, whole(t, path)); !slices.Equal(got, log) {
				t.Errorf("%s at step %d: the log is another", how, steps)
			}
			if how == "failed" && len(leftOver(t, path)) > 0 {
				t.Errorf("left over: %v", leftOver(t, path))
			}
		}
		if steps < 10 || steps == 30 {
			t.Errorf("%s at %d steps", how, steps)
		}
	}
}

// An older file that is damaged is neither backed up nor migrated, and stays as it is.
func TestMigrateDamaged(t *testing.T) {
	path, _, _ := older(t)
	rewrite(t, path, "log", "000000000003", nil)
	bytes, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.OpenOlder(path, store.Options{Now: time.Now}, nil); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if now, _ := os.ReadFile(path); !slices.Equal(now, bytes) || len(backups(t, path)) > 0 {
		t.Errorf("changed, or backed up as %v", backups(t, path))
	}
}

// A backup of an older format is restored, and then migrated.
func TestRestoreOlder(t *testing.T) {
	from, _, log := older(t)
	path, _ := someFile(t)
	if _, err := store.RestoreOlder(path, from, store.Options{Now: time.Now}); err != nil {
		t.Fatal(err)
	}
	if _, err := store.OpenOlder(path, store.Options{Now: time.Now}, nil); err != nil {
		t.Fatal(err)
	}
	if got := raw(t, whole(t, path)); !slices.Equal(got, log) {
		t.Error("the log is another")
	}
}

// A file of a format to come is not touched by anything.
func TestNewerIsLeftAlone(t *testing.T) {
	path := newer(t, filepath.Join(t.TempDir(), "desk.db"))
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	good, _ := someFile(t)
	b, err := whole(t, good).Backup(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	_, opened := store.Open(path, store.Options{Now: time.Now})
	_, restored := store.Restore(good, path, store.Options{Now: time.Now})
	for _, err := range []error{opened, restored} {
		if !errors.Is(err, store.ErrNewer) {
			t.Errorf("got %v", err)
		}
	}
	if now, _ := os.ReadFile(path); !slices.Equal(now, before) {
		t.Error("it was changed")
	}
	whole(t, b.Path)
	whole(t, good)
}

const formatOneHead = "d66d868e17a588d686cd01668c9d7a223130206291d544cdc1dfafdc23700cf3"

// TestWriteFormat writes the file of today's format for testdata, when it is asked to.
func TestWriteFormat(t *testing.T) {
	to := os.Getenv("WRITE_FORMAT")
	if to == "" {
		t.Skip("WRITE_FORMAT=testdata/format-N.db writes it")
	}
	f := newDesk(t, store.Options{})
	put(t, f, "one", claim("c1", "hague", "One dead."))
	put(t, f, "two", event("e1", "c1"))
	mustAppend(t, f, model.Batch{Op: "three", By: ana, Edits: []model.Edit{model.Put("siege", claim("c1", "hague", "Two dead."), 3)}})
	if _, err := f.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	b, err := f.Backup(t.Context(), to)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: head %s", b.Path, b.Head.Hash)
}
