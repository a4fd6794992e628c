package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"

	"muster/model"
	"muster/ui/dialog"
	"muster/ui/draw"
	"muster/ui/layout"
	"muster/ui/pane"
)

// header names the situation, what narrows the panes, and at the right the time of the scene and who else is here.
func (a *App) header() string {
	if a.replay != nil {
		return a.banner()
	}
	pen := a.scene.Pen
	r := pen.NewRow(a.screen.W).Space(1)
	side := a.side(a.screen.W * 2 / 3)
	room := a.screen.W - pen.Width(side) - 4
	for _, mark := range a.marks() {
		r.Add(pen.Warn, pen.Cut(mark, r.Left()-1)).Space(2)
		room -= len(mark) + 2
	}
	chips := a.chips()
	title := pen.Cut(a.title(), max(min(room, leastTitle), room-a.least(chips)))
	r.Add(pen.Title, title)
	room -= pen.Width(title)
	if demo := "demo: thrown away at the end"; a.cfg.Demo && room > len(demo)+2+a.least(chips) {
		room -= len(demo) + 2
		r.Space(2).Add(pen.Dim, demo)
	}
	for i, chip := range chips {
		if chip = pen.Cut(chip, room-2-a.least(chips[i+1:])); chip != "" {
			room -= pen.Width(chip) + 2
			r.Space(2).Add(pen.Warn, chip)
		}
	}
	return r.End(pen.Dim, side+" ").String()
}

// Columns that are kept for the title, and for each of what narrows the panes: numbers are not understood without it.
const leastTitle, leastChip = 8, 14

