package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"time"
)

// Settings are what is in force.
type Settings struct {
	// Theme is auto, dark, light or none.
	Theme string
	// Zone is the desk's; nil: the screen shows the scene's alone.
	Zone *time.Location
	// ASCII draws without UTF-8. Mouse begins with the mouse on.
	ASCII, Mouse bool
	// BackupEvery is how old the newest backup grows before another is made; 0: none is.
	BackupEvery time.Duration
	// All lists every setting with where it comes from, in the order of the documentation.
	All []Setting
}

// Setting is one setting as it is in force.
type Setting struct {
	Key   string `json:"key"`
	Value string `json:"value"`
	From  string `json:"from"` // "default", "FILE:LINE", "environment: NAME"
}

// key is what can be set.
type key struct {
	name, byDefault string
	text            bool // its value is a text, not true or false
	mend            string
	set             func(s *Settings, value string) bool
}

func keys() []key {
	return []key{
		{"theme", "auto", true, `one of "auto", "dark", "light", "none"`, func(s *Settings, v string) bool {
			s.Theme = v
			return v == "auto" || v == "dark" || v == "light" || v == "none"
		}},
		{"zone", "", true, `the desk's time zone in full, such as "Europe/London", or "" for the scene's alone`, func(s *Settings, v string) (ok bool) {
			s.Zone, ok = location(v)
			return ok
		}},
		{"ascii", "false", false, "true or false", flag(func(s *Settings) *bool { return &s.ASCII })},
		{"mouse", "false", false, "true or false", flag(func(s *Settings) *bool { return &s.Mouse })},
		{"backup_every", "1h", true, `a time such as "1h" or "30m", at least "1m", or "off"`, func(s *Settings, v string) (ok bool) {
			s.BackupEvery, ok = every(v)
			return ok
		}},
	}
}

func flag(of func(*Settings) *bool) func(*Settings, string) bool {
	return func(s *Settings, v string) bool {
		on, err := strconv.ParseBool(v)
		*of(s) = on
		return err == nil
	}
}

// location finds a zone. Local is none: it is another on every box.
func location(name string) (*time.Location, bool) {
	if name == "" {
		return nil, true
	}
	zone, err := time.LoadLocation(name)
	return zone, err == nil && name != "Local"
}

func every(v string) (time.Duration, bool) {
	if v == "off" {
		return 0, true
	}
	d, err := time.ParseDuration(v)
	return d, err == nil && d >= time.Minute
}

// Load reads a file. One that is not there is an empty one.
func Load(path string, getenv func(string) string) (*Settings, error) {
	text, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("settings cannot be read: %w", err)
	}
	return Read(path, text, getenv)
}

// Read understands the text of a file by its name, and the environment. No text is an empty file.
func Read(name string, text []byte, getenv func(string) string) (*Settings, error) {
	lines, err := parse(name, text)
	if err != nil {
		return nil, err
	}
	s := &Settings{}
	for _, k := range keys() {
		one := Setting{k.name, k.byDefault, "default"}
		if l, ok := lines[k.name]; ok {
			one.Value, one.From = l.value, fmt.Sprintf("%s:%d", name, l.line)
		}
		if v, from := fromEnvironment(k.name, getenv); from != "" {
			one.Value, one.From = v, "environment: "+from
		}
		k.set(s, one.Value)
		s.All = append(s.All, one)
	}
	return s, nil
}

// fromEnvironment is what the environment says of a key; from is empty where it says nothing.
func fromEnvironment(name string, getenv func(string) string) (value, from string) {
	switch {
	case name == "theme" && getenv("NO_COLOR") != "":
		return "none", "NO_COLOR"
	case name == "theme" && getenv("CLICOLOR") == "0":
		return "none", "CLICOLOR"
	case name == "ascii":
		return plainLanguage(getenv)
	}
	return "", ""
}
