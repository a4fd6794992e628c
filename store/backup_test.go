package store_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"muster/store"
)

// A backup is the file as it was, also where the folder is the desk's, and is there under the name that was asked for.
func TestBackup(t *testing.T) {
	f := newDesk(t, store.Options{})
	put(t, f, "one", claim("c1", "hague", "One dead."))
	want, head := load(t, f), headOf(t, f)
	dir := t.TempDir()
	for _, to := range []string{"", filepath.Join(dir, "copy.db"), dir} {
		b, err := f.Backup(t.Context(), to)
		if err != nil || b.Head != head || b.Changes != 3 || b.Records != 3 {
			t.Fatalf("%q: %+v, %v", to, b, err)
		}
		sameState(t, load(t, whole(t, b.Path)), want)
		info, err := os.Stat(b.Path)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
	}
	if _, err := f.Backup(t.Context(), filepath.Join(dir, "copy.db")); !errors.Is(err, store.ErrExists) {
		t.Errorf("over another file: %v", err)
	}
	if _, err := f.Backup(t.Context(), filepath.Join(dir, "nowhere", "copy.db")); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("got %v", err)
	}
	if left := leftOver(t, f.Path()); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

// In a setgid folder the folder of backups and all in it are the desk's.
func TestBackupOfADesk(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o770|fs.ModeSetgid); err != nil {
		t.Fatal(err)
	}
	f, err := store.Create(filepath.Join(dir, "desk.db"), store.Options{Now: newClock().Now})
	if err != nil {
		t.Fatal(err)
	}
	checked(t, f)
	put(t, f, "begin", situation("siege"))
	b, err := f.Backup(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]fs.FileMode{b.Path: 0o660, filepath.Dir(b.Path): fs.ModeDir | fs.ModeSetgid | 0o770, filepath.Dir(b.Path) + "/.lock": 0o660} {
		info, err := os.Stat(path)
		if err != nil || info.Mode() != want {
			t.Errorf("%s: %v, want %v, %v", path, info.Mode(), want, err)
		}
	}
}

// Backups taken while others write hold everything that was acknowledged before they began, and verify.
func TestHotBackup(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	cmd := process(t, "append", f.Path())
	done := make(chan error, 1)
	go func() { done <- cmd.Run() }()
	taken, last := 0, headOf(t, f)
	for writing := true; writing || taken == 0; {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			writing = false
		default:
		}
		b, err := f.Backup(t.Context(), filepath.Join(t.TempDir(), "b.db"))
		if err != nil {
			t.Fatal(err)
		}
		if b.Head.Seq < last.Seq {
			t.Errorf("the backup ends with change %d, change %d was there before it", b.Head.Seq, last.Seq)
		}
		taken, last = taken+1, headOf(t, whole(t, b.Path))
	}
	t.Logf("%d backups while 50 changes were logged", taken)
	if last.Seq != 52 {
		t.Errorf("the last backup ends with change %d", last.Seq)
	}
}

