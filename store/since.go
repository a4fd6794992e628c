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

// Since reads the changes after a sequence, in order, Before filled. ErrReplaced: the log does not reach that far.
func (f *File) Since(ctx context.Context, seq uint64) ([]*model.Change, error) {
	var all []*model.Change
	err := f.parts(ctx, seq+1, func(_ part, changes []*model.Change) error {
		all = append(all, changes...)
		return nil
	})
	return all, err
}

// Log visits every change from a sequence on (0 and 1: the first), in order, up to the head as it is at the end, Before
// filled and every hash held against the one before. No transaction is open while visit runs. An error of visit ends it.
func (f *File) Log(ctx context.Context, from uint64, visit func(Logged) error) error {
	return f.parts(ctx, max(from, 1), func(p part, changes []*model.Change) error {
		prev := p.prev
		for i, c := range changes {
			if err := visit(Logged{Change: *c, Prev: prev, Hash: p.entries[i].hash}); err != nil {
				return err
			}
			prev = p.entries[i].hash
		}
		return nil
	})
}

// parts reads the log part by part.
func (f *File) parts(ctx context.Context, from uint64, visit func(part, []*model.Change) error) error {
	var first *Head
	last := "" // the hash that the next part must follow on
	for {
		p, err := f.part(ctx, from)
		if err != nil {
			return err
		}
		if first == nil {
			first, last = &p.head, p.prev
		}
		if p.head.Generation != first.Generation || p.prev != last {
			return f.named(ErrReplaced)
		}
		if len(p.entries) == 0 {
			return nil
		}
		changes, err := f.decode(ctx, p)
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
		from, last = end.seq+1, end.hash
	}
}

// part copies the next part of the log.
func (f *File) part(ctx context.Context, from uint64) (p part, err error) {
	err = f.view(ctx, func(tx *bbolt.Tx) error {
		head, _, err := readHead(tx)
		if err != nil {
			return err
		}
		if from > head.Seq+1 {
			return fmt.Errorf("%w (it ends with change %d, change %d was read)", ErrReplaced, head.Seq, from-1)
		}
		p, err = readPart(tx, from, partEntries)
		return err
	})
	return p, err
}

// decode decodes a part, outside any transaction but the one that fetches what its changes replaced.
func (f *File) decode(ctx context.Context, p part) ([]*model.Change, error) {
	changes, err := p.decode()
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
