package store

import (
	"context"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"muster/model"
)

// Receipt is model.Receipt, which the callers of this package share.
type Receipt = model.Receipt

// farOff is how far a writer's clock may be behind the change before without a word in the log.
const farOff = time.Minute

// Append takes a batch: all of it or nothing. What it returns was committed to the disk.
//
//   - A batch whose Op was taken already is answered with what it did then.
//   - An edit that leaves its record as it is makes no change.
//   - An edit whose record was changed since is merged with that change where the two are of different fields and of none
//     that decides a number (model.Merge); the receipt says so.
//   - *model.Conflict: the record of an edit, or one that was relied on, was changed since. For one relied on, the Edit
//     in it has no After and is nobody's wish.
//   - ErrReplaced: the file holds another log than the one of Batch.Seen.
//   - model.ErrRefused: model.Admit does not let it in.
//
// All changes of a batch are logged at one time, the clock's, at least a millisecond after the batch before: a replay
// by time has the whole act or none of it.
func (f *File) Append(ctx context.Context, b model.Batch) (Receipt, error) {
	if b.Op == "" || len(b.Op) > 256 {
		return Receipt{}, fmt.Errorf("%q: %w; give it 1 to 256 bytes", b.Op, ErrOp)
	}
	var r Receipt
	err := f.update(ctx, func(tx *bbolt.Tx) (err error) {
		r, err = f.take(ctx, tx, &b)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	if r.First != 0 {
		f.ring(r.Last)
	}
	return r, nil
}

// take does the work of Append inside the transaction; errUnchanged goes with a receipt for which nothing was written.
func (f *File) take(ctx context.Context, tx *bbolt.Tx, b *model.Batch) (Receipt, error) {
	if r, taken, err := receipt(tx, b); taken || err != nil {
		return r, orUnchanged(err)
	}
	if err := goesOn(tx, b.Seen); err != nil {
		return Receipt{}, err
	}
	w, err := newWriter(tx, f.opt.Now(), b)
	if err != nil {
		return Receipt{}, err
	}
	edits, err := w.admitted()
	if err != nil {
		return Receipt{}, err
	}
	if len(edits) == 0 {
		return Receipt{Last: w.head.Seq}, errUnchanged
	}
	first := w.head.Seq + 1
	for i := range edits {
		if err := ctx.Err(); err != nil {
			return Receipt{}, err
		}
		if err := w.add(&edits[i]); err != nil {
			return Receipt{}, err
		}
	}
	return Receipt{First: first, Last: w.head.Seq, Changes: w.changes, Met: w.met}, w.finish(first)
}

func orUnchanged(err error) error {
	if err == nil {
		return errUnchanged
	}
	return err
}

// span is what an act did, as the file keeps it.
type span struct {
	First uint64 `json:"first"`
	Last  uint64 `json:"last"`
}

// receipt finds what a batch did when it was taken before.
func receipt(tx *bbolt.Tx, b *model.Batch) (r Receipt, taken bool, err error) {
	var s span
	if taken, err = read(tx, bucketOps, b.Op, &s); !taken || err != nil {
		return r, taken, err
	}
	r = Receipt{First: s.First, Last: s.Last}
	part, err := readPart(tx, s.First, int(s.Last-s.First)+1, nil)
	if err != nil {
		return r, true, err
	}
	if r.Changes, err = part.decode(model.NewChangeDecoder()); err != nil {
		return r, true, err
	}
	for _, c := range r.Changes {
		if c.By.ID != b.By.ID || c.Op != b.Op {
			return Receipt{}, true, fmt.Errorf("%q: %w that you can use: it is another editor's", b.Op, ErrOp)
		}
	}
	return r, true, fillBefore(r.Changes, func(seqs []uint64) (map[uint64]*model.Change, error) { return changesAt(tx, seqs) })
}
