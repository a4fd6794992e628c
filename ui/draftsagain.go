package ui

import (
	"errors"
	"time"

	"muster/ui/dialog"
	"muster/ui/draft"
	"muster/ui/form"
	"muster/ui/quickline"
)

// listedDrafts shows the drafts that were found: at the start only if there are any.
func (a *App) listedDrafts(msg draftsMsg) []effect {
	a.drafts.found = msg.all
	if msg.err != nil {
		a.say(msg.err.Error())
	}
	switch n := len(a.left()); {
	case msg.asked:
	case n == 0:
		return nil
	case a.line != nil || a.typedInto():
		a.say(plural(n, "draft") + " of before: press : and choose drafts")
		return nil
	}
	list := dialog.NewDrafts(a.scene.Pen, dialog.DraftsAsk{All: a.left, About: a.aboutDraft, When: a.when})
	if !msg.asked {
		list.Unasked()
	}
	a.push(list)
	return nil
}

// typedInto tells whether what is typed now is meant for the front dialog, or for one that could not be opened.
func (a *App) typedInto() bool {
	_, types := a.top().(dialog.Drafter)
	page, reads := a.top().(*dialog.Page)
	return types || reads && page.Deaf()
}

// when writes a time in the zone of the screen: of today only the hour.
func (a *App) when(at time.Time, zone bool) string {
	place, name := time.UTC, "UTC"
	if a.scene.Zone != nil {
		place, name = a.scene.Zone, a.scene.Zone.String()
	}
	layout := "15:04"
	if at = at.In(place); at.Format(time.DateOnly) != a.cfg.Now().In(place).Format(time.DateOnly) {
		layout = "2 Jan 15:04"
	}
	if zone {
		return at.Format(layout) + " " + name
	}
	return at.Format(layout)
}

// left are the drafts that nobody has open.
func (a *App) left() (all []draft.Draft) {
	open := map[string]bool{}
	for _, kept := range a.drafts.open {
		open[kept.ID] = true
	}
	for _, d := range a.drafts.found {
		if !d.Elsewhere && !open[d.ID] {
			all = append(all, d)
		}
	}
	return all
}

// aboutDraft says what became of the thing that a draft is about; empty: nothing did.
func (a *App) aboutDraft(d draft.Draft) string {
	switch {
	case !a.scene.Ready() || d.Situation != a.situation || d.Situation == "":
		return ""
	case d.Generation != "" && a.state.Generation != "" && d.Generation != a.state.Generation:
		return "the file was restored since"
	case d.Record.ID == "":
		return ""
	}
	switch e := a.scene.Book.Story().Entry(d.Record); {
	case !e.Alive():
		return d.Record.String() + " was deleted since"
	case e.Last.Seq != d.Base && d.Base != 0:
		return d.Record.String() + " was changed since"
	}
	return ""
}

// throwAway removes a draft that its editor does not want.
func (a *App) throwAway(id string) {
	a.drafts.keeper.Drop(id)
	for i, d := range a.drafts.found {
		if d.ID == id {
			a.drafts.found = append(a.drafts.found[:i:i], a.drafts.found[i+1:]...)
			break
		}
	}
	if a.refreshDialogs(); len(a.left()) == 0 {
		a.pop()
	}
}

// openDraft opens what was typed, in its situation.
func (a *App) openDraft(d draft.Draft) []effect {
	if a.replay != nil {
		a.bar("Nothing can be changed now", a.mayEdit())
		return nil
	}
	a.dialogs = nil
	if d.Situation != "" && d.Situation != a.situation {
		effects := a.choose(d.Situation)
		a.drafts.reopen = &d
		return effects
	}
	return a.resume(d)
}

// reopened opens the draft that waited for its situation.
func (a *App) reopened() []effect {
	d := a.drafts.reopen
	if a.drafts.reopen = nil; d == nil || d.Situation != a.situation {
		return nil
	}
	return a.resume(*d)
}

// resume opens the dialog of a draft with what was typed into it.
func (a *App) resume(d draft.Draft) []effect {
	switch d.Kind {
	case form.DraftKind:
		if spec, ok := a.desk().Resume(d); ok {
			f := form.New(a.scene.Pen, spec)
			f.Restore(form.ValuesOf(d))
			a.goOn(f, d)
			return nil
		}
	case form.WordingDraft:
		return a.reword(d)
	case quickline.DraftKind:
		if a.scene.Ready() {
			l := a.newLine()
			l.Restore(d)
			a.quick[a.situation] = l
			a.goOn(l, d)
			return nil
		}
	}
	if d.Kind == form.QuestionDraft {
		return a.askAgain(d)
	}
	a.say("this draft is of another version of muster; it stays where it is")
	return nil
}

// askAgain opens a question with what was answered to it.
func (a *App) askAgain(d draft.Draft) []effect {
	ask, err := form.AskOf(d)
	if err == nil && !a.scene.Ready() {
		err = errors.New("its situation is not open")
	}
	var spec form.Spec
	if err == nil {
		spec, err = a.desk().Question(ask)
	}
	if err != nil {
		a.say("this draft cannot be opened, and stays where it is: " + err.Error())
		return nil
	}
	f := form.New(a.scene.Pen, spec)
	f.Restore(form.ValuesOf(d))
	a.goOn(f, d)
	return nil
}

// drafter is a dialog that drafts are made of.
type drafter interface {
	dialog.Dialog
	dialog.Drafter
}

// goOn opens a dialog that goes on with a draft: what is typed into it takes the draft's place.
func (a *App) goOn(to drafter, d draft.Draft) {
	a.push(to)
	a.drafts.open[to] = &keptDraft{Draft: d, handed: true}
	if about := a.aboutDraft(d); about != "" {
		a.say(about + ": look before you save")
	}
}
