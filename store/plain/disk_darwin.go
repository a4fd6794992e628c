package plain

import (
	"slices"

	"golang.org/x/sys/unix"
)

// Disk refuses a folder on a disk that other boxes reach, or may.
func Disk(folder string) error {
	var st unix.Statfs_t
	if unix.Statfs(folder, &st) != nil {
		return nil // whoever opens it says what is wrong
	}
	kind := unix.ByteSliceToString(st.Fstypename[:])
	if slices.Contains([]string{"nfs", "smbfs", "webdav", "afpfs", "cifs", "macfuse", "osxfuse", "ftp"}, kind) {
		return refuseDisk(folder, kind)
	}
	return nil
}
