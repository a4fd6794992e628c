package quickline

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/ui/intent"
)

// keys are the keys of the line. All else is typed.
type keys struct {
	save, form, take, takeHere, next, prev, earlier, later, clear, close key.Binding
	yes, no, up, down, empty                                             key.Binding
}

func defaultKeys() keys {
	on := func(shown, says string, names ...string) key.Binding {
		return key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, says))
	}
	return keys{
		save:     on("enter", "save", "enter"),
		form:     on("tab", "full form", "tab"),
		take:     on("right", "take the offer", "right"),
		takeHere: on("ctrl+space", "take the offer", "ctrl+space", "ctrl+@", "ctrl+f"),
		next:     on("down", "next offer", "down"),
		prev:     on("up", "offer before", "up"),
		earlier:  on("up", "earlier line", "up", "ctrl+p"),
		later:    on("down", "later line", "down", "ctrl+n"),
		clear:    on("ctrl+x", "quotation away", "ctrl+x"),
		close:    on("esc", "close and keep", "esc"),
		yes:      on("enter", "yes", "enter", "y", "Y"),
		no:       on("esc", "no", "esc", "n", "N"),
		up:       on("up", "up", "up", "k"),
		down:     on("down", "down", "down", "j"),
		empty:    on("ctrl+u", "empty the line", "ctrl+u"),
	}
}

// Keys lists what can be pressed now.
func (l *Line) Keys() []key.Binding {
	k := l.keys
	switch {
	case l.waiting:
		return []key.Binding{k.close}
	case l.ask == askPaste:
		return []key.Binding{k.yes, k.no}
	case l.ask == askNear:
		k.yes.SetKeys("enter")
		k.yes.SetHelp("enter", "it is this one")
		k.yes.SetEnabled(!l.ahead)
		k.no.SetKeys("esc")
		k.no.SetHelp("esc", "back to the line")
		k.up.SetEnabled(l.choice > 0 || l.ahead)
		k.down.SetEnabled(l.choice < len(l.near()))
		return []key.Binding{k.yes, k.down, k.up, k.no}
	}
	picked := l.pick >= 0
	if picked {
		k.save.SetHelp("enter", "take the offer")
	}
	if l.again {
		k.save.SetHelp("enter", "save all the same")
	}
	k.save.SetEnabled(l.typed() && l.reading.refused == "" || picked)
	k.form.SetEnabled(l.typed())
	k.take.SetEnabled(l.taken() >= 0 && l.atEnd())
	k.takeHere.SetEnabled(l.taken() >= 0)
	k.next.SetEnabled(l.back == 0 && l.pick < len(l.offers)-1)
	k.prev.SetEnabled(picked)
	k.later.SetEnabled(l.back > 0)
	k.earlier.SetEnabled(!picked && l.earlierThan(l.back) > l.back)
	k.clear.SetEnabled(l.quotation != nil)
	k.empty.SetEnabled(l.field.Cursor() > 0)
	return []key.Binding{k.save, k.form, k.take, k.next, k.prev, k.earlier, k.later, k.clear, k.close, k.empty, k.takeHere}
}

// Update takes a key or a paste.
func (l *Line) Update(msg tea.Msg) intent.Intent {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		l.paste(msg)
	case tea.KeyPressMsg:
		return l.press(msg)
	}
	return nil
}

func (l *Line) press(msg tea.KeyPressMsg) intent.Intent {
	switch {
	case l.waiting:
		if key.Matches(msg, l.keys.close) {
			return intent.Back{}
		}
		return nil
	case l.ask != askNothing:
		return l.answer(msg)
	case key.Matches(msg, l.keys.close):
		return l.leave()
	case key.Matches(msg, l.keys.save):
		return l.enter()
	case key.Matches(msg, l.keys.form):
		return l.form()
	}
	if l.own(msg) {
		return nil
	}
	l.pick = -1
	if l.field.Update(msg) {
		l.back = 0
		l.changed()
	} else {
		l.offer() // the cursor may have moved
	}
	return nil
}

// own takes a key that moves among offers and earlier lines.
func (l *Line) own(msg tea.KeyPressMsg) bool {
	switch {
	case key.Matches(msg, l.keys.take) && l.atEnd() && l.taken() >= 0, key.Matches(msg, l.keys.takeHere):
		l.takeOffer()
	case key.Matches(msg, l.keys.prev) && l.pick >= 0:
		l.pick--
	case key.Matches(msg, l.keys.later) && l.back > 0:
		l.recall(l.laterThan(l.back))
	case key.Matches(msg, l.keys.next):
		l.pick = min(l.pick+1, len(l.offers)-1)
	case key.Matches(msg, l.keys.earlier):
		l.recall(l.earlierThan(l.back))
	case key.Matches(msg, l.keys.clear) && l.quotation != nil:
		l.quotation = nil
		l.changed()
	default:
		return false
	}
	return true
}
