package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"muster/store/plain"
)

// bellPath is the small file that every session listens to. It says the last sequence, for whoever looks; nobody relies
// on it.
func bellPath(path string) string { return path + ".bell" }

// ring tells all sessions that there is more. It is rung after the lock was let go, so that whoever hears it need not
// wait. Whoever does not hear it finds out by polling: a bell that fails is no error.
func (f *File) ring(seq uint64) {
	bell, err := plain.Open(bellPath(f.path), os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		if placeBeside(bellPath(f.path), f.path) == nil {
			bell, err = plain.Open(bellPath(f.path), os.O_WRONLY, 0)
		}
	}
	if err != nil {
		return
	}
	_, _ = bell.WriteAt(fmt.Appendf(nil, "%012d\n", seq), 0)
	_ = bell.Close()
}
