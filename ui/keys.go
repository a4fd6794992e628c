package ui

import (
	"charm.land/bubbles/v2/key"

	"muster/ui/intent"
)

// Action is a global key with what it asks for.
type Action struct {
	key.Binding
	Do intent.Intent
}

// actions are the keys that work in every pane.
func actions() []Action {
	on := func(do intent.Intent, shown, says string, keys ...string) Action {
		return Action{key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, says)), do}
	}
	return []Action{
		on(intent.Help{}, "?", "all keys", "?", "f1"),
		on(intent.QuickLine{}, "a", "add a claim", "a"),
		on(intent.FindLine{}, "/", "filter", "/"),
		on(intent.Front{By: 1}, "tab", "next pane", "tab"),
		on(intent.Front{By: -1}, "shift+tab", "pane before", "shift+tab"),
		on(intent.Zoom{}, "z", "zoom the pane", "z"),
		on(intent.Palette{}, ":", "every action by name", ":"),
		on(intent.Add{}, "A", "add by form", "A"),
		on(intent.Records{}, "E", "sources, groups, rulings, the situation", "E"),
		on(intent.Undo{}, "u", "undo my last change", "u"),
		on(intent.Redo{}, "ctrl+r", "redo", "ctrl+r"),
		on(intent.Situations{}, "S", "situations", "S"),
		on(intent.NextNew{}, "n", "next that is new", "n"),
		on(intent.AllSeen{}, "N", "mark everything as seen", "N"),
		on(intent.Step{By: -1}, ",/[", "a step back in time", ",", "["),
		on(intent.Step{By: 1}, "./]", "a step on in time", ".", "]"),
		on(intent.AskTime{}, "t", "as it was at a time", "t"),
		on(intent.OtherClock{}, "c", "the other clock", "c"),
		on(intent.Moved{Since: intent.Looked}, "M", "what moved", "M"),
		on(intent.File{}, "F", "file the factbox", "F"),
		on(intent.AskCopy{}, "y", "copy", "y"),
		on(intent.Pane{Number: 0}, "1", "the timeline", "1"),
		on(intent.Pane{Number: 1}, "2", "the accounting", "2"),
		on(intent.Pane{Number: 2}, "3", "the claims", "3"),
		on(intent.Mouse{}, "m", "mouse on or off", "m"),
		on(intent.Back{}, "esc", "show everything again", "esc"),
		on(intent.Quit{}, "q", "quit", "q"),
	}
}
