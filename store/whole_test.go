package store_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"muster/store"
)

func says(words string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, words); return err }
}

// What is there is replaced only when asked for, whole, and with its mode; a failure leaves it, and nothing beside it.
func TestWriteWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "box.csv")
	if wrote, err := store.WriteWhole(dir, "box.csv", false, says("one")); err != nil || wrote != path {
		t.Fatal(wrote, err)
	}
	if _, err := store.WriteWhole(path, "x", false, says("two")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("written over what was there: %v", err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	broken := func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return errors.New("disk full") }
	if _, err := store.WriteWhole(path, "x", true, broken); err == nil {
		t.Error("a failure went unsaid")
	}
	holds(t, path, "one")
	if _, err := store.WriteWhole(path, "x", true, says("three")); err != nil {
		t.Error(err)
	}
	holds(t, path, "three")
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v", info.Mode())
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if _, err := store.WriteWhole(link, "x", true, says("four")); err == nil {
		t.Error("written through a link")
	}
	if left, _ := os.ReadDir(dir); len(left) != 2 {
		t.Errorf("left behind: %v", left)
	}
}

// What could not be written is told by the name that was asked for, and never by the one that it has until it is whole.
func TestWriteWholeNamesWhatWasAsked(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	full := func(io.Writer) error { return &fs.PathError{Op: "write", Path: ".x.new-ABC", Err: syscall.ENOSPC} }
	for _, test := range []struct {
		path, names, says string
		fill              func(io.Writer) error
		kind              error
	}{
		{filepath.Join(dir, "no", "x"), filepath.Join(dir, "no"), "there is no such folder; make it first", says("x"), nil},
		{filepath.Join(file, "x"), filepath.Join(file, "x"), "is no folder; name another", says("x"), syscall.ENOTDIR},
		{filepath.Join(dir, "x"), filepath.Join(dir, "x"), "there is no room left on its disk", full, syscall.ENOSPC},
		{filepath.Join(dir, strings.Repeat("x", 240)), filepath.Join(dir, strings.Repeat("x", 240)), "cannot be written; name another: file name too long", says("x"), syscall.ENAMETOOLONG},
		{file, file, "", says("x"), fs.ErrExist},
	} {
		_, err := store.WriteWhole(test.path, "x", false, test.fill)
		if err == nil || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), test.names) || strings.Contains(err.Error(), ".new-") || test.kind != nil && !errors.Is(err, test.kind) {
			t.Errorf("%s: %v", test.path, err)
		}
	}
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	if b, err := os.ReadFile(path); err != nil || string(b) != want {
		t.Errorf("%s holds %q, %v", path, b, err)
	}
}

// A file of the editor's own is made with its folder, keeps its mode, and is changed where a link leads to.
func TestRewrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "new", "config.toml")
	for _, says := range []string{"one", "two"} {
		if err := store.Rewrite(path, []byte(says)); err != nil {
			t.Fatal(err)
		}
		holds(t, path, says)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := store.Rewrite(link, []byte("three")); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "three")
	there, err := os.Lstat(link)
	if err != nil || there.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone:", err)
	}
	if is, err := os.Stat(path); err != nil || is.Mode().Perm() != 0o600 {
		t.Error(is.Mode(), err)
	}
}
