package replay_test

import (
	"testing"
	"time"

	"muster/model"
	"muster/model/modeltest"
	"muster/model/moment"
	"muster/model/replay"
)

func logged(t *testing.T) (*replay.Replay, *modeltest.Generated) {
	t.Helper()
	g := modeltest.Situation(1, 50)
	changes := g.Changes()
	state := model.NewState()
	for i, c := range changes {
		c.Logged = began.Add(time.Duration(i) * time.Minute)
		if err := state.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	log, err := read(state.Open(g.Situation.ID), changes)
	if err != nil {
		t.Fatal(err)
	}
	return replay.Logged(state.Open(g.Situation.ID).Clone(), log), g
}

func TestSteppingByTheLog(t *testing.T) {
	r, _ := logged(t)
	n := r.Len()
	for _, tt := range []struct{ from, by, to int }{{n, -1, n - 1}, {n, 1, n}, {0, -1, 0}, {0, 1, 1}, {5, -9, 0}, {5, 2, 7}} {
		got, moved := r.Stepped(replay.Place{In: tt.from}, tt.by)
		if got.In != tt.to || moved != (tt.from != tt.to) {
			t.Errorf("%d steps from %d lead to %d, %v", tt.by, tt.from, got.In, moved)
		}
	}
	if first, last := r.First(), r.Last(); first.In != 1 || last.In != n {
		t.Errorf("from %d to %d of %d", first.In, last.In, n)
	}
}

// A time means through its minute, a day through its end; both are echoed.
func TestTimesOfTheLog(t *testing.T) {
	r, _ := logged(t)
	for typed, want := range map[string]int{"2013-01-16T09:04": 5, "2013-01-16T09:04:30": 5, "2013-01-16T08:59": 0, "2013-01-16": r.Len(), "2013-01-15": 0} {
		m, err := moment.Parse(typed)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.By(m); got.In != want { // the scene is an hour before UTC
			t.Errorf("by %s %d changes were logged, want %d", typed, got.In, want)
		}
	}
	at, _ := moment.Parse("2013-01-16T09:04")
	r.Open(r.By(at))
	if got, want := r.Cut()+", "+r.Place(), "as logged by 16 Jan 2013 09:04, change 5 of "; got[:len(want)] != want {
		t.Errorf("the cut is %q", got)
	}
	r.Open(replay.Place{})
	if got := r.Cut(); got != "before anything was logged" || r.Story().Situation().Title == "" {
		t.Errorf("the cut is %q, of %q", got, r.Story().Situation().Title)
	}
}

// The ground of everything is not reached by a step: it costs a count of everything.
func TestNearIsCheap(t *testing.T) {
	r, _ := logged(t)
	r.Open(r.Last())
	if !r.Near(replay.Place{In: r.Len() - 1}) || r.Near(replay.Place{}) {
		t.Error("a step is far, or the beginning of the story near")
	}
}

func TestLogIsRefusedWhereItDoesNotFollow(t *testing.T) {
	g := modeltest.Situation(1, 5)
	changes := g.Changes()
	changes[len(changes)-1].Was = 77
	if _, err := read(model.NewStory(g.Situation.ID), changes); err == nil {
		t.Error("a change was taken that does not follow")
	}
}
