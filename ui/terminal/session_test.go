//go:build unix && !race

package terminal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"golang.org/x/sys/unix"
)

// patience ends a wait that will not come to anything. Nothing that works takes a hundredth of it on a machine that has nothing
// else to do, nor all of it on one that is busy with twenty other things.
const patience = time.Minute

// session is the terminal's end of a pty, with a screen on the other end.
type session struct {
	tb  testing.TB
	pty *os.File

	mu     sync.Mutex
	out    []byte        // all that was written
	last   time.Time     // when
	over   bool          // the other end is closed
	stall  chan struct{} // nil: it reads; else it does not, until this is closed
	await  [][2]string
	chunks []chunk

	term    *vt.Emulator
	fed     int // how much of out the emulator has drawn
	cursor  bool
	stopped sync.WaitGroup
}

// attach begins to read what a screen writes. The terminal answers as a modern one does.
func attach(tb testing.TB, master *os.File, cols, rows int) *session {
	unblock(master)
	s := &session{tb: tb, pty: master, last: time.Now(), cursor: true, await: [][2]string{
		{ansi.RequestModeSynchronizedOutput, "\x1b[?2026;2$y"}, {ansi.RequestModeUnicodeCore, "\x1b[?2027;2$y"},
		{ansi.RequestBackgroundColor, "\x1b]11;rgb:1010/1010/1010\x1b\\"}}}
	s.term = s.emulator(cols, rows)
	s.stopped.Go(s.read)
	tb.Cleanup(func() { _ = master.Close(); s.discard(s.term); s.stopped.Wait() })
	return s
}

// emulator makes a terminal. What it would answer goes nowhere: the session answers itself, and once.
func (s *session) emulator(cols, rows int) *vt.Emulator {
	term := vt.NewEmulator(min(max(cols, 1), 1000), min(max(rows, 1), 500))
	term.SetCallbacks(vt.Callbacks{CursorVisibility: func(visible bool) { s.cursor = visible }})
	s.stopped.Go(func() { _, _ = io.Copy(io.Discard, term) })
	if !s.cursor {
		_, _ = term.WriteString(ansi.ResetModeTextCursorEnable)
	}
	return term
}

// discard ends a terminal. Its own Close is not fit to be called while another goroutine reads.
func (s *session) discard(term *vt.Emulator) { _ = term.InputPipe().(io.Closer).Close() }

// setSize tells a terminal its size. The library's own way would ask for the descriptor and so make reading it block, after
// which a terminal could not be closed under its reader any more.
func setSize(master *os.File, cols, rows int) error {
	raw, err := master.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	err = raw.Control(func(fd uintptr) {
		failed = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Col: uint16(cols), Row: uint16(rows)})
	})
	return errors.Join(err, failed)
}

// unblock makes reading a terminal end when it is closed.
func unblock(master *os.File) {
	if raw, err := master.SyscallConn(); err == nil {
		_ = raw.Control(func(fd uintptr) { _ = unix.SetNonblock(int(fd), true) })
	}
}

func (s *session) read() {
	part := make([]byte, 64<<10)
	for {
		s.mu.Lock()
		stall := s.stall
		s.mu.Unlock()
		if stall != nil {
			<-stall
		}
		n, err := s.pty.Read(part)
		s.mu.Lock()
		s.out, s.last, s.over = append(s.out, part[:n]...), time.Now(), err != nil
		s.chunks = append(s.chunks, chunk{len(s.out), s.last})
		answer := s.answers(s.out[max(0, len(s.out)-n-32):])
		s.mu.Unlock()
		if answer != "" {
			_, _ = s.pty.WriteString(answer)
		}
		if err != nil {
			return
		}
	}
}

// stops makes the terminal stop reading, until what it gives is called.
func (s *session) stops() (goOn func()) {
	stall := make(chan struct{})
	s.mu.Lock()
	s.stall = stall
	s.mu.Unlock()
	var once sync.Once
	goOn = func() {
		once.Do(func() {
			s.mu.Lock()
			s.stall = nil
			s.mu.Unlock()
			close(stall)
		})
	}
	s.tb.Cleanup(goOn)
	return goOn
}

// answers gives the answers to what was asked for the first time in what was written last.
func (s *session) answers(latest []byte) (all string) {
	for i, a := range s.await {
		if a[0] != "" && bytes.Contains(latest, []byte(a[0])) {
			all += a[1]
			s.await[i][0] = ""
		}
	}
	return all
}

// written gives what was written from a place on.
func (s *session) written(from int) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return bytes.Clone(s.out[min(from, len(s.out)):])
}

func (s *session) size() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.out)
}

// ended tells whether the other end is closed.
func (s *session) ended() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.over
}

// send types.
func (s *session) send(keys string) {
	if _, err := s.pty.WriteString(keys); err != nil && !wait(patience, s.ended) {
		s.tb.Errorf("type %q: %v", keys, err)
	}
}

