package moment

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The present in these tests: Monday 21 January 2013, 16:30 in Algiers (UTC+1).
var present = time.Date(2013, 1, 21, 15, 30, 20, 0, time.UTC)

func TestTyped(t *testing.T) {
	algiers := load(t, "Africa/Algiers")
	for text, want := range map[string]string{
		"now": "2013-01-21T16:30+01:00", "NOW": "2013-01-21T16:30+01:00",
		"14:30": "2013-01-21T14:30", "9:05": "2013-01-21T09:05", "0:00": "2013-01-21T00:00", "14:30:20": "2013-01-21T14:30:20",
		"9pm": "2013-01-20T21:00", "3pm": "2013-01-21T15:00", "8.15am": "2013-01-21T08:15", "12am": "2013-01-21T00:00", "12:05PM": "2013-01-21T12:05",
		"9 pm": "2013-01-20T21:00", "3 PM": "2013-01-21T15:00", "8.15 am": "2013-01-21T08:15", "2:30 p.m.": "2013-01-21T14:30", "9p.m.": "2013-01-20T21:00",
		"12 am": "2013-01-21T00:00", "3 pm UTC": "2013-01-21T15:00Z", "19 jan 9 pm": "2013-01-19T21:00", "jan 19 9 pm": "2013-01-19T21:00", "2013-01-19 9 pm +03": "2013-01-19T21:00+03:00",
		"1h ago": "2013-01-21T15:30+01:00", "20 min ago": "2013-01-21T16:10+01:00", "20min ago": "2013-01-21T16:10+01:00", "2 Hours AGO": "2013-01-21T14:30+01:00",
		"an hour ago": "2013-01-21T15:30+01:00", "half an hour ago": "2013-01-21T16:00+01:00", "a minute ago": "2013-01-21T16:29+01:00", "0 min ago": "2013-01-21T16:30+01:00",
		"1h 20min ago": "2013-01-21T15:10+01:00", "1 hour 20 minutes ago": "2013-01-21T15:10+01:00", "90m ago": "2013-01-21T15:00+01:00", "20h ago": "2013-01-20T20:30+01:00",
		"two hours ago": "2013-01-21T14:30+01:00", "one hour ten minutes ago": "2013-01-21T15:20+01:00", "twelve days ago": "2013-01-09", "three weeks ago": "2012-12-31", "five min ago": "2013-01-21T16:25+01:00",
		"twenty minutes ago": "2013-01-21T16:10+01:00", "fifteen min ago": "2013-01-21T16:15+01:00", "Thirty-five minutes ago": "2013-01-21T15:55+01:00", "thirteen hours ago": "2013-01-21T03:30+01:00",
		"1.5h ago": "2013-01-21T15:00+01:00", "2.5 hours ago": "2013-01-21T14:00+01:00", "a couple of hours ago": "2013-01-21T14:30+01:00", "couple of days ago": "2013-01-19", "a couple of hours twenty minutes ago": "2013-01-21T14:10+01:00",
		"noon": "2013-01-21T12:00", "sat noon": "2013-01-19T12:00", "19 jan Noon": "2013-01-19T12:00", "noon UTC": "2013-01-21T12:00Z", "yesterday noon +03": "2013-01-20T12:00+03:00",
		"2 days ago": "2013-01-19", "a day ago": "2013-01-20", "1 week ago": "2013-01-14", "2d ago": "2013-01-19", "2 days ago 19:10": "2013-01-19T19:10", "2 days ago 7 pm UTC": "2013-01-19T19:00Z",
		"sat 7pm": "2013-01-19T19:00", "19 jan 2013 8.15pm UTC": "2013-01-19T20:15Z", "2pm UTC": "2013-01-21T14:00Z",
		"16:35":     "2013-01-21T16:35", // not more than five minutes ahead
		"16:36":     "2013-01-20T16:36",
		"23:59":     "2013-01-20T23:59",
		"14:30 utc": "2013-01-21T14:30Z", "14:30Z": "2013-01-21T14:30Z", "14:30 z": "2013-01-21T14:30Z", "14:30 GMT": "2013-01-21T14:30Z",
		"15:36 UTC": "2013-01-20T15:36Z", "15:35UTC": "2013-01-21T15:35Z",
		"14:30 +03": "2013-01-21T14:30+03:00", "14:30+03:00": "2013-01-21T14:30+03:00", "14:30 -05:00": "2013-01-20T14:30-05:00",
		"00:15 +14": "2013-01-22T00:15+14:00", // it is 05:30 of the 22nd there
		"23:30 -12": "2013-01-20T23:30-12:00",
		"today":     "2013-01-21", "today 9:05": "2013-01-21T09:05", "Yesterday": "2013-01-20",
		"yesterday 19:10": "2013-01-20T19:10", "yesterday 19:10 UTC": "2013-01-20T19:10Z",
		"today 01:00 +14": "2013-01-22T01:00+14:00",
		"sat":             "2013-01-19", "Saturday": "2013-01-19", "mon": "2013-01-21", "tue": "2013-01-15", "SUN": "2013-01-20",
		"sat 19:10": "2013-01-19T19:10", "mon 16:30": "2013-01-21T16:30", "sat 19:10 UTC": "2013-01-19T19:10Z",
		"19 jan": "2013-01-19", "jan 19": "2013-01-19", "19 January": "2013-01-19", "21 jan": "2013-01-21", "22 jan": "2012-01-22",
		"29 feb": "2012-02-29", "1 dec": "2012-12-01", "01 may": "2012-05-01", "may 1": "2012-05-01", "mar 2": "2012-03-02",
		"19 jan 19:10": "2013-01-19T19:10", "jan 19 19:10 +03": "2013-01-19T19:10+03:00",
		"19 January 2013": "2013-01-19", "jan 19 2013": "2013-01-19", "19 Jan 2013": "2013-01-19", "19 dec 2013": "2013-12-19",
		"19 jan 2013 19:10": "2013-01-19T19:10", "19 jan 2013 19:10 UTC": "2013-01-19T19:10Z", "19  JAN 2013 19:10:05 +03": "2013-01-19T19:10:05+03:00",
		"2013-01-19": "2013-01-19", "2014-01-19": "2014-01-19", "2013-01-19T19:10": "2013-01-19T19:10",
		"2013-01-19t19:10z": "2013-01-19T19:10Z", "2013-01-19 19:10": "2013-01-19T19:10", "2013-01-19 9:10 +03": "2013-01-19T09:10+03:00",
		"2013-01-19T19:10:00+01:00": "2013-01-19T19:10:00+01:00", "2013-01-19T19:10 UTC": "2013-01-19T19:10Z",
	} {
		m, err := Typed(text, present, algiers)
		if err != nil || m.String() != want {
			t.Errorf("Typed(%q) = %s, %v, want %s", text, m, err, want)
		}
	}
}

