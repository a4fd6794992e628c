package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"muster/model"
)

// Backup copies the file while others go on writing, and verifies the copy before it gets its name: a backup that is there
// is whole. To is the new file, or a folder to put it in; empty: the folder of backups beside the file, where those made
// by hand are never pruned. ErrExists: something is there already, which was left alone.
func (f *File) Backup(ctx context.Context, to string) (model.Backup, error) {
	if to == "" {
		return f.backUpBeside(ctx, byHand, nil)
	}
	at := f.opt.Now().UTC()
	name := func(*model.Verified) string { return to }
	if info, err := os.Stat(to); err == nil && info.IsDir() {
		name = func(v *model.Verified) string { return filepath.Join(to, f.stem()+"-"+nameOf(at, v.Head, byHand)) }
	} else if _, err := os.Lstat(to); err == nil {
		return model.Backup{}, fmt.Errorf("%q: %w", to, ErrExists)
	}
	mode, err := modeIn(filepath.Dir(name(&model.Verified{})))
	if err != nil {
		return model.Backup{}, err
	}
	dress := func(file *os.File) error {
		if mode == privateMode {
			return nil // as it was made; a stick knows no modes
		}
		return file.Chmod(mode)
	}
	return f.backUp(ctx, at, filepath.Join(filepath.Dir(name(&model.Verified{})), tempPrefix), name, dress)
}

// stem is the file's name without its ending.
func (f *File) stem() string {
	base := filepath.Base(f.path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// tempPrefix begins the names of files that are being made.
const tempPrefix = ".muster-new-"

func (f *File) backUp(ctx context.Context, at time.Time, beside string, name func(*model.Verified) string, dress func(*os.File) error) (b model.Backup, err error) {
	b.Taken = at
	b.Verified, err = f.deliver(ctx, parcel{beside: beside,
		fill: func(ctx context.Context, to *os.File) error {
			return errors.Join(dress(to), f.copyTo(ctx, to))
		},
		name: func(temp string, v *model.Verified) error {
			b.Path = name(v)
			if err := f.at(stepName); err != nil {
				return err
			}
			return nameNew(temp, b.Path)
		}})
	if errors.Is(err, fs.ErrExist) {
		err = fmt.Errorf("%q: %w", b.Path, ErrExists)
	}
	return b, err
}

// backUpBeside puts a backup into the folder of backups, one process at a time. With due, nobody is waited for, and due is
// asked again once nobody else is at it: one may just have been made. errTaken: none is to be made.
func (f *File) backUpBeside(ctx context.Context, kind string, due func() (bool, error)) (b model.Backup, err error) {
	info, err := os.Lstat(f.path)
	if err != nil {
		return b, f.named(openError(err))
	}
	dir, err := f.folder(info)
	if err != nil {
		return b, err
	}
	unlock, err := f.lockFolder(ctx, dir, info, due == nil)
	if err != nil {
		return b, err
	}
	defer unlock()
	if due != nil {
		still, err := due()
		if err == nil && !still {
			err = errTaken
		}
		if err != nil {
			return b, err
		}
	}
	beside := filepath.Join(dir, tempPrefix)
	sweep(beside)
	at := f.opt.Now().UTC().Truncate(time.Second)
	name := func(v *model.Verified) string { return filepath.Join(dir, nameOf(at, v.Head, kind)) }
	b, err = f.backUp(ctx, at, beside, name, func(file *os.File) error { return alike(file, info) })
	if err == nil {
		f.prune(b.Path)
	}
	return b, err
}

// BackupDue makes a backup beside the file if the newest is older than every and the log has changed since. A young file does not
// wait so long: its first backup is due firstBackup after it was made, the next ones when their distance to it has doubled. Nil: none was due, somebody else is making it, or this user may only read the file.
// Every 0 or less: never. Any number of processes may ask as often as they like.
func (f *File) BackupDue(ctx context.Context, every time.Duration) (*model.Backup, error) {
	if every <= 0 || !may(f.path, toWrite) {
		return nil, nil
	}
	due := func() (bool, error) { return f.due(ctx, every) }
	if is, err := due(); !is || err != nil {
		return nil, err
	}
	b, err := f.backUpBeside(ctx, bySchedule, due)
	if errors.Is(err, errTaken) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("no backup could be made: %w", err)
	}
	return &b, nil
}

// firstBackup is the age at which a file has its first backup: the first hour of a story is the one in which most is typed.
const firstBackup = 5 * time.Minute

func (f *File) due(ctx context.Context, every time.Duration) (bool, error) {
	var head Head
	var created time.Time
	err := f.view(ctx, func(tx *bbolt.Tx) (err error) {
		if head, _, err = readHead(tx); err != nil {
			return err
		}
		return need(tx, bucketMeta, keyCreated, &created)
	})
	if err != nil || head.Seq == 0 {
		return false, err
	}
	last := kept{at: created}
	if all := f.kept(); len(all) > 0 {
		last = all[len(all)-1]
	}
	wait := min(every, max(firstBackup, last.at.Sub(created)))
	return !last.holds(head) && f.opt.Now().Sub(last.at).Abs() >= wait, nil
}
