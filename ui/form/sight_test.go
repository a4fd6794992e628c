package form

import (
	"fmt"
	"strings"
	"testing"

	"muster/ui/intent"
)

func fifty() string {
	var all []string
	for i := range 50 {
		all = append(all, fmt.Sprintf("line %d of the text, as wide as a factbox is laid out: 64 columns", i+1))
	}
	return strings.Join(all, "\n")
}

// proofs are the two forms whose text is read before it goes out: one to be reworded, one to be read only.
func proofs() map[string]Spec {
	read := func(Values) Reading { return Reading{Do: intent.Help{}} }
	return map[string]Spec{
		"area":  {Title: "T", Do: "file it", Fields: []Field{{Name: "text", Label: "Text", Sort: Area, Tall: mostTall}}, Values: Values{"text": fifty()}, Read: read},
		"shown": {Title: "T", Do: "confirm", Fields: []Field{{Name: "text", Label: "Text", Sort: Shown, Tall: mostTall}}, Values: Values{"text": fifty()}, Read: read},
	}
}

// A page is a page, every line of the text comes into sight whole, and the form says how many are not. Seen red with the keys of
// the text area itself, which stay on the page the first time.
func TestPagesOfATextToBeRead(t *testing.T) {
	for name, spec := range proofs() {
		h := open(t, spec)
		seen := h.screen(76, 20)
		if !strings.Contains(seen, "more lines below") || strings.Contains(seen, "above") {
			t.Errorf("%s: at the top:\n%s", name, seen)
		}
		for i := 0; i < 5; i++ {
			h.keys("pgdown")
			seen += h.screen(76, 20)
		}
		for i := range 50 {
			if want := fmt.Sprintf("line %d of the text, as wide as a factbox is laid out: 64 columns", i+1); !strings.Contains(seen, want) {
				t.Errorf("%s: line %d was not in sight after 5 pages", name, i+1)
			}
		}
		if end := h.screen(76, 20); strings.Contains(end, "below") || !strings.Contains(end, "lines above") {
			t.Errorf("%s: at the end:\n%s", name, end)
		}
		if top := h.keys("pgup pgup pgup pgup pgup").screen(76, 20); strings.Contains(top, "above") {
			t.Errorf("%s: five pages up:\n%s", name, top)
		}
	}
}

// How many lines are out of sight is counted to the one.
func TestLinesOutOfSightAreCounted(t *testing.T) {
	h := open(t, proofs()["area"])
	first := h.screen(76, 20)
	in := strings.Count(first, "as a factbox")
	if want := fmt.Sprintf("%d more lines below", 50-in); !strings.Contains(first, want) {
		t.Errorf("%d lines are in sight, and not %q:\n%s", in, want, first)
	}
}

// What was never in sight is not saved by one key, not even before anything was drawn; once it was all in sight, by one.
func TestSavingWhatWasNotRead(t *testing.T) {
	for name, spec := range proofs() {
		h := open(t, spec)
		if h.keys("ctrl+s"); h.last != nil {
			t.Errorf("%s: saved unread", name)
		}
		if s := h.screen(76, 20); !strings.Contains(s, "never in sight") {
			t.Errorf("%s: it does not say why:\n%s", name, s)
		}
		if h.keys("ctrl+s"); h.last == nil {
			t.Errorf("%s: not saved all the same", name)
		}
		h = open(t, spec)
		for range 5 {
			h.screen(76, 20)
			h.keys("pgdown")
		}
		h.screen(76, 20)
		if h.keys("ctrl+s"); h.last == nil {
			t.Errorf("%s: not saved though it was read", name)
		}
	}
	h := open(t, proofs()["shown"])
	h.screen(76, 20)
	h.keys("end") // a jump to the end is no reading of what it jumps over
	h.screen(76, 20)
	if h.keys("ctrl+s"); h.last != nil {
		t.Error("saved after a jump")
	}
	h = open(t, proofs()["shown"]) // nor are the rows of another width
	for range 2 {
		h.screen(40, 20)
		h.keys("pgdown")
	}
	h.screen(76, 20)
	if h.keys("ctrl+s"); h.last != nil {
		t.Error("saved by the rows of another width")
	}
	// Enter is a page, and never more than that.
	h = open(t, proofs()["shown"])
	h.screen(76, 20)
	if h.keys("enter enter enter enter enter enter enter"); h.last != nil {
		t.Error("enter confirms a text")
	}
}

// A field that shows the end of a long text says how much is above.
func TestAFieldSaysWhatIsAbove(t *testing.T) {
	spec := proofs()["area"]
	spec.Fields[0].Tall = 0
	if s := open(t, spec).screen(76, 20); !strings.Contains(s, " 44 ") {
		t.Errorf("%s", s)
	}
	spec.Fields[0].Label = "Credibility"
	if s := open(t, spec).screen(76, 20); !strings.Contains(s, "94 above") || strings.Contains(s, "below") {
		t.Errorf("%s", s)
	}
}

// A text counts as seen where it was shown: not where it was measured, nor where it lay above or below what was. Seen red with the
// rows counted where they are laid out.
func TestWhatIsLaidOutIsNotYetSeen(t *testing.T) {
	for name, spec := range proofs() {
		spec.Values = Values{"text": strings.Join(strings.Split(fifty(), "\n")[:12], "\n")}
		h := open(t, spec)
		h.Want(76, 60)
		h.screen(76, 10)
		if h.keys("ctrl+s"); h.last != nil {
			t.Errorf("%s: what was only measured counts as read", name)
		}
		for i := range 12 {
			spec.Fields = append(spec.Fields, Field{Name: fmt.Sprint(i), Label: fmt.Sprint(i)})
		}
		h = open(t, spec)
		h.keys("shift+tab")
		if s := h.screen(76, 14); strings.Contains(s, "line 3 ") {
			t.Fatalf("%s: the text is in sight:\n%s", name, s)
		}
		if h.keys("ctrl+s"); h.last != nil {
			t.Errorf("%s: what lay above what was shown counts as read", name)
		}
	}
}

// A form may have a text to be read, and tell what saving would do as another. Seen red, without an end, with the room of the first
// asking for the second.
func TestTwoTextsToBeRead(t *testing.T) {
	for _, spec := range proofs() {
		spec.Proof = true
		spec.Read = func(Values) Reading {
			return Reading{Do: intent.Help{}, Effects: func() []Effect { return []Effect{{Text: "this would move"}, {Text: "and that"}} }}
		}
		for _, height := range []int{1, 5, 20, 60} {
			h := open(t, spec)
			if s := h.screen(76, height); height >= 20 && !strings.Contains(s, "this would move") {
				t.Errorf("%d rows:\n%s", height, s)
			}
		}
	}
}
