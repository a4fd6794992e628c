package account

import (
	"slices"
	"testing"

	"muster/model"
	"muster/model/moment"
)

// Rule 8 by the minute, both ways: the sum and the reconciliation that a book has kept turn with the very claim that makes a figure
// too old, and back.
func TestAgesTurnWithTheirMinute(t *testing.T) {
	d := newDesk(t)
	d.situation(func(s *model.Situation) { s.StaleAfter = "1d" })
	d.say("c1", "gov-gb", "2013-01-19T08:00", "GB dead 1")
	d.say("c2", "gov-us", "2013-01-19T09:00", "US dead 2")
	d.say("c3", "gov-dz", "2013-01-19T10:00", "ALL dead 9")
	d.say("c4", "gov-no", "2013-01-20T08:00", "NO safe 1")
	d.say("c5", "gov-no", "2013-01-20T08:01", "NO safe 2")
	d.say("c6", "gov-no", "2013-01-20T09:00", "NO safe 2")
	d.say("c7", "gov-no", "2013-01-20T09:01", "NO safe 3")
	d.say("c8", "gov-no", "2013-01-20T10:00", "NO safe 3")
	d.say("c9", "gov-no", "2013-01-20T10:01", "NO safe 4")
	steps := []string{"2013-01-20T08:00", "2013-01-20T08:01", "2013-01-20T09:00", "2013-01-20T09:01", "2013-01-20T10:00", "2013-01-20T10:01"}
	aged := []int{0, 1, 1, 2, 2, 2}
	back := slices.Clone(steps)
	slices.Reverse(back)
	b := d.bookAt(steps[0])
	for _, at := range append(slices.Clone(steps), back...) {
		cut, err := moment.Parse(at)
		must(t, err)
		b.MoveTo(cut)
		i := slices.Index(steps, at)
		r := b.Reconcile(model.Affected, model.Dead)[0]
		if len(r.Countries.Aged) != aged[i] || (r.Stale != nil) != (i == 5) {
			t.Errorf("%s: %d figures of the sum are old, the whole: %v; want %d, %v", at, len(r.Countries.Aged), r.Stale, aged[i], i == 5)
		}
	}
}
