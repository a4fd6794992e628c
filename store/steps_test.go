package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"muster/store"
)

// dieAt carries out a step by step act and kills its own process before the step whose number stands in the environment.
func dieAt(what, path string, opt store.Options) error {
	n := 0
	_, _ = fmt.Sscan(os.Getenv(stepToDieAt), &n)
	die := func(string) error {
		if n--; n < 0 {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
		return nil
	}
	return act(what, path, opt, die)
}

const stepToDieAt = "MUSTER_STORE_TEST_STEP"

func act(what, path string, opt store.Options, step func(string) error) error {
	if what == "restore" {
		_, err := store.RestoreBy(path, path+".from", opt, step)
		return err
	}
	if what == "migrate" {
		_, err := store.OpenOlder(path, opt, step)
		return err
	}
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	store.SetStep(f, step)
	if what == "compact" {
		_, err = f.Compact(context.Background())
	} else {
		_, err = f.Backup(context.Background(), "")
	}
	return err
}

// A process that dies between any two steps leaves the old file or the new one, whole, and every backup that has its name
// whole; the next one clears away what was left. An error at a step leaves nothing at all.
// Seen red with the renaming put before the copying, and with sweep taken out.
func TestEveryStep(t *testing.T) {
	first, _ := someFile(t)
	second, _ := someFile(t)
	put(t, whole(t, second), "more", claim("more", "s00", "x"))
	for _, what := range []string{"backup", "restore", "compact"} {
		for _, how := range []string{"killed", "failed"} {
			steps := 0
			for ; steps < 20; steps++ {
				path := filepath.Join(t.TempDir(), "desk.db")
				copyOf(t, first, path)
				copyOf(t, second, path+".from")
				if finished := interrupt(t, what, how, path, steps); finished {
					break
				}
				stands(t, what, how, path)
			}
			if steps < 6 || steps == 20 {
				t.Errorf("%s: %s at %d steps", what, how, steps)
			}
		}
	}
}

// interrupt carries out an act up to a step; true: it came to its end.
func interrupt(t *testing.T, what, how, path string, step int) bool {
	t.Helper()
	if how == "failed" {
		err := act(what, path, store.Options{Now: time.Now}, func(string) error {
			if step--; step < 0 {
				return syscall.ENOSPC
			}
			return nil
		})
		if err != nil && !errors.Is(err, syscall.ENOSPC) {
			t.Fatal(err)
		}
		return err == nil
	}
	cmd := process(t, what, path)
	cmd.Env = append(cmd.Env, fmt.Sprintf("%s=%d", stepToDieAt, step))
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("%v: %s", err, out)
	}
	return err == nil
}

// stands checks what is left of an act that did not come to its end, and that it can be done again.
func stands(t *testing.T, what, how, path string) {
	t.Helper()
	head := headOf(t, whole(t, path))
	if old := head.Seq == 141; !old && !(what == "restore" && head.Seq == 142) {
		t.Errorf("%s %s: the file ends with change %d", what, how, head.Seq)
	}
	kept, err := filepath.Glob(path + ".replaced-*")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range append(kept, backups(t, path)...) {
		whole(t, p)
	}
	if left := leftOver(t, path); how == "failed" && len(left) > 0 {
		t.Errorf("%s failed and left %v", what, left)
	}
	if err := act(what, path, store.Options{Now: func() time.Time { return time.Now().Add(time.Hour) }}, nil); err != nil {
		t.Errorf("%s after it was %s: %v", what, how, err)
	}
	if left := leftOver(t, path); len(left) > 0 {
		t.Errorf("%s after it was %s: left over %v", what, how, left)
	}
	whole(t, path)
}

// The steps come in the order in which a power cut can do no harm: on the disk before it has its name, and the name on the
// disk before it is called done.
func TestOrderOfSteps(t *testing.T) {
	path, _ := someFile(t)
	copyOf(t, path, path+".from")
	for what, want := range map[string]string{
		"backup":  "open, write, verify, sync, name, sync the folder",
		"compact": "open, write, verify, sync, name, sync the folder",
		"restore": "open, write, verify, sync, keep, name, sync the folder",
	} {
		var got []string
		if err := act(what, path, store.Options{Now: time.Now}, func(step string) error { got = append(got, step); return nil }); err != nil {
			t.Fatal(err)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %v", what, got)
		}
	}
	whole(t, path)
}
