package model_test

import (
	"strings"
	"testing"
	"time"

	"muster/model"
)

var ana = &model.Editor{Name: "ana", ID: "uid:1"}

func apply(t *testing.T, s *model.Story, c *model.Change) {
	t.Helper()
	if err := s.Apply(c, ana); err != nil {
		t.Fatal(err)
	}
}

func gone(seq uint64, r model.Record, was uint64) *model.Change {
	c := change(seq, r, was)
	c.After = nil
	return c
}

func ids(entries []*model.Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, e.Record.RecordID())
	}
	return strings.Join(all, " ")
}

// A record that was deleted and comes back has its old place in the log: an undo does not make it the latest word.
func TestDeletedRecordsKeepTheirPlace(t *testing.T) {
	s := storyOf(t, aSituation(), aSource("hague", "Hague"), aClaim("b"), aClaim("a"), aClaim("c"))
	apply(t, s, gone(6, aClaim("b"), 3))
	ref := model.Ref{Kind: model.KindClaim, ID: "b"}
	if got := ids(s.Entries(model.KindClaim)); got != "a c" || s.Count(model.KindClaim) != 2 || s.Claim("b") != nil {
		t.Errorf("after the deletion: %s", got)
	}
	if e := s.Entry(ref); e == nil || e.Alive() || e.First.Seq != 3 || e.Last.Seq != 6 {
		t.Errorf("the deleted entry is %+v", e)
	}
	back := change(7, aClaim("b", figure("GB", model.Dead, "1")), 6)
	apply(t, s, back)
	if got := ids(s.Entries(model.KindClaim)); got != "b a c" || s.Entry(ref).First.Seq != 3 || s.Entry(ref).Last.Seq != 7 || back.Before != nil {
		t.Errorf("after it came back: %s", got)
	}
}

// Apply fills Before with what the log held, whatever stood there.
func TestApplyFillsBefore(t *testing.T) {
	s := model.NewStory("siege")
	first, old := change(1, aSituation(), 0), aSituation()
	first.Before = aSituation() // stale
	apply(t, s, first)
	old.Title = "Siege, second day"
	second := change(2, old, 1)
	apply(t, s, second)
	if first.Before != nil || second.Before != first.After || s.Situation() != second.After {
		t.Errorf("before: %v, %v", first.Before, second.Before)
	}
	if e := s.Entry(second.Ref()); e.Last.By != ana || !e.Last.At().Equal(second.Logged) || e.First.At().Location() != time.UTC {
		t.Errorf("stamped %+v", e.Last)
	}
}

// A change that does not follow on what is there is refused and changes nothing; the sentence is safe and says what to run.
func TestChangeThatDoesNotFollow(t *testing.T) {
	s := storyOf(t, aSituation(), aSource("hague", "Hague"), aClaim("c1"))
	for want, c := range map[string]*model.Change{
		`change 9: claim "c1" follows change 2, but its last was 3; run muster verify`:     change(9, aClaim("c1"), 2),
		`change 9: claim "c1" follows change 0, but its last was 3; run muster verify`:     change(9, aClaim("c1"), 0),
		`change 9: claim "c2\x1b" follows change 4, but its last was 0; run muster verify`: change(9, aClaim("c2\x1b"), 4),
		`change 9: source "hague" follows change 0, but its last was 2; run muster verify`: gone(9, aSource("hague", "Hague"), 0),
	} {
		if err := s.Apply(c, ana); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if s.Claim("c1") == nil || s.Source("hague") == nil || s.Claim("c2\x1b") != nil {
		t.Error("a refused change left something behind")
	}
}

// The state takes changes in sequence only, and finds no situation that was deleted or never made.
func TestStateFollowsTheLog(t *testing.T) {
	s := model.NewState()
	if err := s.Apply(change(2, aSituation(), 0)); err == nil || err.Error() != "change 2 does not follow change 0; run muster verify" || s.Head != 0 {
		t.Errorf("got %v", err)
	}
	if err := s.Apply(change(1, aSource("hague", "Hague"), 0)); err != nil || s.Story("siege") != nil || len(s.Stories()) != 0 {
		t.Errorf("a situation without its record: %v", err)
	}
	other := change(3, &model.Situation{ID: "quake"}, 0)
	other.Situation = "quake"
	for _, c := range []*model.Change{change(2, aSituation(), 0), other} {
		if err := s.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	if all := s.Stories(); len(all) != 2 || all[0].ID != "quake" || all[1].ID != "siege" || s.Head != 3 {
		t.Errorf("stories %v at %d", all, s.Head)
	}
	if err := s.Apply(change(4, aSituation(), 1)); err == nil || s.Head != 3 {
		t.Error("a refused change moved the head")
	}
	if err := s.Apply(gone(4, aSituation(), 2)); err != nil || s.Story("siege") != nil || len(s.Stories()) != 1 {
		t.Errorf("deleted: %v", err)
	}
	if _, err := model.Fold([]*model.Change{change(1, aSituation(), 0), change(3, aSituation(), 1)}); err == nil {
		t.Error("a log with a gap was folded")
	}
}

// All stamps of one editor share one copy; two identities of one name stay two.
func TestEditorsAreShared(t *testing.T) {
	s := model.NewState()
	a, b := s.Editor(model.Editor{Name: "ana", ID: "uid:1"}), s.Editor(model.Editor{Name: "ana", ID: "key:1"})
	if a == b || a != s.Editor(*a) || a.ID != "uid:1" || b.ID != "key:1" {
		t.Errorf("%v and %v", a, b)
	}
}

// An empty story answers every question.
func TestEmptyStory(t *testing.T) {
	s := model.NewStory("siege")
	if s.Situation().ID != "siege" || s.Claim("c1") != nil || s.Source("x") != nil || s.Group("x") != nil || held(s) > 0 ||
		len(s.Entries(model.KindClaim)) != 0 || len(s.Referrers(model.Ref{Kind: model.KindClaim, ID: "c1"})) != 0 {
		t.Error("something is there")
	}
	s.Set(model.Ref{Kind: model.KindClaim, ID: "c1"}, nil)
	if (*model.Entry)(nil).Alive() || s.Entry(model.Ref{Kind: model.KindClaim, ID: "c1"}) != nil {
		t.Error("nothing became something")
	}
	if desk(t).Group("res") == nil || held(desk(t)) == 0 || held(storyOf(t, aSituation())) > 0 {
		t.Error("Holds")
	}
	if bad := (&model.Situation{Zone: "Mars/Olympus"}).Location(); bad != time.UTC {
		t.Errorf("a zone that cannot be loaded is %v", bad)
	}
}
