package ui

import (
	"strings"
	"testing"
	"time"
)

// Where nothing has moved since the filing, F says so beside the question what is to be put out, and goes no further with that.
func TestFilingOfNothing(t *testing.T) {
	d := drive(t, config(deskStore(t))).size(120, 40).keys("F enter enter enter ctrl+s ctrl+s").wants("filed with")
	d.tell()
	d.keys("F enter enter right").wants("nothing has moved since the filing of 21 Jan 17:30; put out the whole instead")
	d.keys("enter").wants("Only since filed").lacks("File the factbox")
}

// What is copied in another year than the story's gives the year with its days; in a replay the cut is of the story's year.
func TestFactboxOfAnotherYear(t *testing.T) {
	cfg := config(deskStore(t))
	cfg.Now = func() time.Time { return time.Date(2026, time.November, 25, 19, 35, 0, 0, time.UTC) }
	d := drive(t, cfg).size(120, 40)
	for _, step := range []struct{ keys, day string }{{"", "(Japanese government, 21 Jan 2013)"}, {",", "(Japanese government, 21 Jan)"}} {
		d.keys(step.keys)
		found := false
		for _, c := range d.copies() {
			found = found || c.What == "the factbox" && strings.Contains(strings.ReplaceAll(c.Text, "\n  ", " "), step.day)
		}
		if !found {
			t.Errorf("%q: no %q in\n%v", step.keys, step.day, d.copies())
		}
	}
}
