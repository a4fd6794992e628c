//go:build unix

package leaktest

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Guards the guard: a goroutine that waits, one in a system call, and a file are each seen, and not any more when they are
// gone; what was there before is passed over.
func TestLeft(t *testing.T) {
	before := make(chan bool)
	go func() { <-before }()
	defer close(before)
	m := Set()
	if left := m.Left(); len(left) > 0 {
		t.Fatal("nothing came, and there is left:", left)
	}
	path := filepath.Join(t.TempDir(), "open")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	waits, pipe := make(chan bool), [2]int{}
	if err := syscall.Pipe(pipe[:]); err != nil {
		t.Fatal(err)
	}
	go waiting(waits)
	go reading(pipe[0])
	sees := func(what string) bool {
		return slices.ContainsFunc(m.Left(), func(s string) bool { return strings.Contains(s, what) })
	}
	wants := []string{"leaktest.waiting", "leaktest.reading"}
	if runtime.GOOS == "linux" {
		wants = append(wants, "1 more open: "+path, "2 more open: pipe")
	}
	for _, want := range wants {
		if !until(func() bool { return sees(want) }) {
			t.Errorf("%s is not seen: %q", want, m.Left())
		}
	}
	close(waits)
	_ = f.Close()
	_ = syscall.Close(pipe[1])
	if !until(func() bool { return !sees("leaktest.reading") && !sees("leaktest.waiting") }) {
		t.Error(m.Left())
	}
	_ = syscall.Close(pipe[0])
	if left := m.Left(); len(left) > 0 {
		t.Error("all is gone, and there is left:", left)
	}
}

func waiting(c chan bool) { <-c }

// reading waits in a system call of its own, which the runtime knows nothing of.
func reading(fd int) { _, _ = syscall.Read(fd, make([]byte, 1)) }

func until(so func() bool) bool {
	for range 2000 {
		if so() {
			return true
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}
