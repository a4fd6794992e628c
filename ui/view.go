package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"muster/ui/dialog"
	"muster/ui/draw"
	"muster/ui/layout"
)

// View shows the app.
func (a *App) View() tea.View {
	if here := a.ahead.here; here != nil {
		return *here
	}
	lines, cursor := a.lines()
	v := tea.NewView(strings.Join(lines, "\n"))
	v.AltScreen = true
	v.WindowTitle = "muster: " + a.title()
	if was := a.replayShort(); was != "" {
		v.WindowTitle += " " + was
	}
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if cursor != nil {
		v.Cursor = tea.NewCursor(cursor.X, cursor.Y)
		v.Cursor.Blink = false
	}
	return v
}

// lines are the rows of the screen, each exactly as wide, and where the text cursor is.
func (a *App) lines() ([]string, *tea.Position) {
	if b, ok := a.top().(interface{ Bare() bool }); ok && b.Bare() {
		a.top().SetSize(a.screen.W, a.screen.H)
		return a.top().View()
	}
	views := a.views()
	lines := a.base(views)
	var cursor *tea.Position
	if d := a.top(); d != nil {
		cursor = a.overlay(lines, views, d)
	} else if a.line != nil && len(lines) > 0 && a.screen.W > 0 {
		foot, x := a.line.View(a.scene.Pen, a.screen.W)
		lines[len(lines)-1] = foot
		if problem := a.line.Problem(a.scene.Pen, a.screen.W); len(lines) > len(problem) {
			copy(lines[len(lines)-1-len(problem):], problem)
		}
		cursor = &tea.Position{X: min(x, a.screen.W-1), Y: len(lines) - 1}
	}
	notice := a.noticeRows()
	copy(lines[len(lines)-len(notice):], notice)
	return lines, cursor
}

// views are the lines of each pane that is in sight.
func (a *App) views() (all [layout.Panes][]string) {
	for i, r := range a.screen.Panes {
		if !r.Empty() {
			all[i] = a.paneLines(layout.Pane(i))
		}
	}
	return all
}

// base are the panes with what stands around them.
func (a *App) base(views [layout.Panes][]string) []string {
	s := &a.screen
	lines := make([]string, s.H)
	if s.W > 0 {
		for y := range lines {
			lines[y] = a.row(views, y, 0, 0, "")
		}
	}
	if !s.Header.Empty() {
		lines[s.Header.Y] = a.header()
	}
	if !s.Tabs.Empty() {
		lines[s.Tabs.Y] = a.tabs()
	}
	if !s.Footer.Empty() {
		lines[s.Footer.Y] = a.footer()
	}
	return lines
}

// row puts the panes beside each other, and a piece over the columns from one to another. A pane that lies beside it stays as it is:
// it is neither erased nor written again. Of one that lies partly under it nothing is left in this row: half a figure would be another.
func (a *App) row(views [layout.Panes][]string, y, from, to int, piece string) string {
	var b strings.Builder
	b.Grow(2 * max(0, a.screen.W)) // most lines with their styles
	x, upright := 0, a.scene.Pen.Dim.Paint(a.scene.Pen.Marks.Down)
	put := func(until int, what string) {
		switch {
		case until <= from || x >= to:
			b.WriteString(what)
		case x <= from:
			b.WriteString(draw.Blank(from-x) + piece + draw.Blank(until-to))
		default:
			b.WriteString(draw.Blank(until - to))
		}
		x = until
	}
	for i, r := range a.screen.Panes {
		if r.Empty() || y < r.Y || y >= r.Y+r.H {
			continue
		}
		switch {
		case r.X > x && to > 0 && (r.X == from || x == to):
			put(r.X, " ") // beside the edge of a dialog a rule is one too many
		case r.X > x:
			put(r.X, upright)
		}
		put(r.X+r.W, views[i][y-r.Y])
	}
	if x == 0 && to > from {
		put(a.screen.W, "")
	}
	return b.String()
}

func (a *App) paneLines(p layout.Pane) []string {
	r := a.screen.Panes[p]
	view := a.panes()[p].View(p == a.front && a.top() == nil)
	if a.titleRows() == 0 {
		return view
	}
	return append([]string{a.paneTitle(p, r.W)}, view...)
}

// frame is the room that a dialog's frame takes at each side: none where the screen is small.
func (a *App) frame() (x, y int) {
	if a.screen.W < 24 || a.screen.H < 6 {
		return 0, 0
	}
	return 2, 1
}

// fitDialog gives a dialog its size.
func (a *App) fitDialog(d dialog.Dialog) {
	r := a.inside(d)
	d.SetSize(r.W, r.H)
}

