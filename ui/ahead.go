package ui

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model/replay"
	"muster/ui/intent"
)

// ahead is the next step of a replay, drawn while nobody presses anything: in a large situation the step and its frame cost a third of
// what there is between two frames of the terminal. The frame is shown as soon as the step is asked for, and the step itself is taken
// behind it. Nothing is ever done on a place that is only looked at: whatever comes is dealt with where the editor is.
type ahead struct {
	by    int       // which way the last step went; 0: there was none
	heard int       // counts the messages
	frame *tea.View // what the next step that way shows; nil: nobody looked since the last message
	asked tea.Msg   // the key that asked for it, and is not dealt with yet; nil: nobody did
}

// restMsg says that it was quiet since a message.
type restMsg struct{ heard int }

// How long it is quiet before the next step is drawn: longer than a key that is held down takes to come again, with what the step behind
// a frame takes; and how long before that step is taken: until the terminal has the frame.
const (
	restBefore = 24 * time.Millisecond
	restBehind = time.Second / 60
)

// mostAhead is how many changes or claims a step may bring that is looked at: past that it takes longer than it is quiet between two keys.
const mostAhead = 64

func rest(ctx context.Context, heard int, how time.Duration) effect {
	return effect{waits: true, run: func() tea.Msg {
		select {
		case <-time.After(how):
		case <-ctx.Done():
		}
		return restMsg{heard}
	}}
}

// take deals with one message and gives the effects that it asks for.
func (a *App) take(msg tea.Msg) (effects []effect, quit bool) {
	s := &a.ahead
	if still, ok := msg.(restMsg); ok {
		return a.rested(still), false
	}
	s.heard++
	by := a.stepOf(msg)
	if s.frame != nil && s.asked == nil && by != 0 && by == s.by {
		s.asked = msg
		return []effect{rest(a.ctx, s.heard, restBehind)}, false
	}
	behind := a.stepBehind()
	if by = a.stepOf(msg); by != 0 {
		s.by = by
	}
	s.frame = nil
	effects, quit = a.deal(msg)
	return append(append(behind, effects...), a.restAhead()...), quit
}

// rested uses the time in which nobody wants anything.
func (a *App) rested(msg restMsg) []effect {
	s := &a.ahead
	switch {
	case msg.heard != s.heard:
		return nil
	case s.asked != nil:
		return append(a.stepBehind(), a.restAhead()...)
	}
	if to, near := a.nextPlace(); near {
		frame := a.lookAt(to)
		s.frame = &frame
	}
	return nil
}

// stepBehind takes the step whose frame is shown already.
func (a *App) stepBehind() (effects []effect) {
	s := &a.ahead
	if asked := s.asked; asked != nil {
		s.asked, s.frame = nil, nil
		effects, _ = a.deal(asked)
	}
	return effects
}

// restAhead waits for the time to look at the next step, if there is one to be looked at.
func (a *App) restAhead() []effect {
	if _, near := a.nextPlace(); !near {
		return nil
	}
	return []effect{rest(a.ctx, a.ahead.heard, restBefore)}
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

// nextPlace is where another step like the last one leads, if all of it is there at once.
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

// lookAt gives the frame of a near place as a step there shows it. It is back then where it was.
func (a *App) lookAt(to replay.Place) tea.View {
	r, s, at := a.replay, a.scene, a.replay.is.At()
	gone, fresh, cells, notice := r.gone, s.Fresh, s.FreshCells, a.notice
	backs := []func(){a.timeline.Hold(), a.accounting.Hold(), a.claims.Hold()}
	a.move(to)
	frame := a.View()
	a.reach(at)
	r.gone, s.Fresh, s.FreshCells, a.notice = gone, fresh, cells, notice
	a.accounting.Refresh(false)
	a.show(a.lists)
	for _, back := range backs {
		back()
	}
	a.repoint()
	return frame
}
