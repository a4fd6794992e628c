package replay_test

import (
	"runtime"
	"testing"
	"time"
	"weak"

	"muster/model"
	"muster/model/account"
	"muster/model/modeltest"
	"muster/model/moment"
	"muster/model/replay"
)

// decoded gives each change as it is read from a file, with records of its own.
func decoded(t *testing.T, changes []*model.Change, visit func(*model.Change)) {
	t.Helper()
	d := model.NewChangeDecoder()
	for _, c := range changes {
		b, err := model.EncodeChange(c)
		if err != nil {
			t.Fatal(err)
		}
		read, err := d.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		read.Hash = string(make([]byte, 64))
		visit(read)
	}
}

func folded(t *testing.T, g *modeltest.Generated) (*model.Story, []*model.Change) {
	t.Helper()
	changes := g.Changes()
	state := model.NewState()
	for _, c := range changes {
		own := *c
		if err := state.Apply(&own); err != nil {
			t.Fatal(err)
		}
	}
	return state.Open(g.Situation.ID), changes
}

// Of a log there is no change left in memory, and of their records only those that others replaced: the story has the rest.
// Seen red with the change kept in its step, and with its record in the place of the story's.
func TestLogKeepsNoChange(t *testing.T) {
	now, changes := folded(t, modeltest.Situation(1, 500))
	reading, replaced := replay.NewReading(now), 0
	var all []weak.Pointer[model.Change]
	var claims []weak.Pointer[model.Claim]
	decoded(t, changes, func(c *model.Change) {
		if err := reading.Add(c); err != nil {
			t.Fatal(err)
		}
		all = append(all, weak.Make(c))
		if claim, ok := c.After.(*model.Claim); ok {
			claims = append(claims, weak.Make(claim))
		}
		if now.Entry(c.Ref()).Last.Seq > c.Seq {
			replaced++
		}
	})
	log := reading.Log()
	runtime.GC()
	for _, c := range all {
		if c.Value() != nil {
			t.Fatalf("change %d is still in memory", c.Value().Seq)
		}
	}
	alive := 0
	for _, c := range claims {
		if c.Value() != nil {
			alive++
		}
	}
	if replaced == 0 || alive != replaced || log.Len() != len(changes) {
		t.Errorf("%d claims of %d changes are in memory, and %d were replaced", alive, log.Len(), replaced)
	}
	runtime.KeepAlive(now)
}

// A step takes some dozen bytes, whatever its change holds.
func TestLogIsSmall(t *testing.T) {
	now, changes := folded(t, modeltest.Situation(1, 5000))
	var once []*model.Change // those that the story holds the records of
	for _, c := range changes {
		if e := now.Entry(c.Ref()); e.First.Seq == e.Last.Seq {
			once = append(once, c)
		}
	}
	heap := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	before := heap()
	reading := replay.NewReading(now)
	decoded(t, once, func(c *model.Change) {
		if err := reading.Add(c); err != nil {
			t.Fatal(err)
		}
	})
	log := reading.Log()
	if each := (heap() - before) / log.Len(); each > 48 {
		t.Errorf("%d bytes a step", each)
	}
	runtime.KeepAlive([]any{log, now, once})
}

// A deletion, its undo and the deletion of what is not there are told, and gone through in both directions.
func TestDeletionsInTheLog(t *testing.T) {
	g := modeltest.Situation(1, 5)
	_, changes := folded(t, g)
	claim := g.Claims[4]
	was := uint64(0)
	for _, c := range changes {
		if c.Ref() == (model.Ref{Kind: model.KindClaim, ID: claim.ID}) {
			was = c.Seq
		}
	}
	for _, c := range []model.Change{{Op: "gone"}, {Op: "back", Undoes: "gone", After: claim}, {Op: "gone"}, {Op: "nothing"}, {Op: "end", Undoes: "nothing", After: claim}} {
		c.Seq, c.Was, c.By = uint64(len(changes)+1), was, model.Editor{Name: "ben", ID: "uid:2"}
		c.Situation, c.Kind, c.Record = g.Situation.ID, model.KindClaim, claim.ID
		c.Logged = began.Add(time.Duration(c.Seq) * time.Minute)
		changes, was = append(changes, &c), c.Seq
	}
	state, err := model.Fold(fresh(changes))
	if err != nil {
		t.Fatal(err)
	}
	log, err := read(state.Open(g.Situation.ID), changes)
	if err != nil {
		t.Fatal(err)
	}
	r := replay.Logged(state.Open(g.Situation.ID).Clone(), log)
	r.Open(r.Last())
	n, says := log.Len(), "the claim of "+r.Says(claim)
	step := func(to int, did string) {
		t.Helper()
		r.Move(replay.Place{In: to})
		if got := r.Did(); got != did {
			t.Errorf("to %d: %s, want %s", to, got, did)
		}
		want, err := model.Fold(fresh(changes[:to]))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := show(r.Book()), show(account.Open(want.Open(g.Situation.ID), moment.Moment{})); got != want {
			t.Errorf("to %d:\n%s\nwant\n%s", to, got, want)
		}
	}
	step(n-1, "taken back: ben added (an undo) "+says)
	step(n-2, "taken back: ben deleted the claim "+claim.ID)
	step(n-3, "taken back: ben deleted "+says)
	step(n-4, "taken back: ben added (an undo) "+says)
	step(n-5, "taken back: ben deleted "+says)
	step(n-4, "ben deleted "+says)
	step(n-3, "ben added (an undo) "+says)
	step(n-2, "ben deleted "+says)
	step(n-1, "ben deleted the claim "+claim.ID)
	step(n, "ben added (an undo) "+says)
}
