package cli_test

import (
	"slices"
	"strings"
	"testing"
)

// Flags take the times that a line takes, of claims and of events; one that has not come yet is an earlier day's, and whoever typed
// it is told so, in the words of the line, on standard error.
func TestTimesInFlags(t *testing.T) {
	const yesterday, lastYear = "muster: 22:10 has not come yet: read as yesterday, Fri 18 Jan 2013\n", "muster: 25 jan has not come yet: read as last year, Wed 25 Jan 2012\n"
	for _, c := range []struct {
		args []string
		warn string
	}{
		{[]string{"claim", "add", "--source", "hague", "--text", "x", "--said", "22:10"}, yesterday},
		{[]string{"claim", "add", "--source", "hague", "--text", "x", "--said", "20 min ago"}, ""},
		{[]string{"claim", "add", "--source", "hague", "--text", "x", "--said", "two hours ago"}, ""},
		{[]string{"claim", "edit", "CLAIM", "--said", "25 jan"}, lastYear},
		{[]string{"claim", "edit", "CLAIM", "--said", "2013-01-18T22:10"}, ""},
		{[]string{"claim", "edit", "CLAIM", "--text", "22:10"}, ""},
		{[]string{"claim", "correct", "CLAIM", "--with", "Hague @22:10: GB 2 dead"}, yesterday},
		{[]string{"event", "add", "--headline", "x", "--when", "22:10"}, yesterday},
		{[]string{"event", "add", "--headline", "x", "--when", "9 am"}, ""},
		{[]string{"event", "add", "--headline", "x", "--when", "2013-01-18/.."}, ""},
		{[]string{"situation", "edit", "--began", "25 jan"}, lastYear},
	} {
		d := began(t)
		for i, a := range c.args {
			if a == "CLAIM" {
				c.args[i] = d.file.log[len(d.file.log)-1].Record
			}
		}
		code, _, stderr := d.run(ana(), c.args...)
		if code != 0 || stderr != c.warn {
			t.Errorf("%s: %d, %q", strings.Join(c.args, " "), code, stderr)
		}
	}
	d := began(t)
	if code, _, stderr := d.run(ana(), "event", "add", "--headline", "x", "--when", "banana"); code == 0 || !strings.Contains(stderr, "14:30, 20 min ago") {
		t.Errorf("%d, %q", code, stderr)
	}
}

// Thirteen years on, a date without a year is asked about where a record would be of it, and is the story's where it is looked back to.
func TestTheYearOfAnOldStory(t *testing.T) {
	for _, args := range [][]string{
		{"add", "Hague @21 jan 18:00: GB 2 dead"},
		{"claim", "add", "--source", "hague", "--text", "x", "--said", "21 jan"},
		{"claim", "correct", "CLAIM", "--with", "Hague @21 jan: GB 2 dead"},
		{"event", "add", "--headline", "x", "--when", "21 jan"},
	} {
		d := began(t)
		d.at("2026-11-25 12:00")
		before := len(d.file.log)
		for i, a := range args {
			if a == "CLAIM" {
				args[i] = d.file.log[before-1].Record
			}
		}
		code, _, stderr := d.run(ana(), args...)
		if code == 0 || !strings.Contains(stderr, "may be of 21 Jan 2013 or of 21 Jan 2026; write its year") || len(d.file.log) != before {
			t.Errorf("%s: %d, %q", strings.Join(args, " "), code, stderr)
		}
	}
	for want, args := range map[string][]string{
		"as said by the end of 19 Jan 2013":           {"table", "--as-of", "19 jan"},
		"as logged by 19 Jan 2013 12:40":              {"table", "--as-of", "19 jan 12:40", "--clock", "logged"},
		"against as said by the end of 18 Jan 2013":   {"diff", "--from", "18 jan"},
		"against as logged by the end of 19 Jan 2013": {"diff", "--from", "19 jan", "--clock", "logged"},
		"add claim":  {"log", "--since", "19 jan"},
		"no changes": {"log", "--since", "20 jan"},
	} {
		d := began(t)
		d.at("2026-11-25 12:00")
		if _, stdout, stderr := d.run(ana(), args...); !strings.Contains(stdout, want) {
			t.Errorf("%s: %q, %q", strings.Join(args, " "), stdout, stderr)
		}
	}
}

