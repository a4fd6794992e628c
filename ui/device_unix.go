//go:build unix

package ui

import (
	"context"
	"io"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sys/unix"
	"golang.org/x/term"

	"muster/ui/paste"
)

// deviceOf is what a session is shown on. The library would ask a terminal for its size itself and draw on as much as it
// says; asked here, the answer passes the filter.
func deviceOf(in io.Reader, out io.Writer) *device {
	d := plainDevice(in, out)
	if f, ok := in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		d.in = keyboard{d.pastes, f}
		d.suspends = suspends(int(f.Fd()))
	}
	f, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return d
	}
	o := &outlet{f: f}
	o.was, _ = term.GetState(int(f.Fd()))
	d.out, d.follow, d.release = struct{ io.Writer }{o}, o.follow, o.release
	return d
}

// keyboard is a terminal to read from, which the library puts into raw mode.
type keyboard struct {
	*paste.Reader
	f *os.File
}

func (k keyboard) Write(p []byte) (int, error) { return k.f.Write(p) }
func (k keyboard) Close() error                { return nil }
func (k keyboard) Fd() uintptr                 { return k.f.Fd() }

// suspends tells whether a shell with job control started this process: one of the same session that put it into a group of
// its own. Stopped without one, it would never go on.
func suspends(fd int) bool {
	sid, err := unix.Getsid(0)
	above, errAbove := unix.Getsid(os.Getppid())
	group, errGroup := unix.Getpgid(os.Getppid())
	front, errFront := unix.IoctlGetInt(fd, unix.TIOCGPGRP)
	return err == nil && errAbove == nil && errGroup == nil && errFront == nil &&
		sid == above && sid != os.Getpid() && group != unix.Getpgrp() && front == unix.Getpgrp()
}

// outlet is a terminal to write to.
type outlet struct {
	f    *os.File
	was  *term.State
	mu   sync.Mutex // held while something is written
	shut atomic.Bool
}

func (o *outlet) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.shut.Load() {
		return 0, io.ErrClosedPipe
	}
	return o.f.Write(p)
}

// whole takes back everything that the screen asks of a terminal, whatever sequence was cut off before.
const whole = "\x18" + "\x1b\\" + ansi.ResetModeSynchronizedOutput + ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent +
	ansi.ResetModeMouseExtSgr + ansi.ResetModeFocusEvent + ansi.ResetModeBracketedPaste + ansi.ResetModeUnicodeCore + ansi.ResetModifyOtherKeys +
	"\x1b[<u" + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable + "\x1b[0 q" + ansi.ResetStyle

// release gives the terminal back although it may have stopped reading: what it did not take is thrown away, whoever waits to
// write is woken and writes no more, and what makes it whole is written within half a second or not at all.
func (o *outlet) release() {
	fd := int(o.f.Fd())
	o.shut.Store(true)
	_ = unix.SetNonblock(fd, true)
	defer func() { _ = unix.SetNonblock(fd, false) }() // the shell has the same terminal
	end := time.Now().Add(500 * time.Millisecond)
	for !o.mu.TryLock() && time.Now().Before(end) {
		discard(fd)
		o.restore(fd) // wakes who waits to write
		time.Sleep(5 * time.Millisecond)
	}
	discard(fd)
	o.restore(fd)
	for left := []byte(whole); len(left) > 0 && time.Now().Before(end.Add(500*time.Millisecond)); {
		n, err := unix.Write(fd, left)
		if left = left[max(0, n):]; err != nil {
			time.Sleep(5 * time.Millisecond)
		}
	}
}

func (o *outlet) restore(fd int) {
	if o.was != nil {
		_ = term.Restore(fd, o.was)
	}
}

// follow tells of every new size.
func (o *outlet) follow(ctx context.Context, send func(tea.Msg)) {
	changed := make(chan os.Signal, 1)
	signal.Notify(changed, syscall.SIGWINCH)
	defer signal.Stop(changed)
	for {
		if w, h, err := term.GetSize(int(o.f.Fd())); err == nil {
			send(tea.WindowSizeMsg{Width: w, Height: h})
		}
		select {
		case <-ctx.Done():
			return
		case <-changed:
		}
	}
}
