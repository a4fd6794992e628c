package cli_test

import (
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

// A day begins the part of the audit that begins with it, while as a cut it is all of it: the help of either says so.
func TestTheHelpSaysWhatADayMeans(t *testing.T) {
	d := began(t)
	for command, want := range map[string]string{"log": "from the beginning of a day", "diff": "a day means through its end"} {
		if help := strings.Join(strings.Fields(d.does(ana(), command, "--help")), " "); !strings.Contains(help, want) {
			t.Errorf("%q is not in the help of %s:\n%s", want, command, help)
		}
	}
}
