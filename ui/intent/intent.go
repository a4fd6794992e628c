// Package intent has the words in which panes and dialogs tell the app what a key means. A component decides and returns
// an intent at once; the app, which holds no behaviour of its own, carries it out.
package intent

import (
	"muster/model"
	"muster/ui/draft"
)

// Intent is what a key press asks for; nil: nothing, the component has dealt with it or does not know the key.
type Intent interface{ intent() }

// Quit ends the session.
type Quit struct{}

// Back closes the front dialog, or takes away the last thing that narrows the panes.
type Back struct{}

// Inspect opens the inspector on something.
type Inspect struct{ What Target }

// Target is what the inspector can show: exactly one of its fields is set.
type Target struct {
	Cell  *model.Cell
	Claim string
	Event string
	// Sums asks for every reconciliation in full.
	Sums bool
	// Record is one of those that have no pane: the situation, a source, a group, a ruling.
	Record model.Ref
	// There goes to the cell in the accounting instead of opening it.
	There bool
}

// Same tells whether two targets are of the same thing.
func (t *Target) Same(u *Target) bool {
	a, b := *t, *u
	if a.Cell != nil && b.Cell != nil && *a.Cell == *b.Cell {
		a.Cell, b.Cell = nil, nil
	}
	return a == b
}

// Ref is the record that a target is; the zero Ref where it is none.
func (t *Target) Ref() model.Ref {
	switch {
	case t.Claim != "":
		return model.Ref{Kind: model.KindClaim, ID: t.Claim}
	case t.Event != "":
		return model.Ref{Kind: model.KindEvent, ID: t.Event}
	}
	return t.Record
}

// Narrow shows in timeline and claims only what concerns a group, or everything when they are narrowed to it already.
type Narrow struct{ Group string }

// Rearrange asks for the lists to be put in order anew, because a pane wants another order or choice.
type Rearrange struct{}

// Filter narrows what is shown to what a typed filter finds; empty: no filter. Close ends the typing.
type Filter struct {
	Text  string
	Close bool
}

// SaidBy shows only what a source said, all of it; of the source that is shown so already, everything again.
type SaidBy struct{ Source string }

// Front gives the keys to another pane, so many to the right.
type Front struct{ By int }

// Pane gives the keys to one pane.
type Pane struct{ Number int }

// Zoom gives the front pane the whole screen, or takes it back.
type Zoom struct{}

// Mouse turns the mouse on or off.
type Mouse struct{}

// Help, Palette, FindLine and Situations open the dialog or line of that name.
type (
	Help       struct{}
	Palette    struct{}
	FindLine   struct{}
	Situations struct{}
)

// Press stands for a key press in a pane: what was chosen in the palette. Pane is its number, below 0: any.
type Press struct {
	Pane int
	Key  string
}

// Form asks for the form of a new situation.
type Form struct{}

// Choose opens another situation of the file.
type Choose struct{ Situation string }

// Example asks for the example in a file that is not there yet, or empty.
type Example struct{}

// Create asks for a new situation.
type Create struct{ Situation *model.Situation }

// NextNew goes to the next record that another editor brought.
type NextNew struct{}

// AllSeen takes the marks off everything new.
type AllSeen struct{}

// Drafts asks for the list of what was typed and not saved, OpenDraft to go on with one, ThrowAway to forget one.
type (
	Drafts    struct{}
	OpenDraft struct{ Draft draft.Draft }
	ThrowAway struct{ ID string }
)

// Suspend gives the terminal to the shell above.
type Suspend struct{}

// Elsewhere is a key that means nothing in a dialog to read: it may mean something everywhere.
type Elsewhere struct{ Key string }

// Say shows a sentence until the next key.
type Say struct{ Text string }

// Edits tells whether carrying out an intent changes the file, or begins to: such a one is refused where nothing may be
// changed.
func Edits(what Intent) bool {
	switch what.(type) {
	case Form, Example, Create, Edit, Fill, Ask, Add, Do, Retype, QuickLine, Undo, Redo:
		return true
	}
	return false
}

// Opens tells whether carrying out an intent opens a form or a question: what is typed behind its key is for that.
func Opens(what Intent) bool {
	switch what.(type) {
	case Form, Edit, Fill, Ask, Add, Retype, File, Wording, Confirm:
		return true
	}
	return false
}

func (Quit) intent()       {}
func (Back) intent()       {}
func (Inspect) intent()    {}
func (Narrow) intent()     {}
func (Rearrange) intent()  {}
func (Filter) intent()     {}
func (SaidBy) intent()     {}
func (Front) intent()      {}
func (Pane) intent()       {}
func (Zoom) intent()       {}
func (Mouse) intent()      {}
func (Help) intent()       {}
func (Palette) intent()    {}
func (FindLine) intent()   {}
func (Situations) intent() {}
func (Press) intent()      {}
func (Form) intent()       {}
func (Choose) intent()     {}
func (Example) intent()    {}
func (Create) intent()     {}
func (NextNew) intent()    {}
func (AllSeen) intent()    {}
func (Drafts) intent()     {}
func (OpenDraft) intent()  {}
func (ThrowAway) intent()  {}
func (Suspend) intent()    {}
func (Elsewhere) intent()  {}
func (Say) intent()        {}
