// Package leaktest tells what this process holds now and did not hold before: goroutines and open files. It is for tests.
//
// The rules are:
//
//   - A goroutine is known by its number: one that came in the place of another is a new one.
//   - No state excuses a goroutine. The libraries for this pass over those in a system call; here a wait for the turnstile
//     is one, and has to end like any other.
//   - A file is known by where its descriptor leads. Sockets, pipes and watchers have no name that lasts: they are counted.
//   - Nothing is waited for: whoever asks, asks until it is so.
package leaktest

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// Mark is what a process held at one time.
type Mark struct {
	goroutines map[string]string // the stack of each, by number
	files      map[string]int    // how many descriptors lead to a place
}

// Set takes down what the process holds now.
func Set() Mark { return Mark{goroutines(), files()} }

// Left gives, one by one, the goroutines and the files that came after the mark and are there still.
func (m Mark) Left() (left []string) {
	for number, stack := range goroutines() {
		if _, before := m.goroutines[number]; !before {
			left = append(left, stack)
		}
	}
	for place, n := range files() {
		if more := n - m.files[place]; more > 0 {
			left = append(left, fmt.Sprintf("%d more open: %s", more, place))
		}
	}
	slices.Sort(left)
	return left
}

// goroutines gives the stack of every goroutine but the one that asks.
func goroutines() map[string]string {
	buf := make([]byte, 1<<20)
	n := runtime.Stack(buf, true)
	for n == len(buf) {
		buf = make([]byte, 2*len(buf))
		n = runtime.Stack(buf, true)
	}
	all := map[string]string{}
	for i, stack := range strings.Split(string(buf[:n]), "\n\n") {
		if number, _, ok := strings.Cut(strings.TrimPrefix(stack, "goroutine "), " "); ok && i > 0 {
			all[number] = stack
		}
	}
	return all
}

// number is that of a socket or a pipe.
var number = regexp.MustCompile(`:\[\d+\]$`)

// files counts the descriptors by where they lead; on a system that does not tell there are none.
func files() map[string]int {
	all := map[string]int{}
	entries, _ := os.ReadDir("/proc/self/fd")
	for _, e := range entries {
		place, err := os.Readlink(filepath.Join("/proc/self/fd", e.Name()))
		if err == nil && !strings.HasPrefix(place, "/proc/") { // not the folder that is being read
			all[number.ReplaceAllString(place, "")]++
		}
	}
	return all
}
