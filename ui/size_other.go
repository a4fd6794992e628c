//go:build !unix

package ui

import (
	"context"
	"io"

	tea "charm.land/bubbletea/v2"
)

// sized leaves it to the program to ask for the size: this system has no signal for a new one.
func sized(out io.Writer) (io.Writer, func(context.Context, func(tea.Msg))) {
	return out, func(context.Context, func(tea.Msg)) {}
}
