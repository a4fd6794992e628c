package quick

import (
	"strings"
	"testing"

	"muster/model"
)

// What was meant as a time is never part of a new name, nor a government a second voice.
func TestNewNames(t *testing.T) {
	ctx := testContext()
	for line, says := range map[string]string{
		"Wire @tomorow: GB 9 dead":        "is not a time",
		"Wire @this morning: GB 9 dead":   "is not a time",
		"Wire @mon19:10: GB 9 dead":       "is not a time",
		"NHK 14:30: GB 9 dead":            "behind an @",
		"Al Jazeera@sat 19:10: GB 9 dead": "put a space before",
	} {
		_, err := Parse(line, ctx)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", line, err)
		}
	}
	d, err := Parse(`"Wire @tomorow": GB 9 dead`, ctx)
	if err != nil || d.Source.Name != "Wire @tomorow" {
		t.Errorf("a quoted name is what it is: %v %v", d, err)
	}
}

func TestAGovernmentIsNoNewVoice(t *testing.T) {
	ctx := testContext()
	d, err := Parse("Government of the United Kingdom: GB 50 dead", ctx)
	if err != nil || !d.Source.New || len(d.Source.Near) == 0 || d.Source.Near[0].Authority != "UK government" {
		t.Errorf("nobody is asked about: %+v %v", d, err)
	}
	d, err = Parse("Japanese government: JP 5 dead", ctx)
	if err != nil {
		t.Fatal(err)
	}
	if src := d.NewSource(ctx.Story); src.Kind != model.Government || src.Country != "JP" || src.Authority != "Japanese government" {
		t.Errorf("%+v", src)
	}
}
