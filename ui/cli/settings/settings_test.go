package settings

import (
	"strings"
	"testing"
	"time"
)

func env(all ...string) func(string) string {
	return func(name string) string {
		for _, e := range all {
			if v, ok := strings.CutPrefix(e, name+"="); ok {
				return v
			}
		}
		return ""
	}
}

func TestRead(t *testing.T) {
	utf8 := env("LANG=C.UTF-8")
	s, err := Place{Name: "c.toml", Getenv: utf8}.read(nil)
	if err != nil || s.Theme != "auto" || s.Zone != nil || s.ASCII || s.Mouse || s.BackupEvery != time.Hour || len(s.All) != len(keys()) {
		t.Fatalf("defaults: %+v, %v", s, err)
	}
	s, err = Place{Name: "c.toml", Getenv: utf8}.read([]byte("# mine\ntheme = \"light\"\n\nzone = 'Europe/London'\nascii = true\nmouse = true\nbackup_every = \"off\"\n"))
	if err != nil || s.Theme != "light" || s.Zone.String() != "Europe/London" || !s.ASCII || !s.Mouse || s.BackupEvery != 0 {
		t.Fatalf("a file: %+v, %v", s, err)
	}
	if from := s.All[1].From; from != "c.toml:4" {
		t.Errorf("the zone comes from %q", from)
	}
	s, err = Place{Name: "c.toml", Getenv: env("NO_COLOR=1", "LANG=C")}.read([]byte("theme = \"light\"\nascii = false\n"))
	if err != nil || s.Theme != "none" || !s.ASCII || s.All[0].From != "environment: NO_COLOR" || s.All[2].From != "environment: LANG" {
		t.Errorf("the environment comes first: %+v, %v", s, err)
	}
}

// What is wrong is named by its line, with what to write instead.
func TestRefused(t *testing.T) {
	for text, wants := range map[string][]string{
		"\n\ncolour = \"x\"\n":                  {"c.toml:3:", "no setting colour", "theme"},
		"theme = \"pink\"\n":                    {"c.toml:1:", `theme cannot be "pink"`, `"auto"`},
		"\ntheme = 3\n":                         {"c.toml:2:", "theme cannot be 3"},
		"mouse = \"yes\"\n":                     {"c.toml:1:", "true or false"},
		"mouse = \"true\"\n":                    {"c.toml:1:", "true or false"},
		"zone = \"Atlantis\"\n":                 {"c.toml:1:", "Europe/London"},
		"zone = \"Local\"\n":                    {"c.toml:1:", "zone"},
		"backup_every = \"1s\"\n":               {"c.toml:1:", "at least"},
		"backup_every = [1]\n":                  {"c.toml:1:", "a list"},
		"mouse = true\nmouse = true\n":          {"c.toml:2:", "mouse"},
		"mouse = true\n[colours]\nred = true\n": {"c.toml:2:", "[colours]"},
		"mouse true\n":                          {"c.toml:1:", "KEY = VALUE"},
		"mouse.x = true\n":                      {"c.toml:1:", "mouse.x"},
		"theme = \"\xff\"\n":                    {"c.toml"},
	} {
		_, err := Place{Name: "c.toml", Getenv: env()}.read([]byte(text))
		if err == nil {
			t.Errorf("%q was taken", text)
			continue
		}
		for _, want := range wants {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%q: %v does not say %q", text, err, want)
			}
		}
	}
}
