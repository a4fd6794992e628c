//go:build unix

package ui

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/term"
)

// sized gives the output to draw on, and what tells the program of every new size of it. The program would ask a terminal
// for its size itself and draw on as much as it says; asked here, the answer passes the filter.
func sized(out io.Writer) (io.Writer, func(context.Context, func(tea.Msg))) {
	f, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return out, func(context.Context, func(tea.Msg)) {}
	}
	return struct{ io.Writer }{f}, func(ctx context.Context, send func(tea.Msg)) {
		changed := make(chan os.Signal, 1)
		signal.Notify(changed, syscall.SIGWINCH)
		defer signal.Stop(changed)
		for {
			if w, h, err := term.GetSize(int(f.Fd())); err == nil {
				send(tea.WindowSizeMsg{Width: w, Height: h})
			}
			select {
			case <-ctx.Done():
				return
			case <-changed:
			}
		}
	}
}
