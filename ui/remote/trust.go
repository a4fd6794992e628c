package remote

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// What others may do with a file that is to be trusted.
const (
	mayBeRead os.FileMode = 0o022 // nobody else may write it
	private   os.FileMode = 0o077 // nobody else may do anything with it
)

// mostTrusted is how long such a file may be, in bytes.
const mostTrusted = 1 << 20

// readTrusted reads a file on which it hangs who gets in. It is refused when it is no plain file, when it is another
// user's, and when others may do with it what the mask forbids.
func readTrusted(path string, forbidden os.FileMode) ([]byte, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return nil, notPlain(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if err := trust(info, forbidden); err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(f, mostTrusted+1))
	if err == nil && len(raw) > mostTrusted {
		err = fmt.Errorf("it is longer than %d bytes", mostTrusted)
	}
	return raw, err
}

func trust(info os.FileInfo, forbidden os.FileMode) error {
	mode := info.Mode()
	switch {
	case !mode.IsRegular():
		return errors.New("it is no plain file")
	case !ownedByUs(info):
		return errors.New("it belongs to another user; chown it to the user that serves")
	case mode.Perm()&forbidden != 0:
		return fmt.Errorf("its permissions are %04o, too loose: chmod %04o", mode.Perm(), mode.Perm()&^forbidden)
	}
	return nil
}
