package edtf

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// shapes draws a date without a sign and without a time; many do not exist.
func shapes(t *rapid.T) string {
	year := rapid.StringMatching(`20[0-2][0-9]`).Draw(t, "year")
	month := rapid.StringMatching(`0[0-9]|1[0-3]`).Draw(t, "month")
	day := rapid.StringMatching(`[0-2][0-9]|3[0-2]`).Draw(t, "day")
	return rapid.SampledFrom([]string{
		year, year + "-" + month, year + "-" + month + "-" + day, year[:3] + "X", year[:2] + "XX", year + "-XX",
		year + "-XX-XX", year + "-" + month + "-XX", year + "-" + month + "-" + day[:1] + "X",
	}).Draw(t, "shape")
}

// calendar is every day of the years 1999 to 2100, as text.
func calendar() []string {
	var days []string
	for d := time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() <= 2100; d = d.AddDate(0, 0, 1) {
		days = append(days, d.Format(time.DateOnly))
	}
	return days
}

// matching gives the first and the last day of the calendar whose text begins as the pattern does, X being any digit;
// ok is false if none does.
func matching(calendar []string, pattern string) (first, last time.Time, ok bool) {
	found := []string{}
	for _, day := range calendar {
		if fits(day, pattern) {
			found = append(found, day)
		}
	}
	if len(found) == 0 {
		return first, last, false
	}
	first, _ = time.Parse(time.DateOnly, found[0])
	last, _ = time.Parse(time.DateOnly, found[len(found)-1])
	return first, last, true
}

func fits(day, pattern string) bool {
	for i := range len(pattern) {
		if pattern[i] != day[i] && pattern[i] != 'X' {
			return false
		}
	}
	return true
}

// What a date may mean is what a walk through the calendar finds, for one date and for the ends of an interval.
func TestBoundsByEnumeration(t *testing.T) {
	days := calendar()
	rapid.Check(t, func(t *rapid.T) { checkBounds(t, days, shapes(t), shapes(t)) })
}

func checkBounds(t *rapid.T, days []string, a, b string) {
	aFirst, aLast, aOK := matching(days, a)
	d, err := Parse(a)
	if (err == nil) != aOK {
		t.Fatalf("Parse(%q): %v, but it exists: %v", a, err, aOK)
	}
	if !aOK {
		return
	}
	wantBounds(t, d, aFirst, aLast, aLast)
	_, bLast, bOK := matching(days, b)
	if !bOK {
		return
	}
	d, err = Parse(a + "/" + b)
	if (err == nil) != !aFirst.After(bLast) {
		t.Fatalf("Parse(%q): %v", a+"/"+b, err)
	}
	if err == nil {
		start := aLast
		if bLast.Before(start) {
			start = bLast
		}
		wantBounds(t, d, aFirst, start, bLast)
	}
}

// wantBounds takes the first day, the last day of the start and the last day.
func wantBounds(t *rapid.T, d Date, first, start, last time.Time) {
	after := func(day time.Time) time.Time { return day.AddDate(0, 0, 1) }
	if got, ok := d.Earliest(nil); !ok || !got.Equal(first) {
		t.Fatalf("%s begins at the earliest %s, want %s", d, got, first)
	}
	if got, ok := d.LatestStart(nil); !ok || !got.Equal(after(start).Add(-1)) {
		t.Fatalf("%s begins at the latest %s, want on %s", d, got, start)
	}
	if got, ok := d.Latest(nil); !ok || !got.Equal(after(last)) {
		t.Fatalf("%s lasts until %s, want the end of %s", d, got, last)
	}
}

// anything draws any date of the format, and some that are none.
func anything(t *rapid.T) string {
	sign := func() string { return rapid.SampledFrom([]string{"", "", "?", "~", "%"}).Draw(t, "sign") }
	switch rapid.IntRange(0, 4).Draw(t, "kind") {
	case 0:
		return shapes(t) + sign()
	case 1:
		return shapes(t) + sign() + "/" + shapes(t) + sign()
	case 2:
		return shapes(t) + sign() + rapid.SampledFrom([]string{"/", "/.."}).Draw(t, "end")
	case 3:
		return rapid.SampledFrom([]string{"/", "../"}).Draw(t, "start") + shapes(t) + sign()
	}
	offset := rapid.StringMatching(`(Z|[+-](0[0-9]|1[0-5])(:[0-6]0)?)?`).Draw(t, "offset")
	return shapes(t) + "T" + rapid.StringMatching(`[0-2][0-9]:[0-6][0-9](:[0-6][0-9])?`).Draw(t, "clock") + offset
}

func TestRoundTrip(t *testing.T) {
	london := load(t, "Europe/London")
	rapid.Check(t, func(t *rapid.T) {
		text := anything(t)
		if d, err := Parse(text); err == nil {
			holds(t, d, text, london)
		}
	})
}

// holds is what is true of every date that is read.
func holds(t interface{ Fatalf(string, ...any) }, d Date, text string, loc *time.Location) {
	if d.String() != text || d.Display(loc) == "" {
		t.Fatalf("%q is %s, shown as %q", text, d, d.Display(loc))
	}
	var again Date
	data, err := json.Marshal(d)
	if err != nil || json.Unmarshal(data, &again) != nil || again != d {
		t.Fatalf("%s becomes %s and then %s", d, data, again)
	}
	earliest, hasEarliest := d.Earliest(loc)
	start, hasStart := d.LatestStart(loc)
	latest, hasLatest := d.Latest(loc)
	if !hasStart || !hasEarliest && !hasLatest {
		t.Fatalf("%s: nothing bounds it", d)
	}
	if d.Check(loc) == nil && hasEarliest && start.Before(earliest) || hasLatest && !start.Before(latest) {
		t.Fatalf("%s begins from %s to %s and lasts until %s", d, earliest, start, latest)
	}
}

// Only what was written with a time is shown with one.
func TestNoHour(t *testing.T) {
	hour := regexp.MustCompile(`\d:\d`)
	rapid.Check(t, func(t *rapid.T) {
		d, err := Parse(anything(t))
		if shown := d.Display(time.UTC); err == nil && hour.MatchString(shown) != strings.Contains(d.String(), "T") {
			t.Fatalf("%s shows %q", d, shown)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, test := range readable {
		f.Add(test.text)
	}
	for _, s := range []string{"", "2013-02-31", "2013-01-16T05:45+", "T+01", "2013-01-XX~/", "\xff", "..", "2013-21"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err == nil {
			holds(t, d, s, time.UTC)
		} else if !d.IsZero() || strings.ContainsAny(err.Error(), "\n\x1b") {
			t.Fatalf("%q: %s, %v", s, d, err)
		}
	})
}
