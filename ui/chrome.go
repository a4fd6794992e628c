package ui

import (
	"fmt"
	"strings"

	"muster/model"
	"muster/ui/dialog"
	"muster/ui/draw"
	"muster/ui/layout"
)

// header names the situation, what narrows the panes, and at the right the time of the scene and who else is here.
func (a *App) header() string {
	if a.replay != nil {
		return a.banner()
	}
	pen := a.scene.Pen
	r := pen.NewRow(a.screen.W).Space(1)
	chips := a.chips()
	side := a.side(min(a.screen.W*2/3, a.screen.W-leastTitle-a.room(chips, mostChip)+sideSpare))
	room := a.screen.W - pen.Width(side) - 4
	for _, mark := range a.marks() {
		r.Add(pen.Warn, pen.Cut(mark, r.Left()-1)).Space(2)
		room -= len(mark) + 2
	}
	title := pen.Cut(a.title(), max(min(room, leastTitle), room-a.room(chips, mostChip)))
	r.Add(pen.Title, title)
	room -= pen.Width(title)
	if demo := "demo: thrown away at the end"; a.cfg.Demo && room > len(demo)+2+a.room(chips, leastChip) {
		room -= len(demo) + 2
		r.Space(2).Add(pen.Dim, demo)
	}
	for i, chip := range chips {
		if chip = pen.Cut(chip, room-2-a.room(chips[i+1:], leastChip)); chip != "" {
			room -= pen.Width(chip) + 2
			r.Space(2).Add(pen.Warn, chip)
		}
	}
	return r.End(pen.Dim, side+" ").String()
}

// Columns that are kept for the title, and for each of what narrows the panes: numbers are not understood without it. So much of it
// comes before who else is here, and as many columns as the side leaves free of those that it is given.
const leastTitle, leastChip, mostChip, sideSpare = 8, 14, 24, 6

// room is what is kept for chips, with the space before each, at most so much for one: a longer one is cut.
func (a *App) room(chips []string, most int) (room int) {
	for _, chip := range chips {
		room += 2 + min(most, a.scene.Pen.Width(chip))
	}
	return room
}

func (a *App) title() string {
	title := "muster"
	switch {
	case a.scene.Ready():
		title = a.scene.Pen.Text(a.scene.Book.Story().Situation().Title)
	case a.situation != "":
		title = a.scene.Pen.Text(a.situation)
	}
	return title
}

// chips say what narrows the panes, and what is new.
func (a *App) chips() (all []string) {
	s := a.scene
	all = a.narrowing(a.screen.W)
	if n := len(s.Fresh) + len(s.FreshCells); n > 0 {
		all = append(all, fmt.Sprintf("%s %d new", s.Pen.Marks.New, n))
	}
	return all
}

// narrowing says what narrows the panes, each in so many columns; a country by its code, where its name would be cut.
func (a *App) narrowing(most int) (all []string) {
	s := a.scene
	if s.Narrow != "" && s.Ready() {
		name := s.Pen.Text(s.Book.NameOf(s.Narrow))
		if s.Pen.Width(name+" only") > most {
			name = s.Pen.Text(s.Narrow)
		}
		all = append(all, s.Pen.Cut(name+" only", most))
	}
	if s.Find != "" {
		all = append(all, s.Pen.Cut("/"+s.Pen.Text(s.Find), most))
	}
	return all
}

// readOnly stands on every screen of an editor who may change nothing.
const readOnly = "READ ONLY"

// tabs names the panes; the one in front stands in brackets, so that it needs no colour.
func (a *App) tabs() string {
	pen := a.scene.Pen
	r := pen.NewRow(a.screen.W)
	for i := range a.panes() {
		name, style := a.tab(layout.Pane(i)), pen.Dim
		if layout.Pane(i) == a.front {
			style = pen.Title
		}
		r.Add(style, name)
		if n := a.accounting.Alarms(); layout.Pane(i) == layout.Accounting && n > 0 {
			r.Add(pen.Alarm, a.alarmTab(n))
		}
	}
	note := a.frontPane().Note(r.Left()-1) + " "
	if a.front == layout.Accounting && a.accounting.Alarms() > 0 {
		if r.Left() > 24 {
			beyond := a.accounting.Beyond()
			worst := a.accounting.Worst(r.Left() - 1 - pen.Width(beyond))
			if strings.HasSuffix(worst, pen.Marks.Cut) {
				worst = a.accounting.Worst(r.Left() - 1) // the alarm comes first
			}
			return r.Space(1).Add(pen.Alarm, worst).End(pen.Dim, beyond).String()
		}
	}
	return r.End(pen.Dim, note).String()
}

func (a *App) alarmTab(n int) string { return fmt.Sprintf("%s%d ", a.scene.Pen.Marks.Alarm, n) }

func (a *App) tab(p layout.Pane) string {
	name := fmt.Sprintf(" %d %s ", p+1, a.panes()[p].Title())
	if a.hasNew(p) { // the header counts what is new: here it says where that is
		name = fmt.Sprintf(" %d %s%s", p+1, a.panes()[p].Title(), a.scene.Pen.Marks.New)
	}
	if p == a.front {
		name = fmt.Sprintf("[%d %s]", p+1, a.panes()[p].Title())
	}
	return name
}

// hasNew tells whether something in a pane is marked as new.
func (a *App) hasNew(p layout.Pane) bool {
	if p == layout.Accounting {
		return len(a.scene.FreshCells) > 0
	}
	for ref := range a.scene.Fresh {
		if (ref.Kind == model.KindClaim) == (p == layout.Claims) {
			return true
		}
	}
	return false
}

// tabAt finds the tab at a column.
func (a *App) tabAt(x int) layout.Pane {
	for i := range a.panes() {
		x -= a.scene.Pen.Width(a.tab(layout.Pane(i)))
		if n := a.accounting.Alarms(); layout.Pane(i) == layout.Accounting && n > 0 {
			x -= len(a.alarmTab(n))
		}
		if x < 0 {
			return layout.Pane(i)
		}
	}
	return a.front
}

// paneTitle is the line over a pane: its name, a rule, and what part of it is in sight.
func (a *App) paneTitle(p layout.Pane, width int) string {
	pen := a.scene.Pen
	r := pen.NewRow(width)
	style, mark := pen.Dim, " "
	if p == a.front {
		style, mark = pen.Title, pen.Marks.Cursor
	}
	r.Add(pen.Accent, mark).Add(style, a.panes()[p].Title()).Space(1)
	if n := a.accounting.Alarms(); p == layout.Accounting && n > 0 {
		r.Add(pen.Alarm, fmt.Sprintf("%s %s", pen.Marks.Alarm, plural(n, "alarm"))).Space(1)
	}
	note := a.panes()[p].Note(r.Left() - 4)
	rule := r.Left() - pen.Width(note) - 2
	if note == "" {
		rule = r.Left()
	}
	r.Add(pen.Dim, pen.Marks.Rule(rule))
	return r.End(pen.Dim, note+" ").String()
}

func situationEntry(pen *draw.Pen, s *model.Situation) dialog.Entry {
	return dialog.Entry{Name: pen.Text(s.Title), Side: pen.Text(s.ID), Do: chooseIntent(s.ID)}
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
