//go:build linux

package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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
	over := inputEnds()
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

// withdrawal is one way to lose a right and to have it back.
type withdrawal struct {
	what           string
	withdraw, give func() error
	says           string
}

// withdrawals are all ways that there are, of a file of firstUser's in a folder of the desk's.
func withdrawals(desk, path string) []withdrawal {
	lock := path + ".lock"
	mode := func(p string, m os.FileMode) func() error { return func() error { return os.Chmod(p, m) } }
	group := func(p string, gid int, m os.FileMode) func() error { // which the system takes bits off
		return func() error { return errors.Join(os.Chown(p, firstUser, gid), os.Chmod(p, m)) }
	}
	const folder = 0o770 | os.ModeSetgid
	return []withdrawal{
		{"the file may not be written", mode(path, 0o640), mode(path, 0o660), "may be read but not written by you; ask its owner"},
		{"the file may not be read", mode(path, 0o600), mode(path, 0o660), "may not be read by you; ask its owner"},
		{"the file is another group's", group(path, strangers, 0o660), group(path, deskGroup, 0o660), "may not be read by you; ask to be taken into its group"},
		{"the lock", mode(lock, 0o600), mode(lock, 0o660), "is closed to you; ask its owner"},
		{"the lock is another group's", group(lock, strangers, 0o660), group(lock, deskGroup, 0o660), "is closed to you; ask to be taken into its group"},
		{"the folder", mode(desk, 0o700|os.ModeSetgid), mode(desk, folder), "its folder"},
		{"the folder is another group's", group(desk, strangers, folder), group(desk, deskGroup, folder), "its folder"},
	}
}

// insistent is a process that goes on, as it is heard.
type insistent struct {
	t            *testing.T
	path         string
	lines        *bufio.Scanner
	acknowledged []string
}

// next reads until a line begins with a word, and gives the rest of it; every refusal on the way is a plain sentence.
func (w *insistent) next(word string) string {
	w.t.Helper()
	for w.lines.Scan() {
		is, rest, _ := strings.Cut(w.lines.Text(), " ")
		if is == "ok" {
			w.acknowledged = append(w.acknowledged, rest)
		} else if is != "no" || !strings.Contains(rest, w.path) || !strings.Contains(rest, "ask ") && !strings.HasSuffix(rest, "; try again") ||
			strings.Contains(rest, "denied") || strings.Contains(rest, " AND ") {
			w.t.Errorf("no plain sentence: %q", w.lines.Text())
		}
		if is == word {
			return rest
		}
	}
	if word != "" {
		w.t.Fatalf("the writer ended before it said %q", word)
	}
	return ""
}

// Rights are withdrawn from a writer while it goes on, in every way that there is: each refusal is one sentence that names the
// place and the mend, nothing that was acknowledged is lost, and once the rights are back the same process writes again.
// Seen red with denied giving the error of the system back, and with an Append that took a refused act for a saved one.
func TestRightsWithdrawnWhileRunning(t *testing.T) {
	desk := deskFolder(t, 0o2770|os.ModeSetgid)
	path := filepath.Join(desk, "desk.db")
	runs(t, as(t, process(t, "newdesk:022", path), firstUser, deskGroup))
	cmd := as(t, process(t, "goOn", path), firstUser+1, deskGroup)
	in, lines := talks(t, cmd)
	w := &insistent{t: t, path: path, lines: lines}
	for _, x := range withdrawals(desk, path) {
		w.next("ok")
		if err := x.withdraw(); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			w.next("no") // the first may have been asked for before
		}
		if says := w.next("no"); !strings.Contains(says, x.says) {
			t.Errorf("%s: %q does not say %q", x.what, says, x.says)
		}
		if err := x.give(); err != nil {
			t.Fatal(err)
		}
		w.next("ok")
	}
	_ = in.Close()
	w.next("")
	f := reopen(t, path)
	allThere(t, f, w.acknowledged)
	if n := len(logged(t, f)) - 2; n != len(w.acknowledged) {
		t.Errorf("%d are in the log, %d were acknowledged", n, len(w.acknowledged))
	}
	checked(t, f)
}

// talks starts a process that is heard line by line, for a minute at most.
func talks(t *testing.T, cmd *exec.Cmd) (in io.WriteCloser, lines *bufio.Scanner) {
	t.Helper()
	in, out := piped(t, cmd)
	late := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() }) // it fails, and does not hang
	t.Cleanup(func() { late.Stop(); _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return in, bufio.NewScanner(out)
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
	_, lines := talks(t, as(t, process(t, "rights", path), firstUser+1, deskGroup))
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
	wait(t, tokens)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int64{info.Size() / 2, 100} {
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
		wait(t, tokens)
		if _, err := watched.Since(t.Context(), model.Head{}); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}
