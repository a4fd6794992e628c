package ui

import (
	"context"
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
	last time.Time
	text strings.Builder
}

func (m *meter) Write(b []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.n, m.last = m.n+len(b), time.Now()
	m.text.Write(b)
	return len(b), nil
}

// wake begins a new wait.
func (m *meter) wake() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last = time.Now()
}

// quiet waits until nothing was written for a while, and gives what was written since it was last asked.
func (m *meter) quiet(t *testing.T) int {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		m.mu.Lock()
		if n := m.n; n >= 0 && time.Since(m.last) > 120*time.Millisecond {
			m.n = 0
			m.mu.Unlock()
			return n
		}
		m.mu.Unlock()
	}
	t.Fatal("the screen never rests")
	return 0
}

// TestBytesToTheTerminal runs the whole program over a pipe: a cursor move takes at most 300 bytes, an idle screen none.
func TestBytesToTheTerminal(t *testing.T) {
	in, keys := io.Pipe()
	out := &meter{last: time.Now()}
	done := make(chan error)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		done <- Run(ctx, config(exampleStore(t)), in, out, []string{"TERM=xterm-256color", "LANG=C.UTF-8"})
	}()
	if n := out.quiet(t); n < 2000 {
		t.Errorf("the first screen took %d bytes", n)
	}
	if n := out.quiet(t); n != 0 {
		t.Errorf("an idle screen wrote %d bytes", n)
	}
	for _, key := range []string{"j", "j", "k", "l", "h", "\t", "j", "j", "k", "\t", "k", "k"} {
		out.wake()
		_, _ = io.WriteString(keys, key)
		n := out.quiet(t)
		t.Logf("%q: %d bytes", key, n)
		if key != "\t" && n > 300 || n == 0 {
			t.Errorf("%q took %d bytes", key, n)
		}
	}
	_, _ = io.WriteString(keys, "q")
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(3 * time.Second):
		t.Fatal("q does not quit")
	}
	if !strings.Contains(out.text.String(), "\x1b[?1049l") {
		t.Error("the terminal was not given back")
	}
}

// TestBytesOfAReplayStep: a step takes at most 4,000 bytes at 120x40, by either clock, whatever it changes.
func TestBytesOfAReplayStep(t *testing.T) {
	in, keys := io.Pipe()
	out := &meter{last: time.Now()}
	done := make(chan error)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		done <- Run(ctx, config(deskStore(t)), in, out, []string{"TERM=xterm-256color", "LANG=C.UTF-8"})
	}()
	out.quiet(t)
	press := func(key string) int {
		out.wake()
		_, _ = io.WriteString(keys, key)
		return out.quiet(t)
	}
	press(",")
	most := 0
	for _, key := range []string{",", ",", ",", ",", ",", ".", ".", ",", ",", ",", "c", ",", ",", ",", ",", ".", ".", ",", ","} {
		n := press(key)
		t.Logf("%q: %d bytes", key, n)
		if most = max(most, n); n > 4000 && key != "c" || n == 0 {
			t.Errorf("%q took %d bytes", key, n)
		}
	}
	t.Logf("at most %d bytes", most)
	_, _ = io.WriteString(keys, "q")
	if err := <-done; err != nil {
		t.Error(err)
	}
}
