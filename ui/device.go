package ui

import (
	"context"
	"io"

	tea "charm.land/bubbletea/v2"

	"muster/ui/paste"
)

// device is the terminal of a session.
type device struct {
	in  io.Reader
	out io.Writer
	// pastes are taken out of the keys.
	pastes *paste.Reader
	// follow tells of every new size.
	follow func(context.Context, func(tea.Msg))
	// release gives the terminal back as it was, although somebody still waits to write to it.
	release func()
	// suspends tells that a shell stands above that can bring a stopped program back.
	suspends bool
}

// plainDevice is one that nothing is known of.
func plainDevice(in io.Reader, out io.Writer) *device {
	keys := paste.New(in)
	return &device{in: struct{ io.Reader }{keys}, out: out, pastes: keys, follow: func(context.Context, func(tea.Msg)) {}, release: func() {}}
}
