package pane

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/ui/intent"
)

// Moves are the keys that move the cursor in every pane and dialog.
type Moves struct{ Up, Down, Left, Right, PageUp, PageDown, Home, End key.Binding }

// DefaultMoves are vim's keys and the arrows.
func DefaultMoves() Moves {
	return Moves{
		Up:       key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("k/up", "up")),
		Down:     key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("j/down", "down")),
		Left:     key.NewBinding(key.WithKeys("left", "h"), key.WithHelp("h/left", "to the left")),
		Right:    key.NewBinding(key.WithKeys("right", "l"), key.WithHelp("l/right", "to the right")),
		PageUp:   key.NewBinding(key.WithKeys("pgup", "ctrl+b", "ctrl+u"), key.WithHelp("pgup", "a page up")),
		PageDown: key.NewBinding(key.WithKeys("pgdown", "ctrl+f", "ctrl+d"), key.WithHelp("pgdn", "a page down")),
		Home:     key.NewBinding(key.WithKeys("home", "g"), key.WithHelp("g/home", "to the first")),
		End:      key.NewBinding(key.WithKeys("end", "G"), key.WithHelp("G/end", "to the last")),
	}
}

// Vertical lists the keys of a list, without those to the sides. Those that would not move a cursor at a row of n are
// disabled.
func (m Moves) Vertical(at, n int) []key.Binding {
	for _, b := range []*key.Binding{&m.Up, &m.PageUp, &m.Home} {
		b.SetEnabled(at > 0)
	}
	for _, b := range []*key.Binding{&m.Down, &m.PageDown, &m.End} {
		b.SetEnabled(at < n-1)
	}
	return []key.Binding{m.Down, m.Up, m.PageDown, m.PageUp, m.Home, m.End}
}

// step tells by how many rows a key moves the cursor in a list of n with a page of so many rows.
func (m Moves) step(msg tea.KeyPressMsg, n, page int) (by int, ok bool) {
	switch {
	case key.Matches(msg, m.Up):
		return -1, true
	case key.Matches(msg, m.Down):
		return 1, true
	case key.Matches(msg, m.PageUp):
		return -page, true
	case key.Matches(msg, m.PageDown):
		return page, true
	case key.Matches(msg, m.Home):
		return -n, true
	case key.Matches(msg, m.End):
		return n, true
	}
	return 0, false
}

// Pane is what the app needs of a pane.
type Pane interface {
	// SetSize gives the pane its columns and rows, its title not counted.
	SetSize(width, height int)
	// Update takes a key and tells what it asks for; known is false for a key that means nothing here.
	Update(msg tea.KeyPressMsg) (what intent.Intent, known bool)
	// Click moves the cursor to a place in the pane; Wheel by rows.
	Click(x, y int)
	Wheel(by int)
	// View gives the lines of the pane, each exactly as wide as the pane. Front says that it has the keys.
	View(front bool) []string
	// Title names the pane, and Note says at its right, in at most a width, what part of it is in sight.
	Title() string
	Note(width int) string
	// Keys lists what can be pressed now.
	Keys() []key.Binding
}