// Every typed time is told as it was understood, with its day and the zone whose clock it is on.
func TestTypedTimesAreToldAsUnderstood(t *testing.T) {
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"claim", "edit", "CLAIM", "--said", "12:31"}, "GB dead 1: said changed\n  said: Sat 19 Jan 2013 12:31 (Africa/Algiers)\n"},
		{[]string{"claim", "edit", "CLAIM", "--said", "yesterday", "-n"}, "  said: Fri 18 Jan 2013\n"},
		{[]string{"claim", "add", "--source", "hague", "--text", "x", "--said", "11:00 UTC"}, "\n  said: Sat 19 Jan 2013 12:00 (Africa/Algiers)\n"},
		{[]string{"event", "add", "--headline", "x", "--when", "20 min ago"}, "\n  when: Sat 19 Jan 2013 12:40 (Africa/Algiers)\n"},
		{[]string{"event", "add", "--headline", "x", "--when", "2013-01-16/2013-01-19"}, "\n  when: 16 Jan 2013 – 19 Jan 2013\n"},
		{[]string{"situation", "edit", "--began", "2013-01-16?"}, "began changed\n  began: 16 Jan 2013?\n"},
		{[]string{"situation", "edit", "--began", "16 jan 2013 5:30", "--zone", "Europe/London"}, "  began: Wed 16 Jan 2013 05:30 (Europe/London)\n"},
		{[]string{"new", "--title", "Quake", "--host", "GR", "--zone", "Europe/Athens", "--began", "2013-01-16T05:30"}, "\n  began: Wed 16 Jan 2013 05:30 (Europe/Athens)\n"},
		{[]string{"claim", "correct", "CLAIM", "--with", "Hague @11:00 UTC: GB 2 dead"}, "now GB dead 2\n  with: Hague · Sat 19 Jan 2013 12:00 (Africa/Algiers) · United Kingdom: 2 dead\n"},
		{[]string{"claim", "edit", "CLAIM", "--said", "12:31", "--json"}, `"notes": [
    "said: Sat 19 Jan 2013 12:31 (Africa/Algiers)"
  ]`},
	} {
		d := began(t)
		if code, stdout, stderr := d.run(ana(), d.aboutClaim(c.args)...); code != 0 || !strings.Contains(stdout, c.says) {
			t.Errorf("%s: %d, %q, %q", strings.Join(c.args, " "), code, stdout, stderr)
		}
	}
	d := began(t)
	d.does(ana(), d.aboutClaim([]string{"claim", "withhold", "CLAIM"})...)
	if code, stdout, _ := d.run(ana(), d.aboutClaim([]string{"claim", "edit", "CLAIM", "--said", "12:31"})...); code != 0 || strings.Contains(stdout, "12:31") {
		t.Errorf("of what is withheld: %d, %q", code, stdout)
	}
}

// What nobody can have said yet is refused by the flags as by a line: it would supersede what is said before it comes. What happens may
// lie ahead, and a claim that stands in the future is edited in its other fields.
func TestNothingIsSaidAheadOfItsTime(t *testing.T) {
	for _, args := range [][]string{
		{"claim", "add", "--source", "hague", "--text", "x", "--said", "2013-01-20"},
		{"claim", "edit", "CLAIM", "--said", "2013-01-19T23:50"},
		{"claim", "correct", "CLAIM", "--with", "Hague @2013-01-19T23:50: GB 2 dead"},
	} {
		d := began(t)
		before := len(d.file.log)
		code, _, stderr := d.run(ana(), d.aboutClaim(args)...)
		if code != 2 || !strings.Contains(stderr, "is still to come; write when it was said, such as 14:30 or yesterday") || len(d.file.log) != before {
			t.Errorf("%s: %d, %q", strings.Join(args, " "), code, stderr)
		}
	}
	d := began(t)
	d.does(ana(), "event", "add", "--headline", "an ultimatum", "--when", "2013-01-25T12:00")
	d.does(ana(), d.aboutClaim([]string{"claim", "edit", "CLAIM", "--said", "13:04"})...)
	d.at("2013-01-18 12:00")
	d.does(ana(), d.aboutClaim([]string{"claim", "edit", "CLAIM", "--via", "PA"})...)
}

