package model_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/modeltest"
)

// picture is all that can be seen of a story, to compare two of them.
func picture(s *model.Story) map[model.Ref]model.Entry {
	all := map[model.Ref]model.Entry{}
	for _, k := range model.Kinds() {
		for _, e := range s.Entries(k) {
			all[model.Ref{Kind: k, ID: e.Record.RecordID()}] = *e
		}
	}
	return all
}

// history draws changes of a small situation: what modeltest logs, then deletions, renamings and returns without regard
// to what refers to what. The fold does not judge; Admit does.
func history(t *rapid.T) (situation string, changes []*model.Change) {
	g := modeltest.Draw(t)
	changes = g.Changes()
	last := map[model.Ref]*model.Change{}
	var refs []model.Ref
	for _, c := range changes {
		if last[c.Ref()] == nil {
			refs = append(refs, c.Ref())
		}
		last[c.Ref()] = c
	}
	for range rapid.IntRange(0, 30).Draw(t, "more changes") {
		ref := rapid.SampledFrom(refs).Draw(t, "changed")
		c := *last[ref]
		c.Seq, c.Was, c.Before = uint64(len(changes)+1), c.Seq, nil
		switch src, is := c.After.(*model.Source); {
		case c.After == nil:
			c.After = firstOf(changes, ref)
		case is && rapid.Bool().Draw(t, "rename"):
			renamed := *src
			renamed.Name = rapid.SampledFrom([]string{"AFP", "afp ", "BP", "Prime minister", "Ｂｐ"}).Draw(t, "name")
			c.After = &renamed
		default:
			c.After = nil
		}
		changes = append(changes, &c)
		last[ref] = &c
	}
	return g.Situation.ID, changes
}

func firstOf(changes []*model.Change, ref model.Ref) model.Record {
	for _, c := range changes {
		if c.Ref() == ref {
			return c.After
		}
	}
	return nil
}

// The fold of a log holds for every record what the last change of it said.
func TestFoldEqualsRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id, changes := history(t)
		state, err := model.Fold(changes)
		if err != nil {
			t.Fatal(err)
		}
		last := map[model.Ref]*model.Change{}
		for _, c := range changes {
			last[c.Ref()] = c
		}
		n := 0
		for ref, c := range last {
			e := state.Open(id).Entry(ref)
			if e.Record != c.After || e.Last.Seq != c.Seq || e.First.Seq > e.Last.Seq {
				t.Fatalf("%s is %+v", ref, e)
			}
			if c.After != nil {
				n++
			}
		}
		if got := len(picture(state.Open(id))); got != n || state.Head != uint64(len(changes)) {
			t.Fatalf("%d records, want %d", got, n)
		}
	})
}

// Replay forwards and backwards: Revert after Apply is nothing, at every step, for records and indexes alike.
func TestReplayForwardsAndBackwards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id, changes := history(t)
		s, asked := model.NewStory(id), rapid.IntRange(0, len(changes)).Draw(t, "index asked for at")
		var pictures []map[model.Ref]model.Entry
		var earlier []*model.Entry
		for i, c := range changes {
			pictures, earlier = append(pictures, picture(s)), append(earlier, s.Entry(c.Ref()))
			if err := s.Apply(c, ana); err != nil {
				t.Fatal(err)
			}
			if i >= asked {
				checkReferrers(t, s)
			}
		}
		for i, c := range slices.Backward(changes) {
			s.Revert(c, earlier[i])
			if !maps.Equal(picture(s), pictures[i]) {
				t.Fatalf("reverting change %d leaves something", c.Seq)
			}
			checkReferrers(t, s)
		}
		if held(s) > 0 || len(picture(s)) != 0 {
			t.Fatal("before the first change something is there")
		}
	})
}

// checkReferrers holds the index, made lazily at whatever time, against a scan of all records.
func checkReferrers(t *rapid.T, s *model.Story) {
	scan := map[model.Ref]map[model.Ref]bool{}
	for ref, e := range picture(s) {
		for _, to := range e.Record.Refs() {
			if scan[to] == nil {
				scan[to] = map[model.Ref]bool{}
			}
			scan[to][ref] = true
		}
		if scan[ref] == nil {
			scan[ref] = map[model.Ref]bool{}
		}
	}
	for to, want := range scan {
		got := s.Referrers(to)
		for _, r := range got {
			if !want[r] {
				t.Fatalf("%s is said to refer to %s", r, to)
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%d records refer to %s, want %d", len(got), to, len(want))
		}
	}
}

// inverse undoes the last change of each record, newest first, in the log itself: the content is what it was.
func TestInversesUndoALog(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id, changes := history(t)
		cut := rapid.IntRange(0, len(changes)).Draw(t, "undo to")
		state, err := model.Fold(changes[:cut])
		if err != nil {
			t.Fatal(err)
		}
		before := picture(state.Open(id))
		for _, c := range changes[cut:] {
			if err := state.Apply(c); err != nil {
				t.Fatal(err)
			}
		}
		for _, c := range slices.Backward(changes[cut:]) {
			e := c.Inverse()
			undo := *c
			undo.Seq, undo.Was, undo.After = state.Head+1, state.Open(id).Entry(e.Ref()).Last.Seq, e.After
			if err := state.Apply(&undo); err != nil {
				t.Fatal(err)
			}
		}
		after := picture(state.Open(id))
		for ref, e := range before {
			if after[ref].Record != e.Record || after[ref].First != e.First {
				t.Fatalf("%s is not as it was", ref)
			}
		}
		if len(after) != len(before) {
			t.Fatalf("%d records, before %d", len(after), len(before))
		}
	})
}

// The index of names finds each source by its name in any case and spacing, while names are unique; a swap of two names
// forwards and back leaves it right.
func TestNamesIndex(t *testing.T) {
	s := desk(t)
	finds := func(name, want string) {
		t.Helper()
		if id, ok := s.SourceNamed(model.FoldName(name)); id != want || ok != (want != "") {
			t.Errorf("%s is %q, want %q", name, id, want)
		}
	}
	finds("WILLIAM  hague", "hague")
	finds("Hague", "")
	refs := []model.Ref{{Kind: model.KindSource, ID: "hague"}, {Kind: model.KindSource, ID: "cameron"}}
	old := []*model.Entry{s.Entry(refs[0]), s.Entry(refs[1])}
	swap := []*model.Change{change(20, aSource("hague", "David Cameron"), 2), change(21, aSource("cameron", "William Hague"), 3)}
	for range 2 {
		for _, c := range swap {
			apply(t, s, c)
		}
		finds("William Hague", "cameron")
		finds("David Cameron", "hague")
		s.Revert(swap[1], old[1])
		s.Revert(swap[0], old[0])
		finds("William Hague", "hague")
		finds("David Cameron", "cameron")
	}
	apply(t, s, gone(20, aSource("hague", ""), 2))
	finds("William Hague", "")
}
