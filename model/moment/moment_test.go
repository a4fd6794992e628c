package moment

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unsafe"

	"pgregory.net/rapid"
)

func TestSize(t *testing.T) {
	if size := unsafe.Sizeof(Moment{}); size > 16 {
		t.Errorf("a Moment takes %d bytes", size)
	}
}

func TestParse(t *testing.T) {
	algiers := load(t, "Africa/Algiers") // UTC+1, no daylight saving
	for text, want := range map[string]struct{ begin, end, display string }{
		"2013-01-19":                {"2013-01-18T23:00:00Z", "2013-01-19T23:00:00Z", "19 Jan 2013"},
		"2013-01-19T19:10":          {"2013-01-19T18:10:00Z", "2013-01-19T18:11:00Z", "19 Jan 2013 19:10"},
		"2013-01-19T19:10:05":       {"2013-01-19T18:10:05Z", "2013-01-19T18:10:06Z", "19 Jan 2013 19:10:05"},
		"2013-01-19T19:10:00":       {"2013-01-19T18:10:00Z", "2013-01-19T18:10:01Z", "19 Jan 2013 19:10:00"},
		"2013-01-19T19:10Z":         {"2013-01-19T19:10:00Z", "2013-01-19T19:11:00Z", "19 Jan 2013 20:10"},
		"2013-01-19T19:10+00:00":    {"2013-01-19T19:10:00Z", "2013-01-19T19:11:00Z", "19 Jan 2013 20:10"},
		"2013-01-19T23:30-05:00":    {"2013-01-20T04:30:00Z", "2013-01-20T04:31:00Z", "20 Jan 2013 05:30"},
		"2013-01-19T19:10:59+05:45": {"2013-01-19T13:25:59Z", "2013-01-19T13:26:00Z", "19 Jan 2013 14:25:59"},
		"2012-02-29":                {"2012-02-28T23:00:00Z", "2012-02-29T23:00:00Z", "29 Feb 2012"},
		"9999-12-31":                {"9999-12-30T23:00:00Z", "9999-12-31T23:00:00Z", "31 Dec 9999"},
	} {
		m := parsed(t, text)
		if m.String() != text {
			t.Errorf("%s prints %s", text, m)
		}
		if got := m.Begin(algiers).UTC().Format(time.RFC3339); got != want.begin {
			t.Errorf("%s begins %s, want %s", text, got, want.begin)
		}
		if got := m.End(algiers).UTC().Format(time.RFC3339); got != want.end {
			t.Errorf("%s ends %s, want %s", text, got, want.end)
		}
		if got := m.Display(algiers); got != want.display {
			t.Errorf("%s shows %q, want %q", text, got, want.display)
		}
		if m.IsDay() == strings.Contains(text, "T") || m.Check(algiers) != nil {
			t.Errorf("%s: IsDay %v, Check %v", text, m.IsDay(), m.Check(algiers))
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, mend := range map[string]string{
		"": "write 2013-01-19", "banana": "write 2013-01-19", "2013": "write 2013-01-19", "2013-01": "write 2013-01-19",
		" 2013-01-19": "write 2013-01-19", "2013-01-19 ": "write 2013-01-19", "2013-1-19": "write 2013-01-19",
		"2013-01-19 19:10": "write 2013-01-19", "2013-01-19t19:10": "write 2013-01-19", "2013-01-19T": "write 2013-01-19",
		"2013-01-19T19": "write 2013-01-19", "2013-01-19T1910": "write 2013-01-19", "2013-01-19T9:10": "write 2013-01-19",
		"2013-01-19T19:10z": "write 2013-01-19", "2013-01-19T19:10+01": "write 2013-01-19",
		"2013-01-19T19:10+0100": "write 2013-01-19", "2013-01-19T19:10:05.5": "write 2013-01-19",
		"2013-01-19T19:1\u0660": "write 2013-01-19", "2013/01/19": "write 2013-01-19", "19-01-2013": "write 2013-01-19",
		"2013-01-1X": "write 2013-01-19", "+2013-01-19": "write 2013-01-19", "2013-01-19Z": "write 2013-01-19",
		"2013-01-19T19:10:5": "write 2013-01-19", "2013-01-19T19:10:0+": "write 2013-01-19",
		"2013-02-31": "February 2013 has 28 days", "2013-02-29": "February 2013 has 28 days",
		"1900-02-29": "February 1900 has 28 days", "2013-04-31": "April 2013 has 30 days", "2013-01-00": "January 2013 has 31 days",
		"2013-13-01": "months go", "2013-00-01": "months go", "0000-01-01": "years go",
		"2013-01-19T24:00": "hours go", "2013-01-19T23:60": "hours go", "2013-01-19T23:59:60": "hours go",
		"2013-01-19T19:10+14:01": "offsets go", "2013-01-19T19:10-12:30": "offsets go", "2013-01-19T19:10+01:60": "offsets go",
		"2013-01-19T19:10-00:00": "write +00:00 or Z",
	} {
		m, err := Parse(text)
		if err == nil || !strings.Contains(err.Error(), mend) || !m.IsZero() {
			t.Errorf("Parse(%q) = %v, %v, want a refusal that says %q", text, m, err, mend)
		}
	}
}

func TestRefusalIsSafe(t *testing.T) {
	hostile := "\x1b]0;x\a\u202e\xff" + strings.Repeat("é", 1<<16)
	_, err := Parse(hostile)
	_, errTyped := Typed(hostile, time.Time{}, nil)
	for _, s := range []string{err.Error(), errTyped.Error()} {
		if strings.ContainsAny(s, "\x1b\a\u202e\n") || len(s) > 500 {
			t.Errorf("%.600q", s)
		}
	}
}

// some draws any moment of the years in which zones have whole minutes.
func some(t *rapid.T) Moment {
	year := rapid.IntRange(1975, 2060).Draw(t, "year")
	m := Day(year, 1, 1)
	m.clock += int64(rapid.IntRange(0, 364).Draw(t, "day")) * daySeconds
	m.unit = rapid.SampledFrom([]unit{day, minute, second}).Draw(t, "unit")
	if m.unit == day {
		return m
	}
	m.clock += int64(rapid.IntRange(0, 24*60-1).Draw(t, "minute")) * 60
	if m.unit == second {
		m.clock += int64(rapid.IntRange(0, 59).Draw(t, "second"))
	}
	m.zone = rapid.SampledFrom([]zone{scene, utc, written}).Draw(t, "zone")
	if m.zone == written {
		m.offset = int16(rapid.IntRange(westmost, eastmost).Draw(t, "offset"))
	}
	return m
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { roundTrip(t, some(t)) })
}

func roundTrip(t interface{ Fatalf(string, ...any) }, m Moment) {
	if again, err := Parse(m.String()); err != nil || again != m {
		t.Fatalf("%s becomes %s, %v", m, again, err)
	}
	var again Moment
	data, err := json.Marshal(m)
	if err != nil || json.Unmarshal(data, &again) != nil || again != m {
		t.Fatalf("%s becomes %s and then %s", m, data, again)
	}
}

func TestZero(t *testing.T) {
	var m Moment
	if !m.IsZero() || m.IsDay() || m.String() != "" || m.Display(time.UTC) != "" || m.Check(time.UTC) != nil {
		t.Errorf("the zero Moment is %q", m)
	}
	if !m.Begin(time.UTC).IsZero() || !m.End(time.UTC).IsZero() {
		t.Error("the zero Moment begins")
	}
	m = parsed(t, "1970-01-01")
	if m.IsZero() {
		t.Error("1 January 1970 is taken for empty")
	}
	if err := m.UnmarshalText([]byte("x")); err == nil || m.String() != "1970-01-01" {
		t.Errorf("a refused text leaves %s, %v", m, err)
	}
	if err := m.UnmarshalText(nil); err != nil || !m.IsZero() {
		t.Errorf("the empty text gives %s, %v", m, err)
	}
}

func TestDay(t *testing.T) {
	if got := Day(2013, time.January, 19); got != parsed(t, "2013-01-19") {
		t.Errorf("Day gives %s", got)
	}
	if !Day(2013, time.February, 31).IsZero() || !Day(0, 1, 1).IsZero() || !Day(2013, 13, 1).IsZero() {
		t.Error("a day that does not exist is not empty")
	}
}

func TestAt(t *testing.T) {
	for text, want := range map[string]string{
		"2013-01-19T19:10:00+01:00":   "2013-01-19T19:10+01:00",
		"2013-01-19T19:10:05.9+01:00": "2013-01-19T19:10:05+01:00",
		"2013-01-19T19:10:00.9Z":      "2013-01-19T19:10Z",
		"2013-01-19T19:10:00-23:00":   "2013-01-20T18:10Z",
	} {
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		if got := At(at).String(); got != want {
			t.Errorf("At(%s) = %s, want %s", text, got, want)
		}
	}
	odd := time.Date(2013, 1, 19, 19, 10, 30, 0, time.FixedZone("", 30))
	if got := At(odd).String(); got != "2013-01-19T19:10Z" {
		t.Errorf("an offset of 30 seconds gives %s", got)
	}
	if !At(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		t.Error("the year 10000 is not empty")
	}
	rapid.Check(t, func(t *rapid.T) {
		unix := rapid.Int64Range(0, 3e9).Draw(t, "unix")
		zone := time.FixedZone("", 60*rapid.IntRange(westmost, eastmost).Draw(t, "offset"))
		m := At(time.Unix(unix, 0).In(zone))
		if m.Begin(nil).Unix() != unix {
			t.Fatalf("At %d begins at %d", unix, m.Begin(nil).Unix())
		}
		roundTrip(t, m)
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2013-01-19", "2013-01-19T19:10", "2013-01-19T19:10:05Z", "2013-01-19T19:10-05:00", "", "2013-02-31", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := Parse(s)
		if err != nil {
			if !m.IsZero() || strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Fatalf("%q: %s, %v", s, m, err)
			}
			return
		}
		if m.String() != s || !m.Begin(nil).Before(m.End(nil)) {
			t.Fatalf("%q is %s", s, m)
		}
		roundTrip(t, m)
	})
}

