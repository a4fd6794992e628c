package act_test

import (
	"errors"
	"strings"
	"testing"

	"muster/model"
	"muster/model/act"
	"muster/model/edtf"
)

func dated(s string) edtf.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Each act names what it does, and does that.
func TestActs(t *testing.T) {
	whole, dead, missing := act.Target{Claim: "c1"}, act.Target{Claim: "c1", Figure: cell("GB", model.Dead)}, act.Target{Claim: "c1", Figure: cell("GB", model.Missing)}
	two := act.Target{Claim: "c2", Figure: cell("GB", model.Dead)}
	for _, tt := range []struct {
		says string
		do   func(s *model.Story) (act.Act, error)
		want func(s *model.Story) bool
	}{
		{"GB dead 3: retracted by its source", func(s *model.Story) (act.Act, error) { return act.Mark(s, dead, model.Retracted) },
			func(s *model.Story) bool {
				return s.Claim("c1").Figures[0].State == model.Retracted && s.Claim("c1").Status == model.Standing
			}},
		{"GB dead 3 and GB missing 5: withheld: known, not to be published", func(s *model.Story) (act.Act, error) { return act.Mark(s, whole, model.Withheld) },
			func(s *model.Story) bool { return s.Claim("c1").Status == model.Withheld }},
		{"GB missing 5: desk error: we were wrong", func(s *model.Story) (act.Act, error) { return act.Mark(s, missing, model.DeskError) },
			func(s *model.Story) bool { return s.Claim("c1").Figures[1].State == model.DeskError }},
		{"GB dead 3: corrected: the source was wrong; now GB dead 2", func(s *model.Story) (act.Act, error) { return act.Correct(s, dead, claim("c3", "hague", "GB dead 2")) },
			func(s *model.Story) bool {
				l := s.Claim("c3").Links
				return len(l) == 1 && l[0].Kind == model.Corrects && l[0].Claim == "c1" && *l[0].Figure == *cell("GB", model.Dead) && s.Claim("c1").Figures[0].State == model.Corrected
			}},
		{"GB dead 3 and GB missing 5: superseded: its source has said something newer; now GB dead 6", func(s *model.Story) (act.Act, error) {
			return act.Supersede(s, whole, spokesman("carney", "Carney", "William Hague"), claim("c3", "carney", "GB dead 6"))
		}, func(s *model.Story) bool {
			return s.Claim("c1").Status == model.Superseded && s.Claim("c3").Links[0].Kind == model.Supersedes
		}},
		{"GB dead 4 repeats GB dead 3", func(s *model.Story) (act.Act, error) { return act.Link(s, two, model.Repeats, dead) },
			func(s *model.Story) bool { return s.Claim("c2").Links[0].From.Group == "GB" }},
		{"GB dead 4 is a part of GB dead 3 and GB missing 5", func(s *model.Story) (act.Act, error) {
			return act.Link(s, act.Target{Claim: "c2"}, model.PartOf, whole)
		}, func(s *model.Story) bool { return s.Claim("c2").Links[0].Figure == nil }},
		{"GB dead 4: graded 2, was 6", func(s *model.Story) (act.Act, error) { return act.Grade(s, "c2", 2) },
			func(s *model.Story) bool { return s.Claim("c2").Credibility == 2 }},
		{"BBC: graded B, was F", func(s *model.Story) (act.Act, error) { return act.GradeSource(s, "bbc", 'B') },
			func(s *model.Story) bool { return s.Source("bbc").Reliability == 'B' }},
		{"GB dead: ruled for William Hague, because he has the list", func(s *model.Story) (act.Act, error) {
			return act.RuleForClaim(s, *cell("GB", model.Dead), "c1", "he has the list")
		}, func(s *model.Story) bool { return s.Entries(model.KindRuling)[0].Record.(*model.Ruling).Claim == "c1" }},
		{"ruling for Coroner on dead, because by law; no source speaks for it yet, and until one does it decides nothing", func(s *model.Story) (act.Act, error) {
			return act.RuleForAuthority(s, model.Cell{Status: model.Dead}, "Coroner", "by law")
		}, func(s *model.Story) bool { return s.Count(model.KindRuling) == 1 }},
		{"ruling for bbc, because by law", func(s *model.Story) (act.Act, error) {
			return act.RuleForAuthority(s, model.Cell{}, "bbc", "by law")
		}, func(s *model.Story) bool { return s.Count(model.KindRuling) == 1 }},
		{"ruling for Coroner, because by law; no source speaks for it yet, and until one does it decides nothing", func(s *model.Story) (act.Act, error) {
			return act.RuleForAuthority(s, model.Cell{}, "Coroner", "by law")
		}, func(s *model.Story) bool { return s.Count(model.KindRuling) == 1 }},
		{"the list of nationalities is closed", func(s *model.Story) (act.Act, error) { return act.SetList(s, model.Closed) },
			func(s *model.Story) bool { return s.Situation().List == model.Closed }},
		{"The final assault: pivotal: what was said before it is stale", func(s *model.Story) (act.Act, error) { return act.SetPivotal(s, "e1", true) },
			func(s *model.Story) bool { return s.Entries(model.KindEvent)[0].Record.(*model.Event).Pivotal }},
		{"The final assault: evidence GB dead 4", func(s *model.Story) (act.Act, error) { return act.AddEvidence(s, "e1", "c2") },
			func(s *model.Story) bool {
				return len(s.Entries(model.KindEvent)[0].Record.(*model.Event).Evidence) == 1
			}},
		{"GB dead 4 deleted", func(s *model.Story) (act.Act, error) {
			return act.Delete(s, model.Ref{Kind: model.KindClaim, ID: "c2"})
		},
			func(s *model.Story) bool { return s.Claim("c2") == nil }},
		{"GB dead 3 and GB missing 5: via and text changed", func(s *model.Story) (act.Act, error) {
			c := *s.Claim("c1")
			c.Text, c.Via = "Other words.", "AP"
			return act.Change(s, s.Entry(model.Ref{Kind: model.KindClaim, ID: "c1"}).Last.Seq, &c)
		}, func(s *model.Story) bool { return s.Claim("c1").Via == "AP" }},
		{"source Carney and US dead 1", func(s *model.Story) (act.Act, error) {
			return act.Add(s, source("carney", "Carney"), claim("c3", "carney", "US dead 1"))
		}, func(s *model.Story) bool { return s.Claim("c3") != nil }},
		{"ruling for Coroner", func(s *model.Story) (act.Act, error) {
			return act.Add(s, &model.Ruling{ID: "r1", Authority: "Coroner", Reason: "by law"})
		}, func(s *model.Story) bool { return s.Count(model.KindRuling) == 1 }},
	} {
		d := newDesk(t)
		before := contentOf(d.story())
		a, err := tt.do(d.story())
		if err != nil {
			t.Errorf("%s: %v", tt.says, err)
			continue
		}
		if contentOf(d.story()) != before {
			t.Errorf("%s: the act changed the story", tt.says)
		}
		d.do(ana, a, nil)
		if a.Says != tt.says || !tt.want(d.story()) {
			t.Errorf("got %q\nwant %q; done: %v", a.Says, tt.says, tt.want(d.story()))
		}
		s, err := d.undo(ana)
		if d.step(ana, s, err); contentOf(d.story()) != before {
			t.Errorf("%s: undone it is not as before", tt.says)
		}
	}
}

