package count

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// words draws a count, or something near one.
func words(t *rapid.T) string {
	n := func() string {
		return rapid.StringMatching(`0|[1-9][0-9]{0,9}|[1-9][0-9]{0,2}(,[0-9]{3}){0,3}|one|ten|[0-9,.]{1,6}`).Draw(t, "n")
	}
	form := rapid.SampledFrom(readable).Draw(t, "form").text
	switch rapid.IntRange(0, 3).Draw(t, "how") {
	case 0:
		return form
	case 1:
		return strings.NewReplacer("5", n(), "10", n(), "30", n()).Replace(form)
	case 2:
		return n()
	}
	return rapid.StringMatching(`[<>~]?=?[0-9,]{0,5}[+–-]?[0-9,]{0,5}`).Draw(t, "sign")
}

// What is read prints as itself, in text, in JSON, and as a phrase that bounds the same people.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, err := Parse(words(t))
		if err != nil {
			return
		}
		roundTrip(t, c)
	})
}

func roundTrip(t interface{ Fatalf(string, ...any) }, c Count) {
	if again, err := Parse(c.String()); err != nil || again != c {
		t.Fatalf("Parse(%q) = %v, %v", c.String(), again, err)
	}
	if again, err := Parse(c.Phrase()); err != nil || again.Interval() != c.Interval() {
		t.Fatalf("%q has the phrase %q, which is %v, %v", c, c.Phrase(), again.Interval(), err)
	}
	var again Count
	data, err := json.Marshal(c)
	if err != nil || json.Unmarshal(data, &again) != nil || again != c {
		t.Fatalf("%q becomes %s and then %q", c, data, again)
	}
	if c.Min() < 0 || c.Max() < c.Min() {
		t.Fatalf("%q is %v", c, c.Interval())
	}
}

func FuzzParse(f *testing.F) {
	for _, test := range readable {
		f.Add(test.text)
	}
	for _, s := range []string{"", "5,00", "~5+", "15-10", "none", "\xff", "5\u0301", "1\u00a0100"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := Parse(s)
		if err == nil {
			roundTrip(t, c)
		} else if strings.ContainsAny(err.Error(), "\n\x1b") || !c.IsZero() {
			t.Fatalf("%q: %q, %v", s, err, c)
		}
	})
}
