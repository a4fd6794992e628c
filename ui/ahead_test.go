package ui

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// rests says that it was quiet since the last message.
func (d *driver) rests() { d.send(restMsg{d.ahead.heard}) }

// A screen that goes ahead between two messages shows at every message, and between them, what one shows that never does.
// Seen red with wayBack leaving out, one at a time, whatever it brings back.
func TestGoingAheadShowsTheSame(t *testing.T) {
	for seed := range uint64(8) {
		size := sizes[int(seed)%len(sizes)]
		store := func() *memory {
			if seed%2 == 0 {
				return deskStore(t)
			}
			return bigStore(t, 400)
		}
		plain, ahead := drive(t, config(store())).size(size[0], size[1]), drive(t, config(store())).size(size[0], size[1])
		press := func(d *driver, key string) {
			if key == "resize" { // no key: what a key takes away, as the notice, stays
				d.size(size[0]-1, size[1]).size(size[0], size[1])
				return
			}
			d.keys(key)
		}
		r, taken, back := rand.New(rand.NewPCG(seed, 8)), 0, 0
		for i := range 200 {
			for _, key := range strings.Fields(walk(r, plain)) {
				if there := ahead.ahead.here != nil; there && key != "resize" && ahead.stepOf(keyPress(key)) == ahead.ahead.by {
					taken++
				} else if there {
					back++
				}
				press(plain, key)
				press(ahead, key)
				same(t, seed, i, key, plain.View(), ahead.View())
				for range r.IntN(4) {
					ahead.rests()
					same(t, seed, i, key+" and a rest", plain.View(), ahead.View())
				}
			}
		}
		if taken < 30 || back < 30 {
			t.Errorf("seed %d: only %d steps were taken ahead, and %d taken back", seed, taken, back)
		}
	}
}

// walk is what an editor presses next who mostly goes through a replay.
func walk(r *rand.Rand, d *driver) string {
	other := []string{"j", "k", "l", "h", "1", "2", "3", "n", "enter esc", "enter ,", "esc", "s", "space", "space", "x x", "x , x", "c", "c", "t esc",
		"/ u k enter , esc", "? esc", "q", "z", "G", "g", "tab", "b , esc", "r , esc", "m m", "resize", "resize", "2 G k k k", "2 G k k",
		"resize"}
	switch {
	case d.top() != nil || d.line != nil:
		return "esc"
	case d.replay == nil:
		return "esc , , ,"
	case r.IntN(3) == 0:
		return other[r.IntN(len(other))]
	case d.claims.HidePast && r.IntN(3) == 0:
		return "3 x"
	case d.filter != nil && r.IntN(3) == 0:
		return "q"
	case r.IntN(3) == 0:
		return ". . ."
	}
	return ", , ,"
}

// After a rest the next step is taken, and the screen stays as it is until it is asked for. Then that frame is there at once.
func TestAStepIsTakenAhead(t *testing.T) {
	d := drive(t, config(deskStore(t))).keys(", ,")
	at := func() int { return d.replay.is.At().In }
	was, effects := at(), []effect{}
	for i := 1; i < 5; i++ {
		frame := d.View().Content
		if i > 1 {
			if len(effects) != 1 || !effects[0].waits {
				t.Fatalf("%d effects, want one that waits", len(effects))
			}
			d.send(effects[0].run())
			if at() != was-i || d.View().Content != frame {
				t.Fatalf("at %d, want %d; it shows\n%s", at(), was-i, d.plain())
			}
		}
		if effects, _ = d.take(keyPress(",")); at() != was-i || d.View().Content == frame {
			t.Fatalf("at %d, want %d; it shows\n%s", at(), was-i, d.plain())
		}
	}
	if d.send(restMsg{d.ahead.heard - 1}); d.ahead.here != nil {
		t.Error("went ahead after something else had come")
	}
}

func same(t *testing.T, seed uint64, i int, key string, want, got tea.View) {
	t.Helper()
	if want.Content != got.Content || want.WindowTitle != got.WindowTitle {
		t.Fatalf("seed %d, message %d, %s: shows\n%s\nand without going ahead\n%s", seed, i, key, got.Content, want.Content)
	}
}
