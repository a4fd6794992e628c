//go:build linux

package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// live is an editor who works at random on a few records that eight others work on, too: what is done next depends on what
// was seen last. It says what was taken, what was refused, and each head that it saw.
func live(path string, opt store.Options) error {
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	ctx := context.Background()
	state, err := f.Load(ctx, "")
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(uint64(os.Getpid()), 8))
	for i := range 60 {
		b := model.Batch{Op: fmt.Sprintf("p%d-%d", os.Getpid(), i), By: model.Editor{Name: "e", ID: fmt.Sprint("uid:", os.Getpid())}}
		for _, n := range rng.Perm(8)[:1+rng.IntN(3)] {
			b.Edits = append(b.Edits, wish(rng, state.Open("siege"), n))
		}
		switch r, err := f.Append(ctx, b); {
		case err == nil:
			fmt.Println("took", b.Op, r.First, r.Last)
		case errors.Is(err, model.ErrConflict), errors.Is(err, model.ErrRefused):
			fmt.Println("refused", b.Op)
		default:
			return err
		}
		if err := keepUp(ctx, f, state); err != nil {
			return err
		}
	}
	return nil
}

// wish is an edit of one of eight claims: make it, change its text, or delete it.
func wish(rng *rand.Rand, story *model.Story, n int) model.Edit {
	c := claim(fmt.Sprint("w", n), "hague", fmt.Sprint("Version ", rng.IntN(1000)))
	e := model.Put("siege", c, revision(story.Entry(model.Ref{Kind: model.KindClaim, ID: c.ID})))
	if rng.IntN(4) == 0 {
		e.After = nil
	}
	return e
}

// keepUp folds what is new into what the editor knows, and says up to where the log was seen.
func keepUp(ctx context.Context, f *store.File, state *model.State) error {
	changes, err := f.Since(ctx, model.Head{Seq: state.Head})
	if err != nil {
		return err
	}
	for _, c := range changes {
		if err := state.Apply(c); err != nil {
			return err
		}
	}
	head, err := f.Head(ctx)
	fmt.Println("saw", head.Seq, head.Hash)
	return err
}

// Eight processes, what each was told and what each saw, held against one log in memory: what was taken is in it once and
// whole, what was refused is not, and everybody saw the same changes in the same order.
// Seen red with the revision check taken out of admit: two edits of one version were both taken.
func TestHistoryOfEight(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	var crews []*crew
	for range 8 {
		crews = append(crews, begin(t, "history", f.Path(), ""))
	}
	hashes, ops := map[uint64]string{}, map[string][]uint64{}
	var lines []string
	for _, c := range crews {
		lines = append(lines, c.wait()...)
	}
	var all []*model.Change
	err := f.Log(t.Context(), model.Head{}, func(l model.Logged) error {
		c := l.Change
		all, hashes[l.Seq], ops[l.Op] = append(all, &c), l.Hash, append(ops[l.Op], l.Seq)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := model.Fold(all); err != nil {
		t.Error(err)
	}
	took := 0
	for _, s := range said(lines, "took") {
		var op string
		var first, last uint64
		if _, err := fmt.Sscan(s, &op, &first, &last); err != nil {
			t.Fatal(s, err)
		}
		if got := ops[op]; first != 0 && (len(got) == 0 || got[0] != first || got[len(got)-1] != last || uint64(len(got)) != last-first+1) {
			t.Errorf("%s was told %d-%d and is %v in the log", op, first, last, got)
		}
		took++
	}
	refused := said(lines, "refused")
	for _, op := range refused {
		if len(ops[op]) > 0 {
			t.Errorf("%s was refused and is in the log", op)
		}
	}
	for _, s := range said(lines, "saw") {
		var seq uint64
		var hash string
		if _, err := fmt.Sscan(s, &seq, &hash); err != nil || hashes[seq] != hash {
			t.Errorf("somebody saw change %d as %s, the log has %s", seq, hash, hashes[seq])
		}
	}
	if took+len(refused) != 8*60 || took < 50 || len(refused) < 20 {
		t.Errorf("%d taken, %d refused: %q", took, len(refused), said(lines, "error:"))
	}
	t.Logf("%d taken, %d refused, %d changes", took, len(refused), len(all))
}
