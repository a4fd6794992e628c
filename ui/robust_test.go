package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/width"

	"muster/model"
	"muster/ui/draw"
	"muster/ui/layout"
)

// exact fails unless the screen has as many lines as it is high, each exactly as wide, with nothing in them that a terminal
// would obey but styles.
func (d *driver) exact() {
	d.Helper()
	lines, cursor := d.lines()
	if len(lines) != d.screen.H {
		d.Fatalf("%dx%d: %d lines", d.screen.W, d.screen.H, len(lines))
	}
	for y, l := range lines {
		if w := ansi.StringWidthWc(l); w != d.screen.W {
			d.Fatalf("%dx%d: line %d is %d wide: %q", d.screen.W, d.screen.H, y, w, l)
		}
		for _, r := range ansi.Strip(l) {
			if r < ' ' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError || r >= 0x202a && r <= 0x202e || r == 0x200b {
				d.Fatalf("line %d has %U: %q", y, r, l)
			}
			if r > '~' && !d.cfg.UTF8 {
				d.Fatalf("line %d is not ASCII: %q", y, l)
			}
		}
	}
	if cursor != nil && (cursor.X < 0 || cursor.Y < 0 || cursor.X >= d.screen.W || cursor.Y >= d.screen.H) {
		d.Fatalf("%dx%d: the text cursor is at %v", d.screen.W, d.screen.H, *cursor)
	}
}

// states are the keys that lead to everything that can be open.
var states = []string{"", "1", "3", "?", ":", "/", "S", "2 enter", "3 enter", "1 enter", "2 r", "2 space", "1 c", "z", "2 l l l l", "2 G", "3 G", "1 c G", "3 x s s s"}

func TestEverySizeFits(t *testing.T) {
	d := drive(t, config(exampleStore(t)))
	for _, keys := range states {
		d.keys(keys)
		for _, w := range []int{0, 1, 2, 3, 5, 9, 23, 24, 40, 59, 76, 80, 99, 100, 119, 120, 159, 160, 200, 500, 1000} {
			for _, h := range []int{0, 1, 2, 3, 4, 5, 6, 7, 12, 16, 24, 28, 40, 60, 500} {
				d.size(w, h).exact()
			}
		}
		d.size(120, 40).keys("esc esc esc esc")
		d.front, d.zoom = layout.Accounting, false
	}
}

// FuzzScreen presses keys at changing sizes: whatever comes, the screen is whole.
func FuzzScreen(f *testing.F) {
	f.Add("jjjle\x1b", uint16(80), uint16(24))
	f.Add("1cGe?q", uint16(120), uint16(40))
	f.Add("/country:JP\r3sxe", uint16(200), uint16(60))
	f.Add(":nar\r S", uint16(0), uint16(0))
	f.Add("zzrjjj2 jn", uint16(39), uint16(7))
	m := exampleStore(f)
	names := map[rune]string{'\r': "enter", 'e': "enter", '\x1b': "esc", '\t': "tab", ' ': "space", '\x02': "pgdown", '\x03': "pgup", '\x04': "left", '\x05': "right"}
	f.Fuzz(func(t *testing.T, keys string, w, h uint16) {
		if len(keys) > 60 {
			return
		}
		d := drive(t, config(m)).size(int(w), int(h))
		for i, r := range keys {
			if !utf8.ValidRune(r) || r == utf8.RuneError {
				continue
			}
			if name, ok := names[r]; ok {
				d.send(keyPress(name))
			} else {
				d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
			if i%7 == 3 {
				d.size(int(w)/(i+1), int(h)/2)
			}
			d.exact()
		}
		d.size(int(w), int(h)).exact()
	})
}

// changing are the keys that lead to where something is changed.
var changing = []string{"3 e", "3 e tab tab", "1 e", "A enter", "E", "E enter", "E enter e", "E down enter", "E down enter e", "E down enter K", "3 C",
	"3 L tab", "3 K", "3 R", "2 R", "2 R down tab", "1 L", "1 P", "2 O", "3 d"}

// TestHostileTextIsShownHarmless guards every place where text from outside is shown.
func TestHostileTextIsShownHarmless(t *testing.T) {
	const evil = "a\x1b]0;x\x07b\u202ec\u200bd\re\x9bf\nヘ👨‍👩‍👧‍👦ü" + "z̧͎̲͈̝̜͙̝͔̟̪͎" + "مرحبا"
	m := newMemory()
	story := &model.Situation{ID: "s", Title: evil, Place: evil, Host: "DZ", Zone: "Africa/Algiers", Names: map[string]string{"GB": evil}}
	src := model.Normal(&model.Source{ID: "src", Name: evil, Kind: model.Media, Authority: evil})
	c := claim("c1", "src", "GB", model.Dead, "3", "2013-01-19")
	c.Text, c.Via, c.Link, c.People, c.Figures[0].Scope = evil, evil, evil, []string{evil}, evil
	whole := claim("c2", "src", "ALL", model.Dead, "2", "2013-01-19")
	group := &model.Group{ID: "bp", Name: evil, Basis: model.Employer, Authority: evil}
	staff := claim("c3", "src", "bp", model.Missing, "2", "2013-01-19")
	gb := claim("c4", "src", "GB", model.Dead, "3", "2013-01-19")
	e := &model.Event{ID: "e1", When: example(t).Events[0].When, Headline: evil, Detail: evil, Place: evil, Evidence: []string{"c1"}}
	m.put(t, model.Editor{Name: evil, ID: "uid:1"}, "s", story, src, group, c, whole, staff, gb, e)
	for _, utf8 := range []bool{true, false} {
		cfg := config(m)
		cfg.UTF8, cfg.Path, cfg.ReadOnly = utf8, evil, evil
		cfg.Presence = &company{others: []model.Session{{Editor: model.Editor{Name: evil, ID: evil}, For: evil,
			Spot: model.Spot{Situation: "s", Record: model.Ref{Kind: model.KindClaim, ID: "c1"}}}}}
		for _, keys := range append([]string{"2 G enter", "2 j enter", "1 enter enter", "3 j enter", "3 j j space"}, states...) {
			for _, size := range sizes {
				d := drive(t, cfg).size(size[0], size[1]).keys(keys)
				d.exact()
				d.send(tea.PasteMsg{Content: evil})
				d.exact()
			}
		}
	}
	for _, utf8 := range []bool{true, false} {
		cfg := config(m)
		cfg.UTF8 = utf8
		for _, keys := range changing {
			for _, size := range sizes {
				d := drive(t, cfg).size(size[0], size[1]).keys(keys)
				if d.top() == nil {
					t.Fatalf("%q opens nothing", keys)
				}
				d.exact()
				d.send(tea.PasteMsg{Content: evil})
				d.exact()
			}
		}
	}
	cfg := config(nil)
	cfg.Store, cfg.Path = nil, evil
	drive(t, cfg).exact()
	d := drive(t, cfg).keys("n")
	d.send(tea.PasteMsg{Content: evil})
	d.exact()
	d.send(tea.PasteMsg{Content: strings.Repeat("x", 5000)})
	d.wants("too long for one line")
	if title := drive(t, config(m)).View().WindowTitle; strings.ContainsAny(title, "\x1b\x07\r\n\u202e") {
		t.Errorf("the window title is %q", title)
	}
}

// TestChromeIsNarrow guards the golden screens against glyphs of ambiguous width, and those without UTF-8 against any.
func TestChromeIsNarrow(t *testing.T) {
	paths, err := filepath.Glob(goldenDir + "/*.txt")
	if err != nil || len(paths) < 40 {
		t.Fatalf("%d golden screens, %v", len(paths), err)
	}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range string(b) {
			if k := width.LookupRune(r).Kind(); k != width.Neutral && k != width.EastAsianNarrow {
				t.Errorf("%s has %q, which is %v", path, r, k)
			}
			if strings.Contains(path, "ascii") && r > '~' {
				t.Errorf("%s has %q", path, r)
			}
		}
	}
}

