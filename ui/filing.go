package ui

import (
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/dialog"
	"muster/ui/draft"
	"muster/ui/form"
	"muster/ui/intent"
)

// file asks how the factbox is to be put out.
func (a *App) file() []effect {
	a.push(form.New(a.scene.Pen, a.desk().Filing(a.cfg.Editor)))
	return nil
}

// wording goes on to the text that goes out.
func (a *App) wording(w intent.Wording) []effect {
	a.readOn(a.desk().Wording(w, a.cfg.Editor))
	return nil
}

// readOn puts a text to be read in the place of the front form: what was in sight of it there counts.
func (a *App) readOn(spec form.Spec) {
	f := form.New(a.scene.Pen, spec)
	if asked, ok := a.top().(*form.Form); ok {
		f.Known(asked.Sighted())
	}
	a.pop()
	a.push(f)
}

// confirm shows the whole of what another editor filed before it is confirmed.
func (a *App) confirm(what intent.Confirm) []effect {
	spec, ok := a.desk().Confirming(what.Filing, a.cfg.Editor)
	if !ok {
		a.pop()
		a.say("it is confirmed already, or something newer was filed")
		return nil
	}
	a.readOn(spec)
	return nil
}

// reword opens the text of a draft, with the figures that it was made of.
func (a *App) reword(d draft.Draft) []effect {
	if !a.scene.Ready() {
		a.say("this draft waits for its situation, and stays where it is")
		return nil
	}
	spec, err := a.desk().Reword(d, a.cfg.Editor)
	if err != nil {
		a.say("this draft cannot be opened, and stays where it is: " + err.Error())
		return nil
	}
	f := form.New(a.scene.Pen, spec)
	f.Restore(form.ValuesOf(d))
	a.goOn(f, d)
	return nil
}

// pushPage opens an inspector. Replay and copying work in it, and what nothing can be done about now is not offered.
func (a *App) pushPage(p *dialog.Page) {
	p.Extra, p.Still = a.pageKeys, func() bool { return a.mayEdit() != "" }
	a.push(p)
}

func (a *App) pageKeys() (all []dialog.PageKey) {
	for _, b := range a.bindings() {
		switch b.Do.(type) {
		case intent.Step, intent.AskCopy:
			if b.Enabled() {
				all = append(all, dialog.PageKey{Binding: b.Binding, Do: b.Do})
			}
		}
	}
	return all
}

// copiedMsg says where a copy was kept.
type copiedMsg struct {
	what, path string
	err        error
}

// askCopy offers what can be copied from where the editor is, and where to.
func (a *App) askCopy() {
	if !a.scene.Ready() {
		return
	}
	var all []dialog.Entry
	texts := a.copies()
	ways := []struct {
		to   intent.Way
		says string
	}{{intent.ToClipboard, "to the terminal's clipboard"}, {intent.ToFile, "into a file"}, {intent.ToScreen, "alone on the screen, to select it there"}}
	for _, way := range ways {
		for _, t := range texts {
			if way.to == intent.ToFile && a.cfg.PutAway == nil {
				continue
			}
			t.To = way.to
			all = append(all, dialog.Entry{Name: t.What + " " + way.says, Do: t})
		}
	}
	a.push(dialog.NewChoice(a.scene.Pen, "Copy", "type a part of what and where to", all))
}

// copy gives a text to where it was asked for.
func (a *App) copy(what intent.Copy) []effect {
	a.pop()
	switch what.To {
	case intent.ToFile:
		put, ctx := a.cfg.PutAway, a.ctx
		name := model.Slug(a.scene.Book.Story().Situation().Title+" "+what.What) + ".txt"
		return []effect{{run: func() tea.Msg {
			path, err := put(ctx, name, what.Text)
			return copiedMsg{what.What, path, err}
		}}}
	case intent.ToScreen:
		a.push(dialog.NewBare(a.scene.Pen, what.Text))
		return nil
	}
	instead := "a file or the text alone"
	if a.cfg.PutAway == nil {
		instead = "the text alone on the screen"
	}
	a.say(what.What + ": sent to the terminal's clipboard; if it did not arrive, y offers " + instead)
	return []effect{{run: func() tea.Msg { return tea.SetClipboard(what.Text)() }}}
}

func (a *App) copied(msg copiedMsg) {
	if msg.err != nil {
		a.say(msg.what + " was not written: " + msg.err.Error())
		return
	}
	a.say(msg.what + " was written to " + msg.path)
}
