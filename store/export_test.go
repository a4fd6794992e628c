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

// OpenOnDisk opens a file as if its folder lay on another disk.
func OpenOnDisk(path string, disk func(string) error) error {
	f := newFile(path, Options{Now: time.Now})
	f.disk = disk
	return f.sound()
}

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

// OpenOlder is Open by a muster that knows a format before the first, which had the log and the records and nothing that is
// made from them. Nobody ever wrote one; it stands for the older formats to come. Step is asked before each step.
func OpenOlder(path string, opt Options, step func(string) error) (*File, error) {
	f := newFile(path, opt)
	f.step, f.migrations = step, map[int]migration{0: rebuild}
	return f, f.meet(opt.context())
}

// RestoreOlder is Restore by such a muster.
func RestoreOlder(path, from string, opt Options) (model.Restored, error) {
	f := newFile(path, opt)
	f.migrations = map[int]migration{0: rebuild}
	return f.restore(from)
}

// rebuild makes from the log what format 0 had not.
func rebuild(tx *bbolt.Tx) error {
	for _, name := range []string{bucketRefs, bucketNames, bucketOps} {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	head, _, err := readHead(tx)
	if err != nil {
		return err
	}
	p, err := readPart(tx, 1, int(head.Seq), nil)
	if err != nil {
		return err
	}
	changes, err := p.decode(model.NewChangeDecoder())
	if err != nil {
		return err
	}
	x := newExpected()
	for _, c := range changes {
		if err := x.apply(c); err != nil {
			return err
		}
	}
	refs, names := x.indexes()
	for op, s := range x.spans {
		if err := write(tx, bucketOps, op, s); err != nil {
			return err
		}
	}
	return errors.Join(putSorted(tx.Bucket([]byte(bucketRefs)), refs), putSorted(tx.Bucket([]byte(bucketNames)), names))
}

// SetStep has a test asked before each step of making a whole file.
func SetStep(f *File, step func(string) error) { f.step = step }

// RestoreBy is Restore with a test asked before each step.
func RestoreBy(path, from string, opt Options, step func(string) error) (model.Restored, error) {
	f := newFile(path, opt)
	f.step = step
	return f.restore(from)
}

// LoadInParts reads in parts of a few small blocks, and only once: moved says that somebody wrote in between.
func LoadInParts(ctx context.Context, f *File, size, most int) (state *model.State, moved bool, err error) {
	state, err = f.load(ctx, &loader{kinds: model.Kinds(), size: size, most: most})
	return state, errors.Is(err, errMoved), err
}

// ReadSlowly reads as from a disk that takes so long.
func ReadSlowly(f *File, d time.Duration) error {
	return f.view(context.Background(), func(*bbolt.Tx) error { time.Sleep(d); return nil })
}

// SignedBy is who is named of a lock file that a process has signed and that the system's table of locks does not know of.
func SignedBy(path string, h Holder) Holder {
	t := newTurnstile(path, nil)
	f, err := t.open(true)
	if err != nil {
		panic(err)
	}
	(&pass{t: t, file: f}).sign(h)
	_ = f.Close()
	return t.holder(time.Time{})
}

// Begun is when a process began, as it signs.
func Begun(pid int) uint64 {
	start, _ := begun(pid)
	return start
}
