package remote

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// coloured tells whether a text was written in a colour, and not only in bold, faint or reverse.
func coloured(m *monitor) bool {
	return regexp.MustCompile(`\x1b\[([0-9;]*;)?(3[0-7]|9[0-7]|38;[0-9;]*)m`).MatchString(m.out.String())
}

// Guards the screen of each: two editors, one of whom may only read, have theme and zone of their own at the same time, and no
// command reaches the settings of the other or of the server.
func TestSettingsOfEach(t *testing.T) {
	d := newDesk(t, Limits{})
	a, b := d.dial(d.ana), d.dial(d.bob)
	for _, c := range []struct {
		by         *gossh.Client
		line, says string
	}{
		{a, "config zone America/New_York", "zone is America/New_York from the next session on (your settings:1)"},
		{a, "config theme dark", "theme is dark"},
		{b, "config zone Asia/Tokyo", "zone is Asia/Tokyo"},
		{b, "config theme none", "theme is none"},
		{b, "config mouse true", "mouse is true"},
		{b, "config --unset mouse", "mouse is false from the next session on (default)"},
		{a, "config theme", "dark\n"},
		{b, "config", "kept on the server, for your key alone"},
	} {
		if code, out, errs := d.exec(c.by, c.line); code != 0 || errs != "" || !strings.Contains(out, c.says) || strings.Contains(out, "backup_every") {
			t.Errorf("%s: %d %q %q", c.line, code, out, errs)
		}
	}
	ma, mb := d.watch(a, 120, 40), d.watch(b, 120, 40)
	ma.sees(t, "EXCEEDS")
	mb.sees(t, "EXCEEDS")
	eventually(t, func() bool { return ma.shows("America/New_York)") && mb.shows("Asia/Tokyo)") }, func() string { return "a zone is not shown" })
	if ma.shows("Tokyo") || mb.shows("New_York") {
		t.Error("the zone of somebody else is shown")
	}
	if !coloured(ma) || coloured(mb) {
		t.Errorf("in colour: %v and %v", coloured(ma), coloured(mb))
	}
}

// Guards the box: what is about it, what would name a file, and what is not understood is refused in one sentence, and nothing is
// written for it.
func TestSettingsRefused(t *testing.T) {
	d := newDesk(t, Limits{})
	c := d.dial(d.bob)
	for line, says := range map[string]string{
		"config backup_every off":                    "backup_every is about the server, and not to be set over SSH; whoever runs the server sets it there",
		"config backup_every":                        "backup_every is about the server",
		"config zone ../../../etc/passwd":            "zone cannot be",
		"config zone /etc/localtime":                 "zone cannot be",
		"config theme pink":                          `theme cannot be "pink"; write one of "auto", "dark", "light", "none"`,
		"config file /etc/passwd":                    "there is no setting file; there are theme, zone, ascii, mouse",
		"config zone " + strings.Repeat("x", 60_000): "zone cannot be",
		"config --unset":                             "--unset takes one key",
	} {
		code, out, errs := d.exec(c, line)
		if code != 2 || out != "" || !strings.Contains(errs, says) || strings.Count(errs, "\n") != 1 || len(errs) > 400 {
			t.Errorf("%.40s: %d %q %q", line, code, out, errs)
		}
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(d.path), "state", "muster", "settings")); err == nil {
		t.Error("something was kept")
	}
}

// keptSettings has an editor keep a setting, and gives the file that has it.
func (d *desk) keptSettings(c *gossh.Client) string {
	d.t.Helper()
	if code, _, errs := d.exec(c, "config theme none"); code != 0 {
		d.t.Fatal(errs)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(d.path), "state", "muster", "settings", "*", "settings.toml"))
	if err != nil || len(files) != 1 {
		d.t.Fatal(files, err)
	}
	return files[0]
}

// Guards the way in: settings that are broken on the disk are told, on the screen and by the command, and keep nobody out; the
// editor mends them without anybody who could reach that disk.
func TestBrokenSettings(t *testing.T) {
	d := newDesk(t, Limits{})
	c := d.dial(d.ana)
	file := d.keptSettings(c)
	if err := os.WriteFile(file, []byte("theme = \"none\"\nzone = 5\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := d.watch(c, 120, 40)
	m.sees(t, "EXCEEDS")
	eventually(t, func() bool { return m.shows("your settings are not in force") }, func() string { return "it is not told" })
	if !coloured(m) {
		t.Error("half of broken settings is in force")
	}
	if code, out, errs := d.exec(c, "config"); code != 0 || !strings.Contains(errs, "your settings:2: zone cannot be 5") || !strings.Contains(out, "auto") {
		t.Errorf("%d %q %q", code, out, errs)
	}
	if code, out, errs := d.exec(c, "config zone UTC"); code != 1 || out != "" || !strings.Contains(errs, "your settings:2: zone cannot be 5") || !strings.Contains(errs, "nothing was changed: config --reset forgets all of them") {
		t.Errorf("%d %q %q", code, out, errs)
	}
	if code, out, errs := d.exec(c, "config --reset"); code != 0 || errs != "" || !strings.Contains(out, "the defaults hold") {
		t.Errorf("%d %q %q", code, out, errs)
	}
	if code, out, errs := d.exec(c, "config zone UTC"); code != 0 || errs != "" || !strings.Contains(out, "zone is UTC") {
		t.Errorf("%d %q %q", code, out, errs)
	}
	if code, out, errs := d.exec(c, "config"); code != 0 || errs != "" || !strings.Contains(out, "UTC") {
		t.Errorf("%d %q %q", code, out, errs)
	}
}

// Guards what an editor has kept: where it cannot be read, for a reason that may pass, nothing is written over it, and nothing is
// told of the server's disk.
func TestUnreadSettings(t *testing.T) {
	d := newDesk(t, Limits{})
	c := d.dial(d.ana)
	file := d.keptSettings(c)
	if err := errors.Join(os.Rename(file, file+".away"), os.Mkdir(file, 0o700)); err != nil {
		t.Fatal(err)
	}
	for line, code := range map[string]int{"config": 0, "config zone UTC": 1, "config --unset theme": 1, "config --reset": 1} {
		got, _, errs := d.exec(c, line)
		if got != code || !strings.Contains(errs, "your settings cannot be read on the server") || strings.Contains(errs, "state") || strings.Contains(errs, "/") {
			t.Errorf("%s: %d %q", line, got, errs)
		}
	}
	if err := errors.Join(os.Remove(file), os.Rename(file+".away", file)); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := d.exec(c, "config theme"); code != 0 || out != "none\n" || errs != "" {
		t.Errorf("%d %q %q", code, out, errs)
	}
}

// Guards the terminal that says what it cannot do: its word comes before what its editor has kept.
func TestTerminalComesBeforeSettings(t *testing.T) {
	d := newDesk(t, Limits{})
	c := d.dial(d.ana)
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"NO_COLOR": "1", "LC_ALL": "C"} {
		if err := s.Setenv(name, value); err != nil {
			t.Fatal(err)
		}
	}
	out, err := s.Output("config theme dark; config")
	if err == nil {
		t.Error("a semicolon is no shell:", string(out))
	}
	s, err = c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Setenv("NO_COLOR", "1")
	_ = s.Setenv("LC_ALL", "C")
	if out, err := s.Output("config theme dark"); err != nil || !strings.Contains(string(out), "theme is kept, but the environment comes first (NO_COLOR): none") {
		t.Errorf("%q %v", out, err)
	}
	if code, out, _ := d.exec(c, "config ascii"); code != 0 || out != "false\n" {
		t.Error("a terminal that says nothing of its language reads no UTF-8:", out)
	}
}
