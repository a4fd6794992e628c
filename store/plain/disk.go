package plain

import (
	"errors"
	"fmt"
)

// ErrDisk: the folder lies on a disk whose locks may not reach everybody.
var ErrDisk = errors.New("no disk for a file that is shared")

// refuseDisk is the refusal of a kind of disk.
func refuseDisk(folder, kind string) error {
	return &refusal{fmt.Sprintf("%q lies on %s, where the lock of one box may not hold on another; keep the file on a local disk of the box, "+
		"and have the editors log in there", folder, kind), ErrDisk}
}