// A damaged file gives no backup; those that are there stay.
func TestNoBackupOfDamage(t *testing.T) {
	path, bytes := someFile(t)
	f := whole(t, path)
	if _, err := f.Backup(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	rewrite(t, path, "records", "siege/claim/x3", nil)
	if _, err := f.Backup(t.Context(), ""); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if got := backups(t, path); len(got) != 1 || len(leftOver(t, path)) > 0 {
		t.Errorf("%v, left over %v", got, leftOver(t, path))
	}
	if err := os.WriteFile(path, bytes[:9000], 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := f.Load(t.Context(), "")
	if err == nil || !strings.Contains(err.Error(), backups(t, path)[0]) || !strings.Contains(err.Error(), "muster restore") {
		t.Errorf("the backup is not named: %v", err)
	}
	if now, _ := os.ReadFile(path); len(now) != 9000 {
		t.Error("a damaged file was written to")
	}
}

// A scheduled backup is made when the last is old enough and there is something new; one made by hand counts, too.
func TestBackupDue(t *testing.T) {
	now := newClock()
	f := newDesk(t, store.Options{Now: now.Now})
	due := func(want bool) {
		t.Helper()
		b, err := f.BackupDue(t.Context(), time.Hour)
		if err != nil || (b != nil) != want {
			t.Errorf("%+v, %v; want one: %v", b, err, want)
		}
	}
	start := now.Now()
	due(false)
	now.set(start.Add(61 * time.Minute))
	due(true)
	now.set(start.Add(5 * time.Hour))
	due(false) // nothing new
	put(t, f, "one", claim("c1", "hague", "One dead."))
	due(true)
	put(t, f, "two", claim("c2", "hague", "Two dead."))
	due(false) // too soon
	now.set(start.Add(7 * time.Hour))
	if _, err := f.Backup(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	due(false)
	put(t, f, "three", claim("c3", "hague", "Three dead."))
	now.set(start.Add(9 * time.Hour))
	if b, err := f.BackupDue(t.Context(), 0); b != nil || err != nil {
		t.Errorf("without a schedule: %v, %v", b, err)
	}
	if err := os.Chmod(f.Path(), 0o400); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() != 0 {
		due(false) // who may only read makes none
	}
	if err := os.Chmod(f.Path(), 0o600); err != nil {
		t.Fatal(err)
	}
	due(true)
	for _, path := range backups(t, f.Path()) {
		whole(t, path)
	}
}

// A young file has its first backup after minutes, and more than one in its first hour; an old one goes by the schedule alone.
func TestBackupDueEarly(t *testing.T) {
	now := newClock()
	f := newDesk(t, store.Options{Now: now.Now})
	start := now.Now()
	var made []int
	for minute := range 240 {
		now.set(start.Add(time.Duration(minute) * time.Minute))
		id := fmt.Sprint("c", minute)
		put(t, f, id, claim(id, "hague", "Said."))
		b, err := f.BackupDue(t.Context(), time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		if b != nil {
			made = append(made, minute)
		}
	}
	if len(made) != 7 || made[0] != 5 || made[3] >= 60 || made[6]-made[5] < 60 { // the clock of the test goes on by itself, too
		t.Errorf("after %v minutes, want about 5, 10, 20, 40, 80, 140 and 200", made)
	}
	if b, err := f.BackupDue(t.Context(), time.Minute); b == nil || err != nil {
		t.Error("a schedule of a minute waits for more", err)
	}
}

// Many ask at once: one makes it. Seen red with the second question of due taken out: one that came late made another.
func TestBackupDueOnce(t *testing.T) {
	now := newClock()
	f := newDesk(t, store.Options{Now: now.Now})
	now.set(now.Now().Add(2 * time.Hour))
	made := make(chan bool, 6)
	stop := make(chan struct{})
	for range cap(made) {
		other, err := store.Open(f.Path(), store.Options{Now: func() time.Time { return now.Now().Truncate(time.Hour) }})
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			<-stop
			b, err := other.BackupDue(context.Background(), time.Hour)
			if err != nil {
				t.Error(err)
			}
			made <- b != nil
		}()
	}
	close(stop)
	n := 0
	for range cap(made) {
		if <-made {
			n++
		}
	}
	if n != 1 || len(backups(t, f.Path())) != 1 {
		t.Errorf("%d made, %v", n, backups(t, f.Path()))
	}
}

// Of the scheduled backups of three months, one an hour, the last of each of 24 hours and 14 days stay; what was made by hand
// stays for ever.
func TestPrune(t *testing.T) {
	now := newClock()
	f := newDesk(t, store.Options{Now: now.Now})
	hand, err := f.Backup(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	start := time.Date(2013, 1, 16, 6, 30, 0, 0, time.UTC)
	copied, err := os.ReadFile(hand.Path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 90 * 24 {
		name := start.Add(time.Duration(i)*time.Hour).Format("20060102T150405Z") + "-1-00000000.auto.db"
		if err := os.WriteFile(filepath.Join(filepath.Dir(hand.Path), name), copied, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	now.set(start.Add(90*24*time.Hour + 30*time.Minute))
	b, err := f.BackupDue(t.Context(), time.Hour)
	if err != nil || b == nil {
		t.Fatal(b, err)
	}
	got := backups(t, f.Path())
	if len(got) != 1+24+12 { // two of the days are those of the hours
		t.Errorf("%d are left: %v", len(got), got)
	}
	if got[0] != hand.Path || got[len(got)-1] != b.Path {
		t.Errorf("from %s to %s", got[0], got[len(got)-1])
	}
	now.set(time.Date(1970, 1, 2, 0, 0, 0, 0, time.UTC)) // the clock of the box was lost
	put(t, f, "one", claim("c1", "hague", "One dead."))
	b, err = f.BackupDue(t.Context(), time.Hour)
	if err != nil || b == nil {
		t.Fatal(b, err)
	}
	whole(t, b.Path)
}

// What lies where the backups go and is no folder is not followed.
func TestBackupsPathRefused(t *testing.T) {
	for name, plant := range map[string]func(string) error{
		"symlink": func(p string) error { return os.Symlink(t.TempDir(), p) },
		"fifo":    func(p string) error { return syscall.Mkfifo(p, 0o600) },
		"file":    func(p string) error { return os.WriteFile(p, nil, 0o600) },
	} {
		f := newDesk(t, store.Options{})
		if err := plant(f.Path() + ".backups"); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Backup(t.Context(), ""); err == nil || !strings.Contains(err.Error(), "is no folder") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
