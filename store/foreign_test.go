package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"muster/store"
)

// Opening what is no file of muster's leaves nothing beside it, no lock either: that would be a file of muster's in a folder where it
// has no business.
func TestForeignFileIsLeftAlone(t *testing.T) {
	for name, write := range map[string]func(path string) error{
		"text":   func(path string) error { return os.WriteFile(path, []byte("notes of mine\n"), 0o600) },
		"empty":  func(path string) error { return os.WriteFile(path, nil, 0o600) },
		"binary": func(path string) error { return os.WriteFile(path, bytes.Repeat([]byte{7, 0, 255}, 20000), 0o600) },
		"another's database": func(path string) error {
			db, err := bbolt.Open(path, 0o600, nil)
			if err != nil {
				return err
			}
			return db.Close()
		},
	} {
		path := filepath.Join(t.TempDir(), "notes")
		if err := write(path); err != nil {
			t.Fatal(err)
		}
		was, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Open(path, store.Options{Now: time.Now}); err == nil {
			t.Errorf("%s: it was opened", name)
		}
		all, err := os.ReadDir(filepath.Dir(path))
		if is, _ := os.ReadFile(path); err != nil || len(all) != 1 || !bytes.Equal(is, was) {
			t.Errorf("%s: %v, there is %v", name, err, all)
		}
	}
}
