//go:build unix && !race

package terminal

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"muster/model"
	"muster/model/text"
	"muster/store"
	"muster/ui"
)

// keyBytes are what a terminal sends for keys that have a name in the help. Escape comes in the form that needs no pause
// after it.
func keyBytes(name string) (string, bool) {
	known := map[string]string{"enter": "\r", "esc": "\x1b[27u", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "up": "\x1b[A", "down": "\x1b[B",
		"right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "pgdown": "\x1b[6~", "f1": "\x1bOP", "backspace": "\x7f"}
	if b, ok := known[name]; ok {
		return b, true
	}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok && len(rest) == 1 {
		return string(rest[0] & 0x1f), true
	}
	return name, len([]rune(name)) == 1
}

// helpRow is a row of the help: the keys, then what they do.
var helpRow = regexp.MustCompile(`^\s*╎\s+(\S+)\s{2,}[^╎\s]`)

// advertised reads from the help of every pane the keys that it knows, without those that quit.
func advertised(t *testing.T, f *store.File) []string {
	s := show(t, f, ui.Run, 80, 120)
	s.until("the figures", func() bool { return s.shows("Norway") || s.shows("Νορβηγία") })
	found := map[string]bool{}
	for _, pane := range []string{"1", "2", "3"} {
		s.send(pane + "?")
		s.until("the help", func() bool { return s.shows("Keys that work now") && s.shows("Always") && s.shows("Marks") })
		help, _, _ := strings.Cut(s.text(), "Marks")
		_, help, _ = strings.Cut(help, "Keys that work now")
		for row := range strings.Lines(help) {
			if m := helpRow.FindStringSubmatch(row); m != nil {
				found[m[1]] = true
			}
		}
		s.send("\x1b[27u")
		s.until("the panes again", func() bool { return !s.shows("Keys that work now") })
	}
	return expand(t, found)
}

func expand(t *testing.T, found map[string]bool) (all []string) {
	for names := range found {
		for name := range strings.SplitSeq(names, "/") {
			if names == "/" {
				name = "/"
			}
			if name == "q" || name == "ctrl+c" || name == "" {
				continue
			}
			b, ok := keyBytes(name)
			if !ok {
				t.Errorf("the help shows a key %q that this test cannot press", name)
			}
			all = append(all, b)
		}
	}
	slices.Sort(all)
	if all = slices.Compact(all); len(all) < 20 {
		t.Fatalf("only %d keys in the help: %q", len(all), all)
	}
	return all
}

// walk is what one editor does for a while, on two screens. Each has a file of its own, and both files are the same: what is
// saved on one screen would come too late for the other.
type walk struct {
	t           *testing.T
	rand        *rand.Rand
	twins       [2]*store.File
	head        uint64 // of what another editor logged last
	keys, names []string
	worn        *session // drawn afresh only when its size changes
	fresh       *session // drawn afresh after each move
	files       [2]*follower
	taken       *atomic.Int64       // how many keys, pastes and moves of the mouse the worn screen has taken
	afresh      func(*session) bool // how that is
	cols, rows  int
	added       int
	done        []string
}

// What stands on a screen after any moves is what a fresh drawing of the same state shows.
func TestMoves(t *testing.T) { walks(t, 8, (*session).redraw) }

// A terminal that tells its size again has not changed: nothing moves.
func TestSameSize(t *testing.T) {
	walks(t, 4, func(s *session) bool { return s.resize(s.term.Width(), s.term.Height()) })
}

// walks goes several walks of 45 moves at once.
func walks(t *testing.T, walks int, afresh func(*session) bool) {
	t.Parallel()
	keys := advertised(t, world(t))
	for seed := range walks {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			w := &walk{t: t, rand: rand.New(rand.NewPCG(uint64(seed), 0x7465726d)), twins: [2]*store.File{world(t), world(t)}, keys: keys, names: names(t), afresh: afresh}
			w.open()
			for range 45 {
				w.move()
				w.compare()
			}
			w.harmless()
		})
	}
}

// open opens both screens.
func (w *walk) open() {
	w.files = [2]*follower{{File: w.twins[0]}, {File: w.twins[1]}}
	w.cols, w.rows = 120, 40
	w.taken = &atomic.Int64{}
	w.worn, w.fresh = show(w.t, w.files[0], counting(w.taken), w.cols, w.rows), show(w.t, w.files[1], clearable, w.cols, w.rows)
	for _, s := range []*session{w.worn, w.fresh} {
		s.until("the figures", func() bool { return s.shows("Romania") && s.shows(" of 1") && s.shows("EXCEEDS") })
	}
	w.done = []string{"open"}
	w.compare()
}

// counting runs a screen and counts what it takes.
func counting(taken *atomic.Int64) runner {
	return func(ctx context.Context, cfg ui.Config, in io.Reader, out io.Writer, environ []string) error {
		cfg.Active = func() { taken.Add(1) }
		return ui.Run(ctx, cfg, in, out, environ)
	}
}

