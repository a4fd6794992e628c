package act_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/act"
)

func (d *desk) retext(by model.Editor, id, text string) {
	c := *d.claim(id)
	c.Text = text
	a, err := act.Change(d.story(), d.story().Entry(model.Ref{Kind: model.KindClaim, ID: id}).Last.Seq, &c)
	d.do(by, a, err)
}

func (d *desk) grade(by model.Editor, id string, to model.Credibility) {
	a, err := act.Grade(d.story(), id, to)
	d.do(by, a, err)
}

// Who looks at a situation does not lose it by one undo too many; whoever does not may take it back, and the words have its zone.
func TestUndoOfTheSituation(t *testing.T) {
	d := newDesk(t)
	first, err := d.undo(ben)
	d.step(ben, first, err)
	by := d.asker(ben)
	by.Inside, by.Zone = true, nil
	if _, err := act.Undo(d.read, d.state.Head, by); !errors.Is(err, act.ErrOnlySituation) {
		t.Errorf("the situation is taken away: %v", err)
	}
	by.Inside = false
	step, err := act.Undo(d.read, d.state.Head, by)
	if err != nil || !strings.HasSuffix(step.Says(), "entered by you at 14:01") {
		t.Errorf("%v, %v", step, err)
	}
}

// Undo goes back through one's own acts, whatever others do in between, redo forward again, and a fresh act ends the chain.
func TestUndoAndRedo(t *testing.T) {
	d := newDesk(t)
	a, err := act.Add(d.story(), claim("c3", "hague", "GB dead 2"))
	d.do(ana, a, err)
	d.grade(ben, "c2", 4)
	d.retext(ana, "c3", "Two.")
	expect := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	back := func() string { s, err := d.undo(ana); return d.step(ana, s, err) }
	forth := func() string { s, err := d.redo(ana); return d.step(ana, s, err) }
	expect(back(), "undid: GB dead 2 (text), changed by you at 14:05")
	expect(back(), "undid: GB dead 2, entered by you at 14:03")
	if d.claim("c3") != nil || d.claim("c2").Credibility != 4 {
		t.Error("not undone, or too much")
	}
	if _, err := d.undo(ana); !errors.Is(err, act.ErrNothingToUndo) {
		t.Errorf("got %v", err)
	}
	expect(forth(), "redid: GB dead 2, entered by you at 14:03")
	expect(forth(), "redid: GB dead 2 (text), changed by you at 14:05")
	if d.claim("c3").Text != "Two." {
		t.Errorf("got %+v", d.claim("c3"))
	}
	expect(back(), "undid: GB dead 2 (text), changed by you at 14:05")
	d.grade(ana, "c3", 3)
	if _, err := d.redo(ana); !errors.Is(err, act.ErrNothingToRedo) {
		t.Errorf("after a fresh act: got %v", err)
	}
	expect(back(), "undid: GB dead 2 (credibility), changed by you at 14:11")
	expect(back(), "undid: GB dead 2, entered by you at 14:03")
	if _, err := d.undo(model.Editor{Name: "ana", ID: "key:ana"}); !errors.Is(err, act.ErrNothingToUndo) {
		t.Errorf("another of the same name: got %v", err)
	}
}

// A batch is one act, and so is its undoing.
func TestBatchIsUndoneAsOne(t *testing.T) {
	d := newDesk(t)
	before := contentOf(d.story())
	var all []model.Record
	for i := range 300 {
		all = append(all, claim(fmt.Sprint("n", i), "hague", "GB dead 1"))
	}
	a, err := act.Add(d.story(), all...)
	d.do(ana, a, err)
	s, err := d.undo(ana)
	if says := d.step(ana, s, err); says != "undid: 300 claims, entered by you at 14:03" || contentOf(d.story()) != before {
		t.Errorf("got %q", says)
	}
	s, err = d.redo(ana)
	if says := d.step(ana, s, err); says != "redid: 300 claims, entered by you at 14:03" || d.claim("n299") == nil {
		t.Errorf("got %q", says)
	}
}

