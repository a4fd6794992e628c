package settings

import (
	"fmt"
	"slices"
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

// Of is the setting of a key; the zero setting: there is none.
func (s *Settings) Of(key string) Setting {
	if i := slices.IndexFunc(s.All, func(one Setting) bool { return one.Key == key }); i >= 0 {
		return s.All[i]
	}
	return Setting{}
}

// key is what can be set.
type key struct {
	name, byDefault string
	text            bool // its value is a text, not true or false
	box             bool // it is about the box that the file lies on, not about a screen
	mend            string
	set             func(s *Settings, value string) bool
}

// takes sets a value, which is shown in the refusal as given.
func (k key) takes(s *Settings, value, shown string) error {
	if !k.set(s, value) {
		return k.refuses(shown)
	}
	return nil
}

func (k key) refuses(shown string) error {
	return fmt.Errorf("%s cannot be %s; write %s", k.name, shown, k.mend)
}

// written is a value as it stands in a file.
func (k key) written(value string) string {
	if k.text {
		value = strconv.Quote(value)
	}
	return k.name + " = " + value
}

func keys() []key {
	return []key{
		{"theme", "auto", true, false, `one of "auto", "dark", "light", "none"`, func(s *Settings, v string) bool {
			s.Theme = v
			return v == "auto" || v == "dark" || v == "light" || v == "none"
		}},
		{"zone", "", true, false, `the desk's time zone in full, such as "Europe/London", or "" for the scene's alone`, func(s *Settings, v string) (ok bool) {
			s.Zone, ok = location(v)
			return ok
		}},
		{"ascii", "false", false, false, "true or false", flag(func(s *Settings) *bool { return &s.ASCII })},
		{"mouse", "false", false, false, "true or false", flag(func(s *Settings) *bool { return &s.Mouse })},
		{"backup_every", "1h", true, true, `a time such as "1h" or "30m", at least "1m", or "off"`, func(s *Settings, v string) (ok bool) {
			s.BackupEvery, ok = every(v)
			return ok
		}},
	}
}

func flag(of func(*Settings) *bool) func(*Settings, string) bool {
	return func(s *Settings, v string) bool {
		*of(s) = v == "true"
		return v == "true" || v == "false"
	}
}

// longestZone is longer than the name of any zone.
const longestZone = 64

// location finds a zone. Local is none: it is another on every box. (The library refuses names that lead out of the zones.)
func location(name string) (*time.Location, bool) {
	if name == "" {
		return nil, true
	}
	if name == "Local" || len(name) > longestZone {
		return nil, false
	}
	zone, err := time.LoadLocation(name)
	return zone, err == nil
}

func every(v string) (time.Duration, bool) {
	if v == "off" {
		return 0, true
	}
	d, err := time.ParseDuration(v)
	return d, err == nil && d >= time.Minute
}

// read understands a text, and the environment.
func (p Place) read(text []byte) (*Settings, error) {
	lines, err := p.parse(text)
	if err != nil {
		return nil, err
	}
	s := &Settings{}
	for _, k := range p.keys() {
		one := Setting{k.name, k.byDefault, "default"}
		if l, ok := lines[k.name]; ok {
			one.Value, one.From = l.value, fmt.Sprintf("%s:%d", p.Name, l.line)
		}
		if v, from := fromEnvironment(k.name, p.getenv); from != "" {
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
