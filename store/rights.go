package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"muster/store/plain"
)

// What may be done to a file or a folder; the numbers are those of access(2) and of a mode.
const (
	toRead  fs.FileMode = 4
	toWrite fs.FileMode = 2
	toEnter fs.FileMode = 1
)

// lacking says which right is missing, and who can give it.
type lacking struct {
	says string
	kind error // ErrForbidden, ErrReadOnly or fs.ErrPermission
}

func (l *lacking) Error() string { return l.says }

func (l *lacking) Unwrap() error { return l.kind }

func lacks(kind error, format string, args ...any) error {
	return &lacking{fmt.Sprintf(format, args...), kind}
}

// denied finds out what the system refused: the way to the file, the file itself, its lock, or a place for the lock. It looks
// afresh: rights come and go while a session runs.
func (f *File) denied(err error) error {
	lock, dir := f.gate.path, filepath.Dir(f.path)
	switch shut := shutFolder(f.path); {
	case shut != "":
		return lacks(ErrForbidden, "%v: its folder %q is closed to you; %s", ErrForbidden, shut, whoGives(shut, toEnter))
	case !may(f.path, toRead):
		return lacks(ErrForbidden, "%v; %s", ErrForbidden, whoGives(f.path, toRead))
	case readOnlyDisk(err):
		return lacks(ErrReadOnly, "%v: it lies on a disk that nobody may write to; have that mounted for writing", ErrReadOnly)
	case !may(f.path, toWrite):
		return lacks(ErrReadOnly, "%v; %s", ErrReadOnly, whoGives(f.path, toWrite))
	case lock != "" && !may(lock, toRead|toWrite) && there(lock):
		return lacks(ErrReadOnly, "%v: its lock %q is closed to you; %s", ErrReadOnly, lock, whoGives(lock, toWrite))
	case lock != "" && !may(dir, toWrite|toEnter):
		return lacks(ErrReadOnly, "%v: its lock cannot be made in its folder; %s", ErrReadOnly, whoGives(dir, toWrite))
	}
	return lacks(ErrReadOnly, "is refused by the system although its rights allow it (%v); try again, or ask whoever keeps this box", err)
}

// whoGives says who can give a right to what lies at a path: its owner, or whoever fills the group that has it.
func whoGives(path string, right fs.FileMode) string {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "ask its owner for the right"
	case info.Mode().Perm()&(right<<3) != 0:
		return fmt.Sprintf("ask to be taken into its group %q, or ask its owner %q for the right", plain.Group(info), plain.Owner(info))
	}
	return fmt.Sprintf("ask its owner %q for the right", plain.Owner(info))
}

// shutFolder is the folder on the way to a path that this user may not enter; empty: there is none.
func shutFolder(path string) string {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrPermission) {
		return ""
	}
	dir := filepath.Dir(path)
	for dir != filepath.Dir(dir) {
		if _, err := os.Lstat(dir); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	return dir
}

// inFolder says of an error which folder is not there, or this user may not make something in; any other error stays as it is.
func inFolder(dir string, err error) error {
	shut := shutFolder(filepath.Join(dir, "x"))
	switch {
	case readOnlyDisk(err):
		return lacks(fs.ErrPermission, "the folder %q lies on a disk that nobody may write to; name another", dir)
	case errors.Is(err, fs.ErrNotExist) && !there(dir):
		return noFolder(dir)
	case !errors.Is(err, fs.ErrPermission):
		return err
	case shut != "":
		return lacks(fs.ErrPermission, "the folder %q is closed to you; name another, or %s", shut, whoGives(shut, toEnter))
	}
	return lacks(fs.ErrPermission, "nothing can be made by you in the folder %q; name another, or %s", dir, whoGives(dir, toWrite))
}

func noFolder(dir string) error { return fmt.Errorf("%q: there is no such folder; make it first", dir) }

func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