func TestTypedRefuses(t *testing.T) {
	algiers := load(t, "Africa/Algiers")
	for text, mend := range map[string]string{
		"": "missing", "  ": "missing", "banana": "write 14:30", "19/01": "write 14:30", "19.01.": "write 14:30", "14.30": "write 14:30",
		"1430": "write 14:30", "13pm": "write 14:30", "0am": "write 14:30", "13 pm": "write 14:30", "0 am": "write 14:30", "7 xm": "write 14:30", "jan 9 pm": "write 14:30", "9 pm sat": "write 14:30", "pm": "write 14:30", "7.5pm": "write 14:30", "7:60pm": "minutes", "-2h": "write 14:30", "ago": "write 14:30",
		"2h": "write 2h ago", "20 min": "write 20 min ago", "1 hour 20 min": "write 1 hour 20 min ago", "half an hour": "write half an hour ago", "two hours": "write two hours ago", "hundred hours ago": "write 14:30", "twenty hours": "write twenty hours ago", "two ago": "write 14:30", "two": "write 14:30", "half two hours ago": "write 14:30", "half an ago": "write 14:30",
		"1.25h ago": "write 14:30", "1.5d ago": "write 14:30", "1.5 min ago": "write 14:30", ".5h ago": "write 14:30", "1..5h ago": "write 14:30", "couple of ago": "write 14:30", "a couple hours ago": "write 14:30",
		"midnight": "write 00:00 with the day", "sat midnight": "write 00:00 with the day", "2 months ago": "write 14:30", "20 ago": "write 14:30", "99999h ago": "write 14:30", "2 days 3 hours ago": "write 2 days ago", "20 min 1 h ago": "write 20 min ago",
		"1h ago 14:30": "write 14:30", "1h ago UTC": "write 14:30", "sat 1h ago": "write 14:30", "a few hours ago": "write 14:30", "tomorrow": "write 14:30",
		"next sat": "write 14:30", "sept 3": "write 14:30", "tues": "write 14:30", "jan": "write 14:30", "19": "write 14:30",
		"jan 2013": "write 14:30", "19th jan": "write 14:30", "sat 19 jan": "write 14:30", "sat banana": "write 14:30",
		"now 14:30": "write 14:30", "sat UTC": "write 14:30", "14:30 CET": "write 14:30", "14:30 sat": "write 14:30", "19 jan jan": "write 14:30",
		"13:75": "minutes", "24:00": "hours", "25:00": "hours", "sat 13:75": "minutes", "14:30:61": "seconds",
		"14:3": "a time as 14:30", "14:": "a time as 14:30", "14:30pm": "a zone as UTC", "114:30": "a time as 14:30", "14:30:": "a time as 14:30",
		"14:30 +3": "a zone as UTC", "14:30+0300": "a zone as UTC", "14:30 +15": "offsets go", "14:30 -00": "+00:00 or Z",
		"31 feb": "February has no such day", "30 feb 2012": "February 2012 has 29 days", "29 feb 2013": "February 2013 has 28 days",
		"0 jan": "no such day", "31 apr": "April has no such day", "19 jan 13": "four digits", "19 jan 0000": "years go",
		"2013-02-31": "February 2013 has 28 days", "2013-02-31T10:00": "February 2013 has 28 days", "2013-01-1X": "write 2013-01-19",
		"2013-01-19T": "a time as 14:30", "2013-01-19T19": "a time as 14:30",
		"today 19:10": "21 Jan 2013 19:10 is still to come", "mon 16:36": "still to come", "21 jan 16:36": "still to come",
		"sat 19:10 banana": "write 14:30", "2013-01-19 19:10Z UTC": "write 14:30",
	} {
		m, err := Typed(text, present, algiers)
		if err == nil || !strings.Contains(err.Error(), mend) || !m.IsZero() {
			t.Errorf("Typed(%q) = %s, %v, want a refusal that says %q", text, m, err, mend)
		}
	}
}