// Marks on figures and whole claims do not undo each other unseen.
func TestMarksOfFiguresAndClaims(t *testing.T) {
	d := newDesk(t)
	dead := act.Target{Claim: "c1", Figure: cell("GB", model.Dead)}
	mark := func(target act.Target, s model.ClaimState) {
		t.Helper()
		a, err := act.Mark(d.story(), target, s)
		d.do(ana, a, err)
	}
	states := func() [3]model.ClaimState {
		c := d.claim("c1")
		return [3]model.ClaimState{c.Status, c.Figures[0].State, c.Figures[1].State}
	}
	is := func(want ...model.ClaimState) {
		t.Helper()
		if states() != [3]model.ClaimState(want) {
			t.Errorf("got %v, want %v", states(), want)
		}
	}
	mark(dead, model.Withheld)
	mark(act.Target{Claim: "c1"}, model.Retracted) // what is withheld stays so: retracted, it would be seen
	is(model.Retracted, model.Withheld, model.AsClaim)
	mark(act.Target{Claim: "c1"}, model.Withheld)
	if _, err := act.Mark(d.story(), dead, model.Standing); !errors.Is(err, model.ErrRefused) {
		t.Errorf("a figure of a withheld claim: %v", err)
	}
	mark(act.Target{Claim: "c1"}, model.Standing)
	is(model.Standing, model.Withheld, model.AsClaim)
	if _, err := act.Mark(d.story(), act.Target{Claim: "c1"}, model.Standing); err == nil || !strings.Contains(err.Error(), "but for a figure that is withheld by itself") {
		t.Errorf("a claim that stands but for a withheld figure: %v", err)
	}
	mark(dead, model.Standing)
	mark(dead, model.Superseded)
	mark(act.Target{Claim: "c1"}, model.Corrected)
	is(model.Corrected, model.AsClaim, model.AsClaim)
	mark(dead, model.Standing)
	is(model.Corrected, model.Standing, model.AsClaim)
	mark(act.Target{Claim: "c1"}, model.Standing)
	is(model.Standing, model.AsClaim, model.AsClaim)
}

