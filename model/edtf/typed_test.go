package edtf

import (
	"strings"
	"testing"
	"time"
)

// What EDTF does not read is read as a time that is typed, with the warning that it was taken from an earlier day.
func TestTyped(t *testing.T) {
	now := time.Date(2026, 11, 24, 21, 40, 30, 0, time.UTC)
	for text, want := range map[string][2]string{
		"2013-01-16/..": {"2013-01-16/..", ""},
		" 2013-01~ ":    {"2013-01~", ""},
		"2013":          {"2013", ""},
		"18:20":         {"2026-11-24T18:20", ""},
		"20 min ago":    {"2026-11-24T21:20Z", ""},
		"yesterday":     {"2026-11-23", ""},
		"sat 9 pm":      {"2026-11-21T21:00", ""},
		"22:10":         {"2026-11-23T22:10", "22:10 has not come yet: read as yesterday, Mon 23 Nov 2026"},
		"25 nov":        {"2025-11-25", "25 nov has not come yet: read as last year, Tue 25 Nov 2025"},
	} {
		d, back, err := Typed(text, now, time.UTC)
		if err != nil || d.String() != want[0] || back != want[1] {
			t.Errorf("%q: %s, %q, %v", text, d, back, err)
		}
	}
	for text, want := range map[string]string{"banana": "2013-01-16/..; or 14:30, 20 min ago", "2013-02-30": "February 2013 has 28 days", "": "is not a date"} {
		if d, back, err := Typed(text, now, time.UTC); err == nil || !strings.Contains(err.Error(), want) || d != (Date{}) || back != "" {
			t.Errorf("%q: %s, %q, %v", text, d, back, err)
		}
	}
}
