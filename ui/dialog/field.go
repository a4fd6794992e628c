package dialog

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"muster/model/text"
	"muster/ui/draw"
)

// mostTyped is how long a line may be, in bytes; a longer paste is refused, not cut.
const mostTyped = 4 << 10

// Field is one line to type into. The keys are those of textinput; what is shown has passed the allow-list, and the
// place of the text cursor is measured, because wide characters would put it wrong.
type Field struct {
	pen   *draw.Pen
	input textinput.Model
	// TooLong says that a paste was refused.
	TooLong bool
}

// NewField makes an empty line.
func NewField(pen *draw.Pen) Field {
	in := textinput.New()
	in.SetVirtualCursor(false)
	in.Focus()
	return Field{pen: pen, input: in}
}

// Value is what was typed.
func (f *Field) Value() string { return f.input.Value() }

// Set puts a text into the line, the cursor at its end. A control character in it stands there as its mark.
func (f *Field) Set(s string) {
	f.input.SetValue(text.Typed(s))
	f.input.CursorEnd()
}

// Cursor is where the text cursor stands in the text, in bytes.
func (f *Field) Cursor() int {
	runes := []rune(f.input.Value())
	return len(string(runes[:min(f.input.Position(), len(runes))]))
}

// Replace puts a text in the place of the bytes from one place to another, the cursor behind it.
func (f *Field) Replace(from, to int, by string) {
	v := f.input.Value()
	head := v[:from] + text.Typed(by)
	f.input.SetValue(head + v[to:])
	f.input.SetCursor(len([]rune(head)))
}

// End puts the cursor behind everything.
func (f *Field) End() { f.input.CursorEnd() }

// Update takes a key or a paste and tells whether the text changed.
func (f *Field) Update(msg tea.Msg) bool {
	was := f.input.Value()
	if paste, ok := msg.(tea.PasteMsg); ok {
		if len(paste.Content)+len(was) > mostTyped {
			f.TooLong = true
			return false
		}
		msg = tea.PasteMsg{Content: text.Typed(paste.Content)}
	}
	f.TooLong = false
	f.input, _ = f.input.Update(msg)
	return f.input.Value() != was
}

// View writes the line into a width and tells in which column the text cursor is.
func (f *Field) View(style draw.Style, width int) (line string, cursor int) {
	runes := []rune(f.input.Value())
	at := min(f.input.Position(), len(runes))
	before := f.pen.Width(f.pen.Text(string(runes[:at])))
	line, cursor = f.pen.From(f.pen.Text(string(runes)), before, width)
	return f.pen.NewRow(width).Add(style, line).String(), min(cursor, max(0, width-1))
}
