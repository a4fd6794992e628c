package dialog

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/draft"
	"muster/ui/intent"
)

// Dialog is what the app needs of a dialog.
type Dialog interface {
	// Title stands in the frame.
	Title() string
	// Want is the size that the dialog would like inside its frame, on a screen that has room for so much.
	Want(width, height int) (w, h int)
	// SetSize gives the dialog its columns and rows inside the frame.
	SetSize(width, height int)
	// Update takes a key or a paste and tells what it asks for.
	Update(msg tea.Msg) intent.Intent
	// View gives the lines, each exactly as wide as the dialog, and where the text cursor is, if there is one.
	View() (lines []string, cursor *tea.Position)
	// Refresh makes the dialog anew after the figures changed.
	Refresh()
	// Click and Wheel are the mouse inside the dialog.
	Click(x, y int) intent.Intent
	Wheel(by int)
	// Keys lists what can be pressed now.
	Keys() []key.Binding
}

// Saver is a dialog that asks for something to be saved (intent.Do). It stays open, with everything that was typed, until
// the log has answered: the app closes it when the act is in the log, and tells it otherwise. While it waits for the answer
// it asks for nothing else.
type Saver interface {
	Dialog
	// Fail says in a sentence why it was not saved. What was typed stays, and may be saved again.
	Fail(why string)
	// Wait says in a sentence what holds the answer up; it is shown until that is here.
	Wait(why string)
}

// Drafter is a dialog that holds what was typed, or a line that does. After each message the app asks it, and has what changed
// written; nothing else has to be done for it. Closing it keeps its draft; intent.Discard throws it away.
type Drafter interface {
	// Draft gives what is typed, with Kind, Name and Fields, and Record and Base where a record is changed; the app knows the
	// rest. False: there is nothing in it that would be missed.
	Draft() (d draft.Draft, typed bool)
}

// Recorder is a dialog that is about a record: others see that it is open, and the editor who else has that record open.
type Recorder interface {
	// On gives the record, without an id where there is none yet, and whether it is being changed.
	On() (ref model.Ref, editing bool)
}

// Foot is a dialog that stands at the foot of the screen, over all of its width: the panes stay in sight above it.
type Foot interface{ AtFoot() }

// back is the key that closes every dialog.
func back() key.Binding {
	return key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "back"))
}