// move does one thing on both screens.
func (w *walk) move() {
	what, n := "", w.rand.IntN(100)
	switch {
	case n < 8:
		w.resize()
		return
	case n < 12:
		w.add()
		return
	case n < 18:
		what = fmt.Sprintf("\x1b[<%d;%d;%dM", []int{0, 0, 64, 65}[w.rand.IntN(4)], 1+w.rand.IntN(w.cols), 1+w.rand.IntN(w.rows))
	case n < 24:
		what = "\x1b[200~" + w.names[w.rand.IntN(len(w.names))] + "\x1b[201~"
	case n < 34:
		what = "\x1b[27u"
	case n < 60: // the keys that move the cursor, more often than their share
		what = []string{"\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\t"}[w.rand.IntN(7)]
	default:
		what = w.keys[w.rand.IntN(len(w.keys))]
	}
	w.done = append(w.done, fmt.Sprintf("%q", what))
	before := w.taken.Load()
	for _, s := range []*session{w.worn, w.fresh} {
		s.send(what)
	}
	// What comes in one burst with a paste is not taken for keys: the next move waits for this one.
	if !wait(patience, func() bool { return w.taken.Load() > before || w.worn.ended() }) {
		w.t.Fatalf("%q was not taken", what)
	}
	w.settle(200 * time.Millisecond)
}

// resize gives both screens another size.
func (w *walk) resize() {
	sizes := [][2]int{{120, 40}, {200, 60}, {80, 24}, {40, 12}, {300, 90}, {20, 6}, {1, 1}, {1 + w.rand.IntN(220), 1 + w.rand.IntN(70)}, {1 + w.rand.IntN(220), 1 + w.rand.IntN(70)}}
	size := sizes[w.rand.IntN(len(sizes))]
	w.cols, w.rows = size[0], size[1]
	w.done = append(w.done, fmt.Sprintf("%dx%d", w.cols, w.rows))
	w.worn.resize(w.cols, w.rows)
	w.fresh.resize(w.cols, w.rows)
}

// add has another editor log a claim.
func (w *walk) add() {
	w.added++
	id := fmt.Sprintf("late-%d", w.added)
	name := w.names[w.rand.IntN(len(w.names))]
	w.done = append(w.done, "add "+id)
	for _, f := range w.twins {
		w.head = add(w.t, f, model.Put("in-amenas", claim(w.t, id, "world-0", name, "", "NO", 1000+w.added), 0))
	}
	w.settle(patience / 4)
}

// settle waits until both screens have read what another editor logged. They do not while they replay.
func (w *walk) settle(most time.Duration) {
	wait(most, func() bool { return w.read() == 2 })
	wait(patience/4, func() bool { return w.read() != 1 })
}

// read is how many of the screens have read what another editor logged.
func (w *walk) read() (n int) {
	for _, f := range w.files {
		if f.seen.Load() >= w.head {
			n++
		}
	}
	return n
}

// atRest tells whether neither screen waits for the file: what it answers may say something that the next key takes away, and
// the key would come before it on one of the two only.
func (w *walk) atRest() bool { return w.files[0].waiting.Load() == 0 && w.files[1].waiting.Load() == 0 }

// compare holds the screens against each other until they are the same, and stay so.
func (w *walk) compare() {
	w.t.Helper()
	problem, most := "", 50*time.Millisecond
	same := wait(patience, func() bool {
		if !w.afresh(w.fresh) {
			return true
		}
		problem, most = "?", min(2*most, 5*time.Second) // a busy machine takes its time for a whole screen
		looks := 0
		return wait(most, func() bool {
			rest := w.atRest()
			w.worn.catchUp()
			w.fresh.catchUp()
			if problem = differ(w.worn, w.fresh); problem != "" || !rest {
				looks = 0
				return false
			}
			looks++
			return looks > 1
		})
	})
	if !same {
		w.t.Fatalf("%s\nafter %s\nthe screen:\n%s\ndrawn afresh:\n%s", problem, strings.Join(w.done, " "), w.worn.text(), w.fresh.text())
	}
	if w.fresh.ended() { // a move found the way out
		w.worn.until("the end", w.worn.ended)
		w.harmless()
		w.open()
	}
}

// copied is what y sends to the terminal's clipboard.
var copied = regexp.MustCompile(`\x1b\]52;c;[A-Za-z0-9+/=]*\x07`)

// clean takes away a copy of nothing but clean text; any other stays, to be refused.
func (w *walk) clean(seq []byte) []byte {
	body, err := base64.StdEncoding.DecodeString(string(seq[len("\x1b]52;c;") : len(seq)-1]))
	if err != nil || text.Block(string(body)) != string(body) {
		return seq
	}
	return nil
}

// harmless refuses every byte that has no business on a terminal.
func (w *walk) harmless() {
	for _, s := range []*session{w.worn, w.fresh} {
		for _, problem := range s.strays(true, func(out []byte) []byte { return copied.ReplaceAllFunc(out, w.clean) }) {
			w.t.Error(problem)
		}
	}
}
