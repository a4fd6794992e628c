package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"muster/store/plain"
)

// openHere opens the folder of presence: the folder itself, not what a link leads to.
func (f *File) openHere() (*os.Root, error) {
	path := herePath(f.path)
	there, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if err := plain.CheckFolder(path, there); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	if opened, err := root.Stat("."); err != nil || !os.SameFile(opened, there) {
		_ = root.Close()
		return nil, fmt.Errorf("%q: %w", path, plain.ErrNotPlain)
	}
	return root, nil
}

// enterHere opens the folder of presence, and makes it where there is none, for the same people as the file.
func (f *File) enterHere(file fs.FileInfo) (*os.Root, error) {
	root, err := f.openHere()
	if !errors.Is(err, fs.ErrNotExist) {
		return root, err
	}
	temp, err := os.MkdirTemp(filepath.Dir(f.path), "."+filepath.Base(f.path)+".here.new-*")
	if err != nil {
		return nil, err
	}
	if err = dressFolder(temp, file); err == nil {
		err = os.Rename(temp, herePath(f.path)) // of another empty one it takes the place
	}
	if err != nil {
		_ = os.Remove(temp)
		if root, late := f.openHere(); late == nil {
			return root, nil // somebody was faster
		}
		return nil, err
	}
	return f.openHere()
}
