package draw

import (
	"reflect"
	"testing"

	"golang.org/x/text/width"
)

// TestMarksAreNarrow guards the chrome against glyphs that some terminals draw two columns wide.
func TestMarksAreNarrow(t *testing.T) {
	marks := reflect.ValueOf(marksFor(true))
	for i := range marks.NumField() {
		for _, r := range allOf(marks.Field(i)) {
			if k := width.LookupRune(r).Kind(); k != width.Neutral && k != width.EastAsianNarrow {
				t.Errorf("%s: %q is %v", marks.Type().Field(i).Name, r, k)
			}
		}
	}
}

func allOf(v reflect.Value) (s string) {
	if v.Kind() == reflect.String {
		return v.String()
	}
	for i := range v.Len() {
		s += v.Index(i).String()
	}
	return s
}
