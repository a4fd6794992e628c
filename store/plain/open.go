package plain

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// The refusals, for errors.Is.
var (
	// ErrNotPlain: a link, a pipe, a device or a folder stands where a plain file belongs.
	ErrNotPlain = errors.New("not a plain file")
	// ErrOwner: the file belongs to somebody who has no part in its folder.
	ErrOwner = errors.New("another's file")
)

// refusal says in a sentence what stands at a path, and what can be done.
type refusal struct {
	says string
	kind error
}

func (r *refusal) Error() string { return r.says }

func (r *refusal) Unwrap() error { return r.kind }

// Open opens a plain file as os.OpenFile does, by the rules of the package. With O_CREATE it makes one that only this user may
// use where there is none, and never opens what it did not make with that flag: a folder may be protected against it.
func Open(path string, flag int, perm fs.FileMode) (*os.File, error) {
	for range tries {
		f, err := open(path, flag&^(os.O_CREATE|os.O_EXCL))
		if flag&os.O_CREATE == 0 || !errors.Is(err, fs.ErrNotExist) {
			if err == nil && flag&os.O_EXCL != 0 {
				_ = f.Close()
				return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrExist}
			}
			return f, err
		}
		f, err = os.OpenFile(path, flag|os.O_EXCL|openFlags, perm)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
	return nil, fmt.Errorf("%q: %w; it comes and goes", path, ErrNotPlain)
}

// tries is how often a file may come and go while it is opened.
const tries = 10

func open(path string, flag int) (*os.File, error) {
	if info, err := os.Lstat(path); err != nil {
		return nil, err
	} else if err := Check(path, info); err != nil {
		return nil, err // not even opened: a device would notice
	}
	f, err := os.OpenFile(path, flag|openFlags, 0)
	if err != nil {
		return nil, planted(path, err)
	}
	info, err := f.Stat()
	if err == nil {
		err = Check(path, info)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// Check tells what is wrong with a file of a path, as Lstat or the open file itself has it.
func Check(path string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return &refusal{fmt.Sprintf("%q is %s, not a plain file; find out who put it there, and take it away", path, Kind(info)), ErrNotPlain}
	}
	return owned(path, info)
}

// CheckFolder tells what is wrong with a folder that sessions share, as Lstat has it.
func CheckFolder(path string, info fs.FileInfo) error {
	if !info.IsDir() {
		return &refusal{fmt.Sprintf("%q is %s, not a folder; find out who put it there, and take it away", path, Kind(info)), ErrNotPlain}
	}
	return owned(path, info)
}

// owned tells whether somebody owns a file who has no part in its folder.
func owned(path string, info fs.FileInfo) error {
	folder, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return err
	}
	if owner, stranger := strange(info, folder); stranger {
		return &refusal{fmt.Sprintf("%q belongs to %s, who has no part in its folder; take it away, or have it owned by whoever owns the folder", path, owner), ErrOwner}
	}
	return nil
}

// Kind says in two words what a file is.
func Kind(info fs.FileInfo) string {
	switch m := info.Mode(); {
	case m.IsRegular():
		return "a file"
	case m.IsDir():
		return "a folder"
	case m&fs.ModeSymlink != 0:
		return "a symbolic link"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else"
}
