package quick

import (
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/model/moment"
	"muster/model/text"
)

// A time that has not come yet is read as an earlier one, and the draft says so, finished or not.
func TestBack(t *testing.T) {
	for line, want := range map[string]string{
		"Reuters @22:10: GB 1 dead":           "22:10 has not come yet: read as yesterday, Fri 18 Jan 2013",
		"Reuters @22:10 UTC: GB 1 dead":       "22:10 UTC has not come yet: read as yesterday, Fri 18 Jan 2013",
		"Reuters @25 jan: GB 1 dead":          "25 jan has not come yet: read as last year, Wed 25 Jan 2012",
		"Reuters @25 jan 19:10: GB 1 dead":    "25 jan 19:10 has not come yet: read as last year, Wed 25 Jan 2012",
		"Reuters @29 feb: GB 1 dead":          "29 feb has not come yet: read as last year, Wed 29 Feb 2012",
		"Reuters @21:05: GB 1 dead":           "",
		"Reuters @21:10: GB 1 dead":           "", // within what two clocks may differ
		"Reuters @19 jan: GB 1 dead":          "",
		"Reuters @yesterday 22:10: GB 1 dead": "",
		"Reuters @sun: GB 1 dead":             "",
		"Reuters @25 jan 2012: GB 1 dead":     "",
		"Reuters: GB 1 dead":                  "",
	} {
		d, err := Parse(line, testContext())
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if begun := Begun(line[:len(line)-1], testContext()); d.Back != want || begun.Back != want {
			t.Errorf("%s: %q, begun %q, want %q", line, d.Back, begun.Back, want)
		}
	}
}

// In a story of years ago a date without a year is asked about, finished or not; a time without a day, or a whole date, is not.
func TestTheYearOfAnOldStory(t *testing.T) {
	ctx := testContext()
	claim := &model.Claim{ID: "c1", Source: "hague", Said: moment.At(now), Text: "x"}
	stamp := model.Stamp{Seq: 100}
	ctx.Story.Set(model.Ref{Kind: model.KindClaim, ID: "c1"}, &model.Entry{Record: claim, First: stamp, Last: stamp})
	ctx.Now = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for line, want := range map[string]string{
		"Reuters @21 jan: GB 1 dead":            `"21 jan" may be of 21 Jan 2013 or of 21 Jan 2026; write its year`,
		"Reuters @jan 21 18:00 UTC: GB 1 dead":  `"jan 21 18:00 UTC" may be of 21 Jan 2013 or of 21 Jan 2026; write its year`,
		"Reuters @21 jan 2013 18:00: GB 1 dead": "", "Reuters @09:00: GB 1 dead": "", "Reuters @yesterday: GB 1 dead": "", "Reuters: GB 1 dead": "",
	} {
		d, err := Parse(line, ctx)
		if want != "" && (err == nil || err.Error() != want || Begun(line, ctx) != nil) || want == "" && err != nil {
			t.Errorf("%s: %v, %v, want %q", line, d, err, want)
		}
	}
}

func TestEcho(t *testing.T) {
	for line, want := range map[string]string{
		`Hague @sat 19:10: GB 1 dead, 5 missing/dead "feared dead"`: "William Hague, UK foreign secretary · Sat 19 Jan 2013 19:10 (Africa/Algiers) · United Kingdom: 1 dead; missing/dead 5 · “feared dead”",
		"Reuters: ALL 23 dead, US+GB 1 dead (crew) #attacker":       "Reuters (new source) · now, Sat 19 Jan 2013 21:05 (Africa/Algiers) · everyone: 23 dead · United Kingdom + United States: 1 dead (crew) #attacker",
		"BP @yesterday: bp 4 missing, FOREIGN 2 dead, XX 2 dead":    "BP · Fri 18 Jan 2013 · BP employees: 4 missing · foreigners: 2 dead · nationality not given: 2 dead",
		"BP: \"We \x1b[31mfear\nit\"":                               "BP · now, Sat 19 Jan 2013 21:05 (Africa/Algiers) · no figures · “We ␛[31mfear it”",
		"BP: NL 1 dead":                                             "BP · now, Sat 19 Jan 2013 21:05 (Africa/Algiers) · Hollande: 1 dead",
		"BP: NL 1 dead \"" + strings.Repeat("x", 70) + "\"":         "BP · now, Sat 19 Jan 2013 21:05 (Africa/Algiers) · Hollande: 1 dead · “" + strings.Repeat("x", 60) + "…”",
	} {
		d, err := Parse(line, testContext())
		if err != nil {
			t.Errorf("%q: %v", line, err)
			continue
		}
		if got := d.Echo(siege()); got != want || !text.Safe(got) {
			t.Errorf("%q\n got %s\nwant %s", line, got, want)
		}
	}
}

