package ui

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model/replay"
	"muster/ui/intent"
)

// ahead is a step of a replay that is taken while nobody presses anything: in a large situation the step and its frame cost a third of
// what there is between two frames of a terminal. Until it is asked for, the frame of the place where the editor is stays on the screen,
// and whatever else comes finds that place again: nothing is ever done at the one ahead.
type ahead struct {
	by    int       // which way the last step went; 0: there was none
	heard int       // counts the messages
	here  *tea.View // the frame of the place where the editor is; nil: nothing is ahead of it
	back  func()    // goes back to it
}

// restMsg says that it was quiet since a message.
type restMsg struct{ heard int }

// restBefore is how long it is quiet before the next step is taken: until a terminal has the frame of the last one, and less than a key
// that is held down takes to come again.
const restBefore = 24 * time.Millisecond

// mostAhead is how many changes or claims such a step may bring: more of them take longer than it is quiet between two keys.
const mostAhead = 64

func rest(ctx context.Context, heard int) effect {
	return effect{waits: true, run: func() tea.Msg {
		select {
		case <-time.After(restBefore):
		case <-ctx.Done():
		}
		return restMsg{heard}
	}}
}

// take deals with one message and gives the effects that it asks for.
func (a *App) take(msg tea.Msg) (effects []effect, quit bool) {
	s := &a.ahead
	if quiet, ok := msg.(restMsg); ok {
		if quiet.heard == s.heard {
			a.goAhead()
		}
		return nil, false
	}
	by := a.stepOf(msg)
	if s.heard++; s.here != nil && by == s.by {
		s.here = nil // the step is taken
	} else {
		a.comeBack()
		effects, quit = a.route(msg)
	}
	if by != 0 {
		s.by = by
	}
	return append(effects, a.after()...), quit
}

// goAhead takes the next step that way, if all of it is there at once.
func (a *App) goAhead() {
	s := &a.ahead
	if to, near := a.nextPlace(); near && s.here == nil {
		here := a.View()
		s.back = a.wayBack()
		a.move(to)
		s.here = &here
	}
}

// comeBack goes back to the place where the editor is.
func (a *App) comeBack() {
	if s := &a.ahead; s.here != nil {
		s.here = nil
		s.back()
	}
}

// restAhead waits for the time to go ahead, if there is a step to be taken.
func (a *App) restAhead() []effect {
	if _, near := a.nextPlace(); !near {
		return nil
	}
	return []effect{rest(a.ctx, a.ahead.heard)}
}

// stepOf is by how many steps a key goes through a replay; 0: it does something else.
func (a *App) stepOf(msg tea.Msg) int {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || a.replay == nil || a.top() != nil || a.line != nil {
		return 0
	}
	for _, act := range a.actions {
		if step, steps := act.Do.(intent.Step); steps && key.Matches(press, act.Binding) {
			return step.By
		}
	}
	return 0
}

// nextPlace is where another step like the last one leads; near: it costs little, and everything of it is there at once.
func (a *App) nextPlace() (to replay.Place, near bool) {
	r := a.replay
	if a.ahead.by == 0 || r == nil || r.is == nil || r.job != nil || a.job != nil || a.top() != nil || a.line != nil ||
		a.arranged.Past != nil || a.arranged.Match != nil {
		return to, false
	}
	at := r.is.At()
	to, moved := r.is.Stepped(at, a.ahead.by)
	return to, moved && max(to.In, at.In)-min(to.In, at.In) <= mostAhead && r.is.Near(to)
}

// wayBack gives what brings everything back from a near place to how it is here.
func (a *App) wayBack() func() {
	r, s, at := a.replay, a.scene, a.replay.is.At()
	gone, fresh, cells, notice := r.gone, s.Fresh, s.FreshCells, a.notice
	cursors := []func(){a.timeline.Hold(), a.accounting.Hold(), a.claims.Hold()}
	return func() {
		a.reach(at)
		r.gone, s.Fresh, s.FreshCells, a.notice = gone, fresh, cells, notice
		a.accounting.Refresh(false)
		a.show(a.lists)
		for _, back := range cursors {
			back()
		}
		a.repoint()
	}
}
