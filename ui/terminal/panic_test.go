//go:build unix && !race

package terminal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"muster/ui"
	"muster/ui/draft"
	"muster/ui/draft/folder"
)

// The places where the screen of TestPanic can be made to fail.
const panicAt, panicEnv = "MUSTER_TEST_PANIC", "MUSTER_TEST_STATE"

// fails is a screen in a process of its own that panics at a place when it is told to.
func fails(place string) int {
	var armed atomic.Bool
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGUSR1)
	go func() { <-told; armed.Store(true) }()
	drop := func(at string) {
		if place == at && armed.Load() {
			panic("made to fail in " + at)
		}
	}
	state, environ := os.Getenv(panicEnv), os.Environ()
	file := filepath.Join(state, "desk.db")
	kept := &falls{folder.At(state, file, fmt.Sprint("uid:", os.Getuid())), func() { drop("a goroutine of its own") }}
	cfg := ui.Config{Path: file, Editor: ana(), Colours: ui.ColoursOf(environ), UTF8: true, Width: 120, Height: 40, Drafts: kept,
		Now: func() time.Time { drop("Update"); return now() },
		Begin: func(context.Context, ui.Start) (ui.Store, string, error) {
			drop("an effect")
			return nil, "", errors.New("nothing is made here")
		}}
	if err := ui.Run(context.Background(), cfg, os.Stdin, os.Stdout, environ); err != nil {
		fmt.Fprintln(os.Stderr, strings.ReplaceAll(err.Error(), "\n", "\r\n"))
		return 3
	}
	return 0
}

// falls are drafts that fail where they are told to.
type falls struct {
	*folder.Folder
	drop func()
}

func (f *falls) Put(d draft.Draft) error { f.drop(); return f.Folder.Put(d) }