// TestWithoutColourThereIsNone guards NO_COLOR: attributes are left, colours are not.
func TestWithoutColourThereIsNone(t *testing.T) {
	cfg := config(exampleStore(t))
	cfg.Colours = ColoursOf([]string{"TERM=xterm-256color", "NO_COLOR=yes"})
	for _, keys := range states {
		for _, seq := range strings.Split(drive(t, cfg).keys(keys).styled(), "\x1b[")[1:] {
			codes, _, _ := strings.Cut(seq, "m")
			for _, code := range strings.Split(codes, ";") {
				if code != "" && code != "0" && code != "1" && code != "2" && code != "4" && code != "7" {
					t.Fatalf("%q: %q is written without colour", keys, codes)
				}
			}
		}
	}
}

func TestEnvironment(t *testing.T) {
	for _, c := range []struct {
		env     string
		profile colorprofile.Profile
		utf8    bool
	}{
		{"TERM=xterm-256color LANG=en_GB.UTF-8", colorprofile.ANSI256, true},
		{"TERM=xterm-256color NO_COLOR=0 LC_ALL=C LANG=en_GB.UTF-8", colorprofile.ASCII, false},
		{"TERM=xterm-256color CLICOLOR=0 LC_CTYPE=en_GB.utf8", colorprofile.ASCII, true},
		{"TERM=xterm COLORTERM=truecolor", colorprofile.TrueColor, false},
		{"TERM=xterm NO_COLOR=", colorprofile.ANSI, false},
		{"TERM=tmux-256color LANG=C LANG=C.UTF-8", colorprofile.ANSI256, true},
	} {
		env := strings.Fields(c.env)
		if got := ColoursOf(env).Profile; got != c.profile {
			t.Errorf("%s: %v, want %v", c.env, got, c.profile)
		}
		if got := UTF8Of(env); got != c.utf8 {
			t.Errorf("%s: UTF-8 is %v", c.env, got)
		}
	}
	dumb := func(string) string { return "dumb" }
	if Usable(dumb, true) || Usable(func(string) string { return "xterm" }, false) || !Usable(func(string) string { return "xterm" }, true) {
		t.Error("usable is wrong")
	}
}

func TestGroundIsTakenUp(t *testing.T) {
	cfg := config(exampleStore(t))
	cfg.Colours.Ground = draw.UnknownGround
	d := drive(t, cfg).keys("2 enter")
	before := d.styled()
	d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	d.ground(false)
	if d.styled() == before {
		t.Error("a light ground changes nothing")
	}
}
