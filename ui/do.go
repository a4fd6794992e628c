package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/dialog"
	"muster/ui/form"
	"muster/ui/intent"
	"muster/ui/layout"
)

// do carries out what a component asked for. It is the only place where an intent becomes a deed.
func (a *App) do(what intent.Intent) (effects []effect, quit bool) {
	if a.forbids(what) {
		return nil, false
	}
	switch what := what.(type) {
	case intent.Quit:
		return nil, true
	case intent.Back:
		return a.back(), false
	case intent.Inspect:
		return a.inspect(what.What), false
	case intent.Narrow:
		return a.narrow(what.Group), false
	case intent.Rearrange:
		return a.rearrange(), false
	case intent.Filter:
		if what.Close {
			a.line = nil
		}
		return a.filterBy(what.Text), false
	case intent.SaidBy:
		return a.saidBy(what.Source), false
	case intent.Front, intent.Pane, intent.Zoom, intent.Mouse:
		a.turn(what)
	case intent.Help:
		a.help()
	case intent.Palette:
		a.push(dialog.NewChoice(a.scene.Pen, "Palette", "type a part of an action's name", a.everyAction()))
	case intent.FindLine:
		a.line = newFindLine(a)
	case intent.Situations:
		a.push(dialog.NewReading(a.scene.Pen, "Situations"))
		return []effect{listSituations(a.ctx, a.store, a.top())}, false
	default:
		return a.doMore(what)
	}
	return nil, false
}

// turn turns the screen to another pane, or changes how it is used.
func (a *App) turn(what intent.Intent) {
	switch what := what.(type) {
	case intent.Front:
		a.goTo((a.front + layout.Pane(what.By) + layout.Panes) % layout.Panes)
	case intent.Pane:
		a.goTo(layout.Pane(what.Number))
	case intent.Zoom:
		a.zoom = !a.zoom && !a.single()
		a.relayout()
		if a.single() {
			a.say("the pane has the whole of this screen already; tab goes to the next")
		}
	case intent.Mouse:
		a.mouse = !a.mouse
		a.say(map[bool]string{true: "the mouse selects and scrolls; m gives it back to the terminal", false: "the mouse is the terminal's again"}[a.mouse])
	}
}

// forbids says why something cannot be done now; false: it can.
func (a *App) forbids(what intent.Intent) bool {
	_, adds := what.(intent.QuickLine)
	switch why := a.mayEdit(); {
	case adds && a.maySave() != "":
		a.push(dialog.Refusal(a.scene.Pen, "Nothing can be added now", a.maySave()))
	case why != "" && intent.Opens(what):
		a.bar("Nothing can be changed now", why)
	case why != "" && intent.Edits(what):
		a.refuse(errors.New(why))
	default:
		return false
	}
	return true
}

// doMore is the rest of the switch: what is asked for from dialogs.
func (a *App) doMore(what intent.Intent) (effects []effect, quit bool) {
	switch what := what.(type) {
	case intent.Press:
		a.dialogs = nil
		if what.Pane >= 0 {
			a.goTo(layout.Pane(what.Pane))
		}
		return a.press(keyPress(what.Key))
	case intent.Choose, intent.Form, intent.Example, intent.Create:
		return a.toSituation(what), false
	case intent.Edit, intent.Fill, intent.Ask, intent.Add, intent.Records, intent.Do, intent.Retype, intent.Discard:
		return a.change(what), false
	case intent.QuickLine:
		return a.quickLine(), false
	case intent.Undo:
		return a.stepBack(false), false
	case intent.Redo:
		return a.stepBack(true), false
	case intent.Step, intent.Edge, intent.AskTime, intent.GoTo, intent.OtherClock:
		return a.travel(what), false
	case intent.Moved, intent.AskCuts, intent.File, intent.Wording, intent.Confirm, intent.AskCopy, intent.Copy:
		return a.memory(what), false
	case intent.NextNew:
		a.nextNew()
	case intent.AllSeen:
		a.allSeen()
	case intent.Drafts, intent.OpenDraft, intent.ThrowAway:
		return a.draftsIntent(what), false
	case intent.Suspend:
		return []effect{{run: func() tea.Msg { return tea.SuspendMsg{} }}}, false
	case intent.Elsewhere:
		return a.elsewhere(what.Key)
	case intent.Say:
		a.say(what.Text)
	}
	return nil, false
}

// toSituation goes to another situation, or to one that is made for it.
func (a *App) toSituation(what intent.Intent) []effect {
	switch what := what.(type) {
	case intent.Choose:
		a.dialogs = nil
		if what.Situation != a.situation {
			return a.choose(what.Situation)
		}
	case intent.Form:
		a.push(form.New(a.scene.Pen, a.desk().NewSituation()))
	case intent.Example:
		return a.begin(Start{Example: true})
	case intent.Create:
		return a.begin(Start{Situation: what.Situation})
	}
	return nil
}

