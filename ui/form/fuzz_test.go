package form

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"muster/model/text"
)

// FuzzForm types, pastes and moves in a form of every sort of field, at any size: each line of it is as wide as the form,
// with nothing in it that a terminal would obey, and what stands in the fields is what can be typed.
func FuzzForm(f *testing.F) {
	f.Add("GB\tdear\rsir\x02\x02\rana\tx\x13", "5 dead\r50 dead\x1b[2J", uint8(80), uint8(20))
	f.Add("\x02\x02\x02\r\r\x18\x19\x1b\x1b", "\u202e32\u202c é 死\xff", uint8(36), uint8(9))
	f.Add("kingdom\x03\x03\r\x08\x15", strings.Repeat("line\n", 50), uint8(7), uint8(3))
	keys := map[rune]tea.KeyPressMsg{'\t': {Code: tea.KeyTab}, '\r': {Code: tea.KeyEnter}, '\x1b': {Code: tea.KeyEscape}, '\x02': {Code: tea.KeyTab, Mod: tea.ModShift},
		'\x03': {Code: tea.KeyDown}, '\x04': {Code: tea.KeyUp}, '\x05': {Code: tea.KeyLeft}, '\x06': {Code: tea.KeyRight}, '\x08': {Code: tea.KeyBackspace},
		'\x13': {Code: 's', Mod: tea.ModCtrl}, '\x15': {Code: 'u', Mod: tea.ModCtrl}, '\x18': {Code: 'x', Mod: tea.ModCtrl}, '\x19': {Code: 'y', Mod: tea.ModCtrl}}
	f.Fuzz(func(t *testing.T, typed, pasted string, w, h uint8) {
		if len(typed) > 80 || len(pasted) > 2000 {
			return
		}
		form := open(t, letter())
		for i, r := range typed {
			if msg, ok := keys[r]; ok {
				form.Update(msg)
			} else if r != utf8.RuneError && r >= ' ' {
				form.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
			if i%5 == 2 {
				form.Update(tea.PasteMsg{Content: pasted})
			}
			fitting(t, form, int(w), int(h))
		}
		for name, v := range form.Values() {
			if text.Typed(v) != v {
				t.Errorf("%s holds %q", name, v)
			}
		}
	})
}

// fitting holds a form against its size.
func fitting(t *testing.T, f *hands, w, h int) {
	t.Helper()
	f.SetSize(w, h)
	lines, cursor := f.View()
	if w > 0 && h > 0 && len(lines) != h {
		t.Fatalf("%d lines of %d", len(lines), h)
	}
	for _, l := range lines {
		bare := ansi.Strip(l)
		if text.Line(bare) != bare && !strings.Contains(bare, "\u25cc") || f.pen.Width(bare) != w {
			t.Fatalf("%d wide, not %d: %q", f.pen.Width(bare), w, bare)
		}
	}
	if cursor != nil && (cursor.X < 0 || cursor.X >= max(1, w) || cursor.Y < 0 || cursor.Y >= max(1, h)) {
		t.Fatalf("the cursor is at %v of %dx%d", *cursor, w, h)
	}
}
