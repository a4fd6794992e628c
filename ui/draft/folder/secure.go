package folder

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// place is a folder of one editor at one desk's file.
type place struct{ base, top, dir string }

func placeAt(state, what, path, editor string) place {
	sum := sha256.Sum256([]byte(path + "\x00" + editor))
	top := filepath.Join(state, "muster")
	return place{base: state, top: top, dir: filepath.Join(top, what, hex.EncodeToString(sum[:8]))}
}

// realPath is the one name of a file, whatever way leads to it.
func realPath(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path
}

// begin makes the folder and takes the lock of the session, at the first draft.
func (f *Folder) begin() error {
	if err := f.make(); err != nil {
		return err
	}
	return says(f.hold())
}

// make makes the folder, if it is not there, and sees that nobody else can reach into it.
func (p place) make() error {
	if err := os.MkdirAll(p.base, 0o700); err != nil {
		return says(err)
	}
	for _, dir := range p.dirs() {
		if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return says(err)
		}
	}
	return p.secure()
}

func (p place) dirs() []string { return []string{p.top, filepath.Dir(p.dir), p.dir} }

// secure refuses folders that somebody else could reach into.
func (p place) secure() error {
	for _, dir := range p.dirs() {
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

// plain reads a plain file of this user, whole, if it has no more than most bytes.
func plain(name string, most int64) ([]byte, error) {
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
		return nil, fmt.Errorf("%s: it has %d bytes, more than muster ever writes there", name, info.Size())
	}
	return io.ReadAll(io.LimitReader(file, most))
}
