package form

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/ui/intent"
)

// keys are the keys of a form. All else is typed.
type keys struct {
	enter, next, prev, save, close, up, down, out, back, words key.Binding
	pageUp, pageDown, leave, throw, stay, empty                key.Binding
}

func defaultKeys(do string) keys {
	on := func(shown, says string, names ...string) key.Binding {
		return key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, says))
	}
	return keys{
		enter:    on("enter", "next", "enter"),
		next:     on("tab", "next field", "tab"),
		prev:     on("shift+tab", "field before", "shift+tab"),
		save:     on("ctrl+s", do, "ctrl+s", "f2"),
		close:    on("esc", "back", "esc"),
		up:       on("up", "up", "up", "ctrl+p"),
		down:     on("down", "down", "down", "ctrl+n"),
		out:      on("ctrl+x", "take the row out", "ctrl+x"),
		back:     on("ctrl+y", "put the row back", "ctrl+y"),
		words:    on("left/right", "another", "left", "right"),
		pageUp:   on("pgup", "a page up", "pgup"),
		pageDown: on("pgdn", "a page down", "pgdown"),
		empty:    on("ctrl+u", "empty the field", "ctrl+u"),
		leave:    on("y", "keep a draft", "y", "Y"),
		throw:    on("x", "throw it away", "x", "X"),
		stay:     on("esc", "go on typing", "esc", "n"),
	}
}

// now lists the keys that do something now.
func (k keys) now(f *Form) []key.Binding {
	if f.asking {
		k.leave.SetEnabled(f.drafts)
		return []key.Binding{k.stay, k.leave, k.throw}
	}
	if f.waiting {
		return []key.Binding{k.close}
	}
	in := f.input(f.at)
	single := len(f.stops()) == 1
	k.next.SetEnabled(!single)
	k.prev.SetEnabled(!single)
	switch {
	case f.adds():
		k.enter.SetHelp("enter", f.blocks[f.at.block].Add)
	case f.offered():
		k.enter.SetHelp("enter", "take it")
	case in == nil || f.spec.Short && f.last():
		k.enter.SetHelp("enter", f.spec.Do)
	case in.field.Sort == Area:
		k.enter.SetHelp("enter", "new line")
	}
	k.up.SetEnabled(len(f.offers) > 0 && f.pick > 0)
	k.down.SetEnabled(len(f.offers) > 0 && f.pick < len(f.offers)-1)
	k.out.SetEnabled(f.at.row >= 0 && !f.adds())
	k.back.SetEnabled(len(f.out) > 0)
	if f.reading.Does != "" {
		k.save.SetHelp(k.save.Help().Key, f.reading.Does)
	}
	if in != nil && in.field.Sort == Shown {
		k.enter.SetHelp("enter", "a page down")
	}
	k.joined()
	k.words = k.among(in)
	k.empty.SetEnabled(in != nil && (in.field.Sort == Line || in.field.Sort == Find) && in.line.Cursor() > 0)
	k.pageUp.SetEnabled(f.leaves(-1))
	k.pageDown.SetEnabled(f.leaves(1))
	return []key.Binding{k.enter, k.next, k.save, k.close, k.pageDown, k.words, k.empty, k.up, k.down, k.out, k.back, k.prev, k.pageUp}
}

// joined gives enter and save one name where both do the same.
func (k *keys) joined() {
	if enter, save := k.enter.Help(), k.save.Help(); enter.Desc == save.Desc {
		k.enter.SetHelp(enter.Key+"/"+save.Key, save.Desc)
		k.save.SetEnabled(false)
	}
}

// among are the keys that go from one word of a field to another.
func (k keys) among(in *input) key.Binding {
	b := k.words
	b.SetEnabled(in != nil && (in.field.Sort == Word || in.field.Sort == Radio))
	if in == nil || !b.Enabled() {
		return b
	}
	before, after := "left", "right"
	if in.field.Sort == Radio {
		before, after = "up", "down"
	}
	b.SetHelp(before+"/"+after, "another")
	b.SetKeys(before, after)
	b.SetEnabled(len(in.field.Choice) > 1)
	return b
}

