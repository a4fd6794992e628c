//go:build linux

package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// saveTo backs a file up into a place, both named with a "|" between them.
func saveTo(both string, opt store.Options) error {
	path, to, _ := strings.Cut(both, "|")
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	_, err = f.Backup(context.Background(), to)
	return err
}

// Whoever lacks a right is told which one, in one sentence with whom to ask, and never what the system calls it.
// Seen red with denied giving the error of the system back.
func TestWhoLacksARightIsTold(t *testing.T) {
	desk := deskFolder(t, 0o2770|os.ModeSetgid)
	path := filepath.Join(desk, "desk.db")
	runs(t, as(t, process(t, "newdesk:022", path), firstUser, deskGroup))
	shut := filepath.Join(filepath.Dir(desk), "shut")
	if err := os.Mkdir(shut, 0o755); err != nil {
		t.Fatal(err)
	}
	ask := fmt.Sprintf(`; ask to be taken into its group "gid %d", or ask its owner "uid %d" for the right`, deskGroup, firstUser)
	owner := fmt.Sprintf(`; ask its owner "uid %d" for the right`, firstUser)
	for _, c := range []struct {
		folder, file, lock os.FileMode
		role, path, says   string
	}{
		{0o770, 0o660, 0o660, "reads", path, fmt.Sprintf(`%q: may not be read by you: its folder %q is closed to you`, path, desk) + ask},
		{0o770, 0o660, 0o660, "newdesk", desk + "/new.db", fmt.Sprintf(`the folder %q is closed to you; name another, or`, desk) + ask[1:]},
		{0o755, 0o660, 0o660, "reads", path, fmt.Sprintf(`%q: may not be read by you`, path) + ask},
		{0o755, 0o600, 0o600, "claim", path, fmt.Sprintf(`%q: may not be read by you`, path) + owner},
		{0o755, 0o664, 0o664, "claim", path, fmt.Sprintf(`%q: may be read but not written by you`, path) + ask},
		{0o755, 0o644, 0o644, "claim", path, fmt.Sprintf(`%q: may be read but not written by you`, path) + owner},
		{0o755, 0o666, 0o600, "claim", path, fmt.Sprintf(`%q: may be read but not written by you: its lock %q is closed to you`, path, path+".lock") + owner},
		{0o755, 0o644, 0o644, "save", path + "|" + shut, fmt.Sprintf(`nothing can be made by you in the folder %q; name another, or ask its owner "root" for the right`, shut)},
		{0o755, 0o644, 0o644, "save", path + "|" + shut + "/mine.db", fmt.Sprintf(`nothing can be made by you in the folder %q; name another`, shut)},
		{0o755, 0o644, 0o644, "save", path + "|", fmt.Sprintf(`nothing can be made by you in the folder %q`, desk)},
	} {
		if err := errors.Join(os.Chmod(desk, c.folder|os.ModeSetgid), os.Chmod(path, c.file), os.Chmod(path+".lock", c.lock)); err != nil {
			t.Fatal(err)
		}
		out, err := as(t, process(t, c.role+":022", c.path), aStranger, strangers).CombinedOutput()
		if err == nil || !strings.Contains(string(out), c.says) || strings.Contains(string(out), "permission denied") || strings.Count(string(out), "\n") != 1 {
			t.Errorf("%s with folder %v, file %v, lock %v: %v, %s\nwant %s", c.role, c.folder, c.file, c.lock, err, out, c.says)
		}
	}
	checked(t, reopen(t, path))
}

// goOn appends until its input ends, whatever becomes of it, and says of each act what did.
func goOn(path string, opt store.Options) error {
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	var over atomic.Bool
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		over.Store(true)
	}()
	for i := 0; !over.Load(); i++ {
		id := fmt.Sprint("w", i)
		if _, err := f.Append(context.Background(), model.Batch{Op: id, By: ana, Edits: []model.Edit{model.Put("siege", claim(id, "hague", "x"), 0)}}); err != nil {
			fmt.Printf("no %s\n", strings.ReplaceAll(err.Error(), "\n", " AND "))
		} else {
			fmt.Println("ok", id)
		}
		time.Sleep(5 * time.Millisecond)
	}
	return nil
}

