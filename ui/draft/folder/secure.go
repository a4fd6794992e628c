package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// begin makes the folder and takes the lock of the session, at the first draft.
func (f *Folder) begin() error {
	if err := os.MkdirAll(f.base, 0o700); err != nil {
		return says(err)
	}
	for _, dir := range f.dirs() {
		if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return says(err)
		}
	}
	if err := f.secure(); err != nil {
		return err
	}
	return says(f.hold())
}

func (f *Folder) dirs() []string { return []string{f.top, filepath.Dir(f.dir), f.dir} }

// secure refuses folders that somebody else could reach into.
func (f *Folder) secure() error {
	for _, dir := range f.dirs() {
		info, err := os.Lstat(dir)
		switch {
		case err != nil:
			return err
		case !info.IsDir():
			return fmt.Errorf("%s is no folder; move it away", dir)
		case !mine(info):
			return fmt.Errorf("%s belongs to another user; move it away", dir)
		case info.Mode().Perm()&0o077 != 0:
			if err := os.Chmod(dir, 0o700); err != nil {
				return err
			}
		}
	}
	return nil
}

// plain reads a plain file of this user, whole.
func plain(name string) ([]byte, error) {
	file, err := os.OpenFile(name, os.O_RDONLY|noFollow, 0)
	if err != nil {
		return nil, fmt.Errorf("%s: it is a link, or cannot be opened: %w", name, err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: it is no plain file", name)
	case !mine(info):
		return nil, fmt.Errorf("%s: it belongs to another user", name)
	case info.Size() > most:
		return nil, fmt.Errorf("%s: it has %d MB, more than a draft can have", name, info.Size()>>20)
	}
	return io.ReadAll(io.LimitReader(file, most))
}
