package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// Create makes a new, empty file and opens it. It is there whole or not at all. In a folder with the setgid bit it is a
// desk's: group may write it (0660, whatever the umask); elsewhere it is its owner's alone (0600). ErrExists: something
// is there already, which was left alone.
func Create(path string, opt Options) (*File, error) {
	f := newFile(path, opt)
	if there(path) {
		return nil, fmt.Errorf("%q: %w", path, ErrExists)
	}
	mode, err := modeIn(filepath.Dir(path))
	if err == nil {
		err = f.disk(filepath.Dir(path))
	}
	if err != nil {
		return nil, err
	}
	err = place(path, func(file *os.File) error {
		if err := file.Chmod(mode); err != nil {
			return err
		}
		return f.fill(file.Name())
	})
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%q: %w", path, ErrExists)
	}
	if err != nil {
		return nil, fmt.Errorf("create %q: %w", path, inFolder(filepath.Dir(path), err))
	}
	if err := f.settle(); err != nil {
		return nil, fmt.Errorf("create %q: %w", path, err)
	}
	return Open(path, opt)
}

// modeIn is the mode of a new file in a folder.
func modeIn(dir string) (fs.FileMode, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, noFolder(dir)
	case err != nil:
		return 0, inFolder(dir, err)
	case info.Mode()&fs.ModeSetgid != 0:
		return 0o660, nil
	}
	return privateMode, nil
}

// privateMode is that of a file which is its owner's alone.
const privateMode = 0o600

// fill makes an empty file of 0 bytes a file of muster's.
func (f *File) fill(temp string) error {
	db, err := bbolt.Open(temp, 0, &bbolt.Options{PageSize: pageSize, NoStatistics: true})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error { return lay(tx, f.opt.Now()) })
	return errors.Join(err, db.Close())
}

// settle makes lock and bell and sees that the names themselves are on the disk.
func (f *File) settle() error {
	for _, path := range []string{f.gate.path, bellPath(f.path)} {
		if err := placeBeside(path, f.path); err != nil {
			return err
		}
	}
	return syncFolder(filepath.Dir(f.path))
}
