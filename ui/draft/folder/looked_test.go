//go:build unix

package folder

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muster/model"
)

// How far a log was seen comes back for its editor, its file and its situation alone, and never goes backwards in one log. Seen red
// with the comparison of sequences taken out of Save.
func TestLooked(t *testing.T) {
	state := filepath.Join(t.TempDir(), "new")
	l := LookedAt(state, "/srv/desk.db", "uid:1")
	if h, err := l.Load("siege"); err != nil || h != (model.Head{}) {
		t.Fatalf("nothing was seen: %v %v", h, err)
	}
	if _, err := os.Stat(state); err == nil {
		t.Fatal("something was made before anything was seen")
	}
	want := model.Head{Seq: 7, Hash: "ab", Generation: "g"}
	for _, h := range []model.Head{{Seq: 3, Hash: "cd", Generation: "g"}, want, {Seq: 5, Generation: "g"}} {
		if err := l.Save("siege", h); err != nil {
			t.Fatal(err)
		}
	}
	if h, err := LookedAt(state, "/srv/desk.db", "uid:1").Load("siege"); err != nil || h != want {
		t.Errorf("kept: %v %v", h, err)
	}
	modes(t, l.top)
	for name, other := range map[string]*Looked{"editor": LookedAt(state, "/srv/desk.db", "uid:2"), "file": LookedAt(state, "/srv/x.db", "uid:1")} {
		if h, err := other.Load("siege"); err != nil || h.Seq != 0 {
			t.Errorf("another %s: %v %v", name, h, err)
		}
	}
	if h, err := l.Load("quake"); err != nil || h.Seq != 0 {
		t.Errorf("another situation: %v %v", h, err)
	}
	if err := l.Save("siege", model.Head{Seq: 1, Generation: "restored"}); err != nil {
		t.Fatal(err)
	}
	if h, _ := l.Load("siege"); h.Generation != "restored" {
		t.Errorf("after a restore: %v", h)
	}
}

// A link in the place of the file, or noise in it, is named; saving puts a plain file there and harms nothing behind the link.
func TestLookedRefuses(t *testing.T) {
	state := t.TempDir()
	l := LookedAt(state, "/srv/desk.db", "uid:1")
	if err := l.Save("siege", model.Head{Seq: 1}); err != nil {
		t.Fatal(err)
	}
	name, secret := l.name("siege"), filepath.Join(state, "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for what, put := range map[string]func() error{
		"link":    func() error { return os.Symlink(secret, name) },
		"noise":   func() error { return os.WriteFile(name, []byte("\x00{"), 0o600) },
		"another": func() error { return os.WriteFile(name, []byte(`{"format":"muster-looked/1","situation":"x"}`), 0o600) },
	} {
		_ = os.Remove(name)
		if err := put(); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Load("siege"); err == nil || !strings.Contains(err.Error(), filepath.Base(name)) {
			t.Errorf("%s: %v", what, err)
		}
		if err := l.Save("siege", model.Head{Seq: 2}); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if h, err := l.Load("siege"); err != nil || h.Seq != 2 {
			t.Errorf("%s: %v %v", what, h, err)
		}
	}
	if b, _ := os.ReadFile(secret); string(b) != "secret" {
		t.Errorf("behind the link: %q", b)
	}
}
