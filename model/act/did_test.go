package act_test

import (
	"testing"

	"muster/model"
	"muster/model/act"
	"muster/model/count"
)

// A change is told in the words of the act that it was. What a change of the whole claim takes along is not told figure by figure.
func TestDid(t *testing.T) {
	d := newDesk(t)
	seq := func() string { return act.Did(d.story(), d.log[len(d.log)-1]) }
	mark := func(id string, on *model.Cell, to model.ClaimState) {
		a, err := act.Mark(d.story(), act.Target{Claim: id, Figure: on}, to)
		d.do(ana, a, err)
	}
	edit := func(edit func(*model.Claim)) {
		c := *d.claim("c1")
		c.Figures = append([]model.Figure{}, c.Figures...)
		edit(&c)
		a, err := act.Change(d.story(), d.story().Entry(model.Ref{Kind: model.KindClaim, ID: "c1"}).Last.Seq, &c)
		d.do(ana, a, err)
	}
	few, _ := count.Parse("?")
	dead := d.claim("c1").Figures[0].Cell()
	for _, c := range []struct {
		does func()
		want string
	}{
		{func() { mark("c1", nil, model.Withheld) }, "withheld"},
		{func() { mark("c1", nil, model.Standing) }, "stands again"},
		{func() { mark("c1", &dead, model.Corrected) }, "GB dead 3 corrected"},
		{func() { mark("c1", nil, model.DeskError) }, "desk error"},
		{func() { mark("c1", nil, model.Standing) }, "stands again"},
		{func() { d.grade(ana, "c1", 4) }, "graded 4, was 6"},
		{func() {
			a, err := act.Link(d.story(), act.Target{Claim: "c1", Figure: &dead}, model.Repeats, act.Target{Claim: "c2"})
			d.do(ana, a, err)
		}, "GB dead repeats GB dead 4"},
		{func() {
			a, err := act.Unlink(d.story(), act.Target{Claim: "c1", Figure: &dead}, model.Repeats, act.Target{Claim: "c2"})
			d.do(ana, a, err)
		}, "no longer: GB dead repeats GB dead 4"},
		{func() { edit(func(c *model.Claim) { c.Text, c.Via, c.Figures[0].Count = "Other.", "BBC", few }) }, "GB dead ?, was 3; via and text"},
		{func() {
			edit(func(c *model.Claim) { c.Figures = claim("c1", "hague", "GB missing 5", "FR dead 1").Figures })
		},
			"FR dead 1 added; GB dead ? taken out"},
		{func() { edit(func(c *model.Claim) { c.Figures[0], c.Figures[1] = c.Figures[1], c.Figures[0] }) }, "figures"},
		{func() {
			a, err := act.GradeSource(d.story(), "bbc", 'B')
			d.do(ana, a, err)
		}, "graded B, was F"},
		{func() {
			a, err := act.SetPivotal(d.story(), "e1", true)
			d.do(ana, a, err)
		}, "pivotal"},
		{func() {
			a, err := act.SetPivotal(d.story(), "e1", false)
			d.do(ana, a, err)
		}, "no longer pivotal"},
		{func() {
			a, err := act.SetList(d.story(), model.Closed)
			d.do(ana, a, err)
		}, "list closed"},
		{func() {
			a, err := act.Delete(d.story(), model.Ref{Kind: model.KindClaim, ID: "c2"})
			d.do(ana, a, err)
		}, ""},
	} {
		if c.does(); seq() != c.want {
			t.Errorf("got %q, want %q", seq(), c.want)
		}
	}
}
