package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"muster/store/plain"
)

// sound looks at what stands at the path and beside it before anything is opened: on a disk whose locks hold, a plain file of
// somebody of its folder, and no link, pipe or file of a stranger where lock, bell and presence belong.
func (f *File) sound() error {
	info, err := os.Lstat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR):
		return f.named(ErrMissing)
	case err != nil:
		return f.named(err)
	}
	if err = f.disk(filepath.Dir(f.path)); err != nil {
		return err
	}
	switch err = plain.Check(f.path, info); {
	case errors.Is(err, plain.ErrNotPlain):
		return f.named(ErrNotFile)
	case err != nil:
		return err
	}
	for _, beside := range []string{f.gate.path, bellPath(f.path)} {
		if info, err := os.Lstat(beside); err == nil && beside != "" {
			if err := plain.Check(beside, info); err != nil {
				return err
			}
		}
	}
	if info, err := os.Lstat(herePath(f.path)); err == nil {
		return plain.CheckFolder(herePath(f.path), info)
	}
	return nil
}

// MayWrite tells whether this process may change the file, by ErrReadOnly or what else keeps it from that; nil: it may.
func (f *File) MayWrite() error {
	file, err := plain.Open(f.path, os.O_RDWR, 0)
	if err != nil {
		return f.named(openError(err))
	}
	_ = file.Close()
	lock, err := f.gate.open(true)
	if err != nil {
		return f.named(err)
	}
	if lock != nil {
		_ = lock.Close()
	}
	return nil
}