// adds tells whether the cursor is on the line that adds a row.
func (f *Form) adds() bool {
	return f.at.block < len(f.blocks) && f.at.row >= 0 && f.at.row == len(f.blocks[f.at.block].rows)
}

// offered tells whether something is offered that Enter takes.
func (f *Form) offered() bool { return f.pick >= 0 && f.pick < len(f.offers) }

// Update takes a key: the form's own, and all else into the field. A paste is always text.
func (f *Form) Update(msg tea.Msg) intent.Intent {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case ok && f.asking:
		return f.answer(press)
	case ok:
		if what, known := f.own(press); known {
			return what
		}
	}
	if f.asking || f.waiting {
		return nil
	}
	if in := f.input(f.at); in != nil {
		changed, refused := in.Update(msg)
		if f.refused = refused; changed {
			f.note = ""
			f.read()
		}
	}
	return nil
}

// own takes a key of the form itself.
func (f *Form) own(press tea.KeyPressMsg) (what intent.Intent, known bool) {
	switch {
	case key.Matches(press, f.keys.close):
		return f.leave(), true
	case f.waiting:
		return nil, true
	case key.Matches(press, f.keys.save):
		return f.save(), true
	case key.Matches(press, f.keys.next):
		f.step(1)
	case key.Matches(press, f.keys.prev):
		f.step(-1)
	case key.Matches(press, f.keys.enter):
		return f.enter()
	case key.Matches(press, f.keys.up):
		return nil, f.vertical(-1)
	case key.Matches(press, f.keys.down):
		return nil, f.vertical(1)
	case key.Matches(press, f.keys.out) && f.at.row >= 0 && !f.adds():
		f.takeOut()
	case key.Matches(press, f.keys.back) && len(f.out) > 0:
		f.putBack()
	case f.spec.Proof && key.Matches(press, f.keys.pageUp, f.keys.pageDown):
		by := 1
		if key.Matches(press, f.keys.pageUp) {
			by = -1
		}
		f.proofTop = max(0, f.proofTop+by*max(1, f.room-1))
	default:
		return nil, false
	}
	return nil, true
}

// enter goes on: it takes what is offered, adds a row, saves at the end. In a text area it is a new line.
func (f *Form) enter() (what intent.Intent, known bool) {
	in := f.input(f.at)
	switch {
	case f.adds():
		f.addRow()
	case in == nil:
		return f.save(), true
	case in.field.Sort == Area, in.field.Sort == Shown:
		return nil, false
	case f.offered():
		in.choose(f.offers[f.pick].Value)
		f.read()
		f.onward()
	case f.spec.Short && f.last():
		return f.save(), true
	default:
		f.step(1)
	}
	return nil, true
}

// onward goes to the next field if there is one, and not round to the first.
func (f *Form) onward() {
	if !f.last() {
		f.step(1)
	}
	f.offer()
}

// vertical moves in what is offered, else from field to field; in a text area and among words of which each has its line
// it is the field's.
func (f *Form) vertical(by int) bool {
	in := f.input(f.at)
	switch {
	case len(f.offers) > 0:
		f.pick = min(max(0, f.pick+by), len(f.offers)-1)
	case in != nil && (in.field.Sort == Radio || in.field.Sort == Area || in.field.Sort == Shown):
		return false
	default:
		f.step(by)
	}
	return true
}

// leave closes the form, or what is offered. It asks before it throws anything away.
func (f *Form) leave() intent.Intent {
	in := f.input(f.at)
	switch {
	case len(f.offers) > 0 && in != nil && !in.field.List:
		in.edited = false
		f.offer()
	case f.typed() && !f.waiting:
		f.asking = true
	default:
		return intent.Back{}
	}
	return nil
}

// Asking tells whether the form asks what becomes of what was typed.
func (f *Form) Asking() bool { return f.asking }

// answer takes the answer to whether the form is to be left, and what becomes of what was typed.
func (f *Form) answer(press tea.KeyPressMsg) intent.Intent {
	switch {
	case key.Matches(press, f.keys.leave) && f.drafts:
		return intent.Back{}
	case key.Matches(press, f.keys.throw):
		return intent.Discard{}
	case key.Matches(press, f.keys.stay):
		f.asking = false
	}
	return nil
}
