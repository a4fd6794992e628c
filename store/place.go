package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// same tells whether an open file is the one that the path leads to.
func same(f *os.File, path string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(path)
	return err == nil && os.SameFile(mine, there)
}

// placeBeside makes an empty file with the mode and owner of the database, if nobody else just did.
func placeBeside(path, database string) error {
	info, err := os.Lstat(database)
	if err != nil {
		return err
	}
	err = place(path, func(f *os.File) error { return alike(f, info) })
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// place puts a file under a name that nobody has, whole or not at all: it is filled under a name of its own and then
// linked to the right one, which fails with fs.ErrExist where there is one.
func place(path string, fill func(*os.File) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".new-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	if err = fill(f); err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Link(f.Name(), path)
	}
	return err
}
