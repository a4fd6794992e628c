package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"muster/model"
)

// Sealed makes a value that passes its checksum, for tests that change a file behind the store's back.
func Sealed(key string, value []byte) []byte { return seal(key, value) }

// KeptOpen appends to a database that stays open: what a commit would cost if only one process used the file.
func KeptOpen(b *testing.B, path string, now func() time.Time) (put func(model.Batch), done func()) {
	b.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoStatistics: true})
	if err != nil {
		b.Fatal(err)
	}
	db.AllocSize = allocSize
	f := newFile(path, Options{Now: now})
	put = func(batch model.Batch) {
		err := db.Update(func(tx *bbolt.Tx) error {
			_, err := f.take(context.Background(), tx, &batch)
			return err
		})
		if err != nil && !errors.Is(err, errUnchanged) {
			b.Fatal(err)
		}
	}
	return put, func() { _ = db.Close() }
}

// SetStep has a test asked before each step of making a whole file.
func SetStep(f *File, step func(string) error) { f.step = step }

// RestoreBy is Restore with a test asked before each step.
func RestoreBy(path, from string, opt Options, step func(string) error) (model.Restored, error) {
	f := newFile(path, opt)
	f.step = step
	return f.restore(from)
}
