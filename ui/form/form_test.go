package form

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"muster/model"
	"muster/ui/draw"
	"muster/ui/intent"
)

// hands types into a form.
type hands struct {
	*testing.T
	*Form
	last intent.Intent
}

func (h *hands) keys(names string) *hands {
	for _, name := range strings.Fields(names) {
		h.last = h.Update(keyPress(name))
	}
	return h
}

func (h *hands) text(s string) *hands {
	for _, r := range s {
		h.last = h.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return h
}

func keyPress(name string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "space": tea.KeySpace, "home": tea.KeyHome, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp}
	if name == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// screen is what is seen of a form, with every line as wide as it was asked to be.
func (h *hands) screen(w, hgt int) string {
	h.Helper()
	h.SetSize(w, hgt)
	lines, cursor := h.View()
	if len(lines) != max(0, hgt) && w > 0 {
		h.Errorf("%d lines, not %d", len(lines), hgt)
	}
	for i, l := range lines {
		if got := h.pen.Width(ansi.Strip(l)); got != w {
			h.Errorf("line %d is %d wide, not %d: %q", i, got, w, l)
		}
		lines[i] = strings.TrimRight(ansi.Strip(l), " ")
	}
	if cursor != nil && (cursor.X < 0 || cursor.X >= w || cursor.Y < 0 || cursor.Y >= hgt) {
		h.Errorf("the text cursor is at %v on a form of %d x %d", *cursor, w, hgt)
	}
	return strings.Join(lines, "\n")
}

func open(t *testing.T, spec Spec) *hands {
	h := &hands{T: t, Form: New(draw.NewPen(draw.Options{UTF8: true}), spec)}
	h.SetSize(80, 20)
	return h
}

// letter is a form with a field of each sort.
func letter() Spec {
	return Spec{Title: "Letter", Do: "send", Fields: []Field{
		{Name: "to", Label: "To", Hint: "to whom", Sort: Find, Find: func(typed string, _ Values) []Offer {
			m := match(typed)
			m.add(Offer{"GB", "United Kingdom"})
			m.add(Offer{"FR", "France"})
			return m.offers()
		}},
		{Name: "text", Label: "Text", Hint: "what it says", Sort: Area},
		{Name: "how", Label: "How", Sort: Word, Choice: words("fast", "slow")},
		{Name: "copies", Label: "Copies", Sort: Rows, Add: "add a copy", Columns: []Field{{Name: "to", Label: "to", Hint: "whom"}, {Name: "n", Label: "how many"}}},
	}, Read: func(v Values) Reading {
		r := Reading{Faults: map[string]string{}, Echoes: map[string]string{}, Do: intent.Say{Text: v["to"]}}
		if v["to"] == "" {
			r.Faults["to"] = "missing; say to whom"
		}
		if v[At("copies", 0, "n")] == "x" {
			r.Faults["copies[0].n"] = "not a number"
		}
		return r
	}}
}

func TestFieldsKeepWhatTheyCannotShow(t *testing.T) {
	evil := "a\x1b[31mb\tc\r\nd\u202e\x00"
	spec := letter()
	spec.Values = Values{"to": evil, "text": evil, "how": "slow", "copies[1].n": evil}
	h := open(t, spec)
	if got := h.Values(); got["to"] != evil || got["text"] != evil || got["copies[1].n"] != evil || got["how"] != "slow" || h.Dirty() {
		t.Errorf("untouched, it gives %q", got)
	}
	h.keys("tab").text("x")
	if got := h.Values()["text"]; got == evil || !strings.Contains(got, "x") {
		t.Errorf("touched, it gives %q", got)
	}
	for _, size := range [][2]int{{80, 20}, {36, 10}, {10, 3}, {1, 1}, {0, 0}, {200, 60}} {
		if s := h.screen(size[0], size[1]); strings.ContainsAny(s, "\x1b\x00\r\u202e") {
			t.Errorf("%q", s)
		}
	}
}

func TestLimitsAreSaid(t *testing.T) {
	h := open(t, letter()).keys("tab")
	h.Update(tea.PasteMsg{Content: strings.Repeat("x\n", mostLines+1)})
	if h.Values()["text"] != "" || !strings.Contains(h.screen(80, 20), "at most 9000 lines") {
		t.Errorf("a text of too many lines:\n%s", h.screen(80, 20))
	}
	h.Update(tea.PasteMsg{Content: strings.Repeat("x", model.MaxField+1)})
	if h.Values()["text"] != "" || !strings.Contains(h.screen(80, 20), "at most 65536 bytes") {
		t.Errorf("a text too long:\n%s", h.screen(80, 20))
	}
	h.Update(tea.PasteMsg{Content: "one\ntwo\x1b[201~q"})
	if got := h.Values()["text"]; got != "one\ntwo␛[201~q" {
		t.Errorf("%q", got)
	}
	long := strings.Repeat("y\n", mostLines)
	spec := letter()
	spec.Values = Values{"text": long}
	h = open(t, spec).keys("tab").text("z")
	if h.Values()["text"] != long {
		t.Error("a text that the area cannot hold was cut")
	}
}

func TestRowsComeAndGo(t *testing.T) {
	h := open(t, letter()).text("GB").keys("enter tab tab enter").text("ana").keys("tab").text("x").keys("tab enter").text("ben")
	if v := h.Values(); v.Rows("copies") != 2 || v["copies[0].to"] != "ana" || v["copies[1].to"] != "ben" {
		t.Fatalf("%v", v)
	}
	if s := h.screen(80, 20); !strings.Contains(s, "not a number") {
		t.Errorf("the fault of a field that was left is not shown:\n%s", s)
	}
	h.keys("ctrl+x")
	if h.Values().Rows("copies") != 1 {
		t.Error("the row is still there")
	}
	if h.keys("ctrl+y"); h.Values()["copies[1].to"] != "ben" {
		t.Errorf("what was taken out is lost: %v", h.Values())
	}
	h.screen(30, 12)
	if s := h.screen(30, 30); !strings.Contains(s, "1. to") || !strings.Contains(s, "how many") {
		t.Errorf("a narrow list:\n%s", s)
	}
}

func TestOffersAreTakenByEnterAlone(t *testing.T) {
	h := open(t, letter())
	if len(h.offers) != 0 {
		t.Error("a field that was only entered offers something")
	}
	h.text("kingdom")
	if s := h.screen(80, 20); !strings.Contains(s, "United Kingdom") {
		t.Errorf("\n%s", s)
	}
	if h.keys("tab"); h.Values()["to"] != "kingdom" {
		t.Error("tab changed what was typed")
	}
	if h.keys("shift+tab").text(" "); h.keys("esc").last != nil || h.Values()["to"] != "kingdom " {
		t.Error("esc does not close what is offered first")
	}
	h.keys("ctrl+u").text("ran").keys("down enter")
	if h.Values()["to"] != "FR" || h.at.block != 1 {
		t.Errorf("%v at %v", h.Values(), h.at)
	}
}

func TestSavingGoesToWhatIsWrong(t *testing.T) {
	h := open(t, letter()).keys("tab tab ctrl+s")
	if h.last != nil || h.at.block != 0 || !strings.Contains(h.screen(80, 20), "missing; say to whom") {
		t.Errorf("%v at %v\n%s", h.last, h.at, h.screen(80, 20))
	}
	h.text("GB").keys("ctrl+s")
	if h.last != (intent.Say{Text: "GB"}) {
		t.Errorf("%v", h.last)
	}
	if h.text("x").keys("ctrl+s"); h.Values()["to"] != "GB" || h.last != nil {
		t.Error("while it waits for the answer it takes keys")
	}
	h.Fail(errors.New("disk full").Error())
	if s := h.screen(80, 20); !strings.Contains(s, "disk full") || h.Values()["to"] != "GB" {
		t.Errorf("\n%s", s)
	}
	h.keys("tab tab tab tab enter")
	if h.last != (intent.Say{Text: "GB"}) {
		t.Errorf("the line that saves gave %v", h.last)
	}
}

func TestEscAsksBeforeItThrowsAway(t *testing.T) {
	if h := open(t, letter()).keys("esc"); h.last != (intent.Back{}) {
		t.Error("an empty form does not close")
	}
	h := open(t, letter()).keys("tab").text("dear").keys("esc")
	if h.last != nil || !strings.Contains(h.screen(80, 20), "Throw away") {
		t.Fatalf("%v\n%s", h.last, h.screen(80, 20))
	}
	h.Update(tea.PasteMsg{Content: "y"})
	if h.keys("q esc"); h.Values()["text"] != "dear" || h.last != nil {
		t.Errorf("%v", h.Values())
	}
	if h.keys("esc y"); h.last != nil {
		t.Error("y leaves it, and nothing keeps what was typed")
	}
	if h.keys("x"); h.last != (intent.Discard{}) {
		t.Error("x does not throw it away")
	}
	h = open(t, letter()).keys("tab").text("dear")
	h.KeepsDrafts(true)
	if h.keys("esc y"); h.last != (intent.Back{}) {
		t.Error("y does not leave it")
	}
}

func TestTheTextCursorStandsBehindWhatIsTyped(t *testing.T) {
	h := open(t, letter()).keys("tab").text("日本 ab")
	h.screen(80, 20)
	if _, c := h.View(); c == nil || c.X != h.labels()+7 || c.Y != 1 {
		t.Errorf("%v", c)
	}
	h.keys("enter").text("x")
	if _, c := h.View(); c == nil || c.X != h.labels()+1 || c.Y != 2 {
		t.Errorf("%v\n%s", c, h.screen(80, 20))
	}
	h.text(strings.Repeat("word ", 60))
	h.screen(60, 14)
}
