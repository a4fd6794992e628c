package ui

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"
)

// meter counts what is written to a terminal.
type meter struct {
	mu   sync.Mutex
	n    int
	text strings.Builder
}

func (m *meter) Write(b []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.n += len(b)
	m.text.Write(b)
	return len(b), nil
}

// has tells how many bytes were written since they were last taken.
func (m *meter) has() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.n
}

func (m *meter) shows(what string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return strings.Contains(m.text.String(), what)
}

// until waits until something is so; generously, since the machine may be busy.
func (m *meter) until(t *testing.T, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("waited a minute for", what)
		}
	}
}

// quiet waits until many looks in a row find nothing new, and takes what was written. Looks are counted and not the time: when
// the whole process gets no turn, nobody writes either.
func (m *meter) quiet(t *testing.T) (taken int) {
	t.Helper()
	looks, seen := 0, -1
	m.until(t, "a screen that rests", func() bool {
		if n := m.has(); n != seen {
			looks, seen = 0, n
		}
		looks++
		return looks > 30
	})
	m.mu.Lock()
	defer m.mu.Unlock()
	taken, m.n = m.n, 0
	return taken
}

// press presses a key that changes the screen, and gives what that takes.
func (m *meter) press(t *testing.T, keys io.Writer, key string) int {
	t.Helper()
	_, _ = io.WriteString(keys, key)
	m.until(t, fmt.Sprintf("what %q draws", key), func() bool { return m.has() > 0 })
	n := m.quiet(t)
	t.Logf("%q: %d bytes", key, n)
	return n
}

// opened runs the whole program over a pipe, and waits until its first screen is whole.
func opened(t *testing.T, s Store) (out *meter, keys io.Writer, first int, done <-chan error) {
	t.Helper()
	return running(t, config(s))
}

func running(t *testing.T, cfg Config) (out *meter, keys io.Writer, first int, done <-chan error) {
	t.Helper()
	in, keys := io.Pipe()
	out, ended := &meter{}, make(chan error, 1)
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	go func() {
		ended <- Run(ctx, cfg, in, out, []string{"TERM=xterm-256color", "LANG=C.UTF-8"})
	}()
	out.until(t, "the figures", func() bool { return out.shows("EXCEEDS") })
	return out, keys, out.quiet(t), ended
}

// TestBytesToTheTerminal runs the whole program over a pipe: a cursor move takes at most 300 bytes, an idle screen none.
func TestBytesToTheTerminal(t *testing.T) {
	out, keys, first, done := opened(t, exampleStore(t))
	if first < 2000 {
		t.Errorf("the first screen took %d bytes", first)
	}
	if n := out.quiet(t); n != 0 {
		t.Errorf("an idle screen wrote %d bytes", n)
	}
	for _, key := range []string{"j", "j", "k", "l", "h", "\t", "j", "j", "k", "\t", "k", "k"} {
		if n := out.press(t, keys, key); key != "\t" && n > 300 {
			t.Errorf("%q took %d bytes", key, n)
		}
	}
	_, _ = io.WriteString(keys, "q")
	if err := <-done; err != nil {
		t.Error(err)
	}
	if !out.shows("\x1b[?1049l") {
		t.Error("the terminal was not given back")
	}
}

// TestBytesOfAReplayStep: a step takes at most 4,000 bytes at 120x40, by either clock, whatever it changes.
func TestBytesOfAReplayStep(t *testing.T) {
	out, keys, _, done := opened(t, deskStore(t))
	out.press(t, keys, ",")
	most := 0
	for _, key := range []string{",", ",", ",", ",", ",", ".", ".", ",", ",", ",", "c", ",", ",", ",", ",", ".", ".", ",", ","} {
		n := out.press(t, keys, key)
		if most = max(most, n); n > 4000 && key != "c" {
			t.Errorf("%q took %d bytes", key, n)
		}
	}
	t.Logf("at most %d bytes", most)
	_, _ = io.WriteString(keys, "qq")
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestBytesOfADialog: what stands beside a dialog is neither erased when it opens nor written again when it closes. Seen red, with
// a third more and up to twice the bytes, with the rows of a dialog blank at its sides.
func TestBytesOfADialog(t *testing.T) {
	cfg := config(deskStore(t))
	cfg.Width, cfg.Height = 200, 60
	out, keys, _, done := running(t, cfg)
	for _, d := range []struct {
		key  string
		most int // there and back
	}{{"\r", 6500}, {"?", 9500}, {":", 10200}, {"F", 11000}, {"O", 2600}} {
		if n := out.press(t, keys, d.key) + out.press(t, keys, "\x1b[27u"); n > d.most {
			t.Errorf("%q and back takes %d bytes", d.key, n)
		}
	}
	_, _ = io.WriteString(keys, "q")
	if err := <-done; err != nil {
		t.Error(err)
	}
}
