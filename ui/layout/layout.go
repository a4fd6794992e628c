// Package layout says where on the screen everything stands. It is arithmetic on sizes and nothing else.
//
// The rules are:
//
//   - From 160 columns on all three panes stand side by side; from 100 on the timeline beside the accounting over the
//     claims; below that there is one pane, with the others as tabs. Too low a screen takes the smaller arrangement.
//   - A zoomed pane has the whole middle to itself.
//   - Where the height is not enough for everything, first the footer goes, then the tabs, then the header. The pane
//     with the keys is what stays.
//   - No two areas overlap, none reaches past the screen, and a size below zero is zero.
package layout

// Pane is one of the three panes.
type Pane int

// The panes, from left to right.
const (
	Timeline Pane = iota
	Accounting
	Claims
	Panes // how many there are
)

// Rect is an area in columns and rows. One without an area is not shown.
type Rect struct{ X, Y, W, H int }

// Empty tells whether nothing can be shown in the area.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Contains tells whether a point of the screen lies in the area.
func (r Rect) Contains(x, y int) bool { return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H }

// Screen is where everything stands.
type Screen struct {
	W, H                 int
	Header, Tabs, Footer Rect
	Panes                [Panes]Rect
	// Upright are the rules between panes, one column wide.
	Upright []Rect
}

// The least sizes of the arrangements.
const (
	threeColumns, threeRows = 160, 14
	twoColumns, twoRows     = 100, 28
)

// Of arranges a screen of a size. Front is the pane that has the keys; with zoom it is the only one.
func Of(width, height int, front Pane, zoom bool) Screen {
	s := Screen{W: max(0, width), H: max(0, height)}
	tabs := zoom || !s.fits(threeColumns, threeRows) && !s.fits(twoColumns, twoRows)
	middle := s.frame(tabs)
	switch {
	case tabs:
		s.Panes[min(max(front, 0), Panes-1)] = middle
	case s.fits(threeColumns, threeRows):
		s.three(middle)
	default:
		s.two(middle)
	}
	return s
}

func (s *Screen) fits(w, h int) bool { return s.W >= w && s.H >= h }

// frame takes header, tabs and footer off the screen and gives what is left.
func (s *Screen) frame(tabs bool) Rect {
	left := Rect{0, 0, s.W, s.H}
	top := func(r *Rect) {
		*r = Rect{0, left.Y, s.W, 1}
		left.Y, left.H = left.Y+1, left.H-1
	}
	if left.H >= 4 {
		top(&s.Header)
	}
	if tabs && left.H >= 5 {
		top(&s.Tabs)
	}
	if left.H >= 7 {
		left.H--
		s.Footer = Rect{0, s.H - 1, s.W, 1}
	}
	return left
}

// three puts the panes side by side; the accounting, which is the heart, gets the most.
func (s *Screen) three(m Rect) {
	left := m.W * 19 / 100
	right := m.W * 28 / 100
	centre := m.W - left - right - 2
	s.Panes[Timeline] = Rect{m.X, m.Y, left, m.H}
	s.Panes[Accounting] = Rect{m.X + left + 1, m.Y, centre, m.H}
	s.Panes[Claims] = Rect{m.X + left + centre + 2, m.Y, right, m.H}
	s.Upright = []Rect{{m.X + left, m.Y, 1, m.H}, {m.X + left + centre + 1, m.Y, 1, m.H}}
}

// two puts the timeline beside the accounting over the claims.
func (s *Screen) two(m Rect) {
	left := m.W * 25 / 100
	right := m.W - left - 1
	above := m.H * 72 / 100
	s.Panes[Timeline] = Rect{m.X, m.Y, left, m.H}
	s.Panes[Accounting] = Rect{m.X + left + 1, m.Y, right, above}
	s.Panes[Claims] = Rect{m.X + left + 1, m.Y + above, right, m.H - above}
	s.Upright = []Rect{{m.X + left, m.Y, 1, m.H}}
}

// At finds the pane at a point of the screen.
func (s *Screen) At(x, y int) (Pane, bool) {
	for p, r := range s.Panes {
		if r.Contains(x, y) {
			return Pane(p), true
		}
	}
	return 0, false
}

// leastStage is how wide what dialogs stand over is at least: a whole small terminal.
const leastStage = 80

// Stage is what dialogs stand over: the columns of the accounting, so that the panes beside it stay in sight; the whole screen where
// those are too few.
func (s *Screen) Stage() Rect {
	heart := s.Panes[Accounting]
	if s.Panes[Timeline].Empty() || heart.W < leastStage {
		return Rect{0, 0, s.W, s.H}
	}
	return Rect{heart.X, 0, heart.W, s.H}
}

// Dialog is the area of a dialog that would like a size: in the middle of the stage, and never past it.
func (s *Screen) Dialog(width, height int) Rect {
	on := s.Stage()
	w, h := min(max(0, width), on.W), min(max(0, height), on.H)
	return Rect{on.X + (on.W-w)/2, (on.H - h) / 2, w, h}
}

// Foot is the area of a dialog that stands at the foot of the screen, over all of its width and above the footer.
func (s *Screen) Foot(height int) Rect {
	bottom := s.H
	if !s.Footer.Empty() {
		bottom = s.Footer.Y
	}
	h := min(max(0, height), bottom)
	return Rect{0, bottom - h, s.W, h}
}
