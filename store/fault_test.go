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
	"runtime"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// playFault is what this binary does as one of the processes of a fault test.
func playFault(what, path string, opt store.Options) error {
	switch what {
	case "write":
		return write(path, opt)
	case "fill":
		return fillUp(path, opt)
	case "one":
		return one(path, opt)
	case "twelve":
		return twelve(path, opt)
	case "history":
		return live(path, opt)
	case "lock":
		return lockOnly(path, opt)
	case "waits":
		return waitAndTell(path, opt)
	case "rights":
		return sayRights(path, opt)
	case "greedy":
		return greedy(path, opt)
	case "save":
		return saveTo(path, opt)
	case "goOn":
		return goOn(path, opt)
	case "watch":
		return watchOne(path, opt)
	}
	return errors.New(what)
}

// fact is a batch of one new claim.
func fact(id string) model.Batch {
	return model.Batch{Op: "op-" + id, By: ana, Edits: []model.Edit{model.Put("siege", claim(id, "hague", strings.Repeat("Word of the dead. ", 10)), 0)}}
}

// write appends for ever. It says what it tries before it does and what was acknowledged after; the first line of its input
// is an act to try again, which another process may or may not have come to the end of.
func write(path string, opt store.Options) error {
	again, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	id := strings.TrimSpace(again)
	for i := 0; ; i++ {
		if id == "" {
			id = fmt.Sprintf("c%d-%d", os.Getpid(), i)
		}
		fmt.Println("try", id)
		if _, err := f.Append(context.Background(), fact(id)); err != nil {
			return err
		}
		fmt.Println("ok", id)
		id = ""
	}
}

// one appends one claim, on one thread, so that what it asks of the system can be counted.
func one(path string, opt store.Options) error {
	runtime.LockOSThread()
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	if _, err := f.Append(context.Background(), fact("one")); err != nil {
		return err
	}
	fmt.Println("ok one")
	return nil
}

// twelve appends twelve claims and says each when it was acknowledged.
func twelve(path string, opt store.Options) error {
	runtime.LockOSThread()
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	for i := range 12 {
		id := fmt.Sprintf("c%d", i)
		if _, err := f.Append(context.Background(), fact(id)); err != nil {
			return err
		}
		fmt.Println("ok", id)
	}
	return nil
}

// crew is a process whose lines are read as they come.
type crew struct {
	cmd   *exec.Cmd
	lines []string
	gone  chan struct{}
}

// begin starts a process in a role; in is its input.
func begin(t testing.TB, what, path, in string) *crew {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &crew{cmd: exec.Command(self), gone: make(chan struct{})}
	c.cmd.Env = append(os.Environ(), role+"="+what+" "+path)
	c.cmd.Stdin = strings.NewReader(in + "\n")
	c.cmd.Stderr = os.Stderr
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go c.read(out)
	return c
}

func (c *crew) read(out io.Reader) {
	defer close(c.gone)
	s := bufio.NewScanner(out)
	for s.Scan() {
		c.lines = append(c.lines, s.Text())
	}
}

// kill ends the process as kill -9 does and gives what it said.
func (c *crew) kill() []string {
	_ = c.cmd.Process.Kill()
	return c.wait()
}

// wait gives what the process said in its life.
func (c *crew) wait() []string {
	<-c.gone
	_ = c.cmd.Wait()
	return c.lines
}

// said picks the lines that begin with a word, without it.
func said(lines []string, word string) (all []string) {
	for _, l := range lines {
		if rest, ok := strings.CutPrefix(l, word+" "); ok {
			all = append(all, rest)
		}
	}
	return all
}

// logged counts how often each record of the log was made.
func logged(t testing.TB, f *store.File) map[string]int {
	t.Helper()
	changes, err := f.Since(context.Background(), model.Head{})
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, c := range changes {
		n[c.Record]++
	}
	return n
}

// allThere fails unless everything that was acknowledged is in the log once.
func allThere(t testing.TB, f *store.File, acknowledged []string) {
	t.Helper()
	n := logged(t, f)
	for _, id := range acknowledged {
		if n[id] != 1 {
			t.Errorf("%s was acknowledged and is %d times in the log", id, n[id])
		}
	}
}

func reopen(t testing.TB, path string) *store.File {
	t.Helper()
	f, err := store.Open(path, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return f
}