// aboutClaim writes the id of the claim that a desk began with in the place of CLAIM.
func (d *desk) aboutClaim(args []string) []string {
	args = slices.Clone(args)
	for i := range args {
		if args[i] == "CLAIM" {
			args[i] = d.file.log[2].Record
		}
	}
	return args
}

// A list shows all times on the scene's clock alike, whether they were typed or taken from it; only another offset is shown.
func TestListsShowTheSceneTimeAlike(t *testing.T) {
	d := began(t)
	d.does(ana(), "add", "Hague: GB 2 dead")
	d.does(ana(), "add", "Hague @2013-01-19 11:30 UTC: GB 3 missing")
	d.does(ana(), "event", "add", "--headline", "x", "--when", "20 min ago")
	_, claims, _ := d.run(ana(), "claim")
	_, events, _ := d.run(ana(), "event")
	for _, want := range []string{"  2013-01-19T12:30   ", "  2013-01-19T13:00   ", "  2013-01-19T11:30Z  "} {
		if !strings.Contains(claims, want) {
			t.Errorf("%q is not in\n%s", want, claims)
		}
	}
	if strings.Contains(claims+events, "+01:00") || !strings.Contains(events, "2013-01-19T12:40 ") {
		t.Errorf("%s%s", claims, events)
	}
}

// A day begins the part of the audit that begins with it, while as a cut it is all of it: the help of either says so.
func TestTheHelpSaysWhatADayMeans(t *testing.T) {
	d := began(t)
	for command, want := range map[string]string{"log": "from the beginning of a day", "diff": "a day means through its end"} {
		if help := strings.Join(strings.Fields(d.does(ana(), command, "--help")), " "); !strings.Contains(help, want) {
			t.Errorf("%q is not in the help of %s:\n%s", want, command, help)
		}
	}
}

// A cut that is still to come is of now, and one that has not come yet today is yesterday's: either is told.
func TestACutThatIsStillToCome(t *testing.T) {
	d := began(t)
	for asOf, want := range map[string]string{"2013-02-01": "the end of 1 Feb 2013 (Africa/Algiers) is still to come: this is what is known by now",
		"23:50": "23:50 has not come yet: read as yesterday", "today": "", "12:45": ""} {
		_, _, stderr := d.run(ana(), "table", "--as-of", asOf)
		if want == "" && stderr != "" || !strings.Contains(oneLine(stderr), want) {
			t.Errorf("%s: %q", asOf, stderr)
		}
	}
}

// A word that puts another right was not said before it; it is logged, and that is told.
func TestWhatPutsRightWasSaidBefore(t *testing.T) {
	d := began(t)
	id := d.file.log[len(d.file.log)-1].Record
	if says := oneLine(d.does(ana(), "claim", "retract", id, "--with", "Hague @2013-01-18: GB 6 dead")); !strings.Contains(says, "it was said before what it puts right: 18 Jan 2013") {
		t.Error(says)
	}
	d = began(t)
	if says := oneLine(d.does(ana(), "claim", "retract", d.file.log[len(d.file.log)-1].Record, "--with", "Hague @2013-01-19 12:40: GB 6 dead")); strings.Contains(says, "said before") {
		t.Error(says)
	}
}

// The log says of a figure what it is by itself.
func TestTheLogTellsSingleFigures(t *testing.T) {
	d := began(t)
	id := d.file.log[len(d.file.log)-1].Record
	d.does(ana(), "claim", "retract", id, "--figure", "GB dead")
	d.does(ana(), "claim", "stand", id, "--figure", "GB dead")
	log := strings.Split(strings.TrimSpace(d.does(ana(), "log")), "\n")
	if all := oneLine(strings.Join(log, " ")); strings.Count(all, "GB dead 1 (retracted)") != 1 || strings.HasSuffix(all, "(retracted)") {
		t.Error(all)
	}
}
