package factbox_test

import (
	"slices"
	"testing"

	"muster/model"
	"muster/model/factbox"
)

// A box says how it differs from an earlier one, figures first; when each was made is no difference. Seen red with the figures
// left out of the comparison, and with As put into it.
func TestSince(t *testing.T) {
	d := newDesk(t)
	was := d.box(factbox.Options{As: "As of 16:30"})
	if says := d.box(factbox.Options{As: "As of 17:30"}).Since(was); len(says) > 0 {
		t.Errorf("nothing moved: %q", says)
	}
	d.say("n1", "hague", "2013-01-22", "GB", model.Dead, "4")
	says := d.box(factbox.Options{}).Since(was)
	if len(says) < 3 || says[0] != "now: United Kingdom: 4 dead (William Hague, UK foreign secretary, 22 Jan)" {
		t.Errorf("first of %d: %q", len(says), says)
	}
	if !slices.Contains(says, "no longer: United Kingdom: 3 dead, 3 missing (UK government, 21 Jan)") {
		t.Errorf("what is gone is not told: %q", says)
	}
	same := *was
	same.Figures = slices.Clone(was.Figures)
	same.Figures[0].Claim = "another"
	if says := same.Since(was); len(says) != 1 || says[0] != "the same words, from other claims" {
		t.Errorf("another claim: %q", says)
	}
}
