package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"muster/ui/dialog"
	"muster/ui/draft"
	"muster/ui/form"
	"muster/ui/intent"
	"muster/ui/quickline"
)

// drafts is what the app knows of the drafts of its dialogs.
type drafts struct {
	keeper *draft.Keeper // nil: drafts are kept nowhere
	open   map[dialog.Drafter]*keptDraft
	found  []draft.Draft // those that were found when they were listed last
	// reopen waits for its situation to be read.
	reopen *draft.Draft
}

// keptDraft is the draft of an open dialog as it was handed over last.
type keptDraft struct {
	draft.Draft
	handed bool
	// taken tells that the dialog began with what was typed into another one: it is worth keeping untouched.
	taken bool
}

func newDrafts(to draft.Drafts) drafts {
	d := drafts{open: map[dialog.Drafter]*keptDraft{}}
	if to != nil {
		d.keeper = draft.NewKeeper(to)
	}
	return d
}

// The messages about drafts.
type (
	// draftsMsg brings the drafts that are kept; asked: the editor wants to see them.
	draftsMsg struct {
		all   []draft.Draft
		err   error
		asked bool
	}
	// keeperMsg says that drafts can be written no more, or again.
	keeperMsg struct{}
)

func listDrafts(k *draft.Keeper, asked bool) effect {
	return effect{run: func() tea.Msg {
		all, err := k.List()
		return draftsMsg{all, err, asked}
	}}
}

// hearKeeper waits until the keeper has something to tell.
func hearKeeper(ctx context.Context, k *draft.Keeper) effect {
	return effect{waits: true, run: func() tea.Msg {
		select {
		case <-k.Told():
		case <-ctx.Done():
			return nil
		}
		return keeperMsg{}
	}}
}

// drafters are the dialogs that hold something typed.
func (a *App) drafters() (all []dialog.Drafter) {
	for _, d := range a.dialogs {
		if dr, ok := d.Dialog.(dialog.Drafter); ok {
			all = append(all, dr)
		}
	}
	for _, l := range a.quick { // what was left in a line that is closed is there when it is opened again
		if !slices.Contains(all, dialog.Drafter(l)) {
			all = append(all, l)
		}
	}
	return all
}

// handOver hands to the keeper what the last message changed in what is typed. What was closed meanwhile stays a draft.
func (a *App) handOver() {
	if a.drafts.keeper == nil {
		return
	}
	still := make(map[dialog.Drafter]*keptDraft, len(a.drafts.open))
	for _, dr := range a.drafters() {
		kept := a.drafts.open[dr]
		if kept == nil {
			kept = &keptDraft{Draft: draft.Draft{ID: draft.NewID(), Situation: a.situation, Generation: a.generation()}}
		}
		a.hand(dr, kept)
		still[dr] = kept
	}
	for dr, kept := range a.drafts.open {
		if s, ok := dr.(dialog.Saver); ok && still[dr] == nil && a.acts.last[s] != nil {
			still[dr] = kept // it was closed while the log is asked: the answer decides
		}
		if still[dr] == nil && kept.handed && a.notice == "" {
			a.say("what was typed is kept as a draft: press : and choose drafts")
		}
	}
	a.drafts.open = still
}

// hand hands one draft over if it is another than before.
func (a *App) hand(dr dialog.Drafter, kept *keptDraft) {
	d, typed := dr.Draft()
	if !typed && !kept.taken {
		if kept.handed {
			a.drafts.keeper.Drop(kept.ID)
			kept.handed = false
		}
		return
	}
	d.ID, d.Situation, d.Generation = kept.ID, kept.Situation, kept.Generation
	if kept.handed && kept.Same(d) {
		return
	}
	d.Written = a.cfg.Now()
	kept.Draft, kept.handed = d, true
	a.drafts.keeper.Hand(d)
}

// generation is the file's as far as it is known.
func (a *App) generation() string {
	if a.state == nil {
		return ""
	}
	return a.state.Generation
}

// unkeep forgets the draft of a dialog: what was typed into it is in the log, or its editor does not want it.
func (a *App) unkeep(d dialog.Dialog) {
	dr, ok := d.(dialog.Drafter)
	if !ok {
		return
	}
	if kept := a.drafts.open[dr]; kept != nil && kept.handed {
		a.drafts.keeper.Drop(kept.ID)
	}
	delete(a.drafts.open, dr)
}

// passOn gives the draft of a dialog to another one that goes on with what was typed into the first.
func (a *App) passOn(from, to dialog.Drafter) {
	if kept := a.drafts.open[from]; kept != nil {
		kept.taken = true
		a.drafts.open[to] = kept
		delete(a.drafts.open, from)
	}
}

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
	case a.line != nil || a.typing():
		a.say(plural(n, "draft") + " of before: press : and choose drafts")
		return nil
	}
	a.push(dialog.NewDrafts(a.scene.Pen, dialog.DraftsAsk{All: a.left, About: a.aboutDraft, When: a.when}))
	return nil
}

// typing tells whether the front dialog holds something typed.
func (a *App) typing() bool {
	dr, ok := a.top().(dialog.Drafter)
	if !ok {
		return false
	}
	_, typed := dr.Draft()
	return typed
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

// heard tells the editor that drafts can be written no more, or again.
func (a *App) heard() []effect {
	if err := a.drafts.keeper.Problem(); err != nil {
		a.say("what is typed is not kept: " + err.Error())
	} else {
		a.say("what is typed is kept again")
	}
	return []effect{hearKeeper(a.ctx, a.drafts.keeper)}
}

// draftsIntent carries out what is asked for about drafts.
func (a *App) draftsIntent(what intent.Intent) []effect {
	switch what := what.(type) {
	case intent.Drafts:
		a.dialogs = nil
		if a.drafts.keeper == nil {
			a.say("nothing is kept here: all of it is thrown away at the end")
			return nil
		}
		return []effect{listDrafts(a.drafts.keeper, true)}
	case intent.OpenDraft:
		return a.openDraft(what.Draft)
	case intent.ThrowAway:
		a.throwAway(what.ID)
	}
	return nil
}
