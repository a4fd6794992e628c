package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"muster/model"
)

// The steps by which a whole file gets its name. Between any two of them the process may die: what lay under the name
// before lies there still, or the new file does, whole.
const (
	stepOpen   = "open"
	stepWrite  = "write"
	stepVerify = "verify"
	stepSync   = "sync"
	stepKeep   = "keep"
	stepName   = "name"
	stepFolder = "sync the folder"
)

// at is asked before each step; an error is what the step would have failed with. Only tests answer.
func (f *File) at(step string) error {
	if f.step == nil {
		return nil
	}
	return f.step(step)
}

// parcel is a file on its way to its name.
type parcel struct {
	beside string // the folder it is made in and the beginning of its name until then
	fill   func(ctx context.Context, to *os.File) error
	name   func(temp string, v *model.Verified) error
}

// deliver fills a file under a name of its own, verifies it, has it on the disk and then gives it its name. What fails on the
// way leaves nothing behind.
func (f *File) deliver(ctx context.Context, p parcel) (v model.Verified, err error) {
	if err = f.at(stepOpen); err != nil {
		return v, err
	}
	temp, err := os.CreateTemp(filepath.Dir(p.beside), filepath.Base(p.beside)+"*")
	if err != nil {
		return v, inFolder(filepath.Dir(p.beside), err)
	}
	defer func() { _ = os.Remove(temp.Name()) }()
	v, err = f.make(ctx, p, temp)
	if err = errors.Join(err, temp.Close()); err != nil {
		return v, err
	}
	if err = p.name(temp.Name(), &v); err == nil {
		err = f.at(stepFolder)
	}
	if err != nil {
		return v, err
	}
	return v, syncFolder(filepath.Dir(p.beside))
}

// make fills the file, verifies what was written, and returns once it is on the disk.
func (f *File) make(ctx context.Context, p parcel, temp *os.File) (v model.Verified, err error) {
	if err = f.at(stepWrite); err == nil {
		err = p.fill(ctx, temp)
	}
	if err == nil {
		err = f.at(stepVerify)
	}
	if err != nil {
		return v, err
	}
	if v, err = f.private(temp.Name()).verify(ctx); err != nil {
		return v, err
	}
	if err = f.at(stepSync); err != nil {
		return v, err
	}
	return v, temp.Sync()
}

// hidden is how the name of a file begins that is to take the place of the database.
func (f *File) hidden(what string) string {
	return filepath.Join(filepath.Dir(f.path), "."+filepath.Base(f.path)+"."+what+"-")
}

// sweep removes what a process that died left on the way; the caller sees to it that nobody else is on it.
func sweep(beside string) {
	all, err := os.ReadDir(filepath.Dir(beside))
	if err != nil {
		return
	}
	for _, e := range all {
		if e.Type().IsRegular() && strings.HasPrefix(e.Name(), filepath.Base(beside)) {
			_ = os.Remove(filepath.Join(filepath.Dir(beside), e.Name()))
		}
	}
}

// syncFolder sees that the names in a folder are on the disk.
func syncFolder(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// nameNew gives a file a name that nobody has; fs.ErrExist: somebody has. On disks without links, such as a stick, there
// is a moment between the look and the naming.
func nameNew(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil || !linkless(err) {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return os.ErrExist
	}
	return os.Rename(temp, path)
}
