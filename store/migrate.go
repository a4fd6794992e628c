package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"go.etcd.io/bbolt"

	"muster/model"
)

// formatNow is the format that this muster writes.
const formatNow = 1

// migration brings a file from one format to the next, inside one transaction. It leaves the bucket of the log as it is: old
// changes keep their bytes, and the head its hash. The format itself is written by whoever runs it.
type migration func(*bbolt.Tx) error

// migrations are the steps by the format they start from. There has been one format so far. The next one adds its step here
// and the last file of format 1 stays in testdata.
var migrations = map[int]migration{}

// errOlder: the file is of a format that can be brought to this one.
var errOlder = errors.New("is of an older format; open it once with the right to write it and its folder")

// checkFormat refuses a file of another format. It is asked in every transaction: a newer muster may have rewritten the
// file since the last one.
func (f *File) checkFormat(tx *bbolt.Tx) error {
	n, err := f.formatOf(tx)
	if err != nil {
		return err
	}
	if n < formatNow {
		return errOlder
	}
	for _, name := range buckets {
		if tx.Bucket([]byte(name)) == nil {
			return broken("bucket %s is missing", name)
		}
	}
	return nil
}

// formatOf reads the number of a format that can be used, or brought to one that can.
func (f *File) formatOf(tx *bbolt.Tx) (int, error) {
	meta := tx.Bucket([]byte(bucketMeta))
	switch {
	case tx.Bucket([]byte(bucketLog)) == nil && (meta == nil || meta.Get([]byte(keyFormat)) == nil):
		return 0, errDatabase
	case meta == nil:
		return 0, broken("bucket %s is missing", bucketMeta)
	}
	var is string
	if err := need(tx, bucketMeta, keyFormat, &is); err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(strings.TrimPrefix(is, formatName))
	switch {
	case err != nil || n < 0 || !strings.HasPrefix(is, formatName):
		return 0, broken("%q is not a format of muster's", is)
	case n > formatNow:
		return 0, ErrNewer
	}
	for step := n; step < formatNow; step++ {
		if f.migrations[step] == nil {
			return 0, broken("%q is not a format that this muster knows", is)
		}
	}
	return n, nil
}

// migrate brings an older file to the format of this muster: it is backed up, then copied, the copy is migrated and verified,
// and takes the place of the old one. Others wait. If another process has done it meanwhile, there is nothing to do.
func (f *File) migrate(ctx context.Context) error {
	file, leave, err := f.hold(ctx, os.O_RDWR, shared)
	if err != nil {
		return err
	}
	defer leave()
	defer func() { _ = file.Close() }()
	from := formatNow
	old := f.private(f.path)
	if err := old.raw(ctx, func(tx *bbolt.Tx) (err error) { from, err = f.formatOf(tx); return err }); err != nil || from == formatNow {
		return err
	}
	backup, err := f.backUpOld(ctx, file)
	if err != nil {
		return fmt.Errorf("%q: of an older format, and could not be backed up before bringing it to this one: %w", f.path, err)
	}
	beside := f.hidden("format")
	sweep(beside)
	v, err := f.deliver(ctx, parcel{beside: beside,
		fill: func(ctx context.Context, to *os.File) error { return f.upgrade(ctx, to, file, from) },
		name: func(temp string, v *model.Verified) error {
			if v.Head.Hash != backup.Head.Hash {
				return errors.New("the log would be another one")
			}
			if err := f.at(stepName); err != nil {
				return err
			}
			return os.Rename(temp, f.path)
		}})
	if err != nil {
		return fmt.Errorf("%q: of an older format, and could not be brought to this one; it is as it was, and backed up as %q: %w", f.path, backup.Path, err)
	}
	f.ring(v.Head.Seq)
	return nil
}

// backUpOld keeps the file as it is, in its own format.
func (f *File) backUpOld(ctx context.Context, file *os.File) (b model.Backup, err error) {
	info, err := file.Stat()
	if err != nil {
		return b, err
	}
	dir, err := f.folder(info)
	if err != nil {
		return b, err
	}
	unlock, err := f.lockFolder(ctx, dir, info, true)
	if err != nil {
		return b, err
	}
	defer unlock()
	b.Taken = f.opt.Now().UTC()
	b.Verified, err = f.deliver(ctx, parcel{beside: filepath.Join(dir, tempPrefix),
		fill: func(ctx context.Context, to *os.File) error {
			return errors.Join(alike(to, info), copyWhole(ctx, to, file))
		},
		name: func(temp string, v *model.Verified) error {
			b.Path = filepath.Join(dir, nameOf(b.Taken, v.Head, byMigrate))
			if err := f.at(stepName); err != nil {
				return err
			}
			return nameNew(temp, b.Path)
		}})
	if errors.Is(err, os.ErrExist) { // made by somebody who was stopped behind it
		err = nil
	}
	return b, err
}

// upgrade copies the file and runs every migration on the copy, in one transaction.
func (f *File) upgrade(ctx context.Context, to, file *os.File, from int) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if err := errors.Join(alike(to, info), copyWhole(ctx, to, file)); err != nil {
		return err
	}
	return f.private(to.Name()).change(ctx, func(tx *bbolt.Tx) error {
		for ; from < formatNow; from++ {
			if err := f.migrations[from](tx); err != nil {
				return err
			}
		}
		return write(tx, bucketMeta, keyFormat, format)
	})
}

// verify is Verify for a file of any format that is known. Of an older one the pages and the chain of the log can be held against
// themselves; what lies beside the log is judged after the migration.
func (f *File) verify(ctx context.Context) (v model.Verified, err error) {
	if v, err = f.Verify(ctx); !errors.Is(err, errOlder) {
		return v, err
	}
	err = f.raw(ctx, func(tx *bbolt.Tx) error {
		v.Bytes, v.Pages = tx.Size(), int(tx.Size()/pageSize)
		if v.Head, _, err = readHead(tx); err != nil {
			return err
		}
		v.Changes = int(v.Head.Seq)
		return errors.Join(checkPages(tx), checkChain(tx, v.Head))
	})
	return v, f.named(err)
}

// checkChain follows the log from its first change to the head.
func checkChain(tx *bbolt.Tx, head Head) error {
	prev := noHash
	for seq := uint64(1); seq <= head.Seq; seq++ {
		hash, change, err := cutEntry(seq, tx.Bucket([]byte(bucketLog)).Get(logKey(seq)))
		if err != nil {
			return err
		}
		if chain(prev, change) != hash {
			return damaged(bucketLog, string(logKey(seq)), "its hash does not follow from the one before")
		}
		prev = hash
	}
	if prev != head.Hash {
		return damaged(bucketLog, string(logKey(head.Seq)), "its hash is not the head's")
	}
	return nil
}
