package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/ui/intent"
	"muster/ui/layout"
)

// press routes a key: Ctrl+C, the front dialog, the open text line, the global bindings, the pane in front.
func (a *App) press(msg tea.KeyPressMsg) ([]effect, bool) {
	a.notice = ""
	if behind, ok := a.behindEsc(msg); ok {
		first, quit := a.press(keyPress("esc"))
		if d, asks := a.top().(interface{ Asking() bool }); asks && d.Asking() {
			return first, quit // nobody has seen the question yet: this is no answer to it
		}
		then, end := a.press(behind)
		return append(first, then...), quit || end
	}
	switch {
	case msg.String() == "ctrl+c":
		return nil, true
	case msg.String() == "ctrl+z" && a.cfg.Suspends:
		return a.do(intent.Suspend{})
	case a.top() != nil:
		return a.do(a.top().Update(msg))
	case a.line != nil:
		return a.do(a.line.Update(msg))
	}
	for _, act := range a.bindings() {
		if key.Matches(msg, act.Binding) {
			return a.do(act.Do)
		}
	}
	for _, act := range a.actions {
		if key.Matches(msg, act.Binding) && a.answers(act.Do) {
			return a.do(act.Do) // it is in no help now; whoever presses it all the same is told why
		}
	}
	what, _ := a.frontPane().Update(msg)
	a.repoint()
	return a.do(what)
}

// answers tells whether a key that is off now is answered with the reason.
func (a *App) answers(do intent.Intent) bool {
	switch do.(type) {
	case intent.QuickLine, intent.Zoom:
		return true
	}
	return a.mayEdit() != "" && (intent.Edits(do) || intent.Opens(do))
}

// single tells that the screen has room for one pane only, which has all of it.
func (a *App) single() bool {
	n := 0
	for _, r := range a.screen.Panes {
		if !r.Empty() {
			n++
		}
	}
	return n < 2 && !a.zoom
}

// paste goes where text is typed; anywhere else it does nothing.
func (a *App) paste(msg tea.PasteMsg) ([]effect, bool) {
	switch {
	case a.top() != nil:
		return a.do(a.top().Update(msg))
	case a.line != nil:
		return a.do(a.line.Update(msg))
	}
	return nil, false
}

// bindings are the global keys as they are now: what would do nothing is disabled.
func (a *App) bindings() []Action {
	all := make([]Action, len(a.actions))
	copy(all, a.actions)
	for i := range all {
		switch all[i].Help().Key {
		case "esc":
			all[i].SetEnabled(a.scene.Narrow != "" || a.scene.Find != "" || a.zoom)
		case "1", "2", "3":
			all[i].SetEnabled(all[i].Do != intent.Intent(intent.Pane{Number: int(a.front)}))
		case "n", "N":
			all[i].SetEnabled(len(a.scene.Fresh)+len(a.scene.FreshCells) > 0)
		case "/", "E":
			all[i].SetEnabled(a.scene.Ready())
		case "a", "A", "u", "ctrl+r":
			all[i].SetEnabled(a.scene.Ready() && a.mayEdit() == "")
		case "S":
			all[i].SetEnabled(a.store != nil)
		case "z":
			if a.zoom {
				all[i].SetHelp("z", "all panes again")
			}
			all[i].SetEnabled(!a.single())
		}
	}
	a.replayBindings(all)
	return all
}

// point takes the mouse: a press selects, and on what is selected already it is Enter; the wheel scrolls.
func (a *App) point(msg tea.MouseMsg) ([]effect, bool) {
	m := msg.Mouse()
	by := 0
	switch msg.(type) {
	case tea.MouseWheelMsg:
		by = 3
		if m.Button == tea.MouseWheelUp {
			by = -3
		}
	case tea.MouseClickMsg:
	default:
		return nil, false
	}
	if d := a.top(); d != nil {
		return a.pointDialog(m, by)
	}
	if a.screen.Tabs.Contains(m.X, m.Y) && by == 0 {
		a.front = a.tabAt(m.X)
		a.relayout()
		return nil, false
	}
	return a.pointPane(m, by)
}

func (a *App) pointDialog(m tea.Mouse, by int) ([]effect, bool) {
	r := a.inside(a.top())
	switch {
	case by != 0:
		a.top().Wheel(by)
	case r.Contains(m.X, m.Y):
		return a.do(a.top().Click(m.X-r.X, m.Y-r.Y))
	}
	return nil, false
}

func (a *App) pointPane(m tea.Mouse, by int) ([]effect, bool) {
	p, ok := a.screen.At(m.X, m.Y)
	if !ok {
		return nil, false
	}
	pane, r := a.panes()[p], a.screen.Panes[p]
	if by != 0 {
		pane.Wheel(by)
		a.repoint()
		return nil, false
	}
	was := a.where(p)
	pane.Click(m.X-r.X, m.Y-r.Y-a.titleRows())
	again := a.front == p && was == a.where(p)
	a.front = p
	a.repoint()
	if again {
		return a.press(keyPress("enter"))
	}
	return nil, false
}

// where tells what the cursor of a pane is on.
func (a *App) where(p layout.Pane) any {
	switch p {
	case layout.Timeline:
		return a.timeline.Selected()
	case layout.Accounting:
		return a.accounting.Selected()
	}
	return a.claims.Selected()
}

// keyPress is the key of a name, as a binding has it.
func keyPress(name string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
		"f1": tea.KeyF1, "f2": tea.KeyF2, "delete": tea.KeyDelete, "backspace": tea.KeyBackspace}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	switch r := []rune(name); {
	case name == "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case name == "shift+tab":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	case len(r) == 1:
		return tea.KeyPressMsg{Code: r[0], Text: name}
	case len(name) > 5 && name[:5] == "ctrl+":
		return tea.KeyPressMsg{Code: r[5], Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{}
}
