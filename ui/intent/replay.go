package intent

import (
	"muster/model/account"
	"muster/model/moment"
)

// The intents of the replay.
type (
	// Step goes so many changes or moments on in time, or back.
	Step struct{ By int }
	// Edge goes to the first change of the clock or, with Last, to the last.
	Edge struct {
		Clock account.Clock
		Last  bool
	}
	// AskTime opens the line for a time.
	AskTime struct{}
	// GoTo goes to a moment on a clock.
	GoTo struct {
		At    moment.Moment
		Clock account.Clock
	}
	// OtherClock goes to the same moment on the other clock.
	OtherClock struct{}
)

func (Step) intent()       {}
func (Edge) intent()       {}
func (AskTime) intent()    {}
func (GoTo) intent()       {}
func (OtherClock) intent() {}
