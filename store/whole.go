package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"muster/model/text"
)

// WriteWhole writes a file that is none of muster's own, such as an export: whole or not at all, whoever looks at it meanwhile.
// Into a folder it goes under the given name. What is there already is replaced only if replace is set, and only if it is a plain
// file; else the error wraps fs.ErrExist. It tells the path that was written.
func WriteWhole(path, name string, replace bool, fill func(io.Writer) error) (string, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() || strings.HasSuffix(path, string(filepath.Separator)) {
		path = filepath.Join(path, name)
	}
	there, err := os.Lstat(path)
	switch {
	case err == nil && !there.Mode().IsRegular():
		return path, fmt.Errorf("%q is no plain file; name another", text.Line(path))
	case err == nil && !replace:
		return path, fmt.Errorf("%q: %w", text.Line(path), fs.ErrExist)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return path, notWritten(path, err)
	}
	temp := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".new-"+rand.Text())
	defer func() { _ = os.Remove(temp) }()
	if err := fillWhole(temp, there, fill); err != nil {
		return path, notWritten(path, err)
	}
	if replace {
		return path, notWritten(path, os.Rename(temp, path))
	}
	return path, notWritten(path, os.Link(temp, path)) // which fails where somebody else was faster
}

// notWritten says why a file could not be written by the name that was asked for: the name of the new one, until it is whole, is nobody's.
func notWritten(path string, err error) error {
	var asked *fs.PathError
	var linked *os.LinkError
	dir, why := filepath.Dir(path), err
	switch {
	case errors.As(err, &asked):
		why = asked.Err
	case errors.As(err, &linked):
		why = linked.Err
	default:
		return err // of what fills it
	}
	switch {
	case errors.Is(why, fs.ErrPermission) || readOnlyDisk(why) || errors.Is(why, fs.ErrNotExist) && !there(dir):
		return inFolder(dir, why)
	case errors.Is(why, syscall.ENOTDIR):
		return lacks(why, "%q cannot be written: %q is no folder; name another", text.Line(path), text.Line(dir))
	case isFull(why):
		return lacks(why, "%q cannot be written: there is no room left on its disk; make room, or name another place", text.Line(path))
	}
	return fmt.Errorf("%q cannot be written; name another: %w", text.Line(path), why)
}

// fillWhole makes the new file, with the mode of what it replaces, and has it on the disk before it is named.
func fillWhole(temp string, there os.FileInfo, fill func(io.Writer) error) error {
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if there != nil {
		err = f.Chmod(there.Mode().Perm())
	}
	if err == nil {
		err = fill(f)
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// Rewrite puts a text in the place of a file of the editor's own, such as the settings, and makes the file where there is none.
// Behind a link it is the file that the link leads to.
func Rewrite(path string, body []byte) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	_, err := WriteWhole(path, "", true, func(w io.Writer) error { _, err := w.Write(body); return err })
	return err
}

// Temporary makes a file in a folder that nobody else can read, for what is thrown away at the end: none of its changes waits for
// the disk.
func Temporary(name string, opt Options) (f *File, throwAway func(), err error) {
	dir, err := os.MkdirTemp("", "muster-")
	if err != nil {
		return nil, nil, err
	}
	throwAway = func() { os.RemoveAll(dir) }
	opt.Unsynced = true
	if f, err = Create(filepath.Join(dir, name), opt); err != nil {
		throwAway()
		return nil, nil, err
	}
	return f, throwAway, nil
}
