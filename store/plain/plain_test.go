package plain

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// With O_CREATE a file is made once and opened after; what is there is kept, and a link is not followed to make another.
func TestOpenCreates(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "draft")
	f, err := Open(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = f.WriteString("words")
	_ = f.Close()
	if f, err = Open(path, os.O_RDWR|os.O_CREATE, 0o600); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	if raw, _ := os.ReadFile(path); string(raw) != "words" {
		t.Errorf("%q", raw)
	}
	if _, err := Open(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v", err)
	}
	away := filepath.Join(dir, "away")
	if err := os.Symlink(away, path+".link"); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path+".link", os.O_RDWR|os.O_CREATE, 0o600); !errors.Is(err, ErrNotPlain) || !strings.Contains(err.Error(), "symbolic link") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Lstat(away); err == nil {
		t.Error("a file was made where the link leads")
	}
}
