package ui

import (
	"maps"

	"muster/model"
	"muster/model/account"
	"muster/model/moment"
	"muster/model/replay"
	"muster/ui/pane"
)

// replaying is a replay on the screen. While there is one nothing is taken from the log: what is logged meanwhile is read
// when the screen returns to now.
type replaying struct {
	is    *replay.Replay // nil: it is still being made, and the screen shows now
	clock account.Clock
	log   *replay.Log   // as soon as it was read
	all   *pane.Records // on the said clock, without the cut
	// job is what is being made, nil: nothing; steps were asked for meanwhile.
	job   *opening
	steps int
	now   present
	// rearranged tells that the lists of now are to be arranged anew, missed that there is something to read.
	rearranged, missed bool
	// meanwhile is what was logged since: nothing of it is shown, but what is withheld in it is not copied.
	meanwhile []*model.Change
	// gone counts the figures that the step before had and this place has not.
	gone int
	// rooms are the arrays of its lists.
	rooms pane.Rooms
}

// miss keeps what was logged since the head that the screen is at: it waits until the screen is back at now.
func (r *replaying) miss(msg changesMsg, head model.Head) {
	if r.missed = true; msg.since == head {
		r.meanwhile = msg.changes
	}
}

// present is what the screen showed before the replay.
type present struct {
	book     *account.Book
	records  *pane.Records
	fresh    map[model.Ref]bool
	cells    map[model.Cell]bool
	lists    pane.Lists
	arranged pane.Arrangement
}

// clock is the clock of the replay; outside of one, the log's.
func (a *App) clock() account.Clock {
	if a.replay != nil {
		return a.replay.clock
	}
	return account.ByLogged
}

// stepBy goes so many steps on in time, or back. The first step back begins a replay by the log.
func (a *App) stepBy(by int) []effect {
	switch r := a.replay; {
	case !a.scene.Ready():
		return nil
	case r == nil && by > 0:
		return nil
	case r == nil:
		return a.open(account.ByLogged, func(is *replay.Replay) replay.Place { to, _ := is.Stepped(is.Last(), by); return to })
	case r.job != nil:
		r.steps += by
		return nil
	default:
		to, moved := r.is.Stepped(r.is.At(), by)
		if !moved {
			a.say(edgeWords(r.is, by))
			return nil
		}
		return a.goToPlace(to)
	}
}

// goToPlace goes to a place of the replay that is shown: at once where it is near, else the screen stays until it is there.
func (a *App) goToPlace(to replay.Place) []effect {
	if !a.replay.is.Near(to) {
		return a.open(a.replay.clock, func(*replay.Replay) replay.Place { return to })
	}
	return a.move(to)
}

// goToEdge goes to the first or the last change or moment of a clock.
func (a *App) goToEdge(clock account.Clock, last bool) []effect {
	return a.open(clock, func(is *replay.Replay) replay.Place {
		if last {
			return is.Last()
		}
		return is.First()
	})
}

// goToTime goes to a moment on a clock.
func (a *App) goToTime(m moment.Moment, clock account.Clock) []effect {
	return a.open(clock, func(is *replay.Replay) replay.Place { return is.By(m) })
}

// otherClock goes to the same moment on the other clock.
func (a *App) otherClock() []effect {
	r := a.replay
	if r == nil || r.job != nil {
		return nil
	}
	if m := r.is.When(); !m.IsZero() {
		return a.open(r.clock.Other(), r.is.Across())
	}
	return a.goToEdge(r.clock.Other(), false)
}

// open begins to make a replay that stands at a place. The screen stays as it is until then.
func (a *App) open(clock account.Clock, to func(*replay.Replay) replay.Place) []effect {
	if !a.scene.Ready() {
		return nil
	}
	r := a.replay
	if r == nil {
		r = &replaying{clock: clock}
		a.replay = r
	}
	job := &opening{clock: clock, to: to, arrange: a.wanted(), log: r.log, situation: a.situation, head: a.state.Position()}
	if r.is != nil && r.clock == clock {
		job.is = r.is.Again()
	} else {
		job.story = a.state.Open(a.situation).Clone()
	}
	r.job, r.steps = job, 0
	return []effect{openReplay(a.ctx, a.store, job)}
}

