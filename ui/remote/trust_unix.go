//go:build unix

package remote

import (
	"errors"
	"os"
	"syscall"
)

// openFlags keep a link from leading elsewhere and a pipe from holding the server up.
const openFlags = syscall.O_NOFOLLOW | syscall.O_NONBLOCK | syscall.O_CLOEXEC

// ownedByUs tells whether a file is the server's own, or root's.
func ownedByUs(info os.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && (int(st.Uid) == os.Geteuid() || st.Uid == 0)
}

func notPlain(err error) error {
	if errors.Is(err, syscall.ELOOP) {
		return errors.New("it is a link; name the file itself")
	}
	return err
}
