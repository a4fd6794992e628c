package dialog

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model/text"
	"muster/ui/draw"
	"muster/ui/intent"
	"muster/ui/pane"
)

// Bare is a text alone on the screen, without a frame or a margin, so that the terminal's own selection takes nothing else.
type Bare struct {
	pen           *draw.Pen
	text          string
	moves         pane.Moves
	close         key.Binding
	lines         []string
	width, height int
	top           int
}

// NewBare makes the view of a text of several lines.
func NewBare(pen *draw.Pen, t string) *Bare {
	return &Bare{pen: pen, text: text.Block(strings.TrimRight(t, "\n")), moves: pane.DefaultMoves(), close: back()}
}

// Title is empty: nothing stands around the text.
func (b *Bare) Title() string { return "" }

// Bare tells that the dialog has the screen for itself.
func (b *Bare) Bare() bool { return true }

// Want is all there is.
func (b *Bare) Want(width, height int) (w, h int) { return width, height }

// SetSize gives the text the screen.
func (b *Bare) SetSize(width, height int) {
	if b.width != width || b.lines == nil {
		b.lines = nil
		for line := range strings.SplitSeq(b.text, "\n") {
			if line = b.pen.Text(line); line == "" {
				b.lines = append(b.lines, "")
				continue
			}
			b.lines = append(b.lines, b.pen.Wrap(line, max(1, width))...)
		}
	}
	b.width, b.height = max(0, width), max(0, height)
	b.scroll(0)
}

func (b *Bare) scroll(by int) {
	b.top = min(max(0, b.top+by), max(0, len(b.lines)-b.height))
}

// Update takes a key.
func (b *Bare) Update(msg tea.Msg) intent.Intent {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch {
	case key.Matches(press, b.close):
		return intent.Back{}
	case key.Matches(press, b.moves.Down):
		b.scroll(1)
	case key.Matches(press, b.moves.Up):
		b.scroll(-1)
	case key.Matches(press, b.moves.PageDown):
		b.scroll(b.height)
	case key.Matches(press, b.moves.PageUp):
		b.scroll(-b.height)
	case key.Matches(press, b.moves.Home):
		b.scroll(-len(b.lines))
	case key.Matches(press, b.moves.End):
		b.scroll(len(b.lines))
	}
	return nil
}

// View gives the lines in sight.
func (b *Bare) View() ([]string, *tea.Position) {
	out := make([]string, 0, b.height)
	for i := b.top; i < len(b.lines) && len(out) < b.height; i++ {
		out = append(out, b.pen.Fit(b.lines[i], b.width))
	}
	for len(out) < b.height {
		out = append(out, draw.Blank(b.width))
	}
	return out, nil
}

// Refresh does nothing: the text is the one that was to be copied.
func (b *Bare) Refresh() {}

// Click does nothing: the mouse is the terminal's. Wheel scrolls.
func (b *Bare) Click(int, int) intent.Intent { return nil }
func (b *Bare) Wheel(by int)                 { b.scroll(by) }

// Keys lists what can be pressed now.
func (b *Bare) Keys() []key.Binding { return []key.Binding{b.close} }

var _ Dialog = (*Bare)(nil)
