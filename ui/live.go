package ui

import (
	"errors"
	"fmt"

	"muster/model"
	"muster/model/text"
	"muster/ui/dialog"
	"muster/ui/form"
	"muster/ui/pane"
)

// loaded takes over a situation that was counted; from here on nobody else touches it.
func (a *App) loaded(msg loadedMsg) (effects []effect) {
	if msg.situation != a.situation {
		return nil
	}
	a.scene.Counting = false
	if a.replay != nil {
		a.returnToNow() // what it went through is of another log
	}
	if msg.err != nil && a.scene.Ready() { // what is shown stays, and the next token tries again
		a.lose(msg.err)
		return nil
	}
	if msg.err != nil {
		a.push(dialog.NewPage(a.scene.Pen, func() (string, []dialog.Block) {
			return "Cannot be opened", []dialog.Block{{Text: a.scene.Pen.Text(msg.err.Error())}}
		}))
		return nil
	}
	a.regain()
	first := a.state == nil
	if !first && msg.state.Story(a.situation) == nil {
		return a.vanished()
	}
	restored := !first && a.state.Generation != msg.state.Generation
	a.state = msg.state
	if restored { // what was seen is of another log
		a.moved.looked, a.looked = a.state.Head, looked{last: a.state.Head}
	}
	if first {
		effects = a.lookSince(msg)
	}
	a.scene.Book, a.scene.Records = msg.book, msg.records
	a.scene.Zone = msg.book.Story().Situation().Location()
	a.accounting.Refresh(false)
	a.refreshDialogs()
	effects = append(effects, append(a.rearrange(), a.reopened()...)...)
	if a.token == nil && first {
		return append(effects, watch(a.ctx, a.store))
	}
	return append(effects, since(a.ctx, a.store, a.state.Position()))
}

func (a *App) watched(msg watchMsg) []effect {
	if msg.err != nil {
		a.say("changes of others are not seen: " + msg.err.Error())
		return nil
	}
	a.token = msg.token
	return a.listen()
}

// listen waits for the next token, unless somebody does already.
func (a *App) listen() []effect {
	if a.token == nil || a.listening {
		return nil
	}
	a.listening = true
	return []effect{listen(a.ctx, a.token)}
}

// told reads what is new, and waits for the next token only when that is here.
func (a *App) told(msg tokenMsg) []effect {
	a.listening = false
	if msg.over {
		return nil
	}
	if a.state == nil {
		return a.listen() // what is being read catches up by itself
	}
	return append([]effect{since(a.ctx, a.store, a.state.Position())}, a.askRights()...)
}

// follow is the one place where the state changes: it folds the log's new changes.
func (a *App) follow(msg changesMsg) []effect {
	effects := a.listen()
	if msg.err == nil {
		a.regain()
	} else {
		a.lose(msg.err)
	}
	if a.replay != nil {
		a.replay.miss(msg, a.state.Position())
		return effects
	}
	switch {
	case a.state == nil || !a.scene.Ready():
		return effects
	case msg.since.Seq < a.state.Head && msg.reaches(a.state.Head):
		return append(effects, since(a.ctx, a.store, a.state.Position())) // it was asked for before an earlier answer came
	case msg.since != a.state.Position():
		return effects
	case errors.Is(msg.err, model.ErrReplaced):
		return append(effects, a.afresh()...)
	case msg.err != nil:
		return append(effects, load(a.ctx, a.store, a.situation, nil))
	case len(msg.changes) == 0:
		return effects
	}
	a.regather = len(msg.changes) > manyChanges
	for rest := msg.changes; len(rest) > 0; {
		own, n := a.mine(rest[0]), 1
		for n < len(rest) && a.mine(rest[n]) == own {
			n++
		}
		for _, c := range rest[:n] {
			if err := a.fold(c, own); err != nil {
				a.say(err.Error())
				return append(effects, load(a.ctx, a.store, a.situation, nil))
			}
		}
		rest = rest[n:]
		a.folded(own)
	}
	return append(effects, a.askOpen()...)
}

