package ui

import (
	"time"

	"muster/model"
	"muster/model/account"
	"muster/ui/dialog"
	"muster/ui/form"
	"muster/ui/intent"
	"muster/ui/pane"
)

// desk is what the forms are read against: the situation as the screen has it when they are.
func (a *App) desk() *form.Desk {
	return &form.Desk{Book: func() *account.Book { return a.scene.Book }, Records: func() *pane.Records { return a.scene.Records },
		Zone: func() *time.Location { return a.scene.Zone }, Now: a.cfg.Now, Log: a.logOf}
}

// change carries out what leads to a change: it opens the form or the question, or asks the log.
func (a *App) change(what intent.Intent) []effect {
	if _, discards := what.(intent.Discard); !discards && !a.scene.Ready() {
		return nil
	}
	switch what := what.(type) {
	case intent.Records:
		a.push(dialog.NewChoice(a.scene.Pen, "Records", "type a part of a name", a.recordEntries()))
	case intent.Add:
		a.push(dialog.NewChoice(a.scene.Pen, "Add", "which kind of record", a.kindEntries()))
	case intent.Edit:
		a.edit(what)
	case intent.Fill:
		if spec, ok := a.desk().Of(what.Record, what.Beside...); ok {
			a.push(form.New(a.scene.Pen, spec))
		}
	case intent.Ask:
		spec, err := a.desk().Question(what)
		if err != nil {
			title := "Nothing is changed"
			if what.Ref.ID == "" {
				title = "Not here"
			}
			a.bar(title, err.Error())
			return nil
		}
		spec.About = what.Ref // others see that something is being done to it
		a.push(form.New(a.scene.Pen, spec))
		return a.askBefore(what)
	case intent.Discard:
		a.unkeep(a.top())
		return a.back()
	case intent.Retype:
		a.retype()
	case intent.Do:
		return a.save(what)
	}
	return nil
}

// retype opens the form of a record that is being merged, in the place of the merge and of what was typed before it.
func (a *App) retype() {
	m, ok := a.top().(*form.Merge)
	if !ok {
		return
	}
	if spec, ok := m.Retype(); ok {
		f := form.New(a.scene.Pen, spec)
		f.Stand(m.Field())
		a.passOn(m.Under(), f)
		a.close(m)
		a.close(m.Under())
		a.push(f)
	}
}

// edit opens the form of a record, of the claim that the desk goes by in a cell, or of a new record.
func (a *App) edit(what intent.Edit) {
	if what.Cell != nil {
		c := a.scene.Book.Cell(*what.Cell)
		if c == nil || c.Desk() == nil {
			a.bar("Nothing to edit", "there is no figure here to edit; a adds a claim, A any record")
			return
		}
		what.Ref = model.Ref{Kind: model.KindClaim, ID: c.Desk().Claim().ID}
	}
	spec, ok := a.desk().Edit(what.Ref)
	if what.Ref.ID == "" {
		a.pop() // the list of the kinds
		spec, ok = a.desk().New(what.Ref.Kind)
	}
	if !ok {
		a.say(what.Ref.String() + " is not there any more")
		return
	}
	a.push(form.New(a.scene.Pen, spec))
}

// kindEntries are the kinds of record that can be added.
func (a *App) kindEntries() (all []dialog.Entry) {
	for _, k := range []model.Kind{model.KindClaim, model.KindEvent, model.KindSource, model.KindGroup, model.KindRuling} {
		all = append(all, dialog.Entry{Name: k.String(), Do: intent.Edit{Ref: model.Ref{Kind: k}}})
	}
	return all
}

// recordEntries are the records that have no pane of their own.
func (a *App) recordEntries() (all []dialog.Entry) {
	story, d := a.scene.Book.Story(), a.desk()
	for _, k := range []model.Kind{model.KindSituation, model.KindSource, model.KindGroup, model.KindRuling} {
		for _, e := range story.Entries(k) {
			ref := model.Ref{Kind: k, ID: e.Record.RecordID()}
			all = append(all, dialog.Entry{Name: a.scene.Pen.Text(d.Name(e.Record)), Side: k.String(), Do: intent.Inspect{What: intent.Target{Record: ref}}})
		}
	}
	return all
}

// refuse says why what the front dialog asked for was not done: in the dialog, which stays as it is, if it can say it.
func (a *App) refuse(err error) {
	by, _ := a.top().(dialog.Saver)
	a.fail(by, err.Error())
}

// bar says why what is to be typed into is not opened, and takes what was typed ahead for it. A dialog that asked for it and can
// say it stays in front, with what was typed into it.
func (a *App) bar(title, why string) {
	if by, _ := a.top().(dialog.Saver); by != nil {
		a.fail(by, why)
		return
	}
	a.push(dialog.Refusal(a.scene.Pen, title, why))
}