// On the day that the clocks change, what the scene's clock does not show once is asked about.
func TestTypedInChange(t *testing.T) {
	london := load(t, "Europe/London")
	spring := time.Date(2013, 3, 31, 12, 0, 0, 0, london)
	autumn := time.Date(2013, 10, 27, 12, 0, 0, 0, london)
	for _, test := range []struct {
		text string
		now  time.Time
		want string
	}{
		{"1:30", spring, ""}, {"today 1:30", spring, ""}, {"31 mar 2013 01:30", present, ""}, {"1:30 +00", spring, "2013-03-31T01:30+00:00"},
		{"1:30", autumn, ""}, {"sun 1:30", autumn, ""}, {"1:30 UTC", autumn, "2013-10-27T01:30Z"}, {"1:30 +01", autumn, "2013-10-27T01:30+01:00"},
		{"12:30", spring, "2013-03-30T12:30"}, {"now", autumn.Add(-11 * time.Hour), "2013-10-27T01:00Z"}, {"now", autumn.Add(-12 * time.Hour), "2013-10-27T01:00+01:00"},
		{"1h ago", autumn.Add(-11 * time.Hour), "2013-10-27T01:00+01:00"}, {"2h ago", spring.Add(-10 * time.Hour), "2013-03-30T23:00Z"},
	} {
		m, err := Typed(test.text, test.now, london)
		if m.String() != test.want || (err == nil) != (test.want != "") {
			t.Errorf("Typed(%q) at %s = %s, %v, want %q", test.text, test.now, m, err, test.want)
		}
		if err != nil && !strings.Contains(err.Error(), "+01:00") {
			t.Errorf("Typed(%q) at %s: %v", test.text, test.now, err)
		}
	}
}

