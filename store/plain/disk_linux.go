package plain

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// remoteDisks are the kinds of file system that reach other boxes, by the number that statfs gives.
func remoteDisks() map[int64]string {
	return map[int64]string{
		unix.NFS_SUPER_MAGIC: "NFS", unix.SMB_SUPER_MAGIC: "SMB", unix.SMB2_SUPER_MAGIC: "SMB", unix.CIFS_SUPER_MAGIC: "CIFS",
		unix.V9FS_MAGIC: "9p", unix.AFS_SUPER_MAGIC: "AFS", unix.AFS_FS_MAGIC: "AFS", unix.CODA_SUPER_MAGIC: "Coda",
		unix.CEPH_SUPER_MAGIC: "Ceph", unix.NCP_SUPER_MAGIC: "NCP", unix.OCFS2_SUPER_MAGIC: "OCFS2",
		0x01161970: "GFS2", 0x0bd00bd0: "Lustre", 0x47504653: "GPFS", 0x20030528: "OrangeFS", 0x786f4256: "a VirtualBox folder",
		0xbacbacbc: "a VMware folder",
	}
}

// localFuse are the file systems in user space that lie on a disk of the box.
func localFuse() []string {
	return []string{"fuseblk", "fuse.fuse-overlayfs", "fuse.ntfs-3g", "fuse.ntfs", "fuse.exfat", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs",
		"fuse.bindfs", "fuse.mergerfs", "fuse.unionfs", "fuse.lxcfs", "fuse.zfs", "fuse.apfs"}
}

// Disk refuses a folder on a disk that other boxes reach, or may.
func Disk(folder string) error {
	var st unix.Statfs_t
	err := unix.Statfs(folder, &st)
	for errors.Is(err, unix.EINTR) {
		err = unix.Statfs(folder, &st)
	}
	if err != nil {
		return nil // whoever opens it says what is wrong
	}
	return judge(folder, int64(uint32(st.Type)), func() string {
		table, _ := os.ReadFile("/proc/self/mountinfo")
		return mountKind(string(table), folder)
	})
}

// judge refuses a kind of disk. Mounted tells, for one in user space, what it is.
func judge(folder string, kind int64, mounted func() string) error {
	if name := remoteDisks()[kind]; name != "" {
		return refuseDisk(folder, name)
	}
	if kind != unix.FUSE_SUPER_MAGIC {
		return nil
	}
	name := mounted()
	for _, local := range localFuse() {
		if name == local {
			return nil
		}
	}
	if name == "" {
		name = "a file system in user space"
	}
	return refuseDisk(folder, name)
}

// mountKind finds in a table of mounts the kind of the one that a folder lies on: the deepest, and of several the last.
func mountKind(table, folder string) (kind string) {
	if abs, err := filepath.Abs(folder); err == nil {
		folder = abs
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	deepest := -1
	for line := range strings.Lines(table) {
		left, right, ok := strings.Cut(line, " - ")
		fields, kinds := strings.Fields(left), strings.Fields(right)
		if !ok || len(fields) < 5 || len(kinds) < 1 {
			continue
		}
		at := unescape.Replace(fields[4])
		if len(at) >= deepest && (at == "/" || folder == at || strings.HasPrefix(folder, at+"/")) {
			deepest, kind = len(at), kinds[0]
		}
	}
	return kind
}

// unescape undoes how the table of mounts writes white space.
var unescape = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)
