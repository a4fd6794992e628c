package ui

import (
	"slices"
	"unicode"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"muster/ui/dialog"
	"muster/ui/intent"
)

// elsewhere carries out a key that the front dialog has no use for, where it means the same everywhere. A key that does nothing
// says so: on a slow line the next ones are typed already.
func (a *App) elsewhere(k string) ([]effect, bool) {
	for _, act := range a.bindings() {
		if !slices.Contains(act.Keys(), k) {
			continue
		}
		_, filters := act.Do.(intent.FindLine)
		switch {
		case !a.fromDialog(act.Do):
			a.say(k + " is a key of the panes; esc goes back to them")
			return nil, false
		case a.answers(act.Do): // it opens, or says why not
			return a.do(act.Do)
		case act.Enabled():
			if filters {
				a.dialogs = nil
			}
			return a.do(act.Do)
		}
	}
	if k == "r" && a.reading() {
		return a.do(intent.Inspect{What: intent.Target{Sums: true}})
	}
	a.say(k + " does nothing here; ? shows the keys that do")
	return nil, false
}

// fromDialog tells whether a global key means over a dialog what it means over the panes. The filter narrows the panes: what
// is open over them is closed for it, if there is nothing but what can be opened again.
func (a *App) fromDialog(do intent.Intent) bool {
	switch do.(type) {
	case intent.FindLine:
		return a.reading()
	case intent.Front, intent.Pane, intent.Zoom, intent.NextNew, intent.Back, intent.Quit:
		return false
	}
	return true
}

// reading tells whether nothing is open but what is only read.
func (a *App) reading() bool {
	for _, o := range a.dialogs {
		if _, page := o.Dialog.(*dialog.Page); !page {
			return false
		}
	}
	return true
}

// help shows the keys that work now: where a dialog is open, those of the dialog, and those that work from there.
func (a *App) help() {
	keys, under := a.helpKeys, a.top()
	if page, ok := under.(*dialog.Page); ok && page.Tag == "help" {
		a.pop() // the same key closes it
		return
	}
	if under != nil {
		keys = func() []dialog.Keys { return a.helpOver(under) }
	}
	page := dialog.Help(a.scene.Pen, keys, dialog.Legend(a.scene.Pen))
	page.Tag = "help"
	a.push(page)
}

func (a *App) helpOver(d dialog.Dialog) []dialog.Keys {
	all := []dialog.Keys{{Name: d.Title(), Bindings: d.Keys()}, {Name: "Everywhere"}, {Name: "Always", Bindings: a.always()}}
	for _, act := range a.bindings() {
		if a.fromDialog(act.Do) {
			all[1].Bindings = append(all[1].Bindings, act.Binding)
		}
	}
	return all
}

// behindEsc gives the key that came so close behind an Esc that both were taken for one with Alt, as they are on a slow line. No
// key of muster goes with Alt; those of a text field, such as a word back, are left to it.
func (a *App) behindEsc(msg tea.KeyPressMsg) (behind tea.KeyPressMsg, ok bool) {
	if !msg.Mod.Contains(tea.ModAlt) {
		return msg, false
	}
	if m := textinput.DefaultKeyMap(); key.Matches(msg, m.WordForward, m.WordBackward, m.DeleteWordForward, m.DeleteWordBackward) {
		if _, typing := a.lines(); typing != nil {
			return msg, false
		}
	}
	msg.Mod &^= tea.ModAlt | tea.ModNumLock | tea.ModScrollLock
	const upper = tea.ModShift | tea.ModCapsLock
	if msg.Mod&^upper == 0 && unicode.IsPrint(msg.Code) {
		msg.Text = string(typedBy(msg, msg.Mod&upper != 0))
	}
	return msg, true
}

// typedBy is the letter that a key types. What Shift makes of it, a keyboard knows better than we do, if the terminal says it.
func typedBy(msg tea.KeyPressMsg, upper bool) rune {
	switch {
	case upper && msg.ShiftedCode != 0:
		return msg.ShiftedCode
	case upper:
		return unicode.ToUpper(msg.Code)
	}
	return msg.Code
}
