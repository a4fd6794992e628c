package store

import (
	"context"
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"

	"muster/model"
)

// compactStep is how many bytes are copied in one transaction of the new file.
const compactStep = 4 << 20

// Compact writes the file anew without the room it no longer needs, verifies the new one and puts it in the place of the old
// one. Others wait until it is done, and then find the new file. Nothing of the log is left out.
func (f *File) Compact(ctx context.Context) (c model.Compacted, err error) {
	file, leave, err := f.hold(ctx, os.O_RDWR, shared)
	if err != nil {
		return c, err
	}
	defer leave()
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return c, err
	}
	c.Before = info.Size()
	beside := f.hidden("compact")
	sweep(beside)
	c.Verified, err = f.deliver(ctx, parcel{beside: beside,
		fill: func(_ context.Context, to *os.File) error {
			return errors.Join(alike(to, info), f.transact(file, true, func(tx *bbolt.Tx) error { return repack(to.Name(), tx.DB()) }))
		},
		name: func(temp string, _ *model.Verified) error {
			if now, err := os.Lstat(f.path); err != nil || !os.SameFile(now, info) || !now.ModTime().Equal(info.ModTime()) {
				return errors.New("something that is no muster wrote to it meanwhile; try again")
			}
			if err := f.at(stepName); err != nil {
				return err
			}
			return os.Rename(temp, f.path)
		}})
	if err != nil {
		return c, fmt.Errorf("%q could not be compacted and is as it was: %w", f.path, err)
	}
	f.ring(c.Head.Seq)
	return c, nil
}

// repack copies every bucket into a new file. It is synced by whoever holds it open.
func repack(path string, from *bbolt.DB) error {
	to, err := bbolt.Open(path, 0, &bbolt.Options{PageSize: pageSize, NoStatistics: true, NoSync: true})
	if err != nil {
		return err
	}
	to.AllocSize = allocSize
	return errors.Join(bbolt.Compact(to, from, compactStep), to.Close())
}
