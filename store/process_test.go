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
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// The tests run this binary again as other processes; the variable says as what.
const role = "MUSTER_STORE_TEST_ROLE"

func TestMain(m *testing.M) {
	if what, path, ok := strings.Cut(os.Getenv(role), " "); ok {
		if err := play(what, path); err != nil { // the last line that the process says
			fmt.Println("error:", err)
			os.Exit(1)
		}
		return
	}
	code := m.Run()
	forgetSized()
	os.Exit(code)
}

func play(what, path string) error {
	opt := store.Options{Now: time.Now}
	what, umask, _ := strings.Cut(what, ":")
	if umask != "" {
		mask, _ := strconv.ParseInt(umask, 8, 32)
		syscall.Umask(int(mask))
	}
	switch what {
	case "newdesk":
		return makeDesk(path, opt)
	case "claim":
		return appendOne(path, opt)
	case "reads":
		_, err := store.Open(path, opt)
		return err
	case "monitor":
		return follow(path, opt)
	case "here":
		return standHere(path, opt)
	case "create":
		_, err := store.Create(path, opt)
		return err
	case "append":
		return appendFifty(path, opt)
	case "hold":
		return hold(path, opt)
	case "backup", "restore", "compact", "migrate":
		return dieAt(what, path, opt)
	}
	return playFault(what, path, opt)
}

// appendFifty says each act as soon as it was acknowledged.
func appendFifty(path string, opt store.Options) error {
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	for i := range 50 {
		id := fmt.Sprintf("c%d-%d", os.Getpid(), i)
		_, err := f.Append(context.Background(), model.Batch{Op: id, By: ana, Edits: []model.Edit{model.Put("siege", claim(id, "hague", "x"), 0)}})
		if err != nil {
			return err
		}
		fmt.Println(id)
	}
	return nil
}

// hold stands in the turnstile of a write transaction until its input ends: its clock waits for that.
func hold(path string, opt store.Options) error {
	opt.Now = func() time.Time {
		fmt.Println("held")
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
		return time.Now()
	}
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	_, err = f.Append(context.Background(), model.Batch{Op: "hold", By: ana, Edits: []model.Edit{model.Put("siege", claim("held", "hague", "x"), 0)}})
	return err
}

func process(t *testing.T, what, path string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), role+"="+what+" "+path)
	return cmd
}

// Four processes write at once: everything acknowledged is there once, in one order, and a watcher hears of it.
// Seen red with every seventh batch acknowledged that was rolled back.
func TestManyProcesses(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	tokens, err := f.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	acknowledged := map[string]bool{}
	for range 4 {
		cmd := process(t, "append", f.Path())
		wg.Go(func() {
			out, err := cmd.Output()
			if err != nil {
				t.Errorf("%v: %s", err, out)
			}
			mu.Lock()
			defer mu.Unlock()
			for id := range strings.FieldsSeq(string(out)) {
				acknowledged[id] = true
			}
		})
	}
	seen := map[string]bool{}
	for last := uint64(2); len(seen) < 200; {
		select {
		case <-tokens:
		case <-time.After(30 * time.Second):
			t.Fatalf("the watcher saw %d of 200", len(seen))
		}
		changes, err := f.Since(t.Context(), model.Head{Seq: last})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes {
			if c.Seq != last+1 || seen[c.Record] {
				t.Fatalf("change %d after %d, of %s", c.Seq, last, c.Record)
			}
			last, seen[c.Record] = c.Seq, true
		}
	}
	wg.Wait()
	if len(acknowledged) != 200 {
		t.Errorf("%d acknowledged", len(acknowledged))
	}
	for id := range acknowledged {
		if !seen[id] {
			t.Errorf("%s was acknowledged and is not there", id)
		}
	}
}

