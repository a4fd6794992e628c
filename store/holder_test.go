//go:build linux

package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"muster/store"
)

// lockOnly has the lock of a file, unsigned, until its input ends: as a long reader has, or a program that is no muster.
func lockOnly(path string, _ store.Options) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		return err
	}
	fmt.Println("held")
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
	return f.Close()
}

// waitAndTell reads a file that somebody has, and ends when it was told who.
func waitAndTell(path string, opt store.Options) error {
	ctx, cancel := context.WithCancel(context.Background())
	opt.Context, opt.Waiting = ctx, func(h store.Holder) { fmt.Println("told", h); cancel() }
	_, err := store.Open(path, opt)
	return err
}

// locking starts a process that has a lock, and gives what ends it.
func locking(t *testing.T, path string) (cmd *exec.Cmd, release func()) {
	t.Helper()
	return holdingAs(t, process(t, "lock", path))
}

// told is who a process of another user is told of that waits for a file.
func told(t *testing.T, path string, uid int) string {
	t.Helper()
	out, _ := as(t, process(t, "waits", path), uid, deskGroup).Output()
	return strings.Join(said(strings.Split(string(out), "\n"), "told"), " AND ")
}

// Whoever waits is told who has the file, whatever has it: a writer who signed, one who did not, one whose lock the waiting
// user may not even read, and not the writer who was killed before. Where nobody signed it is since before the waiting began.
// Seen red with locker giving nothing: "somebody", and the one who was killed.
func TestWhoHasTheFile(t *testing.T) {
	desk := deskFolder(t, 0o2775|os.ModeSetgid)
	path := desk + "/desk.db"
	runs(t, as(t, process(t, "newdesk:022", path), firstUser, deskGroup))
	wants := func(what string, uid int, cmd *exec.Cmd, before bool) {
		t.Helper()
		if says := told(t, path, uid); !strings.Contains(says, fmt.Sprintf("(pid %d) since ", cmd.Process.Pid)) || strings.Contains(says, "since before ") != before || strings.Contains(says, " AND ") {
			t.Errorf("%s: told of %s, want pid %d, since before: %v", what, says, cmd.Process.Pid, before)
		}
	}
	signed, release := holding(t, path)
	wants("a writer", firstUser+1, signed, false)
	if err := errors.Join(os.Chmod(path, 0o664), os.Chmod(path+".lock", 0o600)); err != nil {
		t.Fatal(err)
	}
	wants("a writer, seen by a reader", theReader, signed, true)
	_ = signed.Process.Kill()
	release()
	for _, beside := range []string{"", ".lock"} {
		unsigned, release := locking(t, path+beside)
		wants("a lock on "+beside, firstUser, unsigned, true)
		release()
	}
	checked(t, reopen(t, path))
}

// Whoever makes a backup beside the file waits for another who does, and is told so.
func TestWaitForABackup(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	if _, err := f.Backup(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	cmd, release := locking(t, f.Path()+".backups/.lock")
	defer release()
	heard := make(chan store.Holder, 8)
	later := func() time.Time { return time.Now().Add(time.Minute) } // a backup is named after its second
	other, err := store.Open(f.Path(), store.Options{Now: later, Waiting: func(h store.Holder) { heard <- h; release() }})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Backup(t.Context(), ""); err != nil {
		t.Error(err)
	}
	select {
	case h := <-heard:
		if h.PID != cmd.Process.Pid {
			t.Errorf("told of %v", h)
		}
	default:
		t.Error("nobody was told")
	}
}

// A writer that was killed has left its name in the lock file: it is named to nobody, nor is a later process that has its number.
func TestWhoIsDeadHasNothing(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	cmd := exec.Command("sleep", "600")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	pid := cmd.Process.Pid
	signed := store.Holder{PID: pid, User: "ana", Since: time.Now().Truncate(time.Second), Start: store.Begun(pid)}
	if h := store.SignedBy(f.Path(), signed); h.PID != pid || h.User != "ana" || signed.Start == 0 {
		t.Errorf("one that lives: %+v, began %d", h, signed.Start)
	}
	older := signed
	older.Start = 0 // as it was signed before
	if h := store.SignedBy(f.Path(), older); h.PID != pid {
		t.Errorf("one that lives, and did not say since when: %+v", h)
	}
	older.Start = signed.Start - 1
	if h := store.SignedBy(f.Path(), older); h.String() != "somebody" {
		t.Errorf("another one of its number: %+v", h)
	}
	_ = cmd.Process.Kill()
	for deadline := time.Now().Add(patience); store.SignedBy(f.Path(), signed).PID != 0; time.Sleep(time.Millisecond) { // dead, and not yet taken leave of
		if time.Now().After(deadline) {
			t.Fatal("one that was killed is named")
		}
	}
	_ = cmd.Wait()
	if h := store.SignedBy(f.Path(), signed); h.String() != "somebody" {
		t.Errorf("one that is gone: %+v", h)
	}
}
