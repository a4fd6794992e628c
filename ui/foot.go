package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"muster/ui/dialog"
	"muster/ui/draw"
	"muster/ui/layout"
	"muster/ui/pane"
)

// noticeNow is the sentence that there is to say; empty: none.
func (a *App) noticeNow() string {
	if a.notice == "" && a.top() == nil {
		return a.lost
	}
	return a.notice
}

// leastForNotice is how wide a screen is at least on which a long notice takes more than a row.
const leastForNotice = 16

// noticeRows are the rows of a notice, from the one that stands in the last row of the screen upwards as many as it takes to be
// read whole, but never more than a sixth of the screen; nil: there is none, or no room for any.
func (a *App) noticeRows() (rows []string) {
	pen, width, notice := a.scene.Pen, a.screen.W, a.noticeNow()
	if notice == "" || a.screen.Footer.Empty() || a.top() == nil && a.line != nil {
		return nil
	}
	most := 1
	if width >= leastForNotice {
		most = max(1, a.screen.H/6)
	}
	words := pen.Wrap(notice, width-2)
	if len(words) > most {
		rest := strings.Join(words[most-1:], " ")
		words = append(words[:most-1:most-1], cutAtWord(pen, rest, width-2))
	}
	for _, w := range words {
		rows = append(rows, pen.NewRow(width).Space(1).Add(pen.Warn, w).String())
	}
	return rows
}

// footer shows what the keys do now, as many as fit; a sentence, if there is one to say.
func (a *App) footer() string {
	pen := a.scene.Pen
	r := pen.NewRow(a.screen.W).Space(1)
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

// footKeys are the keys of the footer: those of what is in front first, but before them the way back from a filter or a replay, which
// at 80 columns stands nowhere else.
func (a *App) footKeys() []key.Binding {
	if d := a.top(); d != nil {
		return d.Keys()
	}
	keys := a.paneKeys(a.front)
	var back, global []key.Binding
	for _, act := range a.bindings() {
		switch act.Help().Key {
		case "?":
		case "esc":
			back = append(back, act.Binding)
		default:
			global = append(global, act.Binding)
		}
	}
	own := min(4, len(keys))
	return slices.Concat(back, keys[:own], global, keys[own:])
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
