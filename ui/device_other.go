//go:build !unix

package ui

import "io"

// deviceOf leaves the terminal to the library.
func deviceOf(in io.Reader, out io.Writer) *device {
	d := plainDevice(nil, out)
	d.in, d.pastes = in, nil
	return d
}
