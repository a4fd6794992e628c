package settings

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzRead guards that no file panics, and that one that is refused is refused with its name and a mend.
func FuzzRead(f *testing.F) {
	f.Add([]byte("# mine\ntheme = \"light\"\nzone = 'Europe/London'\nascii = true\nbackup_every = \"off\"\n"))
	f.Add([]byte("theme = 5\n[table]\na.b = 'x'\n"))
	f.Add([]byte("theme = \"\"\"\n\x1b[2J\\u202e\"\"\"\nascii = [true]"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := Place{Name: "c.toml"}.read(raw)
		if err != nil {
			if !strings.Contains(err.Error(), "c.toml") || !utf8.ValidString(err.Error()) && utf8.Valid(raw) {
				t.Errorf("%q", err)
			}
			return
		}
		if s == nil || len(s.All) != len(keys()) {
			t.Errorf("%+v", s)
		}
	})
}
