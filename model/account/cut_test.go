package account

import (
	"testing"

	"muster/model"
)

// Rule 12: a day as a cut means through its end, a time through its minute.
func TestCut(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 1")
	d.say("c2", "gov-gb", "2013-01-19T23:59", "GB dead 2")
	d.say("c3", "gov-gb", "2013-01-20", "GB dead 3")
	want(t, d.bookAt("2013-01-18"), "GB dead", "nothing")
	want(t, d.bookAt("2013-01-19T08:00"), "GB dead", "1 c1")
	want(t, d.bookAt("2013-01-19T23:58"), "GB dead", "1 c1")
	want(t, d.bookAt("2013-01-19T23:59"), "GB dead", "2 c2")
	want(t, d.bookAt("2013-01-19"), "GB dead", "2 c2")
	want(t, d.bookAt("2013-01-20"), "GB dead", "3 c3")
}

// Rule 12: on the said clock a correction takes effect when the claim that makes it was said.
func TestCorrectionTakesEffectWhenSaid(t *testing.T) {
	for _, tt := range []struct {
		kind  model.LinkKind
		state model.ClaimState
	}{{model.Corrects, model.Corrected}, {model.Retracts, model.Retracted}, {model.Supersedes, model.Superseded}} {
		for _, marked := range []model.ClaimState{model.Standing, tt.state} {
			t.Run(tt.kind.String()+" "+marked.String(), func(t *testing.T) {
				d := newDesk(t)
				d.say("c1", "paper", "2013-01-19", "GB dead 9", state(marked))
				d.say("c2", "agency", "2013-01-20", "", link(tt.kind, "c1"))
				want(t, d.bookAt("2013-01-19"), "GB dead", "9 c1")
				want(t, d.bookAt("2013-01-20"), "GB dead", "nothing")
				want(t, d.book(), "GB dead", "nothing")
			})
		}
	}
}

func TestMarksWithoutALinkHoldAtEveryCut(t *testing.T) {
	for _, s := range []model.ClaimState{model.Superseded, model.Corrected, model.DeskError, model.Retracted, model.Withheld} {
		d := newDesk(t)
		d.say("c1", "paper", "2013-01-19", "GB dead 9", state(s))
		want(t, d.bookAt("2013-01-19"), "GB dead", "nothing")
	}
}

func TestDeskErrorsNeverCount(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "paper", "2013-01-19", "GB dead 9", state(model.DeskError))
	d.say("c2", "paper", "2013-01-20", "GB dead 8", link(model.Corrects, "c1"))
	want(t, d.bookAt("2013-01-19"), "GB dead", "nothing")
}

// A link is only as good as the claim that carries it.
func TestLinksOfFallenClaimsHaveNoForce(t *testing.T) {
	for _, s := range []model.ClaimState{model.Retracted, model.DeskError, model.Withheld} {
		d := newDesk(t)
		d.say("c1", "paper", "2013-01-19", "GB dead 9")
		d.say("c2", "agency", "2013-01-20", "", link(model.Retracts, "c1"), state(s))
		want(t, d.book(), "GB dead", "9 c1")
	}
	d := newDesk(t)
	d.say("c1", "paper", "2013-01-19", "GB dead 9")
	d.say("c2", "agency", "2013-01-20", "", link(model.Retracts, "c1"))
	d.say("c3", "agency", "2013-01-21", "", link(model.Retracts, "c2")) // the retraction is taken back
	want(t, d.bookAt("2013-01-20"), "GB dead", "nothing")
	want(t, d.book(), "GB dead", "9 c1")
}

func TestLinkToOneFigure(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "paper", "2013-01-19", "GB dead 9; GB missing 4")
	d.say("c2", "agency", "2013-01-20", "", link(model.Corrects, "c1", cellOf(t, "GB dead")))
	want(t, d.book(), "GB dead", "nothing", "GB missing", "4 c1")
}

func TestStateOfOneFigure(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "paper", "2013-01-19", "GB dead 9; GB missing 4", func(c *model.Claim) { c.Figures[0].State = model.Withheld })
	want(t, d.book(), "GB dead", "nothing", "GB missing", "4 c1")
	d.say("c1", "paper", "2013-01-19", "GB dead 9; GB missing 4", state(model.Corrected), func(c *model.Claim) { c.Figures[0].State = model.Standing })
	want(t, d.book(), "GB dead", "9 c1", "GB missing", "nothing")
}

// A claim may be linked as the same people to one that supersedes it. That circle decides nothing: with the superseding claim retracted it
// stands, whichever of the three is looked at first. Seen red with every link followed: no figure in seven openings of eight.
func TestSamePeopleAsInTheClaimThatSupersedesIt(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "paper", "2013-01-17", "GB dead 3")
	d.say("c2", "agency", "2013-01-18", "GB dead 5", link(model.Supersedes, "c1"))
	d.say("c1", "paper", "2013-01-17", "GB dead 3", link(model.SamePeople, "c2"))
	d.say("c3", "agency", "2013-01-19", "FR dead 0", link(model.Retracts, "c2"))
	for range 50 {
		want(t, d.book(), "GB dead", "3 c1")
	}
}

// A claim counts in a cell as the desk's figure or as a rival; one that said something newer since, or nothing there, does not.
func TestCounts(t *testing.T) {
	d := newDesk(t)
	was := d.say("c1", "gov-gb", "2013-01-17", "GB dead 1")
	now := d.say("c2", "gov-gb", "2013-01-18", "GB dead 3")
	rival := d.say("c3", "bp", "2013-01-18", "GB dead 2")
	other := d.say("c4", "gov-us", "2013-01-18", "US dead 2")
	b, cell := d.book(), model.Cell{Group: "GB", Status: model.Dead}
	for c, want := range map[*model.Claim]bool{was: false, now: true, rival: true, other: false} {
		if b.Counts(c, cell) != want {
			t.Errorf("%s counts: %v", c.ID, !want)
		}
	}
	if b.Counts(now, model.Cell{Group: "GB", Status: model.Missing}) {
		t.Error("a claim counts where nothing was said")
	}
}