// Taken off, a mark gives back what the log has before it, of a claim with all its figures and of one figure; without a log what a claim
// says by its link, or that it stands.
func TestPutBack(t *testing.T) {
	d := newDesk(t)
	whole, dead := act.Target{Claim: "c1"}, act.Target{Claim: "c1", Figure: cell("GB", model.Dead)}
	mark := func(t act.Target, states ...model.ClaimState) {
		for _, s := range states {
			a, err := act.Mark(d.story(), t, s)
			d.do(ana, a, err)
		}
	}
	back := func(target act.Target, says string, want ...model.ClaimState) {
		t.Helper()
		var changes []*model.Change
		for _, c := range d.log {
			if c.Record == target.Claim {
				changes = append(changes, c)
			}
		}
		a, err := act.PutBack(d.story(), target, changes)
		d.do(ana, a, err)
		c := d.claim("c1")
		if is := [3]model.ClaimState{c.Status, c.Figures[0].State, c.Figures[1].State}; a.Says != says || is != [3]model.ClaimState(want) {
			t.Errorf("got %q, %v; want %q, %v", a.Says, is, says, want)
		}
	}
	const of, st = "GB dead 3 and GB missing 5", model.Standing
	mark(dead, model.Superseded)
	mark(whole, model.Corrected, model.Retracted, model.Withheld)
	back(whole, of+": no longer withheld; again retracted by its source", model.Retracted, 0, 0)
	back(whole, of+": again corrected: the source was wrong", model.Corrected, 0, 0)
	back(whole, "GB missing 5: stands again; GB dead 3 stays superseded: name that figure (--figure) to put it back", st, model.Superseded, 0)
	mark(dead, model.Retracted)
	back(dead, "GB dead 3: again superseded: its source has said something newer", st, model.Superseded, 0)
	back(dead, "GB dead 3: stands again", st, 0, 0)
	mark(whole, model.Corrected)
	mark(dead, model.DeskError)
	back(dead, "GB dead 3: again corrected: the source was wrong", model.Corrected, 0, 0)
	back(whole, of+": stands again", st, 0, 0)
	mark(dead, model.Withheld)
	mark(whole, model.Retracted)
	back(dead, "GB dead 3: no longer withheld; with its claim retracted by its source", model.Retracted, 0, 0)
	back(dead, "GB dead 3: stands again", model.Retracted, st, 0)
	back(whole, of+": stands again", st, 0, 0) // what was put back by itself meanwhile stays so
	for _, fell := range []model.ClaimState{model.Superseded, model.Corrected, model.DeskError} {
		mark(dead, model.Retracted)
		mark(whole, fell)
		back(dead, "GB dead 3: with its claim "+map[model.ClaimState]string{model.Superseded: "superseded: its source has said something newer",
			model.Corrected: "corrected: the source was wrong", model.DeskError: "desk error: we were wrong"}[fell], fell, 0, 0)
		back(whole, of+": stands again", st, 0, 0)
	}

	a, err := act.Correct(d.story(), whole, claim("c3", "hague", "GB dead 2"))
	d.do(ana, a, err)
	if _, err := act.PutBack(d.story(), whole, nil); err == nil || !strings.Contains(err.Error(), "claim c3 says that it fell; unlink or delete that one first") {
		t.Errorf("what a claim corrects: %v", err)
	}
	mark(whole, model.Retracted)
	if a, err := act.PutBack(d.story(), whole, nil); err != nil || a.Says != of+": again corrected: the source was wrong" {
		t.Errorf("without a log: %q, %v", a.Says, err)
	}
}

