package quick

import (
	"testing"

	"muster/model"
)

// The words of a claim follow its figures where they are nothing else, as the figures were typed; what somebody said stays.
func TestFollow(t *testing.T) {
	for _, test := range []struct{ text, was, now, want string }{
		{"GB 7 dead, 2 missing", "GB 7 dead, 2 missing", "GB 17 dead, 2 missing", "GB 17 dead, 2 missing"},
		{"7 Britons killed", "GB 7 dead", "GB 17 dead", "GB 17 dead"},
		{"GB 7 dead (Final Assault)", "GB 7 dead (final assault)", "GB 8 dead (final assault)", "GB 8 dead (final assault)"},
		{"GB 2 missing, 7 dead", "GB 7 dead, 2 missing", "GB 7 dead", "GB 7 dead"},
		{"GB 7 dead", "GB 7 dead", "GB 7 dead, US dozens missing/dead #security", "GB 7 dead, US dozens missing/dead #security"},
		{"GB 7 dead", "GB 7 dead", "GB 7 missing", "GB 7 missing"},
		{"GB 7 dead", "GB 7 dead", "GB 7 dead", "GB 7 dead"},
		{"GB 7 dead", "GB 7 dead", "", "GB 7 dead"},
		{"GB 7 dead, he says", "GB 7 dead", "GB 17 dead", "GB 7 dead, he says"},
		{"Seven Britons are dead.", "GB 7 dead", "GB 17 dead", "Seven Britons are dead."},
		{"GB 6 dead", "GB 7 dead", "GB 17 dead", "GB 6 dead"},
		{"GB 7 dead", "GB 7 dead, 2 missing", "GB 17 dead", "GB 7 dead"},
		{"GB 7 dead\nUS 1 dead", "GB 7 dead, US 1 dead", "GB 8 dead, US 1 dead", "GB 7 dead\nUS 1 dead"},
		{`GB 7 dead "seven"`, "GB 7 dead", "GB 17 dead", `GB 7 dead "seven"`},
	} {
		was, next := counting(t, test.text, test.was), counting(t, test.text, test.now)
		if changed := Follow(siege(), was, next); next.Text != test.want || changed != (test.want != test.text) {
			t.Errorf("%q: %s -> %s: %q, %v", test.text, test.was, test.now, next.Text, changed)
		}
		for _, quote := range [][2]bool{{true, false}, {false, true}} {
			was, next := counting(t, test.text, test.was), counting(t, test.text, test.now)
			was.Quote, next.Quote = quote[0], quote[1]
			if Follow(siege(), was, next) {
				t.Errorf("%q: a quotation was changed", test.text)
			}
		}
		next = counting(t, "Other words.", test.now)
		if Follow(siege(), was, next) {
			t.Errorf("%q: what the editor wrote was changed", test.text)
		}
	}
}

// counting is a claim with a text and the figures of a line.
func counting(t *testing.T, text, figures string) *model.Claim {
	t.Helper()
	c := &model.Claim{Text: text}
	if figures == "" {
		return c
	}
	d, err := Parse("Hague: "+figures, testContext())
	if err != nil {
		t.Fatal(err)
	}
	c.Figures = d.Figures
	return c
}