// TestNoStory guards that a line can be read before anything was logged.
func TestNoStory(t *testing.T) {
	d, err := Parse("Hague @14:30: GB 1 dead", Context{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	want := "Hague (new source) · Sat 19 Jan 2013 14:30 (UTC) · United Kingdom: 1 dead"
	if got := d.Echo(nil); got != want || d.NewSource(nil).ID != "hague" {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPoint(t *testing.T) {
	long := strings.Repeat("GB 1 dead (part), ", 9)
	for _, c := range []struct{ line, want string }{
		{"Hague: gb 1 dead", "Hague: gb 1 dead\n       ^^"},
		{"Hague: GB 5", "Hague: GB 5\n           ^"},
		{"北京: 香港岛 1 dead", "北京: 香港岛 1 dead\n      ^^^^^^"},
		{"Hague: \x1b 1 dead", "Hague: ␛ 1 dead\n       ^"},
		{"Hagu\u0065\u0301: gb 1 dead", "Hagué: gb 1 dead\n       ^^"},
		{"Hague: gb 1 dead, " + long, "Hague: gb 1 dead, GB 1 dead (part), GB 1 dead (part), GB 1 dead (part), GB 1 d…\n       ^^"},
		{"Hague: GB 1 held, " + long[:18] + "gb 1 dead", "Hague: GB 1 held, GB 1 dead (part), gb 1 dead\n                                    ^^"},
	} {
		_, err := Parse(c.line, testContext())
		e, ok := err.(*Error)
		if !ok {
			t.Errorf("%q is taken", c.line)
			continue
		}
		if got := e.Point(c.line); got != c.want {
			t.Errorf("%q\n%s\nwant\n%s", c.line, got, c.want)
		}
	}
}

// TestPointIsCut guards that the place stays in view wherever it stands in a long line.
func TestPointIsCut(t *testing.T) {
	for _, letter := range []string{"x", "界", "e\u0301", "\u202e"} {
		line := strings.Repeat(letter, 300)
		for i := 0; i <= 300; i += 7 {
			pos := i * len(letter)
			for _, n := range []int{0, 1, 5, 200} {
				e := &Error{Pos: pos, End: min(pos+n*len(letter), len(line))}
				drawn, carets, _ := strings.Cut(e.Point(line), "\n")
				if cells(drawn).width() > Columns || len(carets) > Columns || !strings.Contains(carets, "^") || !text.Safe(drawn) {
					t.Fatalf("%q at %d, %d long:\n%s\n%s", letter, i, n, drawn, carets)
				}
			}
		}
	}
}

// A line that is put by keeps the minute or the day that it meant; every other time stands as it was typed.
func TestSettled(t *testing.T) {
	for line, want := range map[string]string{
		"Reuters @20 min ago: GB 1 dead":       "Reuters @2013-01-19T20:45+01:00: GB 1 dead",
		"Reuters @an hour ago : GB 1 ded":      "Reuters @2013-01-19T20:05+01:00 : GB 1 ded",
		"Reuters @14:30: GB 1 dead \"1h ago\"": "",
		"Reuters @2 days ago: GB 1 dead":       "Reuters @2013-01-17: GB 1 dead",
		"Reuters: GB 1 dead":                   "",
		"Reuters @1h":                          "",
		"Reuters @1h ago":                      "",
		"":                                     "",
		"  Reuters @now: x":                    "",
	} {
		if want == "" {
			want = line
		}
		if got := Settled(line, testContext()); got != want {
			t.Errorf("%q: %q", line, got)
		}
	}
}