// travel goes through time.
func (a *App) travel(what intent.Intent) []effect {
	switch what := what.(type) {
	case intent.Step:
		return a.stepBy(what.By)
	case intent.Edge:
		a.dialogs = nil
		return a.goToEdge(what.Clock, what.Last)
	case intent.AskTime:
		a.push(dialog.NewTime(a.scene.Pen, a.calendar(), a.clock()))
	case intent.GoTo:
		a.pop()
		return a.goToTime(what.At, what.Clock)
	case intent.OtherClock:
		return a.otherClock()
	}
	return nil
}

// begin makes what the editor chose at the first start.
func (a *App) begin(s Start) []effect {
	if a.cfg.Begin == nil {
		a.say("this screen cannot make a file; use muster new")
		return nil
	}
	return []effect{begin(a.ctx, a.cfg.Begin, s)}
}

// back closes the front dialog or line, or takes away the last thing that narrows what is shown. It never quits.
func (a *App) back() []effect {
	switch {
	case a.top() != nil:
		a.pop()
		if a.store == nil && len(a.dialogs) == 0 {
			a.push(dialog.NewStart(a.scene.Pen, a.cfg.Path, false))
		}
	case a.replay != nil:
		return a.returnToNow()
	case a.scene.Find != "":
		return a.filterBy("")
	case a.scene.Narrow != "":
		return a.narrow("")
	case a.zoom:
		a.zoom = false
		a.relayout()
	}
	return nil
}

// narrow shows only what concerns a group; of the group that is shown already, everything again.
func (a *App) narrow(group string) []effect {
	if !a.scene.Ready() {
		return nil
	}
	if group == a.scene.Narrow {
		group = ""
	}
	a.scene.Narrow = group
	return a.rearrange()
}

func (a *App) goTo(p layout.Pane) {
	a.front = min(max(p, 0), layout.Panes-1)
	a.relayout()
	a.repoint()
}

// inspect opens the inspector.
func (a *App) inspect(what intent.Target) []effect {
	if !a.scene.Ready() {
		return nil
	}
	switch {
	case what.Cell != nil && what.There:
		a.dialogs = nil
		a.goTo(layout.Accounting)
		a.accounting.Go(*what.Cell)
	case what.Cell != nil:
		a.pushPage(dialog.Cell(a.scene, *what.Cell))
	case what.Sums:
		a.pushPage(dialog.Sums(a.scene))
	case what.Claim != "":
		ref := model.Ref{Kind: model.KindClaim, ID: what.Claim}
		a.pushPage(dialog.Claim(a.scene, what.Claim, a.historyOf(ref)))
		a.offerBy(a.scene.Records.Item(ref))
		return a.askHistory(ref)
	case what.Event != "":
		ref := model.Ref{Kind: model.KindEvent, ID: what.Event}
		a.pushPage(dialog.Event(a.scene, what.Event, a.historyOf(ref)))
		return a.askHistory(ref)
	case what.Record.ID != "":
		a.push(form.Page(a.scene, a.desk(), what.Record, a.historyOf(what.Record)))
		return a.askHistory(what.Record)
	}
	return nil
}

// historyOf gives what is known of the changes of a record.
func (a *App) historyOf(ref model.Ref) func() []*model.Change {
	return func() []*model.Change { return a.inCut(a.histories[ref]) }
}

// logOf gives the changes of a record. False: they are not read yet, or the last was not there when they were.
func (a *App) logOf(ref model.Ref) (changes []*model.Change, known bool) {
	changes = a.histories[ref]
	e := a.scene.Book.Story().Entry(ref)
	if n := len(changes); n > 0 {
		return changes, !e.Alive() || changes[n-1].Seq >= e.Last.Seq
	}
	return nil, e.Alive() && e.First.Seq == e.Last.Seq
}

// askBefore reads what a claim was before it was marked, where the question may put it back.
func (a *App) askBefore(ask intent.Ask) []effect {
	if !ask.Deed.Marks() || a.scene.Book.Story().Claim(ask.Ref.ID) == nil {
		return nil
	}
	return a.askHistory(ask.Ref)
}

// askHistory reads the changes of a record from the log, if it was changed since it was logged and they are not known.
func (a *App) askHistory(ref model.Ref) []effect {
	e := a.scene.Book.Story().Entry(ref)
	if _, known := a.logOf(ref); known || !e.Alive() {
		return nil
	}
	return []effect{history(a.ctx, a.store, a.state.Generation, a.situation, ref, e.First.Seq)}
}

// nextNew goes to the next thing that is marked as new: a claim, an event, a cell.
func (a *App) nextNew() {
	for _, it := range a.lists.Claims {
		if a.scene.Fresh[it.Ref()] && a.claims.Go(it.Ref()) {
			a.goTo(layout.Claims)
			return
		}
	}
	for _, it := range a.lists.Timeline {
		if a.scene.Fresh[it.Ref()] && a.timeline.Go(it.Ref()) {
			a.goTo(layout.Timeline)
			return
		}
	}
	if a.accounting.NextNew() {
		a.goTo(layout.Accounting)
		return
	}
	a.say("what is new is hidden by the filter; esc shows everything")
}
