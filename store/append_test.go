package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// What was saved is there for whoever opens the file afresh, in order, with what it replaced.
func TestAppendIsReadBack(t *testing.T) {
	f := newDesk(t, store.Options{})
	r := put(t, f, "one", claim("c1", "hague", "One dead."))
	mustAppend(t, f, model.Batch{Op: "two", By: ana, Edits: []model.Edit{model.Put("siege", claim("c1", "hague", "Two dead."), r.Last)}})
	again, err := store.Open(f.Path(), store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	changes, err := again.Since(t.Context(), model.Head{Seq: 2})
	if err != nil || len(changes) != 2 {
		t.Fatalf("%d changes, %v", len(changes), err)
	}
	if changes[1].Before.(*model.Claim).Text != "One dead." || changes[1].After.(*model.Claim).Text != "Two dead." {
		t.Errorf("before %v, after %v", changes[1].Before, changes[1].After)
	}
	state, err := again.Load(t.Context(), "siege")
	if err != nil || state.Head != 4 || state.Story("siege").Claim("c1").Text != "Two dead." {
		t.Errorf("%+v, %v", state, err)
	}
	e := state.Story("siege").Entry(model.Ref{Kind: model.KindClaim, ID: "c1"})
	if e.First.Seq != 3 || e.Last.Seq != 4 || *e.Last.By != ana {
		t.Errorf("%+v", e)
	}
}

// Seen red with the comparison of revisions in agreed taken out.
func TestConflictCarriesBothVersions(t *testing.T) {
	f := newDesk(t, store.Options{})
	r := put(t, f, "one", claim("c1", "hague", "One dead."))
	ben := model.Editor{Name: "ben", ID: "uid:1001"}
	mustAppend(t, f, model.Batch{Op: "two", By: ben, Edits: []model.Edit{model.Put("siege", claim("c1", "hague", "Two dead."), r.Last)}})
	_, err := f.Append(t.Context(), model.Batch{Op: "three", By: ana, Edits: []model.Edit{model.Put("siege", claim("c1", "hague", "Three dead."), r.Last)}})
	var conflict *model.Conflict
	if !errors.As(err, &conflict) || !errors.Is(err, model.ErrConflict) {
		t.Fatalf("got %v", err)
	}
	if conflict.Base.(*model.Claim).Text != "One dead." || conflict.Theirs.Record.(*model.Claim).Text != "Two dead." || *conflict.Theirs.Last.By != ben {
		t.Errorf("base %v, theirs %v", conflict.Base, conflict.Theirs)
	}
	if head, _ := f.Head(t.Context()); head.Seq != 4 {
		t.Errorf("a refused batch was written: head %d", head.Seq)
	}
}

func TestReliedOnRecordMoved(t *testing.T) {
	f := newDesk(t, store.Options{})
	r := put(t, f, "one", claim("c1", "hague", "One dead."))
	mustAppend(t, f, model.Batch{Op: "two", By: ana, Edits: []model.Edit{model.Put("siege", claim("c1", "hague", "Two dead."), r.Last)}})
	b := model.Batch{Op: "three", By: ana, Edits: []model.Edit{model.Put("siege", claim("c2", "hague", "As before."), 0)},
		Relied: []model.Revision{{Situation: "siege", Ref: model.Ref{Kind: model.KindClaim, ID: "c1"}, Seq: r.Last}}}
	if _, err := f.Append(t.Context(), b); !errors.Is(err, model.ErrConflict) {
		t.Fatalf("got %v", err)
	}
	b.Relied[0].Seq = 4
	mustAppend(t, f, b)
}

func TestRefusals(t *testing.T) {
	f := newDesk(t, store.Options{})
	put(t, f, "one", claim("c1", "hague", "One dead."))
	for name, e := range map[string]model.Edit{
		"a dangling reference":      model.Put("siege", claim("c2", "nobody", "x"), 0),
		"a second voice of a name":  model.Put("siege", source("hague2", "WILLIAM  Hague"), 0),
		"what others refer to":      {Situation: "siege", Kind: model.KindSource, ID: "hague", Was: 2},
		"a situation that is full":  {Situation: "siege", Kind: model.KindSituation, ID: "siege", Was: 1},
		"a situation not there":     model.Put("crash", source("x", "X"), 0),
		"an id of another kind":     model.Put("siege", claim("hague", "hague", "x"), 0),
		"a record wrong in itself":  model.Put("siege", claim("c3", "hague", ""), 0),
		"a situation with a slash":  model.Put("a/b", situation("a/b"), 0),
		"a kind that is none":       {Situation: "siege", Kind: 0, ID: "x", After: claim("x", "hague", "x")},
		"another id than it stands": {Situation: "siege", Kind: model.KindClaim, ID: "c9", After: claim("c8", "hague", "x")},
	} {
		if _, err := f.Append(t.Context(), model.Batch{Op: name, By: ana, Edits: []model.Edit{e}}); !errors.Is(err, model.ErrRefused) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for _, op := range []string{"", strings.Repeat("x", 257)} {
		if _, err := f.Append(t.Context(), model.Batch{Op: op, By: ana}); !errors.Is(err, store.ErrOp) {
			t.Errorf("op %q: got %v", op, err)
		}
	}
}

// A commit may be on the disk although its writer never heard so: asked again, the file says what it did.
func TestSameActIsTakenOnce(t *testing.T) {
	f := newDesk(t, store.Options{})
	first := put(t, f, "one", claim("c1", "hague", "One dead."), claim("c2", "hague", "Two dead."))
	put(t, f, "two", claim("c3", "hague", "Three dead."))
	again := put(t, f, "one", claim("c1", "hague", "One dead."), claim("c2", "hague", "Two dead."))
	if again.First != first.First || again.Last != first.Last || len(again.Changes) != 2 || !again.Changes[0].Logged.Equal(first.Changes[0].Logged) {
		t.Errorf("%+v, want %+v", again, first)
	}
	_, err := f.Append(t.Context(), model.Batch{Op: "one", By: model.Editor{Name: "ana", ID: "uid:7"}})
	if !errors.Is(err, store.ErrOp) {
		t.Errorf("another editor's act: got %v", err)
	}
}

func TestNothingToChange(t *testing.T) {
	f := newDesk(t, store.Options{})
	head, _ := f.Head(t.Context())
	for op, edits := range map[string][]model.Edit{
		"none":     nil,
		"the same": {model.Put("siege", source("hague", "William Hague"), 2)},
		"gone":     {{Situation: "siege", Kind: model.KindClaim, ID: "never"}},
	} {
		r := mustAppend(t, f, model.Batch{Op: op, By: ana, Edits: edits})
		if r.First != 0 || r.Last != head.Seq || len(r.Changes) != 0 {
			t.Errorf("%s: %+v", op, r)
		}
	}
	if after, _ := f.Head(t.Context()); after != head {
		t.Errorf("head moved: %+v, was %+v", after, head)
	}
}

// Times in the log only rise, whatever the clocks of the writers do; one that is far behind is noted.
func TestLoggedRises(t *testing.T) {
	c := newClock()
	f := newDesk(t, store.Options{Now: c.Now})
	last := put(t, f, "one", claim("c1", "hague", "One.")).Changes[0].Logged
	for i, back := range []time.Duration{0, 30 * time.Second, time.Hour} {
		c.set(last.Add(-back - time.Second))
		r := put(t, f, "back"+back.String(), claim("b"+back.String(), "hague", "x"), claim("d"+back.String(), "hague", "x"))
		for _, got := range r.Changes {
			if want := last.Add(time.Millisecond); !got.Logged.Equal(want) {
				t.Errorf("%d: logged %v, want %v", i, got.Logged, want)
			}
			if far := back == time.Hour; (got.Off != 0) != far || far && got.Off < time.Hour {
				t.Errorf("%d: off by %v", i, got.Off)
			}
		}
		last = r.Changes[0].Logged
	}
}

// Daylight saving moves no time of the log, which is in UTC; a clock that begins at 1970 leaves the log in order, and says so.
func TestLoggedThroughOddClocks(t *testing.T) {
	c := newClock()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	summer := time.Date(2025, 10, 26, 0, 59, 0, 0, time.UTC).In(berlin) // 02:59, and a minute later 02:00 again
	c.set(summer)
	f := newDesk(t, store.Options{Now: func() time.Time { return c.Now().In(berlin) }})
	last := put(t, f, "before", claim("c0", "hague", "x")).Changes[0]
	for i, now := range []time.Time{summer.Add(time.Minute), summer.Add(time.Hour), time.Unix(0, 0), time.Unix(5, 0), time.Time{}, summer.Add(2 * time.Hour)} {
		c.set(now)
		id := fmt.Sprint("odd", i)
		got := put(t, f, id, claim(id, "hague", "x")).Changes[0]
		odd := now.Year() < 2000
		if !got.Logged.After(last.Logged) || (got.Off != 0) != odd || !odd && !got.Logged.Equal(now.Add(time.Second)) {
			t.Errorf("%v: logged %v after %v, off by %v", now, got.Logged, last.Logged, got.Off)
		}
		last = got
	}
}

// A source gives up its name, and another takes it, in one act; names longer than bbolt's keys are no matter.
func TestNamesChangeHands(t *testing.T) {
	f := newDesk(t, store.Options{})
	long := strings.Repeat("Ministry of Everything ", 2500)
	put(t, f, "more", source("b", "Second"), source("long", long))
	mustAppend(t, f, model.Batch{Op: "swap", By: ana, Edits: []model.Edit{
		model.Put("siege", source("hague", "Second"), 2), model.Put("siege", source("b", "William Hague"), 3)}})
	_, err := f.Append(t.Context(), model.Batch{Op: "twice", By: ana, Edits: []model.Edit{model.Put("siege", source("c", strings.ToUpper(long)), 0)}})
	if !errors.Is(err, model.ErrRefused) {
		t.Errorf("got %v", err)
	}
	mustAppend(t, f, model.Batch{Op: "delete", By: ana, Edits: []model.Edit{{Situation: "siege", Kind: model.KindSource, ID: "b", Was: 6}}})
	put(t, f, "free", source("d", "william hague"))
}

// An edit that was undone stands at its first place in the log.
func TestUndoneDeletionKeepsItsPlace(t *testing.T) {
	f := newDesk(t, store.Options{})
	put(t, f, "one", claim("c1", "hague", "One."))
	gone := mustAppend(t, f, model.Batch{Op: "del", By: ana, Edits: []model.Edit{{Situation: "siege", Kind: model.KindClaim, ID: "c1", Was: 3}}})
	mustAppend(t, f, model.Batch{Op: "undo", Undoes: "del", By: ana, Edits: []model.Edit{gone.Changes[0].Inverse()}})
	state, err := f.Load(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if e := state.Story("siege").Entry(model.Ref{Kind: model.KindClaim, ID: "c1"}); e.First.Seq != 3 || e.Last.Seq != 5 {
		t.Errorf("%+v", e)
	}
}

// One act may be a whole import. BenchmarkImport100k has a hundred thousand.
func TestLargeBatch(t *testing.T) {
	f := newFile(t, store.Options{})
	if r := put(t, f, "import", siege(10_000)...); len(r.Changes) != 10_061 {
		t.Errorf("%d changes", len(r.Changes))
	}
}

func TestCancelledAppendWritesNothing(t *testing.T) {
	f := newDesk(t, store.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Append(ctx, model.Batch{Op: "x", By: ana, Edits: []model.Edit{model.Put("siege", claim("c", "hague", "x"), 0)}}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// Edits of different fields of one record both stand, and the receipt says so; of one field, or of what decides a number,
// the second is refused.
func TestAppendMerges(t *testing.T) {
	f := newDesk(t, store.Options{})
	ben := model.Editor{Name: "ben", ID: "uid:1001"}
	first := put(t, f, "one", claim("c1", "hague", "One dead."))
	graded, via := claim("c1", "hague", "One dead."), claim("c1", "hague", "One dead.")
	graded.Credibility, via.Via = 2, "AP"
	theirs := mustAppend(t, f, model.Batch{Op: "two", By: ben, Edits: []model.Edit{model.Put("siege", graded, first.Last)}})
	r := mustAppend(t, f, model.Batch{Op: "three", By: ana, Edits: []model.Edit{model.Put("siege", via, first.Last)}})
	c := r.Changes[0]
	if got := c.After.(*model.Claim); got.Via != "AP" || got.Credibility != 2 || c.Was != theirs.Last || !model.Equal(c.Before, graded) {
		t.Errorf("%+v", c)
	}
	if want := "claim c1: ben changed its credibility meanwhile; your via was merged with that"; len(r.Met) != 1 || r.Met[0].Says() != want {
		t.Errorf("%+v", r.Met)
	}
	again := mustAppend(t, f, model.Batch{Op: "four", By: ana, Edits: []model.Edit{model.Put("siege", graded, first.Last)}})
	if again.First != 0 || len(again.Met) != 0 {
		t.Errorf("what is there already: %+v", again)
	}
	retracted := claim("c1", "hague", "One dead.")
	retracted.Status = model.Retracted
	_, err := f.Append(t.Context(), model.Batch{Op: "five", By: ana, Edits: []model.Edit{model.Put("siege", retracted, first.Last)}})
	if !errors.Is(err, model.ErrConflict) {
		t.Errorf("a status: got %v", err)
	}
	gone := model.Edit{Situation: "siege", Kind: model.KindClaim, ID: "c1", Was: first.Last}
	if _, err := f.Append(t.Context(), model.Batch{Op: "six", By: ana, Edits: []model.Edit{gone}}); !errors.Is(err, model.ErrConflict) {
		t.Errorf("a deletion: got %v", err)
	}
}

// The log is read backwards in slices, and each has what its changes replaced.
func TestBetween(t *testing.T) {
	f := newDesk(t, store.Options{})
	for i := range 700 {
		mustAppend(t, f, model.Batch{Op: fmt.Sprint(i), By: ana, Edits: []model.Edit{model.Put("siege", claim("c1", "hague", fmt.Sprint(i)), uint64(max(i-1, 0)+min(i, 1)*3))}})
	}
	whole, err := f.Since(t.Context(), model.Head{})
	if err != nil {
		t.Fatal(err)
	}
	for _, span := range [][2]uint64{{1, 702}, {0, 3}, {650, 702}, {3, 3}, {100, 690}, {702, 900}} {
		got, err := f.Between(t.Context(), span[0], span[1])
		if err != nil {
			t.Fatal(err)
		}
		sameChanges(t, got, whole[max(span[0], 1)-1:min(span[1], 702)])
	}
	if got, err := f.Between(t.Context(), 703, 800); err != nil || len(got) != 0 {
		t.Errorf("behind the head: %d changes, %v", len(got), err)
	}
}