// What is shown can be typed again, at any time of looking, and begins and ends at the same instants.
func TestEcho(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc, m := nearChange(t)
		if rapid.Bool().Draw(t, "any") {
			m = some(t)
		} else if m.unit == minute && rapid.Bool().Draw(t, "instant") {
			m = At(m.Begin(loc))
		}
		now := time.Unix(rapid.Int64Range(0, 3e9).Draw(t, "now"), 0)
		again, err := Typed(m.Display(loc), now, loc)
		if m.Check(loc) != nil {
			if err == nil {
				t.Fatalf("%s is no moment in %s, but its echo is %s", m, loc, again)
			}
			return
		}
		if err != nil || !again.Begin(loc).Equal(m.Begin(loc)) || !again.End(loc).Equal(m.End(loc)) {
			t.Fatalf("%s in %s shows %q, which is read as %s, %v", m, loc, m.Display(loc), again, err)
		}
		if iso, err := Typed(m.String(), now, loc); err != nil || iso != m {
			t.Fatalf("%s is typed as %s, %v", m, iso, err)
		}
	})
}

// A time that hangs on now is never more than five minutes ahead of it, and a bare one less than a day and an hour ago.
func TestNeverAhead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc, m := nearChange(t)
		now := m.Begin(loc)
		parts := []string{
			rapid.SampledFrom([]string{"", "today ", "yesterday ", "sat ", "mon ", "19 jan ", "29 feb ", "dec 31 "}).Draw(t, "day"),
			rapid.StringMatching(`([01][0-9]|2[0-3]):[0-5][0-9]`).Draw(t, "clock"),
			rapid.SampledFrom([]string{"", " UTC", " +14", " -12", " +05:45"}).Draw(t, "zone"),
		}
		got, err := Typed(strings.Join(parts, ""), now, loc)
		if err != nil {
			return
		}
		ahead := got.Begin(loc).Sub(now)
		if ahead > lead || parts[0] == "" && ahead < -26*time.Hour {
			t.Fatalf("%q at %s is %s", parts, now, got)
		}
	})
}

// A bare day is never in the future; weekdays and dates are the ones named, and the last such.
func TestLastDayByEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := time.Unix(rapid.Int64Range(0, 3e9).Draw(t, "now"), 0).UTC()
		names := rapid.SampledFrom([]string{"Mon", "Sunday", "2 Jan", "January 2"}).Draw(t, "form")
		target := now.AddDate(0, 0, -rapid.IntRange(0, 3000).Draw(t, "back"))
		text := target.Format(names)
		m, err := Typed(text, now, time.UTC)
		want := now
		for want.Format(names) != text {
			want = want.AddDate(0, 0, -1)
		}
		if names == "Sunday" { // not a layout that Format knows
			want = now.AddDate(0, 0, -int(now.Weekday()))
		}
		if err != nil || m != Day(want.Date()) {
			t.Fatalf("%q at %s is %s, %v, want %s", text, now, m, err, want)
		}
	})
}

func TestLeadingTyped(t *testing.T) {
	for text, want := range map[string]struct {
		moment string
		n      int
	}{
		"sat 19:10 said GB":              {"2013-01-19T19:10", 2},
		"sat":                            {"2013-01-19", 1},
		"sat evening":                    {"2013-01-19", 1},
		"14:30 UTC x":                    {"2013-01-21T14:30Z", 2},
		"14:30 +03 x":                    {"2013-01-21T14:30+03:00", 2},
		"14:30 GB 1":                     {"2013-01-21T14:30", 1},
		"19 jan 2013 19:10 UTC 5 dead":   {"2013-01-19T19:10Z", 5},
		"19 jan said":                    {"2013-01-19", 2},
		"2013-01-19T19:10 +01:00 x":      {"2013-01-19T19:10+01:00", 2},
		"now then":                       {"2013-01-21T16:30+01:00", 1},
		"1h ago GB 3 dead":               {"2013-01-21T15:30+01:00", 2},
		"half an hour ago 3 dead":        {"2013-01-21T16:00+01:00", 4},
		"1 hour 20 min ago x y z":        {"2013-01-21T15:10+01:00", 5},
		"two hours ago two dead":         {"2013-01-21T14:30+01:00", 3},
		"9 pm 3 dead":                    {"2013-01-20T21:00", 2},
		"14:30 pm":                       {"2013-01-21T14:30", 1},
		"yesterday 19:10 -01 words more": {"2013-01-20T19:10-01:00", 3},
	} {
		m, n, err := LeadingTyped(strings.Fields(text), present, load(t, "Africa/Algiers"))
		if err != nil || n != want.n || m.String() != want.moment {
			t.Errorf("LeadingTyped(%q) = %s, %d, %v, want %v", text, m, n, err, want)
		}
	}
	for _, text := range []string{"", "GB 1 dead", "home.example", "sat 13:75 x", "14:30 +3 x", "19 jan 13 x", "31 feb x", "today 19:10 x", "19 GB"} {
		if m, n, err := LeadingTyped(strings.Fields(text), present, load(t, "Africa/Algiers")); err == nil || n != 0 || !m.IsZero() {
			t.Errorf("LeadingTyped(%q) = %s, %d, want a refusal", text, m, n)
		}
	}
}

