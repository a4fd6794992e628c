//go:build unix

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

const (
	shared    = unix.LOCK_SH
	exclusive = unix.LOCK_EX

	// openFlags: no symlink is followed, and a FIFO does not hold up its opener.
	openFlags = unix.O_NOFOLLOW | unix.O_NONBLOCK | unix.O_CLOEXEC
)

// tryLock takes a flock if it is free.
func tryLock(f *os.File, how int) (bool, error) {
	err := flock(f, how|unix.LOCK_NB)
	if err == unix.EWOULDBLOCK {
		return false, nil
	}
	return err == nil, err
}

// waitLock takes a flock; nothing can call it back.
func waitLock(f *os.File, how int) error { return flock(f, how) }

// unlock lets a flock go at once: closing the file does not while anything of it is still mapped.
func unlock(f *os.File) { _ = flock(f, unix.LOCK_UN) }

func flock(f *os.File, how int) error {
	for {
		err := unix.Flock(int(f.Fd()), how)
		if err != unix.EINTR {
			return err
		}
	}
}

// exists tells whether there is a process of that number, whosever it is.
func exists(pid int) bool {
	err := unix.Kill(pid, 0)
	return err == nil || errors.Is(err, unix.EPERM)
}

// readOnlyDisk tells whether nobody can write where the file lies.
func readOnlyDisk(err error) bool { return errors.Is(err, unix.EROFS) }

// may tells whether this process has some rights to what lies at a path.
func may(path string, rights fs.FileMode) bool { return unix.Access(path, uint32(rights)) == nil }

// linkless tells a file system that has no second names.
func linkless(err error) bool {
	return errors.Is(err, unix.EPERM) || errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EOPNOTSUPP) || errors.Is(err, unix.ENOSYS)
}

// own gives a file the owner and group of another, as far as the process may.
func own(f *os.File, info os.FileInfo) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok && f.Chown(int(st.Uid), int(st.Gid)) != nil {
		_ = f.Chown(-1, int(st.Gid)) // somebody else's file of the same desk
	}
}

// ownGroup gives a file the group of another, as far as the process may; its owner stays whoever made it.
func ownGroup(f *os.File, info os.FileInfo) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(-1, int(st.Gid))
	}
}

// alike gives a file the mode, owner and group of another; owner and group as far as the process may.
func alike(f *os.File, info os.FileInfo) error {
	own(f, info)
	return f.Chmod(info.Mode().Perm())
}

// identity tells one file from another, whatever it is called.
func identity(info os.FileInfo) string {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return fmt.Sprint(st.Dev, ":", st.Ino)
	}
	return ""
}
