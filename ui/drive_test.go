package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"muster/ui/draw"
)

// driver runs an app without a terminal: every effect is run to its end before the next key, but for those that wait.
type driver struct {
	testing.TB
	*App
	waiting []effect
	quit    bool
	term    *vt.Emulator    // what lines were drawn on
	drawn   map[string]bool // the lines that were
}

func config(s Store) Config {
	return Config{Store: s, Path: "/home/ana/.local/share/muster/desk.db", Editor: ana, Now: func() time.Time { return at },
		Colours: Colours{Profile: colorprofile.ANSI, Ground: draw.Dark}, UTF8: true, Width: 120, Height: 40}
}

func drive(tb testing.TB, cfg Config) *driver {
	tb.Helper()
	d := &driver{TB: tb, App: New(cfg)}
	d.run(d.first())
	return d
}

// run runs effects, and those that their answers ask for.
func (d *driver) run(effects []effect) {
	for len(effects) > 0 {
		e := effects[0]
		effects = effects[1:]
		if e.waits {
			d.waiting = append(d.waiting, e)
			continue
		}
		more, quit := d.take(e.run())
		effects, d.quit = append(effects, more...), d.quit || quit
	}
}

func (d *driver) send(msg tea.Msg) {
	effects, quit := d.take(msg)
	d.quit = d.quit || quit
	d.run(effects)
}

// tell says that there is something new to read, as the watch would.
func (d *driver) tell() { d.send(tokenMsg{}) }

// keys presses keys by name, parted by spaces.
func (d *driver) keys(names string) *driver {
	d.Helper()
	for _, name := range strings.Fields(names) {
		msg := keyPress(name)
		if msg.Code == 0 {
			d.Fatalf("there is no key %q", name)
		}
		d.send(msg)
	}
	return d
}

// text types a text.
func (d *driver) text(s string) *driver {
	for _, r := range s {
		if r == ' ' {
			d.send(keyPress("space"))
			continue
		}
		d.send(keyPress(string(r)))
	}
	return d
}

func (d *driver) size(w, h int) *driver {
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// screen is the screen as plain text.
func (d *driver) plain() string {
	lines, _ := d.lines()
	for i := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(lines[i]), " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// styled is the screen with its styles.
func (d *driver) styled() string {
	lines, _ := d.lines()
	return strings.Join(lines, "\n") + "\n"
}

// wants fails unless every text is on the screen.
func (d *driver) wants(texts ...string) *driver {
	d.Helper()
	screen := flat(d.plain()) + "\n" + flat(d.inFront())
	for _, t := range texts {
		if !strings.Contains(screen, flat(t)) {
			d.Errorf("%q is not on the screen:\n%s", t, d.plain())
		}
	}
	return d
}

// inFront is the front dialog as plain text, without what stands beside it.
func (d *driver) inFront() string {
	if d.top() == nil {
		return ""
	}
	lines, _ := d.top().View()
	return ansi.Strip(strings.Join(lines, "\n"))
}

// lacks fails if a text is on the screen.
func (d *driver) lacks(texts ...string) *driver {
	d.Helper()
	for _, t := range texts {
		if strings.Contains(flat(d.plain()), flat(t)) {
			d.Errorf("%q is on the screen:\n%s", t, d.plain())
		}
	}
	return d
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
