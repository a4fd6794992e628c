package store

import (
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"muster/model"
)

// Logged is model.Logged, which the callers of this package share.
type Logged = model.Logged

// Head reads the end of the log.
func (f *File) Head(ctx context.Context) (h Head, err error) {
	err = f.view(ctx, func(tx *bbolt.Tx) (err error) {
		h, _, err = readHead(tx)
		return err
	})
	return h, err
}

// Since reads the changes after a point of the log, in order, Before filled. Hash and Generation of the point are compared
// where they are not empty. ErrReplaced: the file holds another log than the one that the point is of, or one that does
// not reach that far.
func (f *File) Since(ctx context.Context, after Head) ([]*model.Change, error) {
	var all []*model.Change
	err := f.parts(ctx, after, func(_ part, changes []*model.Change) error {
		all = append(all, changes...)
		return nil
	})
	return all, err
}

// Log visits the changes that Since gives, up to the head as it is at the end, every hash held against the one before. Only
// some hundred are in memory at a time, and no transaction is open while visit runs. An error of visit ends it.
func (f *File) Log(ctx context.Context, after Head, visit func(Logged) error) error {
	return f.parts(ctx, after, func(p part, changes []*model.Change) error {
		prev := p.prev
		for _, c := range changes {
			if err := visit(Logged{Change: *c, Prev: prev}); err != nil {
				return err
			}
			prev = c.Hash
		}
		return nil
	})
}

// Between reads the changes from one sequence to another, both included, in order, Before filled: how the log is read
// backwards, slice by slice. What lies behind the head is not there.
func (f *File) Between(ctx context.Context, from, to uint64) (all []*model.Change, err error) {
	d := model.NewChangeDecoder()
	for from = max(from, 1); from <= to; {
		var p part
		err := f.view(ctx, func(tx *bbolt.Tx) (err error) {
			p, err = readPart(tx, from, int(min(partEntries, to-from+1)), nil)
			return err
		})
		if err != nil || len(p.entries) == 0 {
			return all, err
		}
		changes, err := f.decode(ctx, p, d)
		if err != nil {
			return all, err
		}
		all, from = append(all, changes...), from+uint64(len(changes))
	}
	return all, nil
}

// parts reads the log part by part, each held against the point that the one before ended with.
func (f *File) parts(ctx context.Context, after Head, visit func(part, []*model.Change) error) error {
	var room []byte
	for d := model.NewChangeDecoder(); ; {
		p, err := f.part(ctx, after, room)
		if err != nil {
			return err
		}
		if len(p.entries) == 0 {
			return nil
		}
		changes, err := f.decode(ctx, p, d)
		if err != nil {
			return err
		}
		if err := visit(p, changes); err != nil {
			return err
		}
		end := p.entries[len(p.entries)-1]
		if end.seq == p.head.Seq {
			return nil
		}
		room = p.room // nothing that was decoded is a piece of it
		after = Head{Seq: end.seq, Hash: end.hash, Generation: p.head.Generation}
	}
}

// part copies the next part of the log.
func (f *File) part(ctx context.Context, after Head, room []byte) (p part, err error) {
	err = f.view(ctx, func(tx *bbolt.Tx) error {
		if err := goesOn(tx, after); err != nil {
			return err
		}
		p, err = readPart(tx, after.Seq+1, partEntries, room)
		return err
	})
	return p, err
}

// goesOn tells whether the log is the one that a point is of. What the point leaves empty is not compared.
func goesOn(tx *bbolt.Tx, point Head) error {
	head, _, err := readHead(tx)
	switch {
	case err != nil:
		return err
	case point.Generation != "" && point.Generation != head.Generation:
		return ErrReplaced
	case point.Seq > head.Seq:
		return fmt.Errorf("%w (it ends with change %d, change %d was read)", ErrReplaced, head.Seq, point.Seq)
	case point.Hash == "":
		return nil
	}
	hash, err := hashAt(tx.Bucket([]byte(bucketLog)), point.Seq)
	if err == nil && hash != point.Hash {
		err = ErrReplaced
	}
	return err
}

// decode decodes a part, outside any transaction but the one that fetches what its changes replaced.
func (f *File) decode(ctx context.Context, p part, d *model.ChangeDecoder) ([]*model.Change, error) {
	changes, err := p.decode(d)
	if err != nil {
		return nil, f.named(err)
	}
	err = fillBefore(changes, func(seqs []uint64) (found map[uint64]*model.Change, err error) {
		err = f.view(ctx, func(tx *bbolt.Tx) (err error) {
			found, err = changesAt(tx, seqs)
			return err
		})
		return found, err
	})
	return changes, f.named(err)
}
