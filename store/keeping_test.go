package store_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// whole opens a file and has it checked at once.
func whole(t *testing.T, path string) *store.File {
	t.Helper()
	f, err := store.Open(path, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	return f
}

// backups lists what lies in the folder of backups, hidden files left out.
func backups(t *testing.T, path string) (all []string) {
	t.Helper()
	all, err := filepath.Glob(path + ".backups/[0-9]*.db")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// leftOver lists what was being made beside a file and in its folder of backups.
func leftOver(t *testing.T, path string) (all []string) {
	t.Helper()
	dir := filepath.Dir(path)
	for _, pattern := range []string{dir + "/.*restore-*", dir + "/.*compact-*", dir + "/.*format-*", dir + "/.muster-new-*", path + ".backups/.muster-new-*"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	return all
}

func load(t *testing.T, f *store.File) *model.State {
	t.Helper()
	state, err := f.Load(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// raw gives the log as it was read, with its hashes.
func raw(t *testing.T, f *store.File) (all []string) {
	t.Helper()
	err := f.Log(t.Context(), model.Head{}, func(l store.Logged) error {
		b, err := model.EncodeChange(&l.Change)
		all = append(all, l.Prev+l.Hash+string(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func copyOf(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
