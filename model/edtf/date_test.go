package edtf

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
)

func load(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func parsed(t testing.TB, text string) Date {
	t.Helper()
	d, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// say writes a bound in UTC, "-" where there is none.
func say(t time.Time, ok bool) string {
	if !ok {
		return "-"
	}
	return strings.Replace(t.UTC().Format("2006-01-02T15:04:05.999999999"), "59.999999999", "59.9", 1)
}

// Every shape that the package comment promises, in Algiers (UTC+1): its bounds in UTC and how it is shown.
var readable = []struct{ text, earliest, latestStart, latest, display string }{
	{"2013", "2012-12-31T23:00:00", "2013-12-31T22:59:59.9", "2013-12-31T23:00:00", "2013"},
	{"2013-01", "2012-12-31T23:00:00", "2013-01-31T22:59:59.9", "2013-01-31T23:00:00", "Jan 2013"},
	{"2013-01-16", "2013-01-15T23:00:00", "2013-01-16T22:59:59.9", "2013-01-16T23:00:00", "16 Jan 2013"},
	{"2013-01-16T05:45", "2013-01-16T04:45:00", "2013-01-16T04:45:59.9", "2013-01-16T04:46:00", "16 Jan 2013 05:45"},
	{"2013-01-16T05:45:00", "2013-01-16T04:45:00", "2013-01-16T04:45:00.999999999", "2013-01-16T04:45:01", "16 Jan 2013 05:45:00"},
	{"2013-01-16T05:45:10Z", "2013-01-16T05:45:10", "2013-01-16T05:45:10.999999999", "2013-01-16T05:45:11", "16 Jan 2013 06:45:10"},
	{"2013-01-16T05:45+03:00", "2013-01-16T02:45:00", "2013-01-16T02:45:59.9", "2013-01-16T02:46:00", "16 Jan 2013 03:45"},
	{"2013-01-16T05:45:00-04", "2013-01-16T09:45:00", "2013-01-16T09:45:00.999999999", "2013-01-16T09:45:01", "16 Jan 2013 10:45:00"},
	{"2013-01-16~", "2013-01-15T23:00:00", "2013-01-16T22:59:59.9", "2013-01-16T23:00:00", "about 16 Jan 2013"},
	{"2013-01-16?", "2013-01-15T23:00:00", "2013-01-16T22:59:59.9", "2013-01-16T23:00:00", "16 Jan 2013?"},
	{"2013-01%", "2012-12-31T23:00:00", "2013-01-31T22:59:59.9", "2013-01-31T23:00:00", "about Jan 2013?"},
	{"201X", "2009-12-31T23:00:00", "2019-12-31T22:59:59.9", "2019-12-31T23:00:00", "some year from 2010 to 2019"},
	{"20XX?", "1999-12-31T23:00:00", "2099-12-31T22:59:59.9", "2099-12-31T23:00:00", "some year from 2000 to 2099?"},
	{"2013-XX", "2012-12-31T23:00:00", "2013-12-31T22:59:59.9", "2013-12-31T23:00:00", "some month in 2013"},
	{"2013-XX-XX", "2012-12-31T23:00:00", "2013-12-31T22:59:59.9", "2013-12-31T23:00:00", "some day in 2013"},
	{"2013-01-XX", "2012-12-31T23:00:00", "2013-01-31T22:59:59.9", "2013-01-31T23:00:00", "some day in Jan 2013"},
	{"2013-01-1X", "2013-01-09T23:00:00", "2013-01-19T22:59:59.9", "2013-01-19T23:00:00", "some day from 10 to 19 Jan 2013"},
	{"2013-01-0X", "2012-12-31T23:00:00", "2013-01-09T22:59:59.9", "2013-01-09T23:00:00", "some day from 1 to 9 Jan 2013"},
	{"2013-02-2X", "2013-02-19T23:00:00", "2013-02-28T22:59:59.9", "2013-02-28T23:00:00", "some day from 20 to 28 Feb 2013"},
	{"2013-01-16/2013-01-19", "2013-01-15T23:00:00", "2013-01-16T22:59:59.9", "2013-01-19T23:00:00", "16 Jan 2013 – 19 Jan 2013"},
	{"2013-01-16~/2013-02?", "2013-01-15T23:00:00", "2013-01-16T22:59:59.9", "2013-02-28T23:00:00", "about 16 Jan 2013 – Feb 2013?"},
	{"2013-01-XX/2013-01-19", "2012-12-31T23:00:00", "2013-01-19T22:59:59.9", "2013-01-19T23:00:00", "some day in Jan 2013 – 19 Jan 2013"},
	{"2013-01-16/2013-01-1X", "2013-01-15T23:00:00", "2013-01-16T22:59:59.9", "2013-01-19T23:00:00", "16 Jan 2013 – some day from 10 to 19 Jan 2013"},
	{"2013-01-16/2013-01-16", "2013-01-15T23:00:00", "2013-01-16T22:59:59.9", "2013-01-16T23:00:00", "16 Jan 2013 – 16 Jan 2013"},
	{"2012/2013", "2011-12-31T23:00:00", "2012-12-31T22:59:59.9", "2013-12-31T23:00:00", "2012 – 2013"},
	{"2013-01-16/..", "2013-01-15T23:00:00", "2013-01-16T22:59:59.9", "-", "since 16 Jan 2013"},
	{"2013-01-16/", "2013-01-15T23:00:00", "2013-01-16T22:59:59.9", "-", "16 Jan 2013, end unknown"},
	{"../2013-01-19", "-", "2013-01-19T22:59:59.9", "2013-01-19T23:00:00", "until 19 Jan 2013"},
	{"/2013-01-19~", "-", "2013-01-19T22:59:59.9", "2013-01-19T23:00:00", "until about 19 Jan 2013, start unknown"},
	// Before 1891 Algiers kept the sun's time, 12 minutes and 12 seconds before UTC.
	{"0001-01-01", "0000-12-31T23:47:48", "0001-01-01T23:47:47.999999999", "0001-01-01T23:47:48", "1 Jan 0001"},
	{"000X", "0000-12-31T23:47:48", "0009-12-31T23:47:47.999999999", "0009-12-31T23:47:48", "some year from 0001 to 0009"},
	{"9999", "9998-12-31T23:00:00", "9999-12-31T22:59:59.9", "9999-12-31T23:00:00", "9999"},
}

func TestParse(t *testing.T) {
	algiers := load(t, "Africa/Algiers")
	for _, test := range readable {
		d, err := Parse(test.text)
		if err != nil {
			t.Error(err)
			continue
		}
		if d.String() != test.text || d.IsZero() || d.Check(algiers) != nil {
			t.Errorf("%s prints %s, %v", test.text, d, d.Check(algiers))
		}
		if got := say(d.Earliest(algiers)); got != test.earliest {
			t.Errorf("%s begins at the earliest %s, want %s", d, got, test.earliest)
		}
		if got := say(d.LatestStart(algiers)); got != test.latestStart {
			t.Errorf("%s begins at the latest %s, want %s", d, got, test.latestStart)
		}
		if got := say(d.Latest(algiers)); got != test.latest {
			t.Errorf("%s lasts at the latest until %s, want %s", d, got, test.latest)
		}
		if got := d.Display(algiers); got != test.display {
			t.Errorf("%s shows %q, want %q", d, got, test.display)
		}
		if d.Approximate() != strings.ContainsAny(test.text, "~%") || d.Uncertain() != strings.ContainsAny(test.text, "?%") {
			t.Errorf("%s: approximate %v, uncertain %v", d, d.Approximate(), d.Uncertain())
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, mend := range map[string]string{
		"": "write 2013", "banana": "write 2013", "16 Jan 2013": "write 2013", " 2013": "write 2013", "2013 ": "write 2013",
		"201": "write 2013", "20130116": "write 2013", "2013-1": "write 2013", "2013-1-6": "write 2013", "13-01-16": "write 2013",
		"2013/01/16": "two ends", "-2013": "write 2013", "Y20130": "write 2013", "201x": "write 2013", "2X13": "write 2013",
		"2XXX": "write 2013", "XXXX": "write 2013", "2013-1X": "write 2013", "2013-X1": "write 2013", "201X-01": "write 2013",
		"2013-XX-16": "write 2013", "2013-XX-1X": "write 2013", "2013-01-X6": "write 2013", "201X-XX-XX": "write 2013", "20XX-01-16": "write 2013",
		"2013-01-1\u0660": "write 2013", "2013-\u0660": "write 2013", "2013-01_16": "write 2013",
		"2013-02-31": "February 2013 has 28 days", "2013-02-29": "February 2013 has 28 days", "2012-02-30": "February 2012 has 29 days",
		"2013-02-3X": "February 2013 has 28 days", "2013-01-4X": "January 2013 has 31 days", "2013-01-00": "January 2013 has 31 days",
		"2013-13": "months go", "2013-00": "months go", "2013-13-01": "months go", "2013-99": "months go", "2013-21": "seasons", "2013-24": "seasons",
		"0000": "years go", "0000-01": "years go", "0000-01-01": "years go",
		"2013-01-16?~": "write %", "2013~?": "write %", "2013?-01-16": "end of a date", "?2013": "write 2013", "2013-~01": "end of a date", "~": "write 2013",
		"[2012,2013]": "sets", "{2013}": "sets", "2013-01-16,2013-01-17": "sets",
		"..": "write 2013", "../..": "at least one date", "/": "at least one date", "/..": "at least one date", "../": "at least one date",
		"2013-01-19/2013-01-16": "earlier date first", "2013-02/2013-01": "earlier date first", "2014/201X/": "two ends", "2020/201X": "earlier date first",
		"2013-01-16/open": "write 2013", "2013-01-16/banana": "write 2013", "banana/2013": "write 2013", "2013-01-16 / 2013-01-19": "write 2013",
		"2013-01-16/...": "write 2013", "2013-01-16//": "two ends",
		"2013-01-16T05:45/2013-01-16T08:00": "an interval takes days", "2013-01-16/2013-01-19T10:00": "an interval takes days",
		"2013-01-16T05:45~": "a time takes no", "2013-01-16T05:45:00Z?": "a time takes no",
		"2013-01-16T25:00": "hours go", "2013-01-16T05": "write", "2013-01-16T05:45:60": "seconds", "2013-02-31T05:45": "February 2013 has 28 days",
		"2013-01-16T05:XX": "write", "2013-01-1XT05:45": "write", "2013-01-16T05:45+15": "offsets", "T": "write", "2013-01-16T05:45z": "write",
		"2013-01-16T05:45-00": "Z",
	} {
		d, err := Parse(text)
		if err == nil || !strings.Contains(err.Error(), mend) || !d.IsZero() {
			t.Errorf("Parse(%q) = %v, %v, want a refusal that says %q", text, d, err, mend)
		}
	}
}

func TestRefusalIsSafe(t *testing.T) {
	for _, lead := range []string{"", "T", "/"} {
		_, err := Parse(lead + "\x1b]0;x\a\u202e\xff" + strings.Repeat("é", 1<<16))
		if s := err.Error(); strings.ContainsAny(s, "\x1b\a\u202e\n") || len(s) > 500 {
			t.Errorf("%.600q", s)
		}
	}
}

// A day has the hours that it had there.
func TestDaysOfOddLength(t *testing.T) {
	for _, test := range []struct {
		zone, text string
		hours      float64
	}{
		{"Europe/London", "2013-03-31", 23}, {"Europe/London", "2013-10-27", 25}, {"America/Sao_Paulo", "2013-10-20", 23},
		{"Europe/London", "2013-03", 31*24 - 1}, {"Europe/London", "2013-10-26/2013-10-28", 73},
	} {
		d, loc := parsed(t, test.text), load(t, test.zone)
		from, _ := d.Earliest(loc)
		to, _ := d.Latest(loc)
		if got := to.Sub(from).Hours(); got != test.hours {
			t.Errorf("%s in %s has %v hours, want %v", d, loc, got, test.hours)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, test := range []struct{ zone, text, says string }{
		{"Europe/London", "2013-03-31T01:30", "did not happen"}, {"Europe/London", "2013-10-27T01:30", "happened twice"},
		{"Europe/London", "2013-10-27T01:30Z", ""}, {"Europe/London", "2013-10-27", ""}, {"Europe/London", "2013-10-XX", ""},
		{"Pacific/Apia", "2011-12-30", "was skipped"}, {"Pacific/Apia", "2011-12-29/2011-12-30", "was skipped"}, {"Pacific/Apia", "2011-12/..", ""},
	} {
		err := parsed(t, test.text).Check(load(t, test.zone))
		if test.says == "" && err != nil || test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)) {
			t.Errorf("%s in %s: %v, want %q", test.text, test.zone, err, test.says)
		}
	}
}

func TestZero(t *testing.T) {
	var d Date
	if !d.IsZero() || d.String() != "" || d.Display(nil) != "" || d.Approximate() || d.Uncertain() || d.Check(time.UTC) != nil {
		t.Errorf("the zero Date is %q, %q", d, d.Display(nil))
	}
	if bounds := say(d.Earliest(nil)) + say(d.LatestStart(nil)) + say(d.Latest(nil)); bounds != "---" {
		t.Errorf("the zero Date is bounded: %s", bounds)
	}
	d = parsed(t, "2013")
	if err := d.UnmarshalText([]byte("x")); err == nil || d.String() != "2013" {
		t.Errorf("a refused text leaves %s, %v", d, err)
	}
	if err := d.UnmarshalText(nil); err != nil || !d.IsZero() {
		t.Errorf("the empty text gives %s, %v", d, err)
	}
}
