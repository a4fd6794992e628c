package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"muster/ui/dialog"
	"muster/ui/draw"
	"muster/ui/intent"
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
// read whole, but never more than a sixth of the screen; nil: there is none, or no room for any. In a replay the last row keeps the
// way out and on.
func (a *App) noticeRows() (rows []string) {
	pen, width, notice := a.scene.Pen, a.screen.W, a.noticeNow()
	if notice == "" || width <= 2 || a.screen.Footer.Empty() || a.top() == nil && a.line != nil {
		return nil
	}
	keys := a.keptKeys()
	words := a.noticeWords(notice, width-2, width-2-a.keysWidth(keys))
	last := len(words) - 1
	for _, w := range words[:last] {
		rows = append(rows, pen.NewRow(width).Space(1).Add(pen.Warn, w).String())
	}
	r := pen.NewRow(width).Space(1).Add(pen.Warn, words[last])
	r.Space(r.Left() - a.keysWidth(keys) + keyGap - 1)
	return append(rows, a.addKeys(r, keys, r.Left()+keyGap).String())
}

// noticeWords breaks a notice into rows of a width, of which the last has less room; where they are not enough the notice is cut.
func (a *App) noticeWords(notice string, width, lastRoom int) []string {
	pen, most := a.scene.Pen, 1
	if a.screen.W >= leastForNotice {
		most = max(1, a.screen.H/6)
	}
	words := pen.Wrap(notice, width)
	if n := len(words); n < most && pen.Width(words[n-1]) > lastRoom {
		return append(words, "")
	}
	head := min(len(words), most) - 1
	rest := strings.Join(words[head:], " ")
	return append(words[:head:head], cutAtWord(pen, rest, lastRoom))
}

// keptKeys are the keys that no notice takes the place of: in a replay the way out and on, as far as they take no more than half of
// the screen. A step brings a notice each time, and whoever steps would see no key at all.
func (a *App) keptKeys() []key.Binding {
	if a.replay == nil {
		return nil
	}
	back, on := "now", true
	if d := a.top(); d != nil {
		page, reads := d.(*dialog.Page)
		back, on = "back", reads && !page.Deaf()
	}
	keys := []key.Binding{key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", back)), stepKeys()}
	keys[1].SetEnabled(on)
	for len(keys) > 0 && a.keysWidth(keys) > a.screen.W/2+keyGap {
		keys = keys[:len(keys)-1]
	}
	return keys
}

// stepKeys are the two keys of a step, as one.
func stepKeys() key.Binding {
	return key.NewBinding(key.WithKeys(",", "."), key.WithHelp(",/.", "step"))
}

// footer shows what the keys do now, as many as fit; a sentence, if there is one to say.
func (a *App) footer() string {
	pen := a.scene.Pen
	r := pen.NewRow(a.screen.W).Space(1)
	last := a.helpHint()
	return a.addKeys(r, a.footKeys(), r.Left()-pen.Width(last)-2).End(pen.Dim, last+" ").String()
}

// keyGap is the room behind a key of the footer.
const keyGap = 3

// addKeys writes the keys that work now behind each other, as many as fit.
func (a *App) addKeys(r *draw.Row, keys []key.Binding, room int) *draw.Row {
	pen := a.scene.Pen
	for _, b := range keys {
		if w := a.keysWidth([]key.Binding{b}); w > 0 && w <= room {
			r.Add(pen.Accent, b.Help().Key).Space(1).Add(pen.Dim, b.Help().Desc).Space(keyGap)
			room -= w
		}
	}
	return r
}

// keysWidth is the room that the keys that work now take, each with the gap behind it.
func (a *App) keysWidth(keys []key.Binding) (width int) {
	pen := a.scene.Pen
	for _, b := range keys {
		if h := b.Help(); b.Enabled() {
			width += pen.Width(h.Key) + 1 + pen.Width(h.Desc) + keyGap
		}
	}
	return width
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

// footKeys are the keys of the footer: those of what is in front first, but before them the way back from a filter, or out of a replay
// and on in it, which at 80 columns stands nowhere else.
func (a *App) footKeys() []key.Binding {
	if d := a.top(); d != nil {
		return d.Keys()
	}
	keys := a.paneKeys(a.front)
	var back, global []key.Binding
	for _, act := range a.bindings() {
		_, steps := act.Do.(intent.Step)
		switch {
		case act.Help().Key == "?", steps && a.replay != nil:
		case act.Help().Key == "esc":
			back = append(back, act.Binding)
		default:
			global = append(global, act.Binding)
		}
	}
	if a.replay != nil {
		back = append(back, stepKeys())
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
