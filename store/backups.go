package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"muster/store/plain"
)

// How a backup came about, as the end of its name says it.
const (
	bySchedule = "auto"
	byHand     = "hand"
	byMigrate  = "format" // before the file was brought to a newer format
)

// The scheduled backups that are kept: the last one of each of so many hours and days in which there were any. The newest
// is always kept, and so is every one that was not made by schedule.
const (
	keptHours = 24
	keptDays  = 14
)

const nameTime = "20060102T150405Z"

// nameOf is TIME-SEQUENCE-HASH.KIND.db, so that a folder sorts by time and each name says what it holds.
func nameOf(at time.Time, head Head, kind string) string {
	return fmt.Sprintf("%s-%d-%.8s.%s.db", at.UTC().Format(nameTime), head.Seq, head.Hash, kind)
}

// kept is a backup in the folder, as its name tells.
type kept struct {
	path string
	at   time.Time
	seq  uint64
	hash string // the first 8 digits
	kind string
}

// holds tells whether the backup has the whole log up to a head.
func (k kept) holds(head Head) bool {
	return k.seq == head.Seq && strings.HasPrefix(head.Hash, k.hash) && k.hash != ""
}

func parseKept(dir, name string) (k kept, ok bool) {
	parts := strings.Split(name, ".")
	if len(parts) != 3 || parts[2] != "db" {
		return k, false
	}
	words := strings.Split(parts[0], "-")
	if len(words) != 3 || len(words[2]) != 8 {
		return k, false
	}
	at, errAt := time.Parse(nameTime, words[0])
	seq, errSeq := strconv.ParseUint(words[1], 10, 64)
	return kept{filepath.Join(dir, name), at, seq, words[2], parts[1]}, errAt == nil && errSeq == nil
}

// backupsPath is the folder of backups beside a file.
func backupsPath(path string) string { return path + ".backups" }

// kept lists the backups beside the file, oldest first. A folder that cannot be read has none.
func (f *File) kept() (all []kept) {
	dir := backupsPath(f.path)
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if k, ok := parseKept(dir, e.Name()); ok && e.Type().IsRegular() {
			all = append(all, k)
		}
	}
	slices.SortStableFunc(all, func(a, b kept) int { return a.at.Compare(b.at) })
	return all
}

// prune removes the scheduled backups that are past keeping; never the one just made, whatever the clock says of it.
func (f *File) prune(made string) {
	var all []kept
	for _, k := range f.kept() {
		if k.kind == bySchedule {
			all = append(all, k)
		}
	}
	for _, k := range pastKeeping(all) {
		if k.path == made {
			continue
		}
		for _, beside := range []string{"", ".lock", ".bell"} { // somebody may have looked into it
			_ = os.Remove(k.path + beside)
		}
	}
}

// pastKeeping gives those of a list, oldest first, that are neither the last of one of the last hours nor of the last days.
func pastKeeping(all []kept) (gone []kept) {
	hours, days := map[time.Time]bool{}, map[time.Time]bool{}
	for i, k := range slices.Backward(all) {
		hour, day := k.at.Truncate(time.Hour), k.at.Truncate(24*time.Hour)
		keep := i == len(all)-1 || !hours[hour] && len(hours) < keptHours || !days[day] && len(days) < keptDays
		if len(hours) < keptHours {
			hours[hour] = true
		}
		if len(days) < keptDays {
			days[day] = true
		}
		if !keep {
			gone = append(gone, k)
		}
	}
	return gone
}

// folder makes the folder of backups, for the same people as the file.
func (f *File) folder(file fs.FileInfo) (string, error) {
	dir := backupsPath(f.path)
	err := os.Mkdir(dir, 0o700)
	if err == nil {
		return dir, dressFolder(dir, file)
	}
	if !errors.Is(err, fs.ErrExist) {
		return "", inFolder(filepath.Dir(dir), err)
	}
	info, err := os.Lstat(dir)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%q stands where the backups go and is no folder; move it away", dir)
	}
	return dir, err
}

// dressFolder gives a new folder the group of the file, and whoever may read or write that may do so in it.
func dressFolder(dir string, file fs.FileInfo) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	mode := file.Mode().Perm()
	mode |= mode >> 2 & 0o111 // who may read may search
	if mode&0o070 != 0 {
		mode |= fs.ModeSetgid
	}
	own(d, file)
	return d.Chmod(mode)
}

// errTaken: another process is making a backup in this moment, or just made one.
var errTaken = errors.New("another process is making a backup")

// lockFolder lets one process at a time make backups beside a file. Whoever waits is told for whom; without wait it gives up
// at once with errTaken.
func (f *File) lockFolder(ctx context.Context, dir string, like fs.FileInfo, wait bool) (unlock func(), err error) {
	path := filepath.Join(dir, ".lock")
	if err := place(path, func(file *os.File) error { return alike(file, like) }); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, inFolder(dir, err)
	}
	file, err := plain.Open(path, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	unlock = func() { _ = file.Close() }
	if wait {
		waits := &turnstile{path: path, beside: path, notice: f.opt.Waiting}
		return unlock, waits.lock(ctx, file, exclusive, func() {})
	}
	ok, err := tryLock(file, exclusive)
	if !ok {
		unlock()
		return nil, cmp.Or(err, errTaken)
	}
	return unlock, nil
}
