package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"go.etcd.io/bbolt"

	"muster/store/plain"
)

// allocSize is the step in which the file grows: bbolt's own 16 MB would make every small file a hundred times its size.
const allocSize = 64 << 10

// errUnchanged ends a write transaction that found nothing to write; it never leaves the package.
var errUnchanged = errors.New("nothing to write")

// view runs fn in a read transaction. Nothing that fn reads may outlive it: copy.
func (f *File) view(ctx context.Context, fn func(*bbolt.Tx) error) error {
	return f.viewChecked(ctx, func(*os.File) error { return nil }, fn)
}

// viewChecked is view with a look at the file before bbolt is let at it.
func (f *File) viewChecked(ctx context.Context, look func(*os.File) error, fn func(*bbolt.Tx) error) error {
	p, err := f.gate.enter(ctx, false)
	if err != nil {
		return f.named(err)
	}
	file, err := f.openLocked(ctx, p.leave, os.O_RDONLY, shared)
	if err != nil {
		return f.named(err)
	}
	p.leave()
	if err := look(file); err != nil {
		_ = file.Close()
		return f.named(err)
	}
	return f.named(f.transact(file, true, fn))
}

// update runs fn in the one write transaction and returns after it was committed; the turnstile is let go by then.
func (f *File) update(ctx context.Context, fn func(*bbolt.Tx) error) error {
	file, leave, err := f.hold(ctx, os.O_RDWR, exclusive)
	if err != nil {
		return err
	}
	defer leave()
	err = f.transact(file, false, fn)
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return f.named(err)
}

// raw reads a file of any format that nobody else has.
func (f *File) raw(ctx context.Context, fn func(*bbolt.Tx) error) error {
	return f.alone(ctx, os.O_RDONLY, shared, fn)
}

// change writes to a file of any format that nobody else has.
func (f *File) change(ctx context.Context, fn func(*bbolt.Tx) error) error {
	return f.alone(ctx, os.O_RDWR, exclusive, fn)
}

func (f *File) alone(ctx context.Context, flag, how int, fn func(*bbolt.Tx) error) error {
	file, leave, err := f.hold(ctx, flag, how)
	if err != nil {
		return err
	}
	defer leave()
	return f.named(f.transactRaw(file, how == shared, fn))
}

// hold takes the turnstile and signs it, and gives the file locked. Until leave nobody else comes to it: what has to be done
// to the file as a whole is done in between. File is the caller's to close.
func (f *File) hold(ctx context.Context, flag, how int) (file *os.File, leave func(), err error) {
	p, err := f.gate.enter(ctx, true)
	if err != nil {
		return nil, nil, f.named(err)
	}
	if file, err = f.openLocked(ctx, p.leave, flag, how); err != nil {
		return nil, nil, f.named(err)
	}
	p.sign(f.holder())
	return file, func() { p.unsign(); p.leave() }, nil
}

// openLocked opens and locks the file that the path leads to once the lock is there: while it waited, another one may
// have been put in its place, and a write to the old one would be lost. On an error it leaves the turnstile.
func (f *File) openLocked(ctx context.Context, leave func(), flag, how int) (*os.File, error) {
	for {
		file, err := plain.Open(f.path, flag, 0)
		if err != nil {
			leave()
			return nil, openError(err)
		}
		if err := f.gate.lock(ctx, file, how, leave); err != nil {
			return nil, err
		}
		if same(file, f.path) {
			return file, nil
		}
		_ = file.Close()
	}
}

func openError(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrMissing
	case errors.Is(err, plain.ErrNotPlain):
		return ErrNotFile
	}
	return err
}

// transact opens bbolt on a locked file for one transaction. What it finds damaged beyond reading is an error, not the
// end of the process. The file is closed, and its lock let go, in every case.
func (f *File) transact(file *os.File, readOnly bool, fn func(*bbolt.Tx) error) error {
	return f.transactRaw(file, readOnly, func(tx *bbolt.Tx) error {
		if err := f.checkFormat(tx); err != nil {
			return err
		}
		return fn(tx)
	})
}

// transactRaw is transact in a file of any format.
func (f *File) transactRaw(file *os.File, readOnly bool, fn func(*bbolt.Tx) error) (err error) {
	defer func() { _ = file.Close() }()
	if err := checkLength(file); err != nil {
		return err
	}
	var db *bbolt.DB
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			unlock(file)
			err = damageOrPanic(r)
			if db != nil {
				go func() { _ = db.Close() }() // it may hold its own locks for ever
			}
		}
	}()
	if db, err = bbolt.Open(f.path, 0, boltOptions(file, readOnly, f.opt.Unsynced)); err != nil {
		return broken("%v", err)
	}
	db.AllocSize = allocSize
	if readOnly {
		err = db.View(fn)
	} else {
		err = db.Update(fn)
	}
	return errors.Join(err, db.Close())
}

// boltOptions hands bbolt the file that is open and locked already, so that it neither makes one nor polls for the lock.
func boltOptions(file *os.File, readOnly, unsynced bool) *bbolt.Options {
	return &bbolt.Options{
		ReadOnly:     readOnly,
		NoSync:       unsynced,
		NoGrowSync:   unsynced,
		NoStatistics: true,
		PageSize:     pageSize,
		FreelistType: bbolt.FreelistArrayType,
		OpenFile:     func(string, int, os.FileMode) (*os.File, error) { return file, nil },
	}
}

// damageOrPanic makes an error of a fault in the mapped file and of a panic inside bbolt, which has them for pages that
// make no sense. Anything else is a fault of this program and goes on.
func damageOrPanic(r any) error {
	if _, fault := r.(interface{ Addr() uintptr }); fault || panickedIn("go.etcd.io/bbolt") {
		return broken("%v", firstLine(fmt.Sprint(r)))
	}
	panic(r)
}

// panickedIn tells whether the function that panicked is one of a package. It is called while the panic is recovered.
func panickedIn(pkg string) bool {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	panicking := false
	for {
		fr, more := frames.Next()
		if strings.HasPrefix(fr.Function, "runtime.") {
			panicking = panicking || fr.Function == "runtime.gopanic"
		} else if panicking {
			return strings.HasPrefix(fr.Function, pkg)
		}
		if !more {
			return false
		}
	}
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
