package plain

import (
	"errors"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

const mounts = `22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /home/ana/far\\040box rw - fuse.sshfs ana@far: rw
31 22 8:1 / /mnt/stick rw - fuseblk /dev/sdb1 rw
32 22 0:41 / /mnt/stick/deep rw - fuse.s3fs bucket rw
`

// A disk that other boxes reach is refused by name; one of this box is not, in user space or out of it.
func TestDisks(t *testing.T) {
	table := strings.ReplaceAll(mounts, `\\`, `\`)
	for _, c := range []struct {
		kind   int64
		folder string
		says   string // empty: it is let in
	}{
		{unix.EXT4_SUPER_MAGIC, "/srv", ""}, {unix.TMPFS_MAGIC, "/srv", ""}, {unix.OVERLAYFS_SUPER_MAGIC, "/srv", ""},
		{unix.BTRFS_SUPER_MAGIC, "/srv", ""}, {unix.XFS_SUPER_MAGIC, "/srv", ""}, {0x2fc12fc1, "/srv", ""},
		{unix.NFS_SUPER_MAGIC, "/srv", "NFS"}, {0xff534d42, "/srv", "CIFS"}, {0xfe534d42, "/srv", "SMB"}, {unix.V9FS_MAGIC, "/srv", "9p"},
		{unix.CEPH_SUPER_MAGIC, "/srv", "Ceph"}, {unix.AFS_SUPER_MAGIC, "/srv", "AFS"},
		{unix.FUSE_SUPER_MAGIC, "/home/ana/far box/x", "fuse.sshfs"}, {unix.FUSE_SUPER_MAGIC, "/mnt/stick", ""},
		{unix.FUSE_SUPER_MAGIC, "/mnt/stick/deep/er", "fuse.s3fs"}, {unix.FUSE_SUPER_MAGIC, "/srv", "ext4"},
	} {
		err := judge(c.folder, c.kind, func() string { return mountKind(table, c.folder) })
		if (err == nil) != (c.says == "") || err != nil && (!errors.Is(err, ErrDisk) || !strings.Contains(err.Error(), "lies on "+c.says+",")) {
			t.Errorf("%#x at %s: %v", c.kind, c.folder, err)
		}
	}
}

// The real disks of a box: tmpfs and overlayfs are let in.
func TestRealDisks(t *testing.T) {
	if err := Disk(t.TempDir()); err != nil {
		t.Error(err)
	}
	if os.Getuid() != 0 {
		t.Skip("only root can mount")
	}
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, ""); err != nil {
		t.Skip("mounting is not allowed here: ", err)
	}
	defer func() { _ = unix.Unmount(dir, unix.MNT_DETACH) }()
	if err := Disk(dir); err != nil {
		t.Error(err)
	}
	for _, d := range []string{"/a", "/b", "/w", "/o"} {
		if err := os.Mkdir(dir+d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := unix.Mount("overlay", dir+"/o", "overlay", 0, "lowerdir="+dir+"/a,upperdir="+dir+"/b,workdir="+dir+"/w"); err != nil {
		t.Skip("overlayfs cannot be mounted here: ", err)
	}
	defer func() { _ = unix.Unmount(dir+"/o", unix.MNT_DETACH) }()
	if err := Disk(dir + "/o"); err != nil {
		t.Error(err)
	}
}