// Rights are withdrawn from a writer while it goes on, in every way that there is: each refusal is one sentence that names the
// place and the mend, nothing that was acknowledged is lost, and once the rights are back the same process writes again.
// Seen red with denied giving the error of the system back, and with an Append that took a refused act for a saved one.
func TestRightsWithdrawnWhileRunning(t *testing.T) {
	desk := deskFolder(t, 0o2770|os.ModeSetgid)
	path := filepath.Join(desk, "desk.db")
	runs(t, as(t, process(t, "newdesk:022", path), firstUser, deskGroup))
	writer := as(t, process(t, "goOn", path), firstUser+1, deskGroup)
	in, err := writer.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = writer.Process.Kill(); _ = writer.Wait() }()
	defer time.AfterFunc(time.Minute, func() { _ = writer.Process.Kill() }).Stop() // it fails, and does not hang
	lines := bufio.NewScanner(out)
	var acknowledged []string
	// next reads until a line begins with a word, and gives the rest of it.
	next := func(word string) string {
		for lines.Scan() {
			is, rest, _ := strings.Cut(lines.Text(), " ")
			if is == "ok" {
				acknowledged = append(acknowledged, rest)
			} else if is != "no" || !strings.Contains(rest, path) || !strings.Contains(rest, "ask ") && !strings.HasSuffix(rest, "; try again") ||
				strings.Contains(rest, "denied") || strings.Contains(rest, " AND ") {
				t.Errorf("no plain sentence: %q", lines.Text())
			}
			if is == word {
				return rest
			}
		}
		t.Fatalf("the writer ended before it said %q", word)
		return ""
	}
	lock := path + ".lock"
	for _, w := range []struct {
		what           string
		withdraw, give func() error
		says           string
	}{
		{"the file may not be written", func() error { return os.Chmod(path, 0o640) }, func() error { return os.Chmod(path, 0o660) }, "may be read but not written by you; ask its owner"},
		{"the file may not be read", func() error { return os.Chmod(path, 0o600) }, func() error { return os.Chmod(path, 0o660) }, "may not be read by you; ask its owner"},
		{"the file is another group's", func() error { return os.Chown(path, firstUser, strangers) },
			func() error { return errors.Join(os.Chown(path, firstUser, deskGroup), os.Chmod(path, 0o660)) }, "may not be read by you; ask to be taken into its group"},
		{"the lock", func() error { return os.Chmod(lock, 0o600) }, func() error { return os.Chmod(lock, 0o660) }, "is closed to you; ask its owner"},
		{"the lock is another group's", func() error { return os.Chown(lock, firstUser, strangers) },
			func() error { return errors.Join(os.Chown(lock, firstUser, deskGroup), os.Chmod(lock, 0o660)) }, "is closed to you; ask to be taken into its group"},
		{"the folder", func() error { return os.Chmod(desk, 0o700|os.ModeSetgid) }, func() error { return os.Chmod(desk, 0o770|os.ModeSetgid) }, "its folder"},
		{"the folder is another group's", func() error { return os.Chown(desk, firstUser, strangers) },
			func() error {
				return errors.Join(os.Chown(desk, firstUser, deskGroup), os.Chmod(desk, 0o770|os.ModeSetgid))
			}, "its folder"},
	} {
		next("ok")
		if err := w.withdraw(); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			next("no") // the first may have been asked for before
		}
		if says := next("no"); !strings.Contains(says, w.says) {
			t.Errorf("%s: %q does not say %q", w.what, says, w.says)
		}
		if err := w.give(); err != nil {
			t.Fatal(err)
		}
		next("ok")
	}
	_ = in.Close()
	for lines.Scan() {
		if id, ok := strings.CutPrefix(lines.Text(), "ok "); ok {
			acknowledged = append(acknowledged, id)
		}
	}
	f := reopen(t, path)
	allThere(t, f, acknowledged)
	if n := len(logged(t, f)) - 2; n != len(acknowledged) {
		t.Errorf("%d are in the log, %d were acknowledged", n, len(acknowledged))
	}
	checked(t, f)
}

// sayRights says what it may do whenever its watch has something to tell.
func sayRights(path string, opt store.Options) error {
	opt.Poll = 20 * time.Millisecond
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	tokens, err := f.Watch(context.Background())
	if err != nil {
		return err
	}
	for range tokens {
		_, err := f.Head(context.Background())
		fmt.Println("reads", err == nil, "writes", f.MayWrite() == nil)
	}
	return nil
}

// A watch tells of rights that are withdrawn or given, like of a change: nobody has to ask.
// Seen red with the rights taken out of sight: nothing was told of the lock.
func TestWatchTellsOfRights(t *testing.T) {
	desk := deskFolder(t, 0o2770|os.ModeSetgid)
	path := filepath.Join(desk, "desk.db")
	runs(t, as(t, process(t, "newdesk:022", path), firstUser, deskGroup))
	watcher := as(t, process(t, "rights", path), firstUser+1, deskGroup)
	out, err := watcher.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := watcher.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = watcher.Process.Kill(); _ = watcher.Wait() }()
	defer time.AfterFunc(time.Minute, func() { _ = watcher.Process.Kill() }).Stop()
	lines := bufio.NewScanner(out)
	hears := func(what, want string) {
		t.Helper()
		for lines.Scan() {
			if lines.Text() == want {
				return
			}
		}
		t.Fatalf("%s: never heard %q", what, want)
	}
	const both, reads, none = "reads true writes true", "reads true writes false", "reads false writes false"
	hears("at first", both)
	for _, w := range []struct {
		path       string
		shut, open os.FileMode
		says       string
	}{{path, 0o640, 0o660, reads}, {path, 0o600, 0o660, none}, {path + ".lock", 0o600, 0o660, reads}, {desk, 0o2700 | os.ModeSetgid, 0o2770 | os.ModeSetgid, none}} {
		if err := os.Chmod(w.path, w.shut); err != nil {
			t.Fatal(err)
		}
		hears(w.path+" shut", w.says)
		if err := os.Chmod(w.path, w.open); err != nil {
			t.Fatal(err)
		}
		hears(w.path+" open", both)
	}
	checked(t, reopen(t, path))
}

// A file that is cut short under a watch is told of, wherever it is cut, and read as damaged.
// Seen red with the size taken out of sight: a cut behind the meta pages was not told.
func TestWatchTellsOfACut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	watched, err := store.Create(path, store.Options{Now: time.Now, Poll: 20 * time.Millisecond}) // damaged on purpose, and not checked
	if err != nil {
		t.Fatal(err)
	}
	put(t, watched, "begin", siege(50)...)
	tokens, err := watched.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wait(t, tokens, time.Minute)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int64{info.Size() / 2, 100} {
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
		wait(t, tokens, time.Minute)
		if _, err := watched.Since(t.Context(), model.Head{}); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}