// askOpen reads the history of what is open, where it was not known: what was just done is in it.
func (a *App) askOpen() (effects []effect) {
	for _, d := range a.dialogs {
		f, _ := d.Dialog.(*form.Form)
		if ref, editing := recordOf(d.Dialog); ref.ID != "" && (!editing || f.Asks()) {
			effects = append(effects, a.askHistory(ref)...)
		}
	}
	return effects
}

// mine takes note that a change is in the log, and tells whether it is this editor's: of this session, of another, or of a command.
func (a *App) mine(c *model.Change) bool {
	return a.arrived(c) || c.By.ID == a.cfg.Editor.ID
}

// folded has everything shown that a run of changes brought. What the editor logged, here or anywhere, is not marked as new.
func (a *App) folded(own bool) {
	if a.regather {
		a.regather = false
		story := a.scene.Book.Story()
		if e := story.Entry(model.Ref{Kind: model.KindSituation, ID: story.ID}); e.Alive() {
			a.scene.Zone = story.Situation().Location()
		} else if e != nil { // its zone is still that of what is said of it
			a.say(fmt.Sprintf("%s took this situation away at %s; S shows the others", text.Line(e.Last.By.Name), e.Last.At().In(a.scene.Zone).Format("15:04")))
		}
		a.scene.Records.Resource(story, a.scene.Zone)
		a.rearrangeNow()
	}
	a.refresh(!own)
}

// afresh reads everything again: the file was restored under the screen. What is shown stays until the answer is here.
func (a *App) afresh() []effect {
	a.say("the file was restored: everything was read afresh")
	a.unknow()
	return []effect{load(a.ctx, a.store, a.situation, nil)}
}

// vanished goes back to the situations that there are: the one shown is not in the file any more.
func (a *App) vanished() []effect {
	a.say("situation " + a.situation + " is not in the file any more")
	a.situation = ""
	a.forget()
	a.show(pane.Lists{})
	return []effect{listSituations(a.ctx, a.store, nil)}
}

// unknow forgets what was noted beside the state and names changes of its log.
func (a *App) unknow() {
	clear(a.histories)
	clear(a.scene.Fresh)
	clear(a.scene.FreshCells)
}

// reaches tells whether an answer goes past a sequence.
func (m changesMsg) reaches(seq uint64) bool {
	return len(m.changes) > 0 && m.changes[len(m.changes)-1].Seq > seq
}

// manyChanges is from how many changes on the lists are made anew instead of being followed change by change.
const manyChanges = 64

// fold takes one change into the state, the book and the lists; own: it is this editor's.
func (a *App) fold(c *model.Change, own bool) error {
	if c.Situation != a.situation {
		return a.state.Pass(c)
	}
	if err := a.state.Apply(c); err != nil {
		return err
	}
	a.looked.last = c.Seq
	ref := c.Ref()
	a.scene.Book.Update(ref)
	if ref.Kind == model.KindClaim || ref.Kind == model.KindEvent {
		a.scene.Fresh[ref] = true
	}
	if c.After == nil || own {
		a.scene.Seen(ref) // there is nothing left to be seen, or it was seen as it was made
	}
	if h, ok := a.histories[ref]; ok {
		a.histories[ref] = append(h, c)
	}
	if !a.regather {
		a.relist(ref)
	}
	return nil
}

// relist brings the lists up to date with one record.
func (a *App) relist(ref model.Ref) {
	story := a.scene.Book.Story()
	switch ref.Kind {
	case model.KindClaim, model.KindEvent:
		old, now := a.scene.Records.Update(story, ref, a.scene.Zone)
		if a.job != nil {
			a.late = append(a.late, changed{old, now})
			return
		}
		a.arranged = a.arranged.With(a.scene.Records)
		a.lists = a.arranged.Follow(a.lists, old, now)
	case model.KindSituation:
		a.regather = true
	case model.KindSource:
		a.regather = true
	}
}

// refresh makes everything that shows figures anew. With mark, what changed is marked as new.
func (a *App) refresh(mark bool) {
	if !a.scene.Ready() {
		return
	}
	a.accounting.Refresh(mark)
	a.show(a.lists)
	a.refreshDialogs()
}

func (a *App) refreshDialogs() {
	a.courses = courses{version: a.courses.version + 1}
	for _, d := range a.dialogs {
		d.Refresh()
		a.fitDialog(d.Dialog)
	}
}
