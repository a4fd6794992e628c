package intent

import (
	"fmt"
	"slices"

	"muster/model"
	"muster/model/act"
)

// Deed is one of the acts of a desk that has a key of its own.
type Deed uint8

// The acts of a desk.
const (
	NoDeed    Deed = iota
	Correct        // the source was wrong
	DeskError      // we were wrong
	Retract        // its source took it back
	Withhold       // known, not to be published
	Supersede      // its source said something newer
	Link           // it repeats, is a part of, counts the same people as another; an event rests on a claim
	Grade          // credibility and reliability
	Rule           // this claim in this cell, or this authority
	CloseList      // or open it again
	Pivot          // a turn of the story, or not
	Delete
)

// QuickLine opens the line that a claim is typed into.
type QuickLine struct{}

// Undo takes back the editor's latest act that he has not taken back, in any session of his; Redo does again what was
// taken back last.
type (
	Undo struct{}
	Redo struct{}
)

// Marks tells whether an act says what has become of a claim, or takes that back.
func (d Deed) Marks() bool { return d >= Correct && d <= Supersede }

var deeds = []string{"", "correct", "desk-error", "retract", "withhold", "supersede", "link", "grade", "rule", "close-list", "pivot", "delete"}

// MarshalText writes the word of an act.
func (d Deed) MarshalText() ([]byte, error) {
	if int(d) >= len(deeds) {
		return nil, fmt.Errorf("act %d has no word", d)
	}
	return []byte(deeds[d]), nil
}

// UnmarshalText reads the word of an act.
func (d *Deed) UnmarshalText(b []byte) error {
	i := slices.Index(deeds, string(b))
	if i < 0 {
		return fmt.Errorf("there is no act %.20q", b)
	}
	*d = Deed(i)
	return nil
}

// Ask asks the short question of an act about something. Nothing is done before it is confirmed.
type Ask struct {
	Deed Deed
	// Ref is the record it is about; Cell the cell, where it is about one, or where the cursor was when it was asked of no record: then
	// the answer is what it can be about.
	Ref  model.Ref
	Cell *model.Cell
}

// Edit opens the form of a record; without an id that of a new one. Of a cell, of the claim that the desk goes by.
type Edit struct {
	Ref  model.Ref
	Cell *model.Cell
}

// Fill opens the form of a new record of which something is known already: the quick line gives what was understood of it.
// What Beside holds is made in passing, such as the new source that a claim names. Whoever asks stays open beneath the form,
// with what was typed, and is closed with it when it was saved.
type Fill struct {
	Record model.Record
	Beside []model.Record
}

// Add asks which kind of record is to be added; Records lists those that have no pane: the situation, its sources, groups
// and rulings.
type (
	Add     struct{}
	Records struct{}
)

// Do asks the log to take an act: all of it or nothing.
//
// The dialog in front asks, if it is a dialog.Saver; else a key did. It stays open with what was typed until the log has
// answered: it is closed when the act is in the log, and told by Fail when it is not. What an act changes is shown when the
// log's changes arrive, and not before. Nothing that is saved here is marked as new, and the cursor goes to the last claim
// or event among the edits.
//
// The same act asked for again by the same dialog keeps its name in the log, so that a retry of what was taken after all
// is taken once.
type Do struct {
	Act act.Act
	// Undoes is the act of the log that this one takes back; empty: none.
	Undoes string
	// Done is said once the log has taken the act; empty: "saved: " with what the act says.
	Done string
	// Same is said where all of it is in the log already; empty: that there is nothing to change.
	Same string
}

// Retype asks for the form of a record that two editors changed, as far as the front screen has brought it together.
type Retype struct{}

// Discard closes the front form and throws away what was typed into it, the draft with it.
type Discard struct{}

func (Discard) intent()   {}
func (QuickLine) intent() {}
func (Undo) intent()      {}
func (Redo) intent()      {}
func (Retype) intent()    {}
func (Ask) intent()       {}
func (Edit) intent()      {}
func (Fill) intent()      {}
func (Add) intent()       {}
func (Records) intent()   {}
func (Do) intent()        {}
