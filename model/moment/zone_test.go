package moment

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Zones whose clocks do what clocks do: jump at midnight (Sao Paulo, Beirut), go back a minute after midnight and so
// have part of a day twice (St John's), move by half an hour (Lord Howe), skip a day (Apia), stay (Algiers).
var zones = []string{"Europe/London", "America/Sao_Paulo", "Africa/Algiers", "America/St_Johns", "Asia/Beirut",
	"Australia/Lord_Howe", "Pacific/Apia", "America/New_York", "Africa/Casablanca", "Asia/Kathmandu", "UTC"}

func TestDaysOfOddLength(t *testing.T) {
	for _, test := range []struct {
		zone, day, begin string
		hours            float64
	}{
		{"Europe/London", "2013-03-31", "2013-03-31T00:00:00Z", 23},
		{"Europe/London", "2013-10-27", "2013-10-27T00:00:00+01:00", 25},
		{"Europe/London", "2013-10-28", "2013-10-28T00:00:00Z", 24},
		{"America/Sao_Paulo", "2013-10-20", "2013-10-20T01:00:00-02:00", 23}, // there was no midnight
		{"America/Sao_Paulo", "2013-02-16", "2013-02-16T00:00:00-02:00", 25}, // 23:00 came twice
		{"America/Sao_Paulo", "2013-02-17", "2013-02-17T00:00:00-03:00", 24},
		{"Africa/Algiers", "2013-03-31", "2013-03-31T00:00:00+01:00", 24},
		{"Australia/Lord_Howe", "2013-04-07", "2013-04-07T00:00:00+11:00", 24.5},
		{"Europe/London", "2052-12-31", "2052-12-31T00:00:00Z", 24}, // here ZoneBounds goes wrong
		{"Australia/Lord_Howe", "2052-12-31", "2052-12-31T00:00:00+11:00", 24},
		{"Europe/London", "2053-01-01", "2053-01-01T00:00:00Z", 24},
		{"Pacific/Apia", "2011-12-31", "2011-12-31T00:00:00+14:00", 24},
		{"Pacific/Apia", "2011-12-29", "2011-12-29T00:00:00-10:00", 24},
	} {
		m, loc := parsed(t, test.day), load(t, test.zone)
		if got := m.Begin(loc).Format(time.RFC3339); got != test.begin {
			t.Errorf("%s in %s begins %s, want %s", m, loc, got, test.begin)
		}
		if got := m.End(loc).Sub(m.Begin(loc)).Hours(); got != test.hours {
			t.Errorf("%s in %s has %v hours, want %v", m, loc, got, test.hours)
		}
		if err := m.Check(loc); err != nil {
			t.Error(err)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, test := range []struct{ zone, text, says string }{
		{"Europe/London", "2013-03-31T01:30", "2013-03-31T01:30Z or 2013-03-31T01:30+01:00"},
		{"Europe/London", "2013-03-31T01:00", "did not happen in Europe/London"},
		{"Europe/London", "2013-03-31T00:59", ""},
		{"Europe/London", "2013-03-31T02:00", ""},
		{"Europe/London", "2013-10-27T01:30:05", "2013-10-27T01:30:05+01:00 for the first or 2013-10-27T01:30:05Z for the second"},
		{"Europe/London", "2013-10-27T01:00", "happened twice in Europe/London"},
		{"Europe/London", "2013-10-27T00:59", ""},
		{"Europe/London", "2013-10-27T02:00", ""},
		{"Europe/London", "2013-10-27T01:30Z", ""},
		{"America/Sao_Paulo", "2013-10-20T00:30", "2013-10-20T00:30-03:00 or 2013-10-20T00:30-02:00"},
		{"America/Sao_Paulo", "2013-02-16T23:30", "2013-02-16T23:30-02:00 for the first or 2013-02-16T23:30-03:00 for the second"},
		{"Africa/Algiers", "2013-03-31T01:30", ""},
		{"Pacific/Apia", "2011-12-30", "30 Dec 2011 was skipped in Pacific/Apia; write 2011-12-29 or 2011-12-31"},
		{"Pacific/Apia", "2011-12-30T12:00", "2011-12-30T12:00-10:00 or 2011-12-30T12:00+14:00"},
	} {
		err := parsed(t, test.text).Check(load(t, test.zone))
		if test.says == "" && err != nil || test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)) {
			t.Errorf("%s in %s: %v, want %q", test.text, test.zone, err, test.says)
		}
	}
}

