//go:build unix

package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"muster/model"
	"muster/store"
	"muster/store/plain"
)

// The users of a desk and one who is none of it: numbers that no account of the machine has.
const (
	deskGroup = 64100
	strangers = 64200
	firstUser = 64001
	theReader = 64004
	aStranger = 64005
)

// as has a process run as another user. It needs root: the test is skipped without.
func as(t *testing.T, cmd *exec.Cmd, uid, gid int) *exec.Cmd {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root can run processes of other users")
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	cmd.Dir = "/"
	return cmd
}

// open lets every user reach this binary and a folder below the test's own.
func deskFolder(t *testing.T, mode os.FileMode) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root can make a desk of several users")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, walk := range []string{dir, self} {
		for p := filepath.Dir(walk); p != "/" && p != os.TempDir(); p = filepath.Dir(p) {
			if err := os.Chmod(p, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := errors.Join(os.Chmod(dir, 0o755), os.Chmod(self, 0o755)); err != nil {
		t.Fatal(err)
	}
	desk := filepath.Join(dir, "desk")
	if err := errors.Join(os.Mkdir(desk, 0o700), os.Chown(desk, firstUser, deskGroup), os.Chmod(desk, mode)); err != nil {
		t.Fatal(err)
	}
	return desk
}

func runs(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

// Three users of one group edit one file, whoever made it and whatever their umask; a fourth of another group cannot so much
// as read it. Seen red with fchmod taken out of Create: the second user could not write.
func TestThreeUsersAndAStranger(t *testing.T) {
	for _, umask := range []string{"022", "027", "077"} {
		path := filepath.Join(deskFolder(t, 0o2770|os.ModeSetgid), "desk.db")
		runs(t, as(t, process(t, "newdesk:"+umask, path), firstUser, deskGroup))
		for user := firstUser; user < firstUser+3; user++ {
			runs(t, as(t, process(t, "claim:"+umask, path), user, deskGroup))
		}
		for _, beside := range []string{"", ".lock", ".bell"} {
			info, err := os.Stat(path + beside)
			if err != nil {
				t.Fatal(err)
			}
			if st := info.Sys().(*syscall.Stat_t); info.Mode().Perm() != 0o660 || st.Gid != deskGroup {
				t.Errorf("umask %s: %s has mode %v, group %d", umask, info.Name(), info.Mode(), st.Gid)
			}
		}
		out, err := as(t, process(t, "reads", path), aStranger, strangers).CombinedOutput()
		if err == nil {
			t.Errorf("a stranger read it: %s", out)
		}
		f, err := store.Open(path, store.Options{Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		changes, err := f.Since(t.Context(), model.Head{})
		if err != nil || len(changes) != 5 {
			t.Errorf("%d changes, %v", len(changes), err)
		}
		checked(t, f)
	}
}

// Who may only read the file follows its changes live, is told in words that he may not write, and keeps no writer out.
func TestReaderFollowsLive(t *testing.T) {
	desk := deskFolder(t, 0o755)
	path := filepath.Join(desk, "desk.db")
	runs(t, as(t, process(t, "newdesk:022", path), firstUser, deskGroup))
	for _, beside := range []string{"", ".lock", ".bell"} {
		if err := os.Chmod(path+beside, 0o640); err != nil {
			t.Fatal(err)
		}
	}
	reader := as(t, process(t, "monitor", path), theReader, deskGroup)
	out, err := reader.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := reader.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reader.Process.Kill(); _ = reader.Wait() }()
	lines := bufio.NewScanner(out)
	read := func(want string) {
		t.Helper()
		if !lines.Scan() || !strings.HasPrefix(lines.Text(), want) {
			t.Fatalf("%q, want %q", lines.Text(), want)
		}
	}
	read("may be read but not written by you")
	read("refused: may be read but not written by you")
	read("head 2")
	start := time.Now()
	runs(t, as(t, process(t, "claim:022", path), firstUser, deskGroup))
	read("head 3")
	if took := time.Since(start); took > patience/3 {
		t.Errorf("a change of another was seen after %v", took)
	}
}

// A holder that is stopped: whoever waits is told who it is and since when within a second, and saves within two seconds of
// its release; a wait can be called off. A busy
// machine may take a little longer for both.
func TestStoppedHolder(t *testing.T) {
	told := make(chan store.Holder, 8)
	f := newDesk(t, store.Options{Now: time.Now, Waiting: func(h store.Holder) { told <- h }})
	cmd, release := holding(t, f.Path())
	defer release()
	if err := cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	start := time.Now()
	go func() {
		_, err := f.Append(context.Background(), model.Batch{Op: "one", By: ana, Edits: []model.Edit{model.Put("siege", claim("c1", "hague", "x"), 0)}})
		done <- err
	}()
	select {
	case h := <-told:
		if took := time.Since(start); h.PID != cmd.Process.Pid || h.Since.IsZero() || took > patience/10 {
			t.Errorf("told of %+v after %v", h, took)
		}
	case err := <-done:
		t.Fatalf("saved while it was held: %v", err)
	}
	if err := cmd.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	start = time.Now()
	release()
	if err := <-done; err != nil || time.Since(start) > patience/5 {
		t.Errorf("saved after %v: %v", time.Since(start), err)
	}
}

// What was planted beside the file is refused in words, by whoever reads and by whoever writes, and never waited for.
// Seen red with O_NONBLOCK taken out: the pipe held the opener up for ever.
func TestPlanted(t *testing.T) {
	plant := map[string]func(path string) error{
		"a symbolic link": func(p string) error { return os.Symlink("/etc/passwd", p) },
		"a pipe":          func(p string) error { return syscall.Mkfifo(p, 0o666) },
		"a folder":        func(p string) error { return os.Mkdir(p, 0o777) },
	}
	if os.Getuid() == 0 {
		plant["a device"] = func(p string) error { return syscall.Mknod(p, syscall.S_IFCHR|0o666, 1<<8|3) }
		plant["who has no part in its folder"] = func(p string) error {
			made := os.WriteFile
			if filepath.Ext(p) == ".here" {
				made = func(p string, _ []byte, mode os.FileMode) error { return os.Mkdir(p, mode) }
			}
			return errors.Join(made(p, nil, 0o666), os.Chown(p, aStranger, strangers))
		}
	}
	for _, where := range []string{"", ".lock", ".bell", ".here"} {
		for says, put := range plant {
			f := newFile2(t)
			path := f.Path() + where
			if err := errors.Join(os.RemoveAll(path), put(path)); err != nil {
				t.Fatal(err)
			}
			if where == ".here" && says == "a folder" {
				continue
			}
			soon(t, where+", "+says, func() error {
				_, err := store.Open(f.Path(), store.Options{Now: time.Now})
				return err
			}, says)
			if where == "" || where == ".lock" {
				soon(t, where+", append, "+says, func() error {
					_, err := f.Append(context.Background(), model.Batch{Op: "one", By: ana, Edits: []model.Edit{model.Put("x", situation("x"), 0)}})
					return err
				}, says)
			}
		}
	}
}

// newFile2 makes a file that is broken on purpose and not checked.
func newFile2(t *testing.T) *store.File {
	t.Helper()
	f, err := store.Create(filepath.Join(t.TempDir(), "desk.db"), store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// soon fails unless something is refused with the words, and not waited for.
func soon(t *testing.T, name string, what func() error, says string) {
	t.Helper()
	got := make(chan error, 1)
	go func() { got <- what() }()
	select {
	case err := <-got:
		if err == nil || !errors.Is(err, store.ErrNotFile) && !strings.Contains(err.Error(), says) {
			t.Errorf("%s: got %v", name, err)
		}
	case <-time.After(patience):
		t.Errorf("%s: it waits", name)
	}
}

// A file on a disk whose locks cannot be trusted is refused, before anything is made.
func TestDiskIsRefused(t *testing.T) {
	f := newFile2(t)
	err := store.OpenOnDisk(f.Path(), func(string) error { return plain.ErrDisk })
	if !errors.Is(err, plain.ErrDisk) {
		t.Errorf("got %v", err)
	}
}

// makeDesk makes a file with a situation and a source.
func makeDesk(path string, opt store.Options) error {
	f, err := store.Create(path, opt)
	if err != nil {
		return err
	}
	_, err = f.Append(context.Background(), model.Batch{Op: "begin", By: ana, Edits: []model.Edit{
		model.Put("siege", situation("siege"), 0), model.Put("siege", source("hague", "William Hague"), 0)}})
	return err
}

func appendOne(path string, opt store.Options) error {
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	id := fmt.Sprint("c", os.Getpid())
	_, err = f.Append(context.Background(), model.Batch{Op: id, By: ana, Edits: []model.Edit{model.Put("siege", claim(id, "hague", "x"), 0)}})
	return err
}

// follow is a monitor of somebody who may only read.
func follow(path string, opt store.Options) error {
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	last := func(err error) string { return err.Error()[strings.Index(err.Error(), ": ")+2:] }
	fmt.Println(last(f.MayWrite()))
	_, err = f.Append(context.Background(), model.Batch{Op: "x", By: ana, Edits: []model.Edit{model.Put("siege", claim("x", "hague", "x"), 0)}})
	fmt.Println("refused: " + last(err))
	tokens, err := f.Watch(context.Background())
	if err != nil {
		return err
	}
	seen := uint64(0)
	for range tokens {
		if head, err := f.Head(context.Background()); err != nil {
			return err
		} else if head.Seq != seen {
			seen = head.Seq
			fmt.Println("head", seen)
		}
	}
	return nil
}