// An offset is left out where it is the one of the scene's clock, which comes once; what is written then is the same instant, passes Check
// and can be typed again. Any other stays.
func TestPlain(t *testing.T) {
	for _, test := range []struct{ zone, text, want string }{
		{"Europe/Athens", "2026-11-25T20:39+02:00", "2026-11-25T20:39"},
		{"Europe/Athens", "2026-07-25T20:39+03:00", "2026-07-25T20:39"},
		{"Europe/Athens", "2026-07-25T20:39:10+02:00", "2026-07-25T20:39:10+02:00"},
		{"Europe/Athens", "2026-11-25T18:39Z", "2026-11-25T18:39Z"},
		{"Europe/London", "2013-01-19T18:39Z", "2013-01-19T18:39"},
		{"Europe/London", "2013-10-27T01:30+01:00", "2013-10-27T01:30+01:00"}, // came twice
		{"Europe/London", "2013-10-27T01:30Z", "2013-10-27T01:30Z"},
		{"Europe/London", "2013-10-27T02:00Z", "2013-10-27T02:00"},
		{"Europe/London", "2013-10-27T00:59+01:00", "2013-10-27T00:59"},
		{"Europe/Athens", "2026-11-25T20:39", "2026-11-25T20:39"},
		{"Europe/Athens", "2026-11-25", "2026-11-25"},
	} {
		if got := parsed(t, test.text).Plain(load(t, test.zone)).String(); got != test.want {
			t.Errorf("%s in %s: %s, want %s", test.text, test.zone, got, test.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		loc, m := nearChange(t)
		if !m.IsDay() {
			m = At(m.Begin(loc))
		} else if m.Check(loc) != nil {
			t.Skip("a day that the place skipped")
		}
		p := m.Plain(loc)
		typed, err := Typed(p.String(), time.Now(), loc)
		if !p.Begin(loc).Equal(m.Begin(loc)) || err != nil || typed != p {
			t.Fatalf("%s in %s is %s, typed again %s: %v", m, loc, p, typed, err)
		}
		if p.zone == scene && p.Check(loc) != nil {
			t.Fatalf("%s in %s: %v", p, loc, p.Check(loc))
		}
	})
}
