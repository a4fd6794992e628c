package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"muster/model"
)

// The refusals of the store, for errors.Is.
var (
	// ErrExists: Create found something under the name already.
	ErrExists = fmt.Errorf("%w; open it or choose another name", fs.ErrExist)
	// ErrMissing: there is no file; it wraps fs.ErrNotExist.
	ErrMissing = fmt.Errorf("is not there; look for a slip in the name, make it with muster new, or bring a backup back with muster restore: %w", fs.ErrNotExist)
	// ErrNewer: a newer muster wrote the file; it was left untouched.
	ErrNewer = errors.New("was written by a newer muster; use that one (the file was left as it is)")
	// ErrDamaged: what the file holds cannot be trusted; nothing of it is shown.
	ErrDamaged = errors.New("damaged")
	// ErrNoBackup: nothing can be restored from what is no file of muster.
	ErrNoBackup = errors.New("is not a backup of muster, or its beginning was destroyed")
	// ErrNotFile: the name leads to something that is not a plain file.
	ErrNotFile = errors.New("is not a plain file; name the file itself")
	// ErrForbidden: this user may not even read the file.
	ErrForbidden = errors.New("may not be read by you")
	// ErrReadOnly: this user may read the file, but not write it.
	ErrReadOnly = errors.New("may be read but not written by you")
	// ErrFull: there is no room on the disk, or none that this user may have; nothing was saved.
	ErrFull = errors.New("there is no room left on its disk: nothing was saved; make room and save again")
	// ErrBusy: another process had the file for all of the time that there was.
	ErrBusy = errors.New("in use")
	// ErrReplaced: the file holds another log than the one read so far (it was restored).
	ErrReplaced = model.ErrReplaced
	// ErrOp: the name of the act cannot be used.
	ErrOp = errors.New("not the name of an act")
)

// Busy is the refusal of a wait that took too long. It wraps the context's error.
type Busy struct {
	Path   string
	Holder Holder
	Cause  error
}

func (b *Busy) Error() string {
	return fmt.Sprintf("%q: in use by %s; try again", b.Path, b.Holder)
}

// Is makes errors.Is(err, ErrBusy) true.
func (b *Busy) Is(target error) bool { return target == ErrBusy }

// Unwrap gives the context's error.
func (b *Busy) Unwrap() error { return b.Cause }

// damaged says which value of which bucket cannot be trusted.
func damaged(bucket, key, format string, args ...any) error {
	return fmt.Errorf("%w: %s in bucket %s: %s", ErrDamaged, fmt.Sprintf("%q", key), bucket, fmt.Sprintf(format, args...))
}

// broken says that the file as a whole cannot be read.
func broken(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrDamaged, fmt.Sprintf(format, args...))
}

// namedError is an error of one file: its name, the first of what is wrong, and what can be done.
type namedError struct {
	path, mend string
	err        error
}

func (e *namedError) Error() string {
	return fmt.Sprintf("%q: %s%s", e.path, firstLine(e.err.Error()), e.mend)
}

func (e *namedError) Unwrap() error { return e.err }

// foreign says of a file that nothing in it tells that it ever was muster's. It is ErrDamaged, too: a file of muster's whose beginning was
// destroyed looks the same.
type foreign string

func (f foreign) Error() string { return string(f) }

// Is makes errors.Is(err, ErrDamaged) true.
func (foreign) Is(target error) bool { return target == ErrDamaged }

// The files that are not muster's.
const (
	errForeign  = foreign("is not a muster file, or its beginning is damaged")
	errDatabase = foreign("is a bbolt database, but not a muster file")
)

// named puts the name of the file before an error of the store, and behind it where to turn.
func (f *File) named(err error) error {
	if errors.As(err, new(*namedError)) {
		return err
	}
	if errors.Is(err, ErrDamaged) {
		return &namedError{f.path, f.mend(err), err}
	}
	if errors.Is(err, fs.ErrPermission) || readOnlyDisk(err) {
		return &namedError{f.path, "", f.denied(err)}
	}
	for _, ours := range []error{ErrNewer, errOlder, ErrReplaced, ErrMissing, ErrNotFile, errJSON} {
		if errors.Is(err, ours) {
			return &namedError{f.path, "", err}
		}
	}
	if isFull(err) {
		return &namedError{f.path, "", fmt.Errorf("%w (%w)", ErrFull, err)}
	}
	return err
}

// isFull tells whether the system had no room. bbolt keeps the words of an error of growing the file, and not the error.
func isFull(err error) bool {
	for _, no := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, no) {
			return true
		}
	}
	return err != nil && strings.HasPrefix(err.Error(), "file resize error")
}

// mend says what can be done about a damaged file, or one that is not muster's.
func (f *File) mend(err error) string {
	if f.gate.path == "" {
		return "" // a backup, or one in the making
	}
	all := f.kept()
	switch {
	case len(all) == 0 && errors.As(err, new(foreign)):
		return "; give another --file, or bring a backup back with muster restore"
	case len(all) == 0:
		return "; nothing was written to it, and there is no backup beside it; muster restore brings one back from elsewhere"
	}
	last := all[len(all)-1]
	return fmt.Sprintf("; nothing was written to it; the newest backup, verified when it was made on %s, comes back with: muster restore --file %q %q",
		last.at.Format("2 Jan 2006 15:04 MST"), f.path, last.path)
}
