package factbox_test

import (
	"slices"
	"strings"
	"testing"

	"muster/model"
	"muster/model/edtf"
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

// What stands as it was filed by its figures, but is told otherwise now, is given again: nobody is told that nothing moved while the line
// that went out is not so any more. Seen red with the lines taken out by what moved alone.
func TestSinceFiledGivesWhatIsToldOtherwise(t *testing.T) {
	for name, c := range map[string]struct {
		change func(d *desk)
		want   string
	}{
		"a turn of the story": {func(d *desk) {
			when, err := edtf.Parse("2013-01-22")
			must(d, err)
			d.put(&model.Event{ID: "turn", When: when, Headline: "Turn", Pivotal: true})
		}, "stale: said before \"Turn\" (22 Jan)"},
		"a doubtful grade": {func(d *desk) {
			claim := *d.Claim("c35")
			claim.Credibility = 5
			d.put(&claim)
		}, "doubtful"},
		"another name": {func(d *desk) {
			source := *d.Source("gov-gb")
			source.Name = "Whitehall"
			d.put(&source)
		}, "Whitehall"},
	} {
		d := newDesk(t)
		filed := d.box(factbox.Options{})
		d.put(filed.Filing(filed.Text(factbox.Layout{}), on(t, "2013-01-21T18:00"), "ana", ""))
		if still := d.box(factbox.Options{SinceFiled: true}); still.Still == "" {
			t.Errorf("%s: before it\n%s", name, still.Text(factbox.Layout{}))
		}
		c.change(d)
		box := d.box(factbox.Options{SinceFiled: true})
		text := box.Text(factbox.Layout{Width: 400})
		if box.Still != "" || !strings.Contains(text, c.want) || strings.Contains(text, "- Philippines") != (name == "a turn of the story") {
			t.Errorf("%s: %q is not in\n%s", name, c.want, text)
		}
	}
}
