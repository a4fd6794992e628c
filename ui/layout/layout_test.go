package layout

import (
	"strings"
	"testing"
)

// picture draws the areas, a letter each, at a tenth of the size.
func picture(s Screen) string {
	grid := make([][]byte, s.H)
	for y := range grid {
		grid[y] = []byte(strings.Repeat(" ", s.W))
	}
	for _, a := range areas(s) {
		for y := a.Y; y < a.Y+a.H; y++ {
			for x := a.X; x < a.X+a.W; x++ {
				grid[y][x] = a.letter
			}
		}
	}
	var b strings.Builder
	for y := 0; y < s.H; y += max(1, s.H/12) {
		for x := 0; x < s.W; x += 10 {
			b.WriteByte(grid[y][x])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

type area struct {
	Rect
	letter byte
}

func areas(s Screen) []area {
	all := []area{{s.Header, 'h'}, {s.Tabs, 't'}, {s.Footer, 'f'}, {s.Panes[Timeline], 'T'}, {s.Panes[Accounting], 'A'}, {s.Panes[Claims], 'C'}}
	for _, r := range s.Upright {
		all = append(all, area{r, '|'})
	}
	return all
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		w, h  int
		front Pane
		zoom  bool
		want  string
	}{
		{200, 12, Accounting, false, "h" + strings.Repeat("h", 19) + "\n" + strings.Repeat("t", 20) + "\n" + strings.Repeat(strings.Repeat("A", 20)+"\n", 9) + strings.Repeat("f", 20) + "\n"},
		{200, 24, Accounting, false, strings.Repeat("h", 20) + "\n" + strings.Repeat("TTTTAAAAAAAAAAACCCCC\n", 11)},
		{120, 36, Claims, false, strings.Repeat("h", 12) + "\n" + strings.Repeat("TTT|AAAAAAAA\n", 8) + strings.Repeat("TTT|CCCCCCCC\n", 3)},
		{80, 24, Accounting, false, "hhhhhhhh\n" + strings.Repeat("AAAAAAAA\n", 11)},
		{120, 36, Claims, true, strings.Repeat("h", 12) + "\n" + strings.Repeat("CCCCCCCCCCCC\n", 11)},
		{30, 3, Timeline, false, "TTT\nTTT\nTTT\n"},
	} {
		if got := picture(Of(c.w, c.h, c.front, c.zoom)); got != c.want {
			t.Errorf("%dx%d zoom %v:\n%swant\n%s", c.w, c.h, c.zoom, got, c.want)
		}
	}
}

// FuzzLayout holds every size against the rules: nothing overlaps, nothing reaches out, the front pane is there.
func FuzzLayout(f *testing.F) {
	for _, size := range [][2]int{{0, 0}, {1, 1}, {40, 12}, {80, 24}, {120, 40}, {200, 60}, {1000, 500}, {-3, 7}, {160, 14}, {100, 28}} {
		f.Add(size[0], size[1], 1, false)
	}
	f.Fuzz(func(t *testing.T, w, h, front int, zoom bool) {
		w, h = min(w, 1000), min(h, 500)
		holds(t, Of(w, h, Pane(front), zoom), Pane(min(max(front, 0), int(Panes)-1)))
	})
}

func TestEverySize(t *testing.T) {
	for w := 0; w <= 260; w++ {
		for h := 0; h <= 70; h++ {
			holds(t, Of(w, h, Pane(w%3), h%5 == 0), Pane(w%3))
		}
	}
}

func holds(t *testing.T, s Screen, front Pane) {
	t.Helper()
	total := 0
	for _, a := range areas(s) {
		if a.Empty() {
			continue
		}
		total += a.W * a.H
		if a.X < 0 || a.Y < 0 || a.X+a.W > s.W || a.Y+a.H > s.H {
			t.Fatalf("%dx%d: %c reaches out: %+v", s.W, s.H, a.letter, a.Rect)
		}
		for _, b := range areas(s) {
			if b.letter < a.letter && !b.Empty() && a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
				t.Fatalf("%dx%d: %c and %c overlap", s.W, s.H, a.letter, b.letter)
			}
		}
	}
	if total != s.W*s.H {
		t.Fatalf("%dx%d: the areas cover %d of %d", s.W, s.H, total, s.W*s.H)
	}
	if s.W > 0 && s.H > 0 && s.Panes[front].Empty() {
		t.Fatalf("%dx%d: the front pane is not there", s.W, s.H)
	}
}

// A dialog stands over the accounting and leaves the other panes that stand beside it whole, if it has a small terminal's width there.
func TestADialogLeavesThePanesBesideIt(t *testing.T) {
	for w := 1; w <= 400; w++ {
		for _, h := range []int{1, 12, 24, 40, 60} {
			s := Of(w, h, Accounting, false)
			d := s.Dialog(104, 20)
			if d.X < 0 || d.X+d.W > w || d.H > h || d.W < min(w, leastStage) {
				t.Fatalf("%dx%d: %+v", w, h, d)
			}
			if a := s.Panes[Accounting]; !s.Panes[Timeline].Empty() && a.W >= leastStage && (d.X < a.X || d.X+d.W > a.X+a.W) {
				t.Fatalf("%dx%d: %+v is not over %+v", w, h, d, a)
			}
		}
	}
	for _, size := range [][2]int{{108, 40}, {120, 40}, {160, 50}, {200, 60}} {
		if s := Of(size[0], size[1], Accounting, false); s.Stage().W >= s.W {
			t.Errorf("%v: a dialog covers every pane", size)
		}
	}
}

func TestFoot(t *testing.T) {
	for _, c := range []struct {
		w, h, asks int
		want       Rect
	}{
		{80, 24, 6, Rect{0, 17, 80, 6}}, {80, 24, 90, Rect{0, 0, 80, 23}}, {40, 6, 3, Rect{0, 3, 40, 3}}, {0, 0, 5, Rect{}}, {10, 10, -4, Rect{0, 9, 10, 0}},
	} {
		s := Of(c.w, c.h, Accounting, false)
		if got := s.Foot(c.asks); got != c.want {
			t.Errorf("%dx%d, %d: %v", c.w, c.h, c.asks, got)
		}
	}
}
