package intent

import (
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

// Ask asks the short question of an act about something. Nothing is done before it is confirmed.
type Ask struct {
	Deed Deed
	// Ref is the record it is about; Cell the cell, where it is about one.
	Ref  model.Ref
	Cell *model.Cell
}

// Edit opens the form of a record; without an id that of a new one. Of a cell, of the claim that the desk goes by.
type Edit struct {
	Ref  model.Ref
	Cell *model.Cell
}

// Fill opens the form of a new record of which something is known already.
type Fill struct{ Record model.Record }

// Add asks which kind of record is to be added; Records lists those that have no pane: the situation, its sources, groups
// and rulings.
type (
	Add     struct{}
	Records struct{}
)

// Do asks the log to take an act. The dialog that asks stays open until the log has answered.
type Do struct{ Act act.Act }

// Retype asks for the form of a record that two editors changed, as far as the front screen has brought it together.
type Retype struct{}

func (Retype) intent()  {}
func (Ask) intent()     {}
func (Edit) intent()    {}
func (Fill) intent()    {}
func (Add) intent()     {}
func (Records) intent() {}
func (Do) intent()      {}