func FuzzTyped(f *testing.F) {
	for _, s := range []string{"14:30", "sat 19:10 UTC", "19 jan 2013 19:10 +03", "2013-01-19T19:10Z", "now", "1h 20min ago", "half an hour ago", "9 pm", "2 days ago 7 p.m.", "29 feb", "13:75", "\xff t :", "t", "2013-01-19t"} {
		f.Add(s, int64(1358782220))
	}
	f.Fuzz(func(t *testing.T, s string, unix int64) {
		now := time.Unix(unix%3e9, 0)
		m, err := Typed(s, now, nil)
		if err != nil {
			if !m.IsZero() || strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Fatalf("%q: %s, %v", s, m, err)
			}
			return
		}
		words := strings.Fields(s)
		again, n, err := LeadingTyped(slices.Concat(words, []string{"dead"}), now, nil)
		if n != len(words) || again != m || err != nil {
			t.Fatalf("%q is %s, but leads with %s, %d, %v", s, m, again, n, err)
		}
		if again, err := Typed(m.Display(nil), now, nil); err != nil || again.Begin(nil) != m.Begin(nil) {
			t.Fatalf("%q shows %q, read as %s, %v", s, m.Display(nil), again, err)
		}
		roundTrip(t, m)
	})
}

func TestTypedFarDays(t *testing.T) {
	for _, test := range []struct {
		text string
		now  time.Time
		want string
	}{
		{"29 feb", time.Date(2003, 6, 1, 0, 0, 0, 0, time.UTC), "2000-02-29"},
		{"29 feb", time.Date(1904, 2, 28, 0, 0, 0, 0, time.UTC), "1896-02-29"}, // 1900 had none
		{"yesterday", time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), ""},
		{"now", time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), ""},
		{"1h ago", time.Date(1, 1, 1, 0, 30, 0, 0, time.UTC), ""},
		{"2 days ago", time.Date(1, 1, 1, 0, 30, 0, 0, time.UTC), ""},
		{"9999 weeks ago", time.Date(2013, 1, 1, 0, 0, 0, 0, time.UTC), "1821-05-15"},
		{"9999h ago", time.Date(2013, 1, 1, 0, 0, 0, 0, time.UTC), "2011-11-11T09:00Z"},
	} {
		m, err := Typed(test.text, test.now, nil)
		if m.String() != test.want || (err == nil) != (test.want != "") {
			t.Errorf("Typed(%q) at %s = %s, %v, want %q", test.text, test.now, m, err, test.want)
		}
	}
}

// Nobody can have said anything at a time that is still to come; five minutes are left to clocks that differ, and today has begun.
func TestUnsaid(t *testing.T) {
	athens := load(t, "Europe/Athens")
	now := time.Date(2026, 11, 25, 20, 30, 0, 0, athens)
	for text, ahead := range map[string]bool{"2026-11-25T23:50": true, "2026-11-25T20:36": true, "2026-11-25T20:35": false, "2026-11-25T18:36Z": true,
		"2026-11-25T20:36+03:00": false, "2026-11-25": false, "2026-11-26": true, "2027-01-01": true, "2013-01-19": false} {
		err := parsed(t, text).Unsaid(now, athens)
		if (err != nil) != ahead || ahead && !strings.Contains(err.Error(), "is still to come; write when it was said") {
			t.Errorf("%s: %v", text, err)
		}
	}
	if err := (Moment{}).Unsaid(now, athens); err != nil {
		t.Error(err)
	}
	want := "Wed 25 Nov 2026 23:50 (Europe/Athens) is still to come; write when it was said, such as 14:30 or yesterday"
	if err := parsed(t, "2026-11-25T21:50Z").Unsaid(now, athens); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
