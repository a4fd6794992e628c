package ui

import "golang.org/x/sys/unix"

// discard throws away what a terminal did not take yet.
func discard(fd int) { _ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCOFLUSH) }
