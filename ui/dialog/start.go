package dialog

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/ui/draw"
	"muster/ui/intent"
)

// Start is what is seen where there is nothing yet. Nothing is written before the editor chooses.
type Start struct {
	pen           *draw.Pen
	say           []string
	example, own  key.Binding
	quit          key.Binding
	width, height int
}

// NewStart makes the first screen. Path is where the file will be, or is; there tells that it is there and empty.
func NewStart(pen *draw.Pen, path string, there bool) *Start {
	say := []string{"There is no file yet. Nothing is written before you choose.", "", "It will be " + pen.Text(path)}
	if there {
		say = []string{"The file holds no situation yet.", "", "It is " + pen.Text(path)}
	}
	return &Start{pen: pen, say: say, // the foot of a narrow screen has room for all three
		example: key.NewBinding(key.WithKeys("e"), key.WithHelp("e", "example")),
		own:     key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "new situation")),
		quit:    key.NewBinding(key.WithKeys("q"), key.WithHelp("q", "quit")),
	}
}

// Title stands in the frame.
func (s *Start) Title() string { return "Welcome to muster" }

// Want is the size of the sentences.
func (s *Start) Want(width, height int) (w, h int) {
	w = min(width, 70)
	s.width = w
	return w, min(height, len(s.lines()))
}

// SetSize gives the dialog its columns and rows.
func (s *Start) SetSize(width, height int) { s.width, s.height = max(0, width), max(0, height) }

// Refresh does nothing.
func (s *Start) Refresh() {}

// Update takes a key. Esc does nothing: there is nothing to go back to.
func (s *Start) Update(msg tea.Msg) intent.Intent {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(press, s.example):
		return intent.Example{}
	case key.Matches(press, s.own):
		return intent.Form{}
	case key.Matches(press, s.quit):
		return intent.Quit{}
	}
	return nil
}

func (s *Start) lines() (out []string) {
	for _, say := range s.say {
		if say == "" {
			out = append(out, draw.Blank(s.width))
		}
		for _, l := range s.pen.Wrap(say, s.width-2) {
			if say != "" {
				out = append(out, s.pen.NewRow(s.width).Space(1).Add(s.pen.Plain, l).String())
			}
		}
	}
	out = append(out, draw.Blank(s.width))
	for i, says := range []string{"open the example: the In Amenas siege of January 2013", "begin a new situation", "quit"} {
		out = append(out, s.pen.NewRow(s.width).Space(1).Fit(s.pen.Accent, s.Keys()[i].Help().Key, 4).Add(s.pen.Plain, says).String())
	}
	return out
}

// View gives the sentences and the keys; where there is not room for all, the keys go first.
func (s *Start) View() ([]string, *tea.Position) {
	out := s.lines()
	if len(out) > s.height {
		out = out[len(out)-s.height:]
	}
	for len(out) < s.height {
		out = append(out, draw.Blank(s.width))
	}
	return out, nil
}

// Click does nothing.
func (s *Start) Click(int, int) intent.Intent { return nil }

// Wheel does nothing.
func (s *Start) Wheel(int) {}

// Keys lists what can be pressed.
func (s *Start) Keys() []key.Binding { return []key.Binding{s.example, s.own, s.quit} }

var _ Dialog = (*Start)(nil)
