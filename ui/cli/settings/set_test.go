package settings

import (
	"errors"
	"strings"
	"testing"
)

// kept is a place in memory.
func kept(text string, served bool) (Place, *string) {
	return Place{Name: "c.toml", Served: served, Load: func() ([]byte, error) { return []byte(text), nil },
		Save: func(b []byte) error { text = string(b); return nil }}, &text
}

// Guards what else stands in a file: a value is changed in its place, and comments, order and other settings stay.
func TestSet(t *testing.T) {
	for _, c := range [][4]string{
		{"", "theme", "light", "theme = \"light\"\n"},
		{"# mine\nmouse = true", "zone", "Europe/Madrid", "# mine\nmouse = true\nzone = \"Europe/Madrid\"\n"},
		{"# mine\n  theme='dark' # at night\nmouse = true\n", "theme", "light", "# mine\n  theme = \"light\" # at night\nmouse = true\n"},
		{"theme = \"\"\"\ndark\"\"\"\nascii = true\n", "theme", "auto", "theme = \"auto\"\nascii = true\n"},
		{"\"mouse\" = true\n", "mouse", "false", "mouse = false\n"},
		{"theme = \"dark\"\r\nzone = \"UTC\"\r\n", "zone", "", "theme = \"dark\"\r\nzone = \"\"\r\n"},
	} {
		p, text := kept(c[0], false)
		if err := p.Set(c[1], c[2]); err != nil || *text != c[3] {
			t.Errorf("%s %s in %q: %q, %v", c[1], c[2], c[0], *text, err)
		}
		if s, err := p.InForce(); err != nil || s.Of(c[1]).Value != c[2] {
			t.Errorf("%q: %+v, %v", *text, s, err)
		}
	}
}

func TestUnset(t *testing.T) {
	for _, c := range [][3]string{
		{"# mine\ntheme = \"dark\" # at night\nmouse = true\n", "theme", "# mine\nmouse = true\n"},
		{"mouse = true\nzone = \"\"\"\nUTC\"\"\"", "zone", "mouse = true\n"},
		{"mouse = true", "zone", "mouse = true"},
	} {
		p, text := kept(c[0], false)
		if err := p.Unset(c[1]); err != nil || *text != c[2] {
			t.Errorf("%s in %q: %q, %v", c[1], c[0], *text, err)
		}
	}
}

// Guards one meaning: what a file may not say, a command may not, in the same words; and nothing is written.
func TestSetRefused(t *testing.T) {
	for _, c := range [][3]string{
		{"theme", "pink", `theme cannot be "pink"; write one of "auto", "dark", "light", "none"`},
		{"mouse", "1", `mouse cannot be "1"; write true or false`},
		{"zone", "../../etc/passwd", "write the desk's time zone in full"},
		{"zone", "/etc/localtime", "write the desk's time zone in full"},
		{"zone", strings.Repeat("x", 99), "write the desk's time zone in full"},
		{"zone", "Local", "write the desk's time zone in full"},
		{"colour", "red", "there is no setting colour; there are theme, zone, ascii, mouse, backup_every"},
	} {
		p, text := kept("mouse = true\n", false)
		if err := p.Set(c[0], c[1]); err == nil || !strings.Contains(err.Error(), c[2]) || *text != "mouse = true\n" {
			t.Errorf("%s %s: %v, %q", c[0], c[1], err, *text)
		}
		if err := p.Takes(c[0], c[1]); err == nil || !strings.Contains(err.Error(), c[2]) {
			t.Errorf("%s %s: %v", c[0], c[1], err)
		}
	}
	p, text := kept("theme = \"pink\"\n", false)
	if err := p.Set("mouse", "true"); err == nil || !strings.Contains(err.Error(), "c.toml:1:") || *text != "theme = \"pink\"\n" {
		t.Errorf("a broken file of one's own is written over: %v, %q", err, *text)
	}
	if err := (Place{}).Set("mouse", "true"); err == nil {
		t.Error("kept nowhere")
	}
}

// Guards an editor who is served: nothing that is about the server can be said, broken settings keep nobody out, and nobody
// needs the disk of the server to mend them.
func TestServed(t *testing.T) {
	p, text := kept("", true)
	if err := p.Set("backup_every", "off"); err == nil || !strings.Contains(err.Error(), "about the server") {
		t.Error(err)
	}
	if s, err := p.InForce(); err != nil || len(s.All) != len(keys())-1 || s.BackupEvery != 0 {
		t.Errorf("%+v %v", s, err)
	}
	for _, broken := range []string{"theme = \"pink\"\n", "backup_every = \"off\"\n", "\x00", "theme"} {
		*text = broken
		s, err := p.InForce()
		if err == nil || s == nil || s.Theme != "auto" || s.Zone != nil {
			t.Errorf("%q: %+v %v", broken, s, err)
		}
		if err := p.Set("theme", "light"); err == nil || !strings.Contains(err.Error(), "config --reset") || *text != broken {
			t.Errorf("%q is written over with %q: %v", broken, *text, err)
		}
		if err := p.Reset(); err != nil || *text != "" {
			t.Errorf("%q is not forgotten: %q, %v", broken, *text, err)
		}
		if err := p.Set("theme", "light"); err != nil || *text != "theme = \"light\"\n" {
			t.Errorf("%q begins anew as %q: %v", broken, *text, err)
		}
	}
	gone := errors.New("/srv/secret: the disk is gone")
	p.Load = func() ([]byte, error) { return nil, gone }
	if s, err := p.InForce(); s == nil || !errors.Is(err, gone) || !strings.Contains(err.Error(), "cannot be read") || strings.Contains(err.Error(), "/srv") {
		t.Errorf("%+v %v", s, err)
	}
	for what, err := range map[string]error{"set": p.Set("theme", "dark"), "unset": p.Unset("theme"), "reset": p.Reset()} {
		if !errors.Is(err, gone) || strings.Contains(err.Error(), "/srv") || *text != "theme = \"light\"\n" {
			t.Errorf("%s: %v, %q", what, err, *text)
		}
	}
	full, _ := kept("theme = \"light\"\n", true)
	full.Save = func([]byte) error { return gone }
	for what, err := range map[string]error{"set": full.Set("theme", "dark"), "reset": full.Reset()} {
		if !errors.Is(err, gone) || strings.Contains(err.Error(), "/srv") {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// Guards the disk: however often an editor sets something, the text stays as short as its settings.
func TestSettingsDoNotGrow(t *testing.T) {
	p, text := kept("", true)
	for range 50 {
		for _, kv := range [][2]string{{"theme", "light"}, {"theme", "auto"}, {"zone", "America/Argentina/ComodRivadavia"}, {"zone", ""}, {"ascii", "true"}, {"mouse", "false"}} {
			if err := p.Set(kv[0], kv[1]); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(*text) > 80 {
		t.Errorf("%d bytes: %q", len(*text), *text)
	}
}
