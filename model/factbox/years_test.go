package factbox_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/edtf"
	"muster/model/factbox"
	"muster/model/moment"
)

func in(year int) factbox.Options {
	return factbox.Options{Of: time.Date(year, time.November, 25, 19, 35, 0, 0, time.UTC)}
}

// bare is a day without its year.
var bare = regexp.MustCompile(`[0-9] Jan(?: [0-9]{2}:| [^0-9]|[^ ]|$)`)

// Whoever reads "19 Jan" takes it for this year's: a text of another year gives the year with every day, be it of a figure, of what
// overtook it or made it stale, of a sum, in what it updates or in what it corrects; one of the same year does so with none.
func TestDaysOfAnotherYear(t *testing.T) {
	d := newDesk(t)
	filed := d.box(in(2013))
	d.put(filed.Filing("Ours.", on(t, "2013-01-21T18:00"), "ana", ""))
	when, err := edtf.Parse("2013-01-20")
	must(t, err)
	d.put(&model.Event{ID: "n1", When: when, Headline: "A turn", Pivotal: true})
	d.say("n1", "gov-jp", "2013-01-22T10:00", "JP", model.Dead, "9")
	c := *d.Claim("c34")
	c.Status = model.Retracted
	d.put(&c)
	for _, year := range []int{2012, 2014, 2026} {
		if text := d.text(in(year)); len(bare.FindAllString(text, -1)) > 0 || strings.Count(text, "Jan 2013") < 30 {
			t.Errorf("in %d:\n%s", year, text)
		}
	}
	if text := d.text(in(2013)); strings.Contains(text, "2013") || len(bare.FindAllString(text, -1)) < 30 {
		t.Errorf("in 2013:\n%s", text)
	}
	if text := d.text(factbox.Options{}); len(bare.FindAllString(text, -1)) > 0 {
		t.Errorf("of no time:\n%s", text)
	}
}

// text is everything that a box says, not laid out.
func (d *desk) text(o factbox.Options) string {
	box := factbox.Make(account.Open(d.Story, moment.Moment{}), o)
	all := slices.Clone(box.Advisory)
	for _, s := range box.Sections {
		for _, l := range s.Lines {
			all = append(all, l.Text)
		}
	}
	return strings.Join(all, "\n")
}

// A year that is told because the text is of a later one moves no sum. The same day of another year does, though its words are the
// same.
func TestSumsSinceFiledInAnotherYear(t *testing.T) {
	d := newDesk(t)
	filed := d.box(in(2013))
	d.put(filed.Filing(filed.Text(factbox.Layout{}), on(t, "2013-01-21T18:00"), "ana", ""))
	since := func(year int) []string {
		o := in(year)
		o.SinceFiled = true
		return sums(d.box(o))
	}
	if got := since(2026); len(got) > 0 {
		t.Errorf("nothing moved: %q", got)
	}
	d.say("n1", "gov-dz", "2014-01-21", model.Foreign, model.Dead, "37")
	for _, year := range []int{2014, 2026} {
		if got := since(year); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "37 foreigners claimed (Algerian government, 21 Jan") }) {
			t.Errorf("in %d another day of saying is not told: %q", year, got)
		}
	}
}

// A day keeps its year in one line.
func TestYearStaysWithItsDay(t *testing.T) {
	d := newDesk(t)
	for width := factbox.Narrowest; width < 90; width++ {
		for line := range strings.SplitSeq(d.box(in(2026)).Text(factbox.Layout{Width: width}), "\n") {
			if strings.HasSuffix(line, " Jan") {
				t.Fatalf("in %d columns: %q", width, line)
			}
		}
	}
}
