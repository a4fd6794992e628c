package ui

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// rests says that it was quiet since the last message.
func (d *driver) rests() { d.run(d.rested(restMsg{d.ahead.heard})) }

// Whoever looks ahead between two messages sees at every message, before the step is taken and behind it, what one sees who never does.
// Seen red with lookAt leaving out, one at a time, whatever it puts back.
func TestLookingAheadShowsTheSame(t *testing.T) {
	for seed := range uint64(8) {
		size := sizes[int(seed)%len(sizes)]
		store := func() *memory {
			if seed%2 == 0 {
				return deskStore(t)
			}
			return bigStore(t, 400)
		}
		plain, ahead := drive(t, config(store())).size(size[0], size[1]), drive(t, config(store())).size(size[0], size[1])
		r, taken := rand.New(rand.NewPCG(seed, 8)), 0
		for i := range 150 {
			for _, key := range strings.Fields(walk(r, plain)) {
				plain.keys(key)
				ahead.keys(key)
				if ahead.ahead.asked != nil {
					taken++
				}
				same(t, seed, i, key, plain.View(), ahead.View())
				for range r.IntN(4) {
					ahead.rests()
					same(t, seed, i, key+" and a rest", plain.View(), ahead.View())
				}
			}
		}
		if taken < 30 {
			t.Errorf("seed %d: only %d steps were drawn ahead", seed, taken)
		}
	}
}

// walk is what an editor presses next who mostly goes through a replay.
func walk(r *rand.Rand, d *driver) string {
	other := []string{"j", "k", "l", "h", "1", "2", "3", "n", "enter esc", "enter ,", "esc", "s", "space", "space", "x x", "x , x", "c", "c", "t esc",
		"/ u k enter , esc", "? esc", "q", "z", "G", "g", "tab", "b , esc", "r , esc", "m m"}
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

// The frame of a step that was looked at is there before the step is taken, which it is soon after, and then the next one is looked at.
func TestAStepIsTakenBehindItsFrame(t *testing.T) {
	d := drive(t, config(deskStore(t))).keys(", ,")
	at := d.replay.is.At().In
	rests := func(effects []effect) []effect {
		t.Helper()
		if len(effects) != 1 || !effects[0].waits {
			t.Fatalf("%d effects, want one that waits", len(effects))
		}
		effects, _ = d.take(effects[0].run())
		return effects
	}
	effects, _ := d.take(keyPress(","))
	for i := 1; i < 4; i++ {
		if more := rests(effects); more != nil || d.replay.is.At().In != at-i {
			t.Fatalf("looked at the next step, and is at %d, want %d", d.replay.is.At().In, at-i)
		}
		effects, _ = d.take(keyPress(","))
		if d.ahead.asked == nil || d.replay.is.At().In != at-i {
			t.Fatalf("at %d, want %d and the frame of the one before", d.replay.is.At().In, at-i)
		}
		frame := d.View().Content
		if effects = rests(effects); d.ahead.asked != nil || d.replay.is.At().In != at-i-1 || d.View().Content != frame {
			t.Fatalf("at %d, want %d with the same frame", d.replay.is.At().In, at-i-1)
		}
	}
	if stale, _ := d.take(restMsg{d.ahead.heard - 1}); stale != nil || d.ahead.frame != nil {
		t.Error("looked ahead after something else had come")
	}
}

func same(t *testing.T, seed uint64, i int, key string, want, got tea.View) {
	t.Helper()
	if want.Content != got.Content || want.WindowTitle != got.WindowTitle {
		t.Fatalf("seed %d, message %d, %s: shows\n%s\nand without looking ahead\n%s", seed, i, key, got.Content, want.Content)
	}
}
