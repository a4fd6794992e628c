//go:build linux && !race

package terminal

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"muster/store"
	"muster/ui"
	"muster/ui/draft/folder"
	"muster/ui/leaktest"
)

var long = flag.Bool("long", false, "1,000 sessions that come and go")

// sitting is one session on a terminal of its own, wired as the program does it.
type sitting struct {
	*session
	ended chan error
	gone  bool // the terminal
}

// sit opens a file afresh, as each process does, and shows it.
func sit(tb testing.TB, path, state string) *sitting {
	tb.Helper()
	f, err := store.Open(path, store.Options{Now: now})
	if err != nil {
		tb.Fatal(err)
	}
	master, tty, err := pty.Open()
	if err != nil {
		tb.Fatal(err)
	}
	if err := setSize(master, 120, 40); err != nil {
		tb.Fatal(err)
	}
	environ := []string{"TERM=xterm-256color", "LANG=C.UTF-8"}
	s := &sitting{session: attach(tb, master, 120, 40), ended: make(chan error, 1)}
	go func() {
		here, drafts := store.Here(path, store.Options{Now: now}), folder.At(state, path, ben().ID)
		cfg := ui.Config{Store: f, Path: path, Editor: ben(), Now: now, Colours: ui.ColoursOf(environ), UTF8: true, Width: 120, Height: 40,
			Presence: here, Drafts: drafts, Looked: folder.LookedAt(state, path, ben().ID)}
		err := ui.Run(context.Background(), cfg, tty, tty, environ)
		s.ended <- errors.Join(err, here.Close(), drafts.Close(), tty.Close())
	}()
	return s
}

// vanish takes the terminal away.
func (s *sitting) vanish() {
	s.gone = true
	_ = s.pty.Close()
}

// over waits for the end of a session and puts its terminal away.
func (s *sitting) over() {
	s.tb.Helper()
	if err := <-s.ended; err != nil && !s.gone {
		s.tb.Error(err)
	}
	_ = s.pty.Close()
	s.discard(s.term)
	s.stopped.Wait()
}

// The ways in which a sitting ends.
func endings() []func(*sitting) {
	return []func(*sitting){
		func(s *sitting) { s.send("q") },
		func(s *sitting) {
			s.send("3\r")
			s.until("an inspector", func() bool { return s.shows("History") })
			s.vanish()
		},
		func(s *sitting) { s.send("\x03") },
		func(s *sitting) {
			s.send("aHague: GB 9 de")
			s.until("what is typed", func() bool { return s.shows("GB 9 de") })
			s.vanish()
		},
	}
}

// Guards a day of coming and going on one box: a thousand sessions on terminals, half of them left by a key and half with the
// terminal gone, leave no goroutine, no open file, no presence, no lock and nothing half written: only the drafts of those
// who were typing, and how far each has seen. Seen red with a bell that is listened to for ever, a watcher of presence that
// nobody closes, and sizes that are followed past the end.
func TestSittingsLeaveNothing(t *testing.T) {
	n := 40
	if *long {
		n = 1000
	}
	path, state := world(t).Path(), t.TempDir()
	sitting := func(i int) {
		s := sit(t, path, filepath.Join(state, fmt.Sprint(i)))
		s.until("the figures", func() bool { return s.shows("EXCEEDS") })
		endings()[i%len(endings())](s)
		s.over()
	}
	sitting(n) // what is made once is there from now on
	files := remaining(t, filepath.Dir(path))
	mark, begun := leaktest.Set(), time.Now()
	for i := range n {
		sitting(i)
	}
	t.Logf("%d sessions in %v", n, time.Since(begun).Round(time.Millisecond))
	if !wait(patience, func() bool { return len(mark.Left()) == 0 }) {
		t.Error(strings.Join(mark.Left(), "\n\n"))
	}
	if now := remaining(t, filepath.Dir(path)); !slices.Equal(now, files) {
		t.Errorf("the files are %q, and were %q", now, files)
	}
	for i := range n {
		want := []string{"looked"}
		if i%len(endings()) == 3 {
			want = []string{"drafts", "looked"}
		}
		if got := remaining(t, filepath.Join(state, fmt.Sprint(i))); !slices.Equal(got, want) {
			t.Errorf("of session %d stays %q, want %q", i, got, want)
		}
	}
}

// remaining names the files below a folder; of what is kept for an editor, the kind.
func remaining(tb testing.TB, dir string) (all []string) {
	tb.Helper()
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		if kind, ok := strings.CutPrefix(filepath.Dir(filepath.Dir(name)), "muster/"); ok && filepath.Ext(name) == ".json" && e.Name()[0] != '.' {
			name = kind
		}
		all = append(all, name)
		return nil
	})
	if err != nil {
		tb.Error(err)
	}
	return all
}