// until looks again and again, and says what it waited for when that does not come.
func (s *session) until(what string, seen func() bool) {
	s.tb.Helper()
	if !wait(patience, seen) {
		s.catchUp()
		s.tb.Fatalf("waited %v for %s; on the screen:\n%s", patience, what, s.text())
	}
}

// wait looks again and again until something is seen; false: not within a time.
func wait(most time.Duration, seen func() bool) bool {
	for end := time.Now().Add(most); ; {
		if seen() {
			return true
		}
		if time.Now().After(end) {
			return false
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// catchUp draws what was written meanwhile, up to a letter that no mark can follow: the emulator takes a mark that comes
// in the next piece for a letter of its own.
func (s *session) catchUp() {
	part := s.written(s.fed)
	s.draw(s.fed + 1 + bytes.LastIndexFunc(part, func(r rune) bool { return r < 0x80 }))
}

// draw draws up to a place.
func (s *session) draw(to int) {
	part := s.written(s.fed)
	_, _ = s.term.Write(part[:to-s.fed])
	s.fed = to
}

// quiet waits until nothing was written for a time from now on.
func (s *session) quiet(still time.Duration) {
	s.tb.Helper()
	since := time.Now()
	s.until("quiet", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return min(time.Since(s.last), time.Since(since)) >= still || s.over
	})
	s.catchUp()
}

// resize tells the screen a size, in the stream of its keys, so that it comes after the keys before it.
func (s *session) resize(cols, rows int) bool {
	s.tb.Helper()
	return s.afresh(fmt.Sprintf("\x1b[8;%d;%dt", rows, cols), cols, rows)
}

// redraw has a clearable screen draw everything afresh.
func (s *session) redraw() bool { return s.afresh("\x1b[I", s.term.Width(), s.term.Height()) }

// beat has a clearable screen draw everything, and waits until it begins: by then it has drawn what came before.
func (s *session) beat() { s.drawing("\x1b[I") }

// drawing sends what makes the screen draw everything, and tells where in the stream that begins; -1: the screen has ended.
func (s *session) drawing(send string) int {
	s.tb.Helper()
	const clear = ansi.CursorHomePosition + ansi.EraseEntireScreen
	from, at := s.size(), -1
	s.send(send)
	s.until("a drawing of everything", func() bool {
		at = bytes.Index(s.written(from), []byte(clear))
		return at >= 0 || s.ended()
	})
	if at < 0 {
		return -1
	}
	return from + at
}

// afresh sends what makes the screen draw everything, and goes on in a new terminal from where that begins; false: the
// screen has ended.
func (s *session) afresh(send string, cols, rows int) bool {
	s.tb.Helper()
	at := s.drawing(send)
	if at < 0 {
		return false
	}
	s.draw(at)
	s.discard(s.term)
	s.term = s.emulator(cols, rows)
	return true
}

// text is the screen as text.
func (s *session) text() string {
	var b strings.Builder
	for y := range s.term.Height() {
		line := ""
		for x := range s.term.Width() {
			if c := s.term.CellAt(x, y); c != nil && c.Width > 0 {
				line += c.Content
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// shows tells whether a text stands on the screen, in one row or, as a sentence does, over several.
func (s *session) shows(text string) bool {
	s.catchUp()
	screen := s.text()
	return strings.Contains(screen, text) || strings.Contains(strings.Join(strings.Fields(screen), " "), text)
}

// look is what can be seen of a cell.
func look(c *uv.Cell) uv.Cell {
	if c == nil {
		return uv.EmptyCell
	}
	seen := *c
	if seen.Content == "" {
		seen.Content = " "
	}
	if seen.Content == " " { // of a blank, only these can be seen
		seen.Style.Attrs &= uv.AttrReverse | uv.AttrStrikethrough
		if seen.Style.Attrs&uv.AttrReverse == 0 {
			seen.Style.Fg = nil
		}
	}
	return seen
}

// differ names the first cell in which two terminals differ; empty: none.
func differ(a, b *session) string {
	if a.term.Bounds() != b.term.Bounds() {
		return fmt.Sprintf("the sizes: %v, %v", a.term.Bounds(), b.term.Bounds())
	}
	for y := range a.term.Height() {
		for x := range a.term.Width() {
			if l, r := look(a.term.CellAt(x, y)), look(b.term.CellAt(x, y)); !l.Equal(&r) {
				return fmt.Sprintf("row %d, column %d: %+v; drawn afresh %+v", y, x, l, r)
			}
		}
	}
	if a.cursor != b.cursor || a.cursor && a.term.CursorPosition() != b.term.CursorPosition() {
		return fmt.Sprintf("the cursor: %v at %v; drawn afresh %v at %v", a.cursor, a.term.CursorPosition(), b.cursor, b.term.CursorPosition())
	}
	return ""
}
