//go:build linux

package store_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"muster/store"
)

// traced runs one role of this binary under strace, which counts what a thread asks of the system and can make the Nth
// call of a kind fail, or kill the process there.
func traced(t *testing.T, what, path string, args ...string) (out string, trace string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	log := filepath.Join(t.TempDir(), "trace")
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "strace", append(append([]string{"-f", "-q", "-e", "signal=none", "-o", log}, args...), self)...)
	cmd.Env = append(os.Environ(), role+"="+what+" "+path, "GOMAXPROCS=1")
	var b bytes.Buffer
	cmd.Stdout, cmd.Stderr = &b, &b
	cmd.WaitDelay = time.Second
	_ = cmd.Run() // the process may have been killed
	if ctx.Err() != nil {
		t.Errorf("%q hangs", args)
	}
	raw, err := os.ReadFile(log)
	if err != nil {
		t.Skip("strace cannot trace here:", b.String())
	}
	return b.String(), string(raw)
}

// mayTrace skips where there is no strace, or none that works.
func mayTrace(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("no strace here")
	}
	if out, err := exec.Command("strace", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skip("strace cannot trace here:", string(out))
	}
}

// The Nth call of each kind fails, or kills the process, for every N until none is left to fail: what was acknowledged is
// there, what was refused was refused in one sentence, the file is whole, and the next writer gets in.
// Seen red with an error of Commit swallowed.
func TestNthCallFails(t *testing.T) {
	mayTrace(t)
	base := newDesk(t, store.Options{Now: time.Now})
	whole, err := os.ReadFile(base.Path())
	if err != nil {
		t.Fatal(err)
	}
	kinds := []string{"pwrite64", "fdatasync", "ftruncate", "flock"}
	faults := []string{"error=EIO", "signal=KILL"}
	if *long {
		kinds = append(kinds, "openat", "fallocate", "fstat", "newfstatat")
		faults = append(faults, "error=ENOSPC")
	}
	runs := 0
	for _, kind := range kinds {
		for _, fault := range faults {
			most := times(12, 60)
			for n := 1; n <= most; n++ {
				runs++
				if hit := nthFails(t, whole, kind, fault, n); !hit {
					break
				}
			}
		}
	}
	t.Logf("%d runs", runs)
}

// nthFails makes one call fail in a process that appends one claim to a file of its own, and tells whether there was such
// a call.
func nthFails(t *testing.T, whole []byte, kind, fault string, n int) (hit bool) {
	t.Helper()
	name := fmt.Sprintf("%s %d %s", kind, n, fault)
	path := filepath.Join(t.TempDir(), "desk.db")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	out, trace := traced(t, "one", path, "-e", "trace="+kind, "-e", fmt.Sprintf("inject=%s:%s:when=%d", kind, fault, n))
	hit = strings.Contains(trace, "(INJECTED)") || strings.HasSuffix(strings.TrimSpace(trace), "= ?") || strings.Contains(trace, "killed by SIGKILL")
	ok := strings.Contains(out, "ok one")
	if !ok && !hit {
		t.Errorf("%s: nothing failed, and yet: %s", name, out)
	}
	if strings.Contains(out, "goroutine ") || strings.Count(out, "\n") > 1 {
		t.Errorf("%s: not one sentence: %s", name, out)
	}
	f, err := store.Open(path, store.Options{Now: time.Now})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if n := logged(t, f)["one"]; ok && n != 1 || n > 1 {
		t.Errorf("%s: acknowledged %t, logged %d times", name, ok, n)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if _, err := f.Append(ctx, fact("next")); err != nil {
		t.Errorf("%s: the next writer: %v", name, err)
	}
	if err := f.Check(ctx); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return hit
}

// At a power cut the disk has all that was synced and any part of what was written since. Whatever part that is, the file
// is whole and holds what was acknowledged.
// Seen red with bbolt's NoSync: changes that were acknowledged were gone, and the log did not end with its head.
func TestPowerCuts(t *testing.T) {
	mayTrace(t)
	f := newDesk(t, store.Options{Now: time.Now})
	whole, err := os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	_, trace := traced(t, "twelve", f.Path(), "-xx", "-s", "70000", "-e", "trace=openat,pwrite64,fdatasync,write,ftruncate,close")
	film := readFilm(trace, f.Path())
	if film.acks() != 12 || film.syncs() < 24 {
		t.Fatalf("%d acknowledged, %d syncs", film.acks(), film.syncs())
	}
	cuts := times(150, 3000)
	for i := range cuts {
		disk, acknowledged := film.cut(whole, uint64(i))
		path := filepath.Join(t.TempDir(), "desk.db")
		if err := os.WriteFile(path, disk, 0o600); err != nil {
			t.Fatal(err)
		}
		cut, err := store.Open(path, store.Options{Now: time.Now})
		if err != nil {
			t.Fatalf("cut %d: %v", i, err)
		}
		if err := cut.Check(t.Context()); err != nil {
			t.Fatalf("cut %d: %v", i, err)
		}
		allThere(t, cut, acknowledged)
	}
	t.Logf("%d power cuts: 0 damaged, 0 acknowledged changes lost", cuts)
}
