package act_test

import (
	"testing"

	"muster/model"
	"muster/model/act"
)

// A ruling that takes the place of another says for whom that was, and why.
func TestARulingSaysWhatItTakesThePlaceOf(t *testing.T) {
	d := newDesk(t)
	dead := *cell("GB", model.Dead)
	rule := func(does func(s *model.Story) (act.Act, error), want string) {
		t.Helper()
		a, err := does(d.story())
		if d.do(ana, a, err); a.Says != want {
			t.Errorf("got  %s\nwant %s", a.Says, want)
		}
	}
	forClaim := func(id, reason string) func(s *model.Story) (act.Act, error) {
		return func(s *model.Story) (act.Act, error) { return act.RuleForClaim(s, dead, id, reason) }
	}
	forAuthority := func(name, reason string) func(s *model.Story) (act.Act, error) {
		return func(s *model.Story) (act.Act, error) {
			return act.RuleForAuthority(s, model.Cell{Status: model.Dead}, name, reason)
		}
	}
	rule(forClaim("c1", "the list"), "GB dead: ruled for William Hague, because the list")
	rule(forClaim("c2", "later"), "GB dead: ruled for BBC, because later; it takes the place of the ruling for William Hague, because the list")
	rule(forAuthority("BBC", "near"), "ruling for BBC on dead, because near")
	rule(forAuthority("William Hague", "by law"), "ruling for William Hague on dead, because by law; it takes the place of the ruling for BBC, because near")
}

// A source that is deleted leaves a ruling for its authority without anybody to follow, and that is noted; not where another speaks for it.
func TestADeletedSourceThatARulingNames(t *testing.T) {
	for _, another := range []bool{false, true} {
		d := newDesk(t)
		d.take(model.Batch{Op: "afp", By: ben, Edits: []model.Edit{model.Put("siege", source("afp", "AFP"), 0)}})
		if another {
			desk := source("afp-desk", "AFP desk")
			desk.Authority = "AFP"
			d.take(model.Batch{Op: "desk", By: ben, Edits: []model.Edit{model.Put("siege", desk, 0)}})
		}
		d.take(model.Batch{Op: "rule", By: ben, Edits: []model.Edit{model.Put("siege", &model.Ruling{ID: "r9", Status: model.Dead, Authority: "AFP", Reason: "So."}, 0)}})
		a, err := act.Delete(d.story(), model.Ref{Kind: model.KindSource, ID: "afp"})
		if err != nil || (len(a.Notes) == 0) != another {
			t.Errorf("another %v: %q, %v", another, a.Notes, err)
		}
	}
}