// What somebody changed since is not overwritten: the refusal says who and what, and has what a merge needs.
func TestUndoOfWhatAnotherChanged(t *testing.T) {
	d := newDesk(t)
	d.retext(ana, "c1", "Mine.")
	d.grade(ben, "c1", 2)
	s, err := d.undo(ana) // another field: both stand
	if d.step(ana, s, err); len(s.Merged) != 1 || d.claim("c1").Text != "What c1 says." || d.claim("c1").Credibility != 2 {
		t.Errorf("%+v, %+v", s, d.claim("c1"))
	}
	d.retext(ana, "c1", "Mine again.")
	d.retext(ben, "c1", "Ben's.")
	_, err = d.undo(ana)
	var b *act.Blocked
	if !errors.As(err, &b) || !errors.Is(err, model.ErrConflict) || errors.Is(err, model.ErrRefused) {
		t.Fatalf("got %v", err)
	}
	want := "GB dead 3 and GB missing 5 (text), changed by you at 14:06, cannot be undone: ben changed its text since (claim c1, 14:07); merge the two versions"
	c := b.Moved[0]
	if err.Error() != want || c.Edit.After.(*model.Claim).Text != "What c1 says." || c.Base.(*model.Claim).Text != "Mine again." ||
		c.Theirs.Record.(*model.Claim).Text != "Ben's." {
		t.Errorf("got %v\n%+v", err, c)
	}
	merged := *d.claim("c1")
	merged.Text = "Both."
	if settled := b.Settle(&merged); len(settled.Edits) != 1 || settled.Op != b.Step.Op || settled.Edits[0].Was != d.state.Head || settled.Edits[0].After != &merged {
		t.Errorf("%+v", settled)
	}
	d.retext(ben, "c1", "Mine again.") // ben takes his words back: nothing stands against it any more
	s, err = d.undo(ana)
	if d.step(ana, s, err); d.claim("c1").Text != "What c1 says." {
		t.Errorf("%+v", d.claim("c1"))
	}
}

// What the editor merges is the undo that he asked for: the one after it goes on from there.
func TestUndoOfWhatWasMerged(t *testing.T) {
	d := newDesk(t)
	d.grade(ana, "c2", 3)
	d.retext(ana, "c1", "Mine.")
	d.retext(ben, "c1", "Ben's.")
	var b *act.Blocked
	if _, err := d.undo(ana); !errors.As(err, &b) {
		t.Fatal(err)
	}
	merged := *d.claim("c1")
	merged.Text = "Ben's, and as it was."
	d.step(ana, b.Settle(&merged), nil)
	s, err := d.undo(ana)
	if says := d.step(ana, s, err); !strings.HasPrefix(says, "undid: GB dead 4 (credibility)") || d.claim("c1").Text != merged.Text {
		t.Errorf("%q, %+v", says, d.claim("c1"))
	}
	s, err = d.redo(ana)
	d.step(ana, s, err)
	s, err = d.redo(ana)
	if says := d.step(ana, s, err); !strings.HasPrefix(says, "redid: GB dead 3 and GB missing 5 (text)") || d.claim("c1").Text != "Ben's." {
		t.Errorf("%q, %+v", says, d.claim("c1"))
	}
}

