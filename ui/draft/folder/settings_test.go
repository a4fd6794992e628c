//go:build unix

package folder

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Settings come back for their editor alone, whole, and readable for nobody else; nothing is made before one is kept.
func TestSettings(t *testing.T) {
	state := filepath.Join(t.TempDir(), "new")
	s := SettingsAt(state, "key:a")
	if b, err := s.Load(); err != nil || b != nil {
		t.Fatalf("%q %v", b, err)
	}
	if _, err := os.Stat(state); err == nil {
		t.Fatal("something was made before anything was kept")
	}
	for _, text := range []string{"theme = \"dark\"\n", "theme = \"light\"\n"} {
		if err := s.Save([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if b, err := SettingsAt(state, "key:a").Load(); err != nil || string(b) != text {
			t.Errorf("%q %v", b, err)
		}
	}
	if b, err := SettingsAt(state, "key:b").Load(); err != nil || b != nil {
		t.Errorf("another editor has %q, %v", b, err)
	}
	modes(t, s.top)
	if entries, _ := os.ReadDir(s.dir); len(entries) != 1 {
		t.Errorf("%v", entries)
	}
}

// A link, or more than muster ever writes there, is named and not followed; keeping settings puts a plain file in its place.
func TestSettingsRefuse(t *testing.T) {
	state := t.TempDir()
	s := SettingsAt(state, "key:a")
	if err := s.Save(make([]byte, mostSettings+1)); err == nil {
		t.Error("too much is kept")
	}
	if err := s.Save(nil); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(state, "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for what, put := range map[string]func() error{
		"link": func() error { return os.Symlink(secret, s.name()) },
		"long": func() error { return os.WriteFile(s.name(), []byte(strings.Repeat("#", mostSettings+1)), 0o600) },
	} {
		_ = os.Remove(s.name())
		if err := put(); err != nil {
			t.Fatal(err)
		}
		if b, err := s.Load(); err == nil || b != nil || !strings.Contains(err.Error(), "settings.toml") {
			t.Errorf("%s: %q %v", what, b, err)
		}
		if err := s.Save([]byte("mouse = true\n")); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if b, err := s.Load(); err != nil || string(b) != "mouse = true\n" {
			t.Errorf("%s: %q %v", what, b, err)
		}
	}
	if b, _ := os.ReadFile(secret); string(b) != "secret" {
		t.Errorf("behind the link: %q", b)
	}
}
