//go:build unix && !race

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

// pair are two editors at one file, each on a screen of their own.
type pair struct {
	t     *testing.T
	both  [2]*session
	rand  *rand.Rand
	taken []string // the words of the claims that a screen took
	acts  int
}

// add has an editor log a claim in the quick line, if that opens.
func (p *pair) add(s *session) {
	p.acts++
	words := fmt.Sprintf("Words %d of somebody.", p.acts)
	s.send("a")
	if !wait(patience/8, func() bool { return s.shows("Quick line") }) {
		return // something else opened meanwhile
	}
	s.send(fmt.Sprintf("Statoil: NO %d missing %q\r", 100+p.acts, words))
	if wait(patience/8, func() bool { return !s.shows("Quick line") }) {
		p.taken = append(p.taken, words)
	}
}

// edit has an editor change one field of a claim in its form; half of the times the other one does something to it before that is saved.
func (p *pair) edit(s, other *session) {
	s.send("3gge" + []string{"\t\t Again.", "\t\t\t\t wire"}[p.rand.IntN(2)])
	if p.rand.IntN(2) == 0 {
		wait(200*time.Millisecond, func() bool { return false })
		other.send("3gge" + []string{"\t\t Anew.", "\t\t\t\t radio"}[p.rand.IntN(2)] + "\x13")
		leave(other)
	}
	s.send("\x13") // Ctrl+S
}

// act does something at random, or takes it back, or does it again.
func (p *pair) act() {
	n := p.rand.IntN(2)
	s := p.both[n]
	switch p.rand.IntN(8) {
	case 0:
		s.send("u")
	case 1:
		s.send("\x12") // Ctrl+R
	case 2:
		s.send("3gd\r")
	case 3, 4:
		p.edit(s, p.both[1-n])
	default:
		p.add(s)
	}
	leave(s)
}

// latest is the pane of the claims from its first row, without the cursor and the marks of what is new, which are of each editor.
func latest(s *session) string {
	s.send("3gg2")
	s.catchUp()
	_, claims, _ := strings.Cut(s.text(), "Claims ")
	rows := strings.Split(strings.NewReplacer("+", " ", "▸", " ", "▾", " ").Replace(claims), "\n")
	for i, row := range rows {
		if _, after, ok := strings.Cut(row, "╎"); ok {
			rows[i] = strings.TrimSpace(after)
		}
	}
	return strings.Join(rows[:max(0, len(rows)-2)], "\n") // the last one names keys
}

// agree waits until both screens show the same claims, and among them some words.
func (p *pair) agree(words string) {
	var shown [2]string
	if !wait(patience/2, func() bool {
		for i, s := range p.both {
			shown[i] = latest(s)
			wait(20*time.Millisecond, func() bool { return false })
		}
		return shown[0] == shown[1] && strings.Contains(shown[0], words)
	}) {
		p.t.Errorf("with %q one shows\n%s\nand the other\n%s", words, shown[0], shown[1])
	}
}

// Two editors work on one file at random, each in a terminal of their own: they add, delete, edit, take back and do again what
// may be the other's by now, or is in the other's form. In the end the log is one order that explains the records (the check),
// every claim that a screen took is in it, once, no edit has changed a field that its editor had not typed in, and what each
// does last both screens show.
//
// Seen red with now and then an edit that Append answers and does not log; with a merge that takes the record of who saves
// last whole; with one screen that does not listen to the bell; with revisions that nobody compares.
func TestTwoEditorsAtOnce(t *testing.T) {
	f := world(t)
	head, err := f.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p := &pair{t: t, both: [2]*session{show(t, f, as(ana()), 120, 40), show(t, f, as(ben()), 120, 40)}, rand: rand.New(rand.NewPCG(2, 2))}
	for _, s := range p.both {
		s.until("the figures", func() bool { return s.shows("Romania") && s.shows("EXCEEDS") })
	}
	for range 30 {
		p.act()
	}
	p.agree("Statoil")
	for _, s := range p.both {
		p.add(s)
		leave(s)
		p.agree(fmt.Sprintf("NO %d missing", 100+p.acts))
	}
	changes, err := f.Since(t.Context(), head)
	if err != nil {
		t.Fatal(err)
	}
	p.explained(changes)
	if err := f.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// explained holds the log against what the two did.
func (p *pair) explained(changes []*model.Change) {
	made, edits := map[string]int{}, 0
	for _, c := range changes {
		was, _ := c.Before.(*model.Claim)
		is, _ := c.After.(*model.Claim)
		switch {
		case c.Undoes != "" || is == nil:
		case was == nil:
			made[is.Text]++
		default:
			edits++
			if m := model.Merge(was, is, was); len(m.Fields) != 1 {
				p.t.Errorf("change %d by %s changes %d fields: %+v", c.Seq, c.By.Name, len(m.Fields), m.Fields)
			}
		}
	}
	for _, words := range p.taken {
		if made[words] != 1 {
			p.t.Errorf("%q was taken and is %d times in the log", words, made[words])
		}
	}
	p.t.Logf("%d claims taken, %d edits, %d changes", len(p.taken), edits, len(changes))
	if len(p.taken) < 4 || edits < 3 || len(changes) < 12 {
		p.t.Errorf("only %d claims, %d edits and %d changes", len(p.taken), edits, len(changes))
	}
}