func TestCreateRace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	var wg sync.WaitGroup
	var mu sync.Mutex
	made := 0
	for range 8 {
		cmd := process(t, "create", path)
		wg.Go(func() {
			out, err := cmd.Output()
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				made++
			} else if !strings.Contains(string(out), store.ErrExists.Error()) {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	wg.Wait()
	if made != 1 {
		t.Errorf("%d processes made the file", made)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*new-*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
	f, err := store.Open(path, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	checked(t, f)
}

// holding starts a process that holds the turnstile, and gives what ends it.
func holding(t *testing.T, path string) (cmd *exec.Cmd, release func()) {
	t.Helper()
	return holdingAs(t, process(t, "hold", path))
}

// piped starts a process that is told things and says things.
func piped(t *testing.T, cmd *exec.Cmd) (io.WriteCloser, io.Reader) {
	t.Helper()
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return in, out
}

// inputEnds tells from then on whether the input of this process has ended.
func inputEnds() *atomic.Bool {
	over := &atomic.Bool{}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		over.Store(true)
	}()
	return over
}

// holdingAs starts a process that says when it holds something, and gives what ends it.
func holdingAs(t *testing.T, cmd *exec.Cmd) (_ *exec.Cmd, release func()) {
	t.Helper()
	in, out := piped(t, cmd)
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("%q, %v", line, err)
	}
	return cmd, sync.OnceFunc(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
}

// A wait says who is waited for, ends with its context, and leaves nothing behind that holds up the next.
// Seen red with sign taken out.
func TestBusyNamesTheHolder(t *testing.T) {
	told := make(chan store.Holder, 8)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	f := newDesk(t, store.Options{Now: time.Now, Waiting: func(h store.Holder) { told <- h; cancel() }})
	cmd, release := holding(t, f.Path())
	defer release()
	_, err := f.Head(ctx)
	var busy *store.Busy
	if !errors.As(err, &busy) || !errors.Is(err, store.ErrBusy) || !errors.Is(err, context.Canceled) || busy.Holder.PID != cmd.Process.Pid {
		t.Fatalf("got %v", err)
	}
	if want := fmt.Sprintf("(pid %d) since ", cmd.Process.Pid); !strings.Contains(err.Error(), want) || busy.Holder.Before {
		t.Errorf("%q does not say %q", err, want)
	}
	if h := <-told; h.PID != cmd.Process.Pid {
		t.Errorf("told of %+v", h)
	}
	short, stop := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer stop()
	if _, err := f.Append(short, model.Batch{Op: "x", By: ana}); !errors.Is(err, store.ErrBusy) {
		t.Errorf("behind an attempt that was given up: got %v", err)
	}
	release()
	put(t, f, "after", claim("after", "hague", "x"))
}

// The death of a holder lets everybody in, and what it had not committed is not there.
func TestKilledHolder(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	cmd, release := holding(t, f.Path())
	_ = cmd.Process.Signal(syscall.SIGKILL)
	release()
	r := put(t, f, "after", claim("after", "hague", "x"))
	if r.First != 3 {
		t.Errorf("%+v", r)
	}
}

// standsInTurnstile returns when somebody has the turnstile.
func standsInTurnstile(t *testing.T, f *store.File) {
	t.Helper()
	lock, err := os.Open(f.Path() + ".lock")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = lock.Close() }()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if errors.Is(syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK) {
			return
		}
		_ = syscall.Flock(int(lock.Fd()), syscall.LOCK_UN)
	}
	t.Fatal("nobody came to the turnstile")
}

// A file put in the place of the one that a writer waits for gets the write.
// Seen red with the comparison of device and inode taken out of openLocked: the change was in the file put aside.
func TestReplacedWhileWaiting(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	reader, err := os.Open(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(reader.Fd()), syscall.LOCK_SH); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := f.Append(context.Background(), model.Batch{Op: "one", By: ana, Edits: []model.Edit{model.Put("siege", claim("c1", "hague", "x"), 0)}})
		done <- err
	}()
	standsInTurnstile(t, f)
	time.Sleep(20 * time.Millisecond) // and is at the lock of the file, most likely: else it is an easy round
	if err := os.WriteFile(f.Path()+".other", whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(f.Path()+".other", f.Path()); err != nil {
		t.Fatal(err)
	}
	_ = reader.Close()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if head, err := f.Head(t.Context()); err != nil || head.Seq != 3 {
		t.Errorf("head %d, %v", head.Seq, err)
	}
}

// Whoever comes after a waiting writer stands behind it: readers that hold the file by turns cannot keep it out.
// Seen red with the turnstile taken out: the reader got in beside the one that the writer waited for.
func TestReaderStandsBehindWriter(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	reader, err := os.Open(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(reader.Fd()), syscall.LOCK_SH); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := f.Append(context.Background(), model.Batch{Op: "one", By: ana, Edits: []model.Edit{model.Put("siege", claim("c1", "hague", "x"), 0)}})
		done <- err
	}()
	standsInTurnstile(t, f)
	late := make(chan uint64, 1)
	go func() {
		other, err := store.Open(f.Path(), store.Options{Now: time.Now})
		if err != nil {
			t.Error(err)
			late <- 0
			return
		}
		head, _ := other.Head(context.Background())
		late <- head.Seq
	}()
	select {
	case seq := <-late:
		t.Error("a reader went past a waiting writer")
		late <- seq
	case <-time.After(50 * time.Millisecond):
	}
	_ = reader.Close()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if seq := <-late; seq != 3 {
		t.Errorf("the reader saw change %d", seq)
	}
}