// opened shows a replay that was made, and takes the steps that were asked for meanwhile.
func (a *App) opened(msg openedMsg) []effect {
	r := a.replay
	switch {
	case r == nil || r.job != msg.job:
		return nil
	case msg.err != nil:
		r.job, r.missed = nil, true // the next reading tells what is wrong with the file
		var effects []effect
		if r.is == nil {
			effects = a.returnToNow()
		}
		a.say("the log could not be read: " + msg.err.Error())
		return effects
	}
	if r.is == nil {
		a.leaveNow()
	}
	marks := r.is != nil && r.clock == msg.job.clock || r.is == nil
	r.is, r.clock, r.log, r.all, r.job = msg.is, msg.job.clock, msg.is.Log(), msg.all, nil
	if r.log == nil {
		r.log = msg.job.log
	}
	s := a.scene
	s.Replay = true
	s.Book, s.Records, s.Zone = r.is.Book(), msg.records, r.is.Zone()
	a.job, a.late, a.arranged, a.lists = nil, nil, msg.arranged, msg.lists
	a.mark(msg.refs, marks)
	if r.steps != 0 {
		by := r.steps
		r.steps = 0
		return a.stepBy(by)
	}
	return nil
}

// leaveNow keeps what the screen showed before the replay.
func (a *App) leaveNow() {
	s := a.scene
	a.replay.now = present{s.Book, s.Records, maps.Clone(s.Fresh), maps.Clone(s.FreshCells), a.lists, a.arranged}
	a.replay.rearranged = a.replay.rearranged || a.job != nil
}

// returnToNow shows again what the log holds now, and reads what came meanwhile.
func (a *App) returnToNow() []effect {
	r, s := a.replay, a.scene
	a.replay, s.Replay = nil, false
	clear(a.histories) // they were read for other times, too
	if r.is != nil {
		s.Book, s.Records = r.now.book, r.now.records
		s.Fresh, s.FreshCells = r.now.fresh, r.now.cells
		s.Zone = s.Book.Story().Situation().Location()
		a.job, a.late, a.lists, a.arranged = nil, nil, r.now.lists, r.now.arranged
		a.refresh(false)
	}
	if back := a.looked.back; back != nil {
		a.looked.back = nil
		a.lookedBack(*back)
	}
	var effects []effect
	if r.is != nil && r.rearranged {
		effects = a.rearrange()
	}
	if r.missed {
		effects = append(effects, since(a.ctx, a.store, a.state.Position()))
	}
	return effects
}

// move goes to a near place and marks what differs there.
func (a *App) move(to replay.Place) []effect {
	late := a.job != nil // the lists are being arranged: what they are arranged from is another now
	a.mark(a.reach(to), true)
	if late || a.arranged.Past != nil || a.arranged.Match != nil {
		return a.rearrange()
	}
	return nil
}

// reach goes to a near place with the records and the lists, and gives what differs there. Nothing is shown yet.
func (a *App) reach(to replay.Place) []model.Ref {
	r, s := a.replay, a.scene
	was := r.is.Until()
	refs := r.is.Move(to)
	rooms := &r.rooms
	if a.job != nil {
		rooms = nil
	}
	var swap pane.Swap
	if r.clock == account.BySaid {
		now := r.is.Until()
		swap, s.Records = r.all.Until(was, now), r.all.Cut(now)
		refs = r.all.Between(was, now)
	} else {
		swap = s.Records.Follow(r.is.Story(), refs, s.Zone, rooms)
	}
	a.arranged = a.arranged.With(s.Records)
	a.lists = a.arranged.Swap(a.lists, swap, rooms)
	return refs
}

// mark shows the place where the replay is, with marks on what differs from what was shown before.
func (a *App) mark(refs []model.Ref, differs bool) {
	s := a.scene
	s.Fresh, s.FreshCells = map[model.Ref]bool{}, map[model.Cell]bool{}
	for _, ref := range refs {
		if differs && s.Records.Item(ref) != nil {
			s.Fresh[ref] = true
		}
	}
	a.replay.gone = a.accounting.Refresh(differs)
	a.show(a.lists)
	a.refreshDialogs()
	did := ""
	if differs {
		did = a.didWords(refs)
	}
	a.say(did)
}

// inCut leaves out the changes that the replay has not come to.
func (a *App) inCut(all []*model.Change) []*model.Change {
	if a.replay == nil || a.replay.is == nil || a.replay.clock == account.BySaid {
		return all
	}
	last := a.replay.is.LastSeq()
	for i, c := range all {
		if c.Seq > last {
			return all[:i]
		}
	}
	return all
}
