//go:build unix

package plain

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// openFlags: no link is followed, a pipe does not hold up its opener, a terminal does not become the process's own.
const openFlags = unix.O_NOFOLLOW | unix.O_NONBLOCK | unix.O_CLOEXEC | unix.O_NOCTTY

// planted makes a sentence of what the system says of a link or a pipe that came between two looks.
func planted(path string, err error) error {
	if errors.Is(err, unix.ELOOP) || errors.Is(err, unix.ENXIO) {
		return &refusal{fmt.Sprintf("%q is a link or a pipe, not a plain file; find out who put it there, and take it away", path), ErrNotPlain}
	}
	return err
}

// strange tells whether the owner of a file has no part in its folder, and who it is.
func strange(info, folder fs.FileInfo) (owner string, is bool) {
	file, ok := info.Sys().(*syscall.Stat_t)
	in, alsoOK := folder.Sys().(*syscall.Stat_t)
	if !ok || !alsoOK || file.Uid == 0 || int(file.Uid) == os.Geteuid() || file.Uid == in.Uid {
		return "", false
	}
	shared := folder.Mode().Perm()&0o022 == 0o020 // by its group, and by nobody else
	if shared && file.Gid == in.Gid {
		return "", false
	}
	return Owner(info), true
}

// Owner is the name of whoever owns a file, as the system has it; without one, the number.
func Owner(info fs.FileInfo) string {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return NameOf(int(st.Uid))
}

// Group is the name of a file's group, as the system has it; without one, the number.
func Group(info fs.FileInfo) string {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	id := strconv.Itoa(int(st.Gid))
	if g, err := user.LookupGroupId(id); err == nil && g.Name != "" && len(g.Name) <= 64 {
		return g.Name
	}
	return "gid " + id
}

// UID is the number of whoever owns a file.
func UID(info fs.FileInfo) int {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(st.Uid)
	}
	return -1
}

// NameOf is the name that the system has for a user id; without one, the number.
func NameOf(uid int) string {
	id := strconv.Itoa(uid)
	if u, err := user.LookupId(id); err == nil && u.Username != "" && len(u.Username) <= 64 {
		return u.Username
	}
	return "uid " + id
}
