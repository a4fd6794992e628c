package act_test

import (
	"errors"
	"strings"
	"testing"

	"muster/model"
	"muster/model/act"
)

// Put back as a whole, a claim says which of its figures do not stand with it, and what would put them back: what another claim says of
// a figure is not for this one to take off, and what fell by itself before the claim did is as it was before.
func TestStandingSaysWhatDoesNotStand(t *testing.T) {
	whole, dead := act.Target{Claim: "c1"}, act.Target{Claim: "c1", Figure: cell("GB", model.Dead)}
	for _, back := range []func(*model.Story) (act.Act, error){
		func(s *model.Story) (act.Act, error) { return act.Mark(s, whole, model.Standing) },
		func(s *model.Story) (act.Act, error) { return act.PutBack(s, whole, nil) },
	} {
		d := newDesk(t)
		does := func(a act.Act, err error) string { t.Helper(); d.do(ana, a, err); return a.Says }
		is := func(got, want string) {
			t.Helper()
			if got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
		does(act.Retract(d.story(), dead, claim("c3", "hague", "FR dead 1")))
		_, err := back(d.story())
		if !errors.Is(err, model.ErrRefused) || !strings.Contains(err.Error(), "claim c3 says that GB dead 3 fell; unlink or delete that one first") {
			t.Errorf("nothing to put back: %v", err)
		}
		does(act.Mark(d.story(), whole, model.Withheld))
		if says := does(back(d.story())); !strings.HasPrefix(says, "GB missing 5: ") || !strings.HasSuffix(says, "stands again; GB dead 3 stays retracted, as claim c3 says: unlink or delete that one first") {
			t.Errorf("withheld meanwhile: %s", says)
		}
		if c := d.claim("c1"); c.Figures[0].State != model.Retracted {
			t.Errorf("the figure is %v", c.Figures[0].State)
		}
		does(act.Unlink(d.story(), act.Target{Claim: "c3"}, model.Retracts, dead))
		is(does(back(d.story())), "GB dead 3 and GB missing 5: stands again")
		does(act.Mark(d.story(), dead, model.Corrected))
		does(act.Mark(d.story(), whole, model.Retracted))
		is(does(back(d.story())), "GB missing 5: stands again; GB dead 3 stays corrected: name that figure (--figure) to put it back")
	}
}

// A claim that stands, of which one figure is withheld by itself and another was corrected, is put back as a whole: the corrected one stands
// with it, and the withheld one stays withheld.
func TestStandingKeepsWhatIsWithheld(t *testing.T) {
	d := newDesk(t)
	a, err := act.Mark(d.story(), act.Target{Claim: "c1", Figure: cell("GB", model.Missing)}, model.Withheld)
	d.do(ana, a, err)
	a, err = act.Mark(d.story(), act.Target{Claim: "c1", Figure: cell("GB", model.Dead)}, model.Corrected)
	d.do(ana, a, err)
	a, err = act.Mark(d.story(), act.Target{Claim: "c1"}, model.Standing)
	d.do(ana, a, err)
	if c := d.claim("c1"); c.StateOf(&c.Figures[0]) != model.Standing || c.StateOf(&c.Figures[1]) != model.Withheld {
		t.Errorf("%v, %v", c.Figures[0].State, c.Figures[1].State)
	}
}
