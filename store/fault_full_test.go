//go:build linux

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

	"muster/model"
	"muster/store"
)

// fillUp appends until there is no room, and says what was acknowledged and how it ended. No file may grow past 400 KB.
func fillUp(path string, opt store.Options) error {
	limit := syscall.Rlimit{Cur: 400 << 10, Max: 400 << 10}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	for i := range 10_000 {
		id := fmt.Sprintf("c%d", i)
		if _, err := f.Append(context.Background(), fact(id)); err != nil {
			fmt.Println("end", err)
			_, err = f.Head(context.Background())
			return err // what is there can still be read
		}
		fmt.Println("ok", id)
	}
	return errors.New("it never ended")
}

// A file that may not grow: one sentence, nothing acknowledged is lost, and work goes on where it may grow again.
func TestFileMayNotGrow(t *testing.T) {
	f := newDesk(t, store.Options{Now: time.Now})
	lines := begin(t, "fill", f.Path(), "").wait()
	ends, acknowledged := said(lines, "end"), said(lines, "ok")
	if len(ends) != 1 || len(acknowledged) < 50 || len(said(lines, "error:")) > 0 {
		t.Fatalf("%d acknowledged, %q", len(acknowledged), lines[max(0, len(lines)-3):])
	}
	if !strings.Contains(ends[0], f.Path()) || !strings.Contains(ends[0], "no room left") {
		t.Errorf("%q", ends[0])
	}
	allThere(t, f, acknowledged)
	put(t, f, "after", claim("after", "hague", "x"))
}

// tmpfs mounts a small disk, where that may be done.
func tmpfs(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skip("no disk can be mounted here:", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// The disk is full: writing is refused in words, reading goes on, and when there is room again so does writing.
func TestDiskFull(t *testing.T) {
	dir := tmpfs(t, "size=1m")
	f, err := store.Create(filepath.Join(dir, "desk.db"), store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	put(t, f, "begin", situation("siege"), source("hague", "William Hague"))
	filler := filepath.Join(dir, "filler")
	if err := os.WriteFile(filler, make([]byte, 400<<10), 0o600); err != nil {
		t.Fatal(err)
	}
	var acknowledged []string
	var full error
	for i := 0; full == nil; i++ {
		id := fmt.Sprintf("c%d", i)
		if _, full = f.Append(t.Context(), fact(id)); full == nil {
			acknowledged = append(acknowledged, id)
		}
	}
	if !errors.Is(full, store.ErrFull) || !errors.Is(full, syscall.ENOSPC) || strings.Contains(full.Error(), "\n") || len(acknowledged) == 0 {
		t.Fatalf("%d acknowledged, then: %v", len(acknowledged), full)
	}
	if _, err := f.Load(t.Context(), "siege"); err != nil {
		t.Error("it cannot be read:", err)
	}
	allThere(t, f, acknowledged)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	put(t, f, "after", claim("after", "hague", "x"))
	if err := f.Check(t.Context()); err != nil {
		t.Error(err)
	}
	if _, err := store.Create(filepath.Join(dir, "second.db"), store.Options{Now: time.Now}); err != nil && !errors.Is(err, syscall.ENOSPC) {
		t.Error(err)
	}
}

// A disk that may only be read is read.
func TestReadOnlyDisk(t *testing.T) {
	dir := tmpfs(t, "size=4m")
	f, err := store.Create(filepath.Join(dir, "desk.db"), store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	put(t, f, "begin", situation("siege"), source("hague", "William Hague"))
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	f = reopen(t, f.Path())
	if _, err := f.Load(t.Context(), "siege"); err != nil {
		t.Error(err)
	}
	if err := f.Check(t.Context()); err != nil {
		t.Error(err)
	}
	if _, err := f.Append(t.Context(), fact("x")); !errors.Is(err, store.ErrReadOnly) && !errors.Is(err, syscall.EROFS) {
		t.Errorf("got %v", err)
	}
	if _, err := store.Create(filepath.Join(dir, "new.db"), store.Options{Now: time.Now}); !errors.Is(err, syscall.EROFS) && !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v", err)
	}
	if _, err := f.Append(t.Context(), model.Batch{Op: "y", By: ana}); err != nil && strings.Contains(err.Error(), "\n") {
		t.Errorf("%v", err)
	}
}