// What others refer to by now is not taken away.
func TestUndoOfWhatOthersReferTo(t *testing.T) {
	d := newDesk(t)
	a, err := act.Add(d.story(), claim("c3", "hague", "GB dead 2"))
	d.do(ana, a, err)
	a, err = act.AddEvidence(d.story(), "e1", "c3")
	d.do(ben, a, err)
	s, err := d.undo(ana)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Fit(d.asker(ana), func(string) model.Ledger { return d.story() })
	var b *act.Blocked
	want := "GB dead 2, entered by you at 14:03, cannot be undone: event e1 refers to it (The final assault, ben, 14:04); change or delete that first"
	if !errors.As(err, &b) || !errors.Is(err, model.ErrRefused) || len(b.Held) != 1 || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// An act of which nothing is left does not stand in the way of the one before.
func TestUndoPassesOverWhatIsGone(t *testing.T) {
	d := newDesk(t)
	d.grade(ana, "c2", 3)
	a, err := act.Add(d.story(), claim("c3", "hague", "GB dead 2"))
	d.do(ana, a, err)
	a, err = act.Delete(d.story(), model.Ref{Kind: model.KindClaim, ID: "c3"})
	d.do(ben, a, err)
	s, err := d.undo(ana)
	if says := d.step(ana, s, err); !strings.Contains(says, "GB dead 4 (credibility)") {
		t.Errorf("got %q", says)
	}
}

// What went out went out: undo passes over what was filed and confirmed, and redo is not ended by it.
func TestUndoPassesOverWhatWentOut(t *testing.T) {
	d := newDesk(t)
	d.grade(ana, "c2", 3)
	file := func(by model.Editor, confirmed string) {
		f := &model.Filing{ID: "f1", Text: "Filed.", Filed: d.claim("c1").Said, By: "ana", ConfirmedBy: confirmed}
		was := uint64(0)
		if e := d.story().Entry(model.Ref{Kind: model.KindFiling, ID: "f1"}); e.Alive() {
			was = e.Last.Seq
		}
		d.do(by, act.Act{Edits: []model.Edit{model.Put("siege", f, was)}}, nil)
	}
	file(ana, "")
	file(ben, "ben")
	if s, err := d.undo(ben); s != nil && strings.Contains(s.What, "iling") {
		t.Errorf("ben's confirmation: %+v, %v", s, err)
	}
	s, err := d.undo(ana)
	if says := d.step(ana, s, err); !strings.Contains(says, "GB dead 4 (credibility)") {
		t.Errorf("got %q", says)
	}
	file(ana, "")
	s, err = d.redo(ana)
	if says := d.step(ana, s, err); !strings.Contains(says, "GB dead 4 (credibility)") {
		t.Errorf("got %q", says)
	}
	if !d.story().Entry(model.Ref{Kind: model.KindFiling, ID: "f1"}).Alive() {
		t.Error("what was filed is gone")
	}
}

// The last act is found near the end, however long the log is.
func TestUndoReadsOnlyTheEnd(t *testing.T) {
	d := newDesk(t)
	for i := range 3000 {
		d.grade(ben, "c2", model.Credibility(1+i%5))
	}
	d.retext(ana, "c1", "Mine.")
	d.grade(ben, "c2", 6)
	if _, err := d.undo(ana); err != nil || d.reads > 64 {
		t.Errorf("%d changes were read back: %v", d.reads, err)
	}
}

// Undo after do is nothing, and redo after undo is the do, whatever two editors do, as a list of past states would have it.
func TestUndoAgainstAListOfStates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t)
		var past, future []string // ana alone changes what ana changes; ben changes another claim
		look := func() string {
			b, _ := model.Encode(d.claim("c1"))
			return string(b)
		}
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			switch rapid.IntRange(0, 4).Draw(t, "what") {
			case 0, 1:
				was := look()
				if text := rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(t, "text"); text != d.claim("c1").Text {
					d.retext(ana, "c1", text)
					past, future = append(past, was), nil
				}
			case 2:
				s, err := d.undo(ana)
				if len(past) == 0 {
					if !errors.Is(err, act.ErrNothingToUndo) {
						t.Fatalf("nothing to undo: %+v, %v", s, err)
					}
					break
				}
				future = append(future, look())
				d.step(ana, s, err)
				if want := past[len(past)-1]; look() != want {
					t.Fatalf("undone: %s, want %s", look(), want)
				}
				past = past[:len(past)-1]
			case 3:
				s, err := d.redo(ana)
				if len(future) == 0 {
					if !errors.Is(err, act.ErrNothingToRedo) {
						t.Fatalf("nothing to redo: %+v, %v", s, err)
					}
					break
				}
				past = append(past, look())
				d.step(ana, s, err)
				if want := future[len(future)-1]; look() != want {
					t.Fatalf("redone: %s, want %s", look(), want)
				}
				future = future[:len(future)-1]
			case 4:
				d.grade(ben, "c2", 1+(d.claim("c2").Credibility+1)%5)
			}
		}
	})
}