// What cannot be is refused with the record, the field and a mend.
func TestRefusals(t *testing.T) {
	d := newDesk(t)
	a, err := act.Correct(d.story(), act.Target{Claim: "c1"}, claim("c3", "hague", "GB dead 2"))
	d.do(ana, a, err)
	a, err = act.AddEvidence(d.story(), "e1", "c2")
	d.do(ana, a, err)
	s := d.story()
	for says, do := range map[string]func() (act.Act, error){
		`claim "c9": there is no such claim in this situation; it may have been deleted`: func() (act.Act, error) { return act.Mark(s, act.Target{Claim: "c9"}, model.Retracted) },
		`claim "c1": figures: it has no figure FR dead; name one that it has`: func() (act.Act, error) {
			return act.Mark(s, act.Target{Claim: "c1", Figure: cell("FR", model.Dead)}, model.Retracted)
		},
		`claim "c1": status: it is that already: corrected: the source was wrong`:         func() (act.Act, error) { return act.Mark(s, act.Target{Claim: "c1"}, model.Corrected) },
		`claim "c1": status: claim c3 says that it fell; unlink or delete that one first`: func() (act.Act, error) { return act.Mark(s, act.Target{Claim: "c1"}, model.Standing) },
		`claim c2 cannot be deleted: event e1 refers to it; change or delete that first`:  func() (act.Act, error) { return act.Delete(s, model.Ref{Kind: model.KindClaim, ID: "c2"}) },
		`claim "c2": it is so already; nothing would change`:                              func() (act.Act, error) { return act.Grade(s, "c2", 0) },
		`claim "c2": links[0].claim: a claim cannot bear on itself; name another claim`: func() (act.Act, error) {
			return act.Link(s, act.Target{Claim: "c2"}, model.Repeats, act.Target{Claim: "c2"})
		},
		`claim "c2": links: it has no such link; muster claim c2 shows those that it has`: func() (act.Act, error) {
			return act.Unlink(s, act.Target{Claim: "c2"}, model.Repeats, act.Target{Claim: "c1"})
		},
		`event "e1": evidence: claim "c2" is its evidence already`:                             func() (act.Act, error) { return act.AddEvidence(s, "e1", "c2") },
		`event "e1": evidence: claim "c1" is none of its evidence`:                             func() (act.Act, error) { return act.RemoveEvidence(s, "e1", "c1") },
		`claim "c1": id: it is there already; change that one, or give the new one another id`: func() (act.Act, error) { return act.Add(s, claim("c1", "hague")) },
		`source "x": there is no such source in this situation; it may have been deleted`:      func() (act.Act, error) { return act.GradeSource(s, "x", 'A') },
	} {
		if _, err := do(); err == nil || err.Error() != says || !errors.Is(err, model.ErrRefused) {
			t.Errorf("got  %v\nwant %s", err, says)
		}
	}
}

// A link of whole claims pairs no figures of two classes, and does not say so.
func TestLinkOfWholeClaimsNamesOneClass(t *testing.T) {
	d := newDesk(t)
	c := claim("c3", "hague", "ALL dead 37", "ALL captured 3")
	attackers := claim("", "hague", "ALL dead 29").Figures[0]
	attackers.Class = model.Attacker
	c.Figures = append(c.Figures, attackers)
	a, err := act.Add(d.story(), model.Normal(c))
	d.do(ana, a, err)
	for kind, want := range map[model.LinkKind]string{
		model.PartOf:  "GB dead 4 is a part of ALL dead 37 and ALL captured 3",
		model.Repeats: "GB dead 4 repeats ALL dead 37 and ALL captured 3",
	} {
		for _, from := range []act.Target{{Claim: "c2"}, {Claim: "c2", Figure: cell("GB", model.Dead)}} {
			if a, err := act.Link(d.story(), from, kind, act.Target{Claim: "c3"}); err != nil || a.Says != want {
				t.Errorf("got %q, %v", a.Says, err)
			}
		}
	}
}