// least is the room that is kept for chips, with the space before each: a longer one is cut.
func (a *App) least(chips []string) (room int) {
	for _, chip := range chips {
		room += 2 + min(leastChip, a.scene.Pen.Width(chip))
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
	if s.Narrow != "" && s.Ready() {
		all = append(all, s.Pen.Text(s.Book.NameOf(s.Narrow))+" only")
	}
	if s.Find != "" {
		all = append(all, "/"+s.Pen.Text(s.Find))
	}
	if n := len(s.Fresh) + len(s.FreshCells); n > 0 {
		all = append(all, fmt.Sprintf("%s %d new", s.Pen.Marks.New, n))
	}
	return all
}

// readOnly stands on every screen of an editor who may change nothing.
const readOnly = "READ ONLY"

// side is the right end of the header in at most a width. As it gets narrower, first the day goes, then the names of the
// others, then the zone, and last how many they are.
func (a *App) side(width int) string {
	if a.scene.Zone == nil {
		return ""
	}
	now := a.cfg.Now().In(a.scene.Zone)
	zone := a.scene.Pen.Text(a.scene.Book.Story().Situation().Zone)
	hour := now.Format("15:04")
	times := []string{now.Format("Mon 2 Jan 2006 15:04") + " " + zone, hour + " " + zone, hour}
	var desks []string
	if desk := a.deskTime(now); desk != "" {
		desks = []string{times[0] + desk, times[1] + desk, times[1] + a.deskHour(now)}
	}
	for _, try := range slices.Concat(a.withCompany(desks[:min(2, len(desks))]), a.withDesk(now, times[1]), a.withCompany(times)) {
		if a.scene.Pen.Width(try)+10 <= width {
			return try
		}
	}
	for _, try := range append(desks, times...) {
		if a.scene.Pen.Width(try)+20 <= width {
			return try
		}
	}
	return hour
}

// withCompany puts who else is here before the time, in every way, the longest first.
func (a *App) withCompany(times []string) (tries []string) {
	company := a.company()
	for i, t := range times {
		for j, who := range company {
			if i == 0 && j > 0 || i == 2 && j == 0 && len(company) > 1 {
				continue // the names before the day, the zone before the names
			}
			tries = append(tries, who+"   "+t)
		}
	}
	return tries
}

// withDesk puts the hour of the desk behind a time, with who else is here before it; nobody else is worth less than the hour.
func (a *App) withDesk(now time.Time, t string) (tries []string) {
	if a.deskTime(now) == "" {
		return nil
	}
	t += a.deskHour(now)
	for _, who := range a.company() {
		tries = append(tries, who+"   "+t)
	}
	if len(a.here.others) == 0 && a.cfg.Presence != nil {
		return append(tries, t)
	}
	return tries
}

// deskHour is the time of the desk in few words.
func (a *App) deskHour(now time.Time) string {
	return " (desk " + now.In(a.cfg.Zone).Format("15:04") + ")"
}

// deskTime is the time of the desk, where that is in another zone than the scene; all other times are the scene's.
func (a *App) deskTime(now time.Time) string {
	if a.cfg.Zone == nil || now.In(a.cfg.Zone).Format(time.DateTime) == now.Format(time.DateTime) {
		return ""
	}
	return fmt.Sprintf(" (desk: %s %s)", now.In(a.cfg.Zone).Format("15:04"), a.scene.Pen.Text(a.cfg.Zone.String()))
}

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
			return r.Space(1).Add(pen.Alarm, a.accounting.Worst(r.Left()-1)).String()
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

// noticeNow is the sentence that there is to say; empty: none.
func (a *App) noticeNow() string {
	if a.notice == "" && a.top() == nil {
		return a.lost
	}
	return a.notice
}

// leastForNotice is how high and wide a screen is at least on which a long notice takes a row of the panes.
const leastForNotice = 16

// tallNotice writes a notice that is longer than the foot into the last two rows, where nothing lies over the panes.
func (a *App) tallNotice(lines []string) {
	pen, width := a.scene.Pen, a.screen.W
	notice := a.noticeNow()
	if a.top() != nil || a.line != nil || a.screen.H < leastForNotice || width < leastForNotice || pen.Width(notice) <= width-2 {
		return
	}
	first := pen.Wrap(notice, width-2)[0]
	rest := strings.TrimSpace(strings.TrimPrefix(notice, first))
	for i, words := range []string{first, cutAtWord(pen, rest, width-2)} {
		lines[len(lines)-2+i] = pen.NewRow(width).Space(1).Add(pen.Warn, words).String()
	}
}

// footer shows what the keys do now, as many as fit; a sentence, if there is one to say.
func (a *App) footer() string {
	pen := a.scene.Pen
	r := pen.NewRow(a.screen.W).Space(1)
	if notice := a.noticeNow(); notice != "" {
		return r.Add(pen.Warn, cutAtWord(pen, notice, r.Left()-1)).String()
	}
	keys := a.footKeys()
	last := a.helpHint()
	room := r.Left() - pen.Width(last) - 2
	for _, b := range keys {
		h := b.Help()
		w := pen.Width(h.Key) + 1 + pen.Width(h.Desc) + 3
		if !b.Enabled() || w > room {
			continue
		}
		r.Add(pen.Accent, h.Key).Space(1).Add(pen.Dim, h.Desc).Space(3)
		room -= w
	}
	return r.End(pen.Dim, last+" ").String()
}

// cutAtWord shortens a sentence to a width after a whole word, and marks that it did.
func cutAtWord(pen *draw.Pen, s string, width int) string {
	room := width - 1 - pen.Width(pen.Marks.Cut)
	if pen.Width(s) <= width || room <= 0 {
		return pen.Cut(s, width)
	}
	return pen.Wrap(s, room)[0] + " " + pen.Marks.Cut
}

func (a *App) helpHint() string {
	if a.top() != nil || a.line != nil {
		return ""
	}
	return "? all keys"
}

// footKeys are the keys of the footer: those of what is in front first.
func (a *App) footKeys() []key.Binding {
	if d := a.top(); d != nil {
		return d.Keys()
	}
	keys := a.paneKeys(a.front)
	var global []key.Binding
	for _, act := range a.bindings() {
		if act.Help().Key != "?" {
			global = append(global, act.Binding)
		}
	}
	own := min(4, len(keys))
	return append(append(keys[:own:own], global...), keys[own:]...)
}

// paneKeys are the keys of a pane that work now. In a replay c means the other clock, and where nothing may be changed the
// acts are off.
func (a *App) paneKeys(p layout.Pane) []key.Binding {
	off := map[string]bool{"c": a.replay != nil}
	if a.mayEdit() != "" {
		for _, act := range pane.EveryActKey() {
			off[act] = true
		}
	}
	return slices.DeleteFunc(a.panes()[p].Keys(), func(b key.Binding) bool { return off[b.Help().Key] })
}

// helpKeys are all keys that work now, by where they belong.
func (a *App) helpKeys() []dialog.Keys {
	var global []key.Binding
	for _, act := range a.bindings() {
		global = append(global, act.Binding)
	}
	all := []dialog.Keys{{Name: a.frontPane().Title(), Bindings: a.paneKeys(a.front)}, {Name: "Everywhere", Bindings: global},
		{Name: "Always", Bindings: a.always()}}
	if a.lost != "" {
		all = append([]dialog.Keys{{Name: a.lost}}, all...)
	}
	if why := a.mayEdit(); why != "" {
		all = append([]dialog.Keys{{Name: "Editing is off: " + why}}, all...)
	}
	return all
}

// always are the keys that work from anywhere.
func (a *App) always() []key.Binding {
	suspend := key.NewBinding(key.WithKeys("ctrl+z"), key.WithHelp("ctrl+z", "to the shell; fg comes back"))
	suspend.SetEnabled(a.cfg.Suspends)
	return []key.Binding{key.NewBinding(key.WithKeys("ctrl+c"), key.WithHelp("ctrl+c", "quit from anywhere")), suspend}
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
