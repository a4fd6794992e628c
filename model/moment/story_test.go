package moment

import (
	"testing"
	"time"
)

// A date without a year is one of the story, if the story has such a day; a time that is typed behind it goes with it, and everything
// else is counted from now. Seen red with the span passed over.
func TestOfTheStory(t *testing.T) {
	algiers := load(t, "Africa/Algiers")
	on := func(text string) time.Time {
		m, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return m.Begin(algiers)
	}
	siege := Span{First: on("2013-01-16T08:00"), Last: on("2013-01-21T17:40"), Now: on("2026-11-25T12:00")}
	long := Span{First: on("2011-05-03T08:00"), Last: on("2013-01-21T17:40"), Now: on("2026-11-25T12:00")}
	still := Span{First: on("2026-11-20T08:00"), Last: on("2026-11-23T17:40"), Now: on("2026-11-25T12:00")}
	early := func(s Span, at string) Span { s.At = on(at); return s }
	for name, tt := range map[string]struct {
		span Span
		want map[string]string
	}{
		"a story of 2013": {siege, map[string]string{"18 jan": "2013-01-18", "jan 18 16:30": "2013-01-18T16:30", "21 jan": "2013-01-21", "16 jan": "2013-01-16",
			"21 jan 23:50": "2013-01-21T23:50", "18 jan 16:30 UTC": "2013-01-18T16:30Z", "22 jan 01:30 +14": "2013-01-22T01:30+14:00",
			"10 jan": "2013-01-10", "25 dec": "2012-12-25", "22 jan": "2013-01-22", "29 feb": "2012-02-29",
			"18 jan 2014": "2014-01-18", "today": "2026-11-25", "wed": "2026-11-25", "11:00": "2026-11-25T11:00", "2 days ago": "2026-11-23"}},
		"a long one":        {long, map[string]string{"18 jan": "2013-01-18", "1 jun": "2012-06-01", "22 jan": "2012-01-22", "29 feb": "2012-02-29"}},
		"one that goes on":  {still, map[string]string{"22 nov": "2026-11-22", "24 nov": "2026-11-24", "25 nov": "2026-11-25", "26 nov": "2025-11-26", "25 nov 11:30": "2026-11-25T11:30"}},
		"early in it":       {early(siege, "2013-01-18T12:00"), map[string]string{"17 jan": "2013-01-17", "20 jan": "2013-01-20", "10 jan": "2013-01-10"}},
		"at noon in it":     {early(siege, "2013-01-18T12:00"), map[string]string{"20 min ago": "2013-01-18T11:40+01:00", "2 days ago": "2013-01-16", "now": "2026-11-25T12:00+01:00", "14:30": "2026-11-24T14:30"}},
		"long after it":     {early(siege, "2026-11-25T11:40"), map[string]string{"18 jan": "2013-01-18", "22 nov": "2012-11-22"}},
		"early in the long": {early(long, "2012-01-20T12:00"), map[string]string{"18 jan": "2012-01-18", "1 jun": "2011-06-01", "22 jan": "2012-01-22" /* the one of 2011 was before it */}},
		"of nothing":        {Span{Now: siege.Now}, map[string]string{"18 jan": "2026-01-18", "25 nov": "2026-11-25", "26 nov": "2025-11-26"}},
	} {
		for text, want := range tt.want {
			if m, err := TypedOf(text, siege.Now, algiers, tt.span); err != nil || m.String() != want {
				t.Errorf("%s: %q = %s, %v, want %s", name, text, m, err, want)
			}
		}
	}
	for _, text := range []string{"25 nov 13:00", "18 jan banana", "31 feb"} {
		if m, err := TypedOf(text, still.Now, algiers, still); err == nil {
			t.Errorf("%q = %s", text, m)
		}
	}
}

// A date without a year that lies far behind the story is asked about, and says both days; whatever has a year, hangs on the present or
// lies near the story is not. Seen red with farOn of a hundred years.
func TestWhichYear(t *testing.T) {
	algiers := load(t, "Africa/Algiers")
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, algiers)
	siege, running := time.Date(2013, 1, 21, 17, 40, 0, 0, algiers), time.Date(2026, 9, 1, 8, 0, 0, 0, algiers)
	for text, want := range map[string]string{
		"21 jan":           `"21 jan" may be of 21 Jan 2013 or of 21 Jan 2026; write its year`,
		"21 jan 18:00":     `"21 jan 18:00" may be of 21 Jan 2013 or of 21 Jan 2026; write its year`,
		"22 jan 01:30 +14": `"22 jan 01:30 +14" may be of 22 Jan 2013 or of 22 Jan 2026; write its year`,
		"26 nov":           `"26 nov" may be of 26 Nov 2012 or of 26 Nov 2025; write its year`,
		"21 jan 2013":      "", "21 jan 2026": "", "2013-01-21": "", "wed": "", "11:00": "", "2 days ago": "", "now": "", "banana": "", "": "", "21 jan banana": "",
	} {
		got := ""
		if err := WhichYear(text, now, algiers, func() time.Time { return siege }); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"25 nov", "21 jan", "26 nov"} {
		if err := WhichYear(text, now, algiers, func() time.Time { return running }); err != nil {
			t.Error("in a story that goes on:", err)
		}
		if err := WhichYear(text, now, algiers, func() time.Time { return time.Time{} }); err != nil {
			t.Error("in an empty story:", err)
		}
	}
}
