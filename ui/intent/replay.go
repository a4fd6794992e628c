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

// Since says from when on something moved.
type Since uint8

// What can be asked: since the editor last looked, in a replay from there to now; since the last filing; between two cuts.
const (
	Looked Since = iota
	Filed
	Cuts
)

// The intents of the desk's memory.
type (
	// Moved shows what moved. From and To are the cuts on a clock, where they were asked for; a zero To is what is shown now.
	Moved struct {
		Since    Since
		Clock    account.Clock
		From, To moment.Moment
	}
	// AskCuts opens the line for the cuts to compare.
	AskCuts struct{}
	// File begins to file the factbox, or to confirm the last filing.
	File struct{}
	// Wording goes on to the text of a factbox.
	Wording struct{ Names, ASCII, SinceFiled bool }
	// Confirm shows what another editor filed, to be confirmed.
	Confirm struct{ Filing string }
	// AskCopy offers what can be copied from here.
	AskCopy struct{}
	// Copy gives a text to the terminal's clipboard, into a file, or alone on the screen.
	Copy struct {
		What, Text string // what it is, in a word or two
		To         Way
	}
)

// Way is where a copy goes.
type Way uint8

// The ways.
const (
	ToClipboard Way = iota
	ToFile
	ToScreen
)

func (Moved) intent()   {}
func (AskCuts) intent() {}
func (File) intent()    {}
func (Wording) intent() {}
func (Confirm) intent() {}
func (AskCopy) intent() {}
func (Copy) intent()    {}
