//go:build !race

package terminal

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"muster/model"
	"muster/ui"
)

// as runs a screen for an editor, whose acts have names of their own.
func as(by model.Editor) runner {
	var acts atomic.Int64
	return func(ctx context.Context, cfg ui.Config, in io.Reader, out io.Writer, environ []string) error {
		cfg.Editor, cfg.NewOp = by, func() string { return fmt.Sprintf("%s-%d", by.Name, acts.Add(1)) }
		return ui.Run(ctx, cfg, in, out, environ)
	}
}

// leave goes out of whatever is open, to the accounting. What was typed there is thrown away.
func leave(s *session) {
	s.tb.Helper()
	wait(250*time.Millisecond, func() bool { return false }) // what was pressed may be on its way
	s.until("the panes alone", func() bool {
		switch {
		case s.shows("x throws it away") || s.shows("x throw it away"):
			s.send("x")
		case !s.shows("? all keys"):
			s.send("\x1b[27u")
		default:
			return true
		}
		wait(200*time.Millisecond, func() bool { return false })
		return false
	})
	s.send("2")
}

// Two editors work on one file at random, each in a terminal of their own: they add, delete, edit, take back and do again what
// may be the other's by now. In the end the log is one order that explains the records (the check), every claim that a
// screen took is in it, once, and both screens show the same accounting.
func TestTwoEditorsAtOnce(t *testing.T) {
	f := world(t)
	head, err := f.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	both := [2]*session{show(t, f, as(ana()), 120, 40), show(t, f, as(ben()), 120, 40)}
	for _, s := range both {
		s.until("the figures", func() bool { return s.shows("Romania") && s.shows("EXCEEDS") })
	}
	rng := rand.New(rand.NewPCG(2, 2))
	var taken []string
	for i := range 30 {
		s := both[rng.IntN(2)]
		switch rng.IntN(7) {
		case 0:
			s.send("u")
		case 1:
			s.send("\x12") // Ctrl+R
		case 2:
			s.send("3gd\r")
		case 3:
			s.send("3ge\t\t Again.\x13") // its text in the form, and Ctrl+S
		default:
			words := fmt.Sprintf("Words %d of somebody.", i)
			s.send("a")
			if !wait(patience/8, func() bool { return s.shows("Quick line") }) {
				break // something else opened meanwhile
			}
			s.send(fmt.Sprintf("Statoil: NO %d missing %q\r", 100+i, words))
			if wait(patience/8, func() bool { return !s.shows("Quick line") }) {
				taken = append(taken, words)
			}
		}
		leave(s)
	}
	changes, err := f.Since(t.Context(), head)
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]int{}
	for _, c := range changes {
		if claim, ok := c.After.(*model.Claim); ok && c.Before == nil && c.Undoes == "" {
			made[claim.Text]++
		}
	}
	for _, words := range taken {
		if made[words] != 1 {
			t.Errorf("%q was taken and is %d times in the log", words, made[words])
		}
	}
	if len(taken) < 4 || len(changes) < 8 {
		t.Errorf("only %d claims and %d changes", len(taken), len(changes))
	}
	if err := f.Check(t.Context()); err != nil {
		t.Error(err)
	}
	row := func(s *session) string {
		s.catchUp()
		for l := range strings.Lines(s.text()) {
			if strings.Contains(l, "missing, foreigners") {
				return strings.TrimSpace(l[strings.Index(l, "missing, foreigners"):])
			}
		}
		return ""
	}
	if !wait(patience, func() bool { return row(both[0]) != "" && row(both[0]) == row(both[1]) }) {
		t.Errorf("one shows %q, the other %q\n%s", row(both[0]), row(both[1]), both[0].text())
	}
}
