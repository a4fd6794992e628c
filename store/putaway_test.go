package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muster/store"
)

// A copy goes into a new file that nobody else can read; what has the name already stays, links too. Seen red without O_EXCL (the
// first copy was written over, and what lay behind the link) and with mode 0644.
func TestPutAway(t *testing.T) {
	dir, secret := t.TempDir(), filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "siege-2.txt")); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"siege.txt", "siege-3.txt", "siege-4.txt"} {
		body := strings.Repeat("x", i+1)
		path, err := store.PutAway("siege.txt", body, dir)
		if err != nil || path != filepath.Join(dir, want) {
			t.Fatal(path, err)
		}
		holds(t, path, body)
		if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
			t.Errorf("%s: mode %v", path, info.Mode())
		}
	}
	holds(t, filepath.Join(dir, "siege.txt"), "x")
	holds(t, secret, "secret")
}

// Where the first folder does not take it, the next one does; it is made for its owner alone. Seen red with only the first folder
// asked.
func TestPutAwayElsewhere(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "no-folder")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	state := filepath.Join(dir, "state", "muster")
	path, err := store.PutAway("siege.txt", "dead", file, state)
	if err != nil || path != filepath.Join(state, "siege.txt") {
		t.Fatal(path, err)
	}
	holds(t, path, "dead")
	if info, _ := os.Stat(state); info.Mode().Perm() != 0o700 {
		t.Errorf("the folder: %v", info.Mode())
	}
	if path, err := store.PutAway("siege.txt", "dead", file, filepath.Join(file, "under")); err == nil {
		t.Errorf("written to %s", path)
	}
}