// A reading near a change of the clocks begins, is missing, or comes twice as a walk through every minute finds it.
func TestReadingsByEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc, m := nearChange(t)
		reading := m.clock
		var begin int64
		hits := 0
		for at := reading - margin; at <= reading+margin; at += 60 {
			_, offset := time.Unix(at, 0).In(loc).Zone()
			if shows := at + int64(offset); shows >= reading && begin == 0 {
				begin = at
			} else if shows == reading {
				hits++
			}
			if at == begin && begin+int64(offset) == reading {
				hits++
			}
		}
		if got := m.Begin(loc).Unix(); got != begin {
			t.Fatalf("%s in %s begins %s, want %s", m, loc, m.Begin(loc), time.Unix(begin, 0).In(loc))
		}
		if got := len(readings(reading, loc).at); got != hits {
			t.Fatalf("%s in %s is shown %d times, want %d", m, loc, got, hits)
		}
		if err := m.Check(loc); m.unit == minute && (err == nil) != (hits == 1) {
			t.Fatalf("%s in %s is shown %d times: %v", m, loc, hits, err)
		}
	})
}

// nearChange draws a day or a local minute, often within a day and a half of a change of the clocks.
func nearChange(t *rapid.T) (*time.Location, Moment) {
	loc, err := time.LoadLocation(rapid.SampledFrom(zones).Draw(t, "zone"))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Unix(rapid.Int64Range(160e6, 2800e6).Draw(t, "unix")/60*60, 0).In(loc)
	if rapid.IntRange(0, 3).Draw(t, "year's end") == 0 {
		at = time.Date(at.Year(), 12, 31, 12, 0, 0, 0, loc)
	} else if _, end := at.ZoneBounds(); !end.IsZero() && end.Year() < 2060 {
		at = end.Add(time.Duration(rapid.IntRange(-36*60, 36*60).Draw(t, "minutes")) * time.Minute)
	}
	_, offset := at.Zone()
	m := Moment{clock: (at.Unix() + int64(offset)) / 60 * 60, unit: minute} // tables end at 03:14:07 in 2038
	m.clock += int64(60 * rapid.SampledFrom([]int{0, 0, 60, -60, 30}).Draw(t, "shift"))
	if rapid.Bool().Draw(t, "as a day") {
		m = Moment{clock: m.clock - m.clock%daySeconds, unit: day}
	}
	return loc, m
}

// Every moment that passes Check takes time; days follow each other without a gap; all of it stands in loc.
func TestBeginBeforeEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc, m := nearChange(t)
		if rapid.Bool().Draw(t, "any") {
			m = some(t)
		}
		begin, end := m.Begin(loc), m.End(loc)
		if begin.Location() != loc || end.Location() != loc {
			t.Fatalf("%s in %s stands in %s, %s", m, loc, begin.Location(), end.Location())
		}
		if m.Check(loc) == nil && !begin.Before(end) {
			t.Fatalf("%s in %s begins %s and ends %s", m, loc, begin, end)
		}
		if next := (Moment{clock: m.clock + daySeconds, unit: day}); m.IsDay() && !end.Equal(next.Begin(loc)) {
			t.Fatalf("%s ends %s, and the next day begins %s", m, end, next.Begin(loc))
		}
	})
}

// Before 1900 clocks kept the sun's time, with seconds in their offsets, which no offset can say.
func TestSunTime(t *testing.T) {
	for _, test := range []struct{ zone, text, want string }{
		{"Europe/London", "1840-06-01T12:00Z", "1 Jun 1840 11:58:45"},
		{"America/New_York", "1883-11-18T16:59Z", "18 Nov 1883 12:02:58"},     // the first time
		{"America/New_York", "1883-11-18T17:02Z", "18 Nov 1883 12:02 -05:00"}, // the second
	} {
		if got := parsed(t, test.text).Display(load(t, test.zone)); got != test.want {
			t.Errorf("%s in %s shows %q, want %q", test.text, test.zone, got, test.want)
		}
	}
}
