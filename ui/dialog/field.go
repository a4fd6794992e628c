package dialog

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

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

// Set puts a text into the line, the cursor at its end.
func (f *Field) Set(s string) {
	f.input.SetValue(s)
	f.input.CursorEnd()
}

// Cursor is where the text cursor stands in the text, in bytes.
func (f *Field) Cursor() int {
	runes := []rune(f.input.Value())
	return len(string(runes[:min(f.input.Position(), len(runes))]))
}

// Replace puts a text in the place of the bytes from one place to another, the cursor behind it.
func (f *Field) Replace(from, to int, text string) {
	v := f.input.Value()
	f.input.SetValue(v[:from] + text + v[to:])
	f.input.SetCursor(len([]rune(v[:from] + text)))
}

// End puts the cursor behind everything.
func (f *Field) End() { f.input.CursorEnd() }

// Update takes a key or a paste and tells whether the text changed.
func (f *Field) Update(msg tea.Msg) bool {
	was := f.input.Value()
	if paste, ok := msg.(tea.PasteMsg); ok && len(paste.Content)+len(was) > mostTyped {
		f.TooLong = true
		return false
	}
	f.TooLong = false
	f.input, _ = f.input.Update(msg)
	return f.input.Value() != was
}

// View writes the line into a width and tells in which column the text cursor is.
func (f *Field) View(style draw.Style, width int) (line string, cursor int) {
	runes := []rune(f.input.Value())
	at := min(f.input.Position(), len(runes))
	before, after := f.pen.Text(string(runes[:at])), f.pen.Text(string(runes[at:]))
	for f.pen.Width(before) >= width && before != "" {
		_, n := utf8.DecodeRuneInString(before)
		before = before[n:]
	}
	cursor = min(f.pen.Width(before), max(0, width-1))
	r := f.pen.NewRow(width)
	return r.Add(style, before).Add(style, after).String(), cursor
}