// inside is the area of a dialog inside its frame.
func (a *App) inside(d dialog.Dialog) layout.Rect {
	if _, ok := d.(dialog.Foot); ok {
		return a.footInside(d)
	}
	x, y := a.frame()
	room := a.screen.H - 2*y
	if a.screen.H >= leastBesides {
		room -= 2 // header and footer stay in sight
	}
	w, h := d.Want(max(0, a.screen.Stage().W-2*x), max(0, room))
	r := a.screen.Dialog(w, h)
	if notice := len(a.noticeRows()); notice > 0 {
		r.H = max(0, min(r.H, a.screen.H-notice-y-r.Y)) // a notice is read whole, whatever it is about
	}
	return r
}

// footInside is the area of a dialog at the foot, without the edge above it.
func (a *App) footInside(d dialog.Dialog) layout.Rect {
	room := a.screen.Foot(a.screen.H)
	for _, part := range []layout.Rect{a.screen.Header, a.footEdge()} {
		room.H -= part.H
	}
	more := max(0, len(a.noticeRows())-1)
	_, h := d.Want(room.W, max(0, room.H-more))
	r := a.screen.Foot(min(h, max(0, room.H-more)))
	r.Y -= more
	return r
}

// footEdge is the row above a dialog at the foot; none on a small screen.
func (a *App) footEdge() layout.Rect {
	if _, y := a.frame(); y == 0 {
		return layout.Rect{}
	}
	return layout.Rect{W: a.screen.W, H: 1}
}

// overlay writes a dialog in its frame over the lines.
func (a *App) overlay(lines []string, views [layout.Panes][]string, d dialog.Dialog) *tea.Position {
	in := a.inside(d)
	if in.Empty() {
		return nil
	}
	d.SetSize(in.W, in.H)
	view, cursor := d.View()
	fx, fy := a.frame()
	if _, ok := d.(dialog.Foot); ok {
		fx, fy = 0, a.footEdge().H
	}
	left, width := in.X-fx, in.W+2*fx
	over := func(y int, piece string) {
		if y >= 0 && y < len(lines) {
			lines[y] = a.row(views, y, left, left+width, piece)
		}
	}
	for i, row := range view {
		over(in.Y+i, a.leftEdge(fx)+row+a.rightEdge(fx))
	}
	if fy > 0 {
		over(in.Y-1, a.frameTop(d, width))
	}
	if fx > 0 {
		over(in.Y+in.H, a.scene.Pen.Dim.Paint(" "+a.scene.Pen.Marks.Rule(width-2)+" "))
	}
	if cursor != nil {
		return &tea.Position{X: in.X + cursor.X, Y: in.Y + cursor.Y}
	}
	return nil
}

func (a *App) leftEdge(fx int) string {
	if fx == 0 {
		return ""
	}
	return a.scene.Pen.Dim.Paint(a.scene.Pen.Marks.Down) + draw.Blank(fx-1)
}

func (a *App) rightEdge(fx int) string {
	if fx == 0 {
		return ""
	}
	return draw.Blank(fx-1) + a.scene.Pen.Dim.Paint(a.scene.Pen.Marks.Down)
}

// frameTop is the upper edge of a frame, with the title of the dialog in it.
func (a *App) frameTop(d dialog.Dialog, width int) string {
	pen := a.scene.Pen
	r := pen.NewRow(width).Space(1).Add(pen.Dim, pen.Marks.Rule(1)).Space(1)
	was, title, note := a.frameWords(d, r.Left())
	if was != "" {
		r.Add(pen.Banner, pen.Cut(was, r.Left()-pen.Width(note)-4)).Space(1)
	}
	r.Add(pen.Title, pen.Cut(title, r.Left()-pen.Width(note)-4)).Space(1)
	r.Add(pen.Dim, pen.Marks.Rule(r.Left()-pen.Width(note)-1))
	return r.Add(pen.Dim, note).String()
}

// leastBesides is the height from which on the header and the footer stay in sight beside a dialog.
const leastBesides = 16

// frameWords are the cut of a replay, the title and the note of a frame. Where they have no room beside each other the title is worth
// more than what the banner says as well, and than how much is out of sight.
func (a *App) frameWords(d dialog.Dialog, room int) (was, title, note string) {
	pen := a.scene.Pen
	title = pen.Text(d.Title())
	if was = a.replayShort(); was != "" { // the banner may be covered, and nobody must take this for now
		was = " " + was + " "
	}
	besides := a.screen.H >= leastBesides
	if n, ok := d.(interface{ Note() string }); ok {
		note = n.Note()
	}
	full := func() bool { return pen.Width(was)+1+pen.Width(title)+pen.Width(note)+4 > room }
	switch {
	case !full():
	case besides:
		was = ""
	default:
		was = shortCut(was)
	}
	if (besides || was != "") && full() {
		note = note[strings.LastIndexByte(note, ' ')+1:] // the mark that there is more
	}
	if ref, _ := recordOf(d); a.scene.Here[ref] != "" {
		note = pen.Cut(a.scene.HereOn(ref), (room+3)/2) + " " + note
	}
	if marks := a.marks(); len(marks) > 0 && !besides { // the header may be under the dialog
		note = strings.Join(marks, " ")
	}
	return was, title, note
}
