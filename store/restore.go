package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"muster/model"
	"muster/model/text"
)

// patience is how long a restore waits for those who have the file in this moment.
const patience = 2 * time.Second

// Restore puts a backup in the place of the file at a path, which need not be there or whole. The backup is verified, and the
// copy of it too before it gets the name; the copy has a generation of its own, so that whoever read the file before reads
// it afresh. What it replaces is kept beside it. It is refused while others have the file.
func Restore(path, from string, opt Options) (model.Restored, error) {
	return newFile(path, opt).restore(from)
}

func (f *File) restore(from string) (r model.Restored, err error) {
	ctx := f.opt.context()
	if err := f.worthRestoring(ctx, from); err != nil {
		return r, err
	}
	there, leave, err := f.mine(ctx)
	if err != nil {
		return r, err
	}
	defer leave()
	if err := f.unattended(); err != nil {
		return r, err
	}
	if err := f.putInPlace(ctx, from, there, &r); err != nil {
		return r, fmt.Errorf("%q could not be restored: %w", f.path, err)
	}
	if there == nil {
		err = f.settle()
	}
	f.ring(r.Head.Seq)
	return r, err
}

// worthRestoring refuses what is no whole backup of another file.
func (f *File) worthRestoring(ctx context.Context, from string) error {
	if err := f.apart(from); err != nil {
		return err
	}
	switch _, err := f.private(from).verify(ctx); {
	case errors.Is(err, errNoMeta) || errors.As(err, new(foreign)):
		return fmt.Errorf("nothing was restored: %q %w; muster backup makes them, into %q unless it is told otherwise", from, ErrNoBackup, backupsPath(f.path))
	case err != nil:
		return fmt.Errorf("nothing was restored: %w", err)
	}
	return nil
}

// putInPlace makes a copy of the backup, verifies it, and gives it the name; what had that is kept. There is the file that is
// locked under the name; nil: none.
func (f *File) putInPlace(ctx context.Context, from string, there *os.File, r *model.Restored) (err error) {
	beside := f.hidden("restore")
	if there != nil {
		sweep(beside)
	}
	r.Verified, err = f.deliver(ctx, parcel{beside: beside,
		fill: func(ctx context.Context, to *os.File) error { return f.refill(ctx, to, from, there) },
		name: func(temp string, _ *model.Verified) (err error) {
			if there == nil {
				return f.nameFirst(temp)
			}
			r.Kept, err = f.supplant(temp)
			return err
		}})
	return err
}

// nameFirst gives a file the name of the database where nothing has it.
func (f *File) nameFirst(temp string) error {
	if err := f.at(stepName); err != nil {
		return err
	}
	return nameNew(temp, f.path)
}

// unattended refuses to take the file away from under those who have it open.
func (f *File) unattended() error {
	all, err := f.sessions()
	if errors.Is(err, fs.ErrPermission) {
		return lacks(fs.ErrPermission, "%q: who has it open cannot be seen, as the folder %q is closed to you; %s",
			f.path, herePath(f.path), whoGives(herePath(f.path), toRead))
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(all) == 0 {
		return nil
	}
	who, quit := company(all, os.Getuid())
	return fmt.Errorf("%q: %w: it is open with %s; %s, then restore again", f.path, ErrBusy, who, quit)
}

// company names those who have the file open as the screen does, each once, and says what is to be done about it; uid is who asks.
func company(all []session, uid int) (who, quit string) {
	var others []string
	mine := false
	for i := range all {
		s := &all[i]
		if name := text.Line(s.Who()); s.For == "" && s.Editor.ID == editorID(uid) {
			mine = true
		} else if !slices.Contains(others, name) {
			others = append(others, name)
		}
	}
	who = strings.Join(others, ", ")
	switch {
	case !mine:
		return who, "ask them to quit it"
	case len(others) == 0:
		return "you elsewhere", "quit it there"
	}
	return "you elsewhere and " + who, "quit it there and ask the others to"
}

// apart refuses to restore from what is no plain file, or from the file itself.
func (f *File) apart(from string) error {
	backup, err := os.Lstat(from)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%q: there is no such backup", from)
	case err != nil:
		return inFolder(filepath.Dir(from), err)
	case !backup.Mode().IsRegular():
		return fmt.Errorf("%q: %w", from, ErrNotFile)
	}
	there, err := os.Lstat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return f.named(err)
	case !there.Mode().IsRegular():
		return f.named(ErrNotFile)
	case os.SameFile(backup, there):
		return fmt.Errorf("%q is the file itself; name a backup of it", from)
	}
	return nil
}

// mine gives the file once nobody else has it, and keeps everybody out until leave; no file where there is none.
func (f *File) mine(ctx context.Context) (there *os.File, leave func(), err error) {
	if _, err := os.Lstat(f.path); errors.Is(err, fs.ErrNotExist) {
		return nil, func() {}, nil
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	there, let, err := f.hold(ctx, os.O_RDWR, exclusive)
	if err != nil {
		return nil, nil, err
	}
	return there, func() { _ = there.Close(); let() }, nil
}

// refill makes a copy of a backup that is a file by itself: of the mode of what it replaces, with a new generation.
func (f *File) refill(ctx context.Context, to *os.File, from string, there *os.File) error {
	if err := f.dress(to, there); err != nil {
		return err
	}
	if err := f.private(from).copyTo(ctx, to); err != nil {
		return err
	}
	return f.private(to.Name()).change(ctx, func(tx *bbolt.Tx) error { return write(tx, bucketMeta, keyGeneration, random()) })
}

// dress gives a new file the mode and owner of the one it replaces, or those of a new one in the folder.
func (f *File) dress(to, there *os.File) error {
	if there == nil {
		mode, err := modeIn(filepath.Dir(f.path))
		return errors.Join(err, to.Chmod(mode))
	}
	info, err := there.Stat()
	if err != nil {
		return err
	}
	return alike(to, info)
}

// supplant gives a file the name of the database and keeps the one that had it under another. There is a whole file under
// the name at every moment.
func (f *File) supplant(temp string) (kept string, err error) {
	if err := f.at(stepKeep); err != nil {
		return "", err
	}
	kept = f.path + ".replaced-" + f.opt.Now().UTC().Format(nameTime)
	for i := 2; ; i++ {
		err := os.Link(f.path, kept)
		if err == nil {
			break
		}
		if linkless(err) {
			return kept, f.supplantByRename(temp, kept)
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
		kept = fmt.Sprintf("%s.replaced-%s-%d", f.path, f.opt.Now().UTC().Format(nameTime), i)
	}
	if err := f.at(stepName); err != nil {
		return "", errors.Join(err, os.Remove(kept))
	}
	return kept, os.Rename(temp, f.path)
}

// supplantByRename does so where a file cannot have two names: between the two steps there is none under the name.
func (f *File) supplantByRename(temp, kept string) error {
	if err := os.Rename(f.path, kept); err != nil {
		return err
	}
	if err := os.Rename(temp, f.path); err != nil {
		return errors.Join(err, os.Rename(kept, f.path))
	}
	return nil
}
