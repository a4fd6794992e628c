package store

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"muster/store/plain"
)

// begun tells when a process began, in ticks since the system did; 0: that cannot be read. One that is gone and that nobody has
// taken leave of ("zombie") holds no lock any more.
func begun(pid int) (start uint64, gone bool) {
	stat, _ := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	f := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:])) // before it stands the name, with anything in it
	const state, since = 0, 19
	if len(f) <= since {
		return 0, false
	}
	start, _ = strconv.ParseUint(f[since], 10, 64)
	return start, f[state] == "Z" || f[state] == "X"
}

// locker finds in the system's table of locks another process that has one on a file, and whose it is; 0: there is none, or it
// is out of sight. The table can be read where the file itself cannot.
func locker(path string) (pid int, user string) {
	info, err := os.Lstat(path)
	if err != nil {
		return 0, ""
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, ""
	}
	dev := uint64(st.Dev)
	on := fmt.Sprintf("%02x:%02x:%d", unix.Major(dev), unix.Minor(dev), st.Ino)
	table, _ := os.ReadFile("/proc/locks")
	if pid = holds(string(table), on, os.Getpid()); pid == 0 {
		return 0, ""
	}
	if info, err = os.Stat("/proc/" + strconv.Itoa(pid)); err != nil {
		return pid, "somebody"
	}
	return pid, plain.Owner(info)
}

// holds reads a table of locks: "1: FLOCK ADVISORY WRITE 4760 fe:00:10150275 0 EOF", with "->" before the kind of those that wait.
func holds(table, on string, self int) int {
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		if len(f) < 6 || f[1] != "FLOCK" || f[5] != on {
			continue
		}
		if pid, err := strconv.Atoi(f[4]); err == nil && pid > 0 && pid != self {
			return pid
		}
	}
	return 0
}
