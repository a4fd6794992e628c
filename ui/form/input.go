package form

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/text"
	"muster/ui/dialog"
	"muster/ui/draw"
)

// mostLines is how many lines a text may have: the text area would drop the others without a word.
const mostLines = 9_000

// input is what one field is typed into.
type input struct {
	field *Field
	pen   *draw.Pen
	line  dialog.Field
	area  *textarea.Model
	word  int
	// put is what was put into the input, shown what it made of it: a control character in a record stands in it as a mark,
	// and must not become one for that.
	put, shown string
	// top, tall, rowsOf are of a text: the first row in sight, how many are, and how many there are; deepest is how many were at
	// some time in sight, and read tells that all were.
	top, tall, rowsOf, deepest int
	read                       bool
	counted                    string   // what rowsOf was counted of
	countedAt                  int      // and in what width
	known                      []Effect // the lines that were in sight elsewhere
	as                         string   // and the one here that says what time it is
	// edited tells that the text was typed into since the input was entered: only then does a Find offer what it may mean.
	edited bool
}

func newInput(pen *draw.Pen, f *Field) *input {
	in := &input{field: f, pen: pen}
	switch f.Sort {
	case Area:
		in.area = newArea()
	case Line, Find:
		in.line = dialog.NewField(pen)
	}
	return in
}

func newArea() *textarea.Model {
	a := textarea.New()
	a.SetVirtualCursor(false)
	a.Prompt, a.ShowLineNumbers, a.CharLimit, a.MaxHeight, a.EndOfBufferCharacter = "", false, 0, 0, ' '
	a.SetStyles(textarea.Styles{})
	for _, b := range []*key.Binding{&a.KeyMap.Paste, &a.KeyMap.CopySelection} {
		b.SetEnabled(false) // both would reach for a clipboard that is not the editor's
	}
	a.Focus()
	return &a
}

// Value is what stands in the field; to the letter what was put there, if nobody changed it.
func (in *input) Value() string {
	if v := in.typed(); v != in.shown {
		return v
	}
	return in.put
}

func (in *input) typed() string {
	switch in.field.Sort {
	case Area:
		return in.area.Value()
	case Word, Radio:
		if in.word < len(in.field.Choice) {
			return in.field.Choice[in.word].Value
		}
		return ""
	case Shown:
		return in.put
	}
	return in.line.Value()
}

// Set puts a text into the field.
func (in *input) Set(s string) {
	switch in.field.Sort {
	case Area:
		in.area.SetValue(text.Typed(s))
		if in.field.Tall > 0 {
			in.area.MoveToBegin() // a long text is read before it is changed
		}
	case Shown:
		in.put, in.top = s, 0
	case Word, Radio:
		in.word = max(0, slices.IndexFunc(in.field.Choice, func(o Offer) bool { return o.Value == s }))
	default:
		in.line.Set(s)
	}
	in.put, in.shown, in.edited = s, in.typed(), false
	if s == "" {
		in.put = in.shown // of a few words one is always chosen
	}
}

// choose takes what was offered, as if it had been typed.
func (in *input) choose(value string) {
	in.line.Set(value)
	in.edited = false
}

// Update takes a key or a paste. It tells whether the text changed, or why it was not taken.
func (in *input) Update(msg tea.Msg) (changed bool, refused string) {
	was := in.typed()
	switch in.field.Sort {
	case Area:
		if press, ok := msg.(tea.KeyPressMsg); ok && (press.Code == tea.KeyPgDown || press.Code == tea.KeyPgUp) {
			in.page(map[rune]int{tea.KeyPgDown: 1, tea.KeyPgUp: -1}[press.Code])
			break
		}
		if refused = in.past(msg); refused == "" {
			if paste, ok := msg.(tea.PasteMsg); ok {
				msg = tea.PasteMsg{Content: text.Typed(paste.Content)}
			}
			*in.area, _ = in.area.Update(msg)
		}
	case Word, Radio:
		in.pick(msg)
	case Shown:
		in.leaf(msg)
	default:
		in.line.Update(msg)
		if in.line.TooLong {
			refused = "too long for one line: nothing of it was taken"
		}
	}
	changed = in.typed() != was
	in.edited = in.edited || changed
	return changed, refused
}

// past tells what limit a text would go past, in words; empty: none.
func (in *input) past(msg tea.Msg) string {
	typed := ""
	switch msg := msg.(type) {
	case tea.PasteMsg:
		typed = text.Typed(msg.Content)
	case tea.KeyPressMsg:
		typed = msg.Text
		if msg.Code == tea.KeyEnter {
			typed = "\n"
		}
	}
	lines := in.area.LineCount() + strings.Count(typed, "\n") + strings.Count(typed, "\r")
	switch {
	case typed == "":
	case len(in.put) > 0 && strings.Count(in.put, "\n") >= mostLines:
		return fmt.Sprintf("this text has more than %d lines and is not edited here; muster export and import can", mostLines)
	case len(in.area.Value())+len(typed) > model.MaxField:
		return fmt.Sprintf("a field holds at most %d bytes: nothing of it was taken", model.MaxField)
	case lines > mostLines:
		return fmt.Sprintf("a text has at most %d lines here: nothing of it was taken", mostLines)
	}
	return ""
}

// pick goes to another word: the next or the one before, or the next that begins with a letter.
func (in *input) pick(msg tea.Msg) {
	press, ok := msg.(tea.KeyPressMsg)
	n := len(in.field.Choice)
	if !ok || n == 0 {
		return
	}
	before, after := "left", "right"
	if in.field.Sort == Radio {
		before, after = "up", "down"
	}
	switch press.String() {
	case before:
		in.word = (in.word + n - 1) % n
	case after, "space":
		in.word = (in.word + 1) % n
	default:
		in.jump(press.Text)
	}
}

func (in *input) jump(letter string) {
	n := len(in.field.Choice)
	for i := 1; i <= n && letter != ""; i++ {
		o := in.field.Choice[(in.word+i)%n]
		if strings.HasPrefix(strings.ToLower(o.Value), strings.ToLower(letter)) {
			in.word = (in.word + i) % n
			return
		}
	}
}
