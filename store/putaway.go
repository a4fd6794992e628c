package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// mostAlike is how many files of about one name there may be in a folder.
const mostAlike = 1000

// PutAway writes a text into a new file of about that name, in the first of some folders that takes it; those after the first are made
// where they are missing. Nobody else can read the file, nothing is overwritten, and what could not be written whole is not left
// there. It tells the whole path.
func PutAway(name, body string, dirs ...string) (path string, err error) {
	for i, dir := range dirs {
		if i > 0 {
			if made := os.MkdirAll(dir, 0o700); made != nil {
				return "", errors.Join(err, made)
			}
		}
		if path, err = putInto(dir, name, body); err == nil {
			return path, nil
		}
	}
	return "", err
}

// putInto makes a file; where the name is taken, with a number behind it.
func putInto(dir, name, body string) (string, error) {
	ext := filepath.Ext(name)
	for n := 1; ; n++ {
		path := filepath.Join(dir, name)
		if n > 1 {
			path = filepath.Join(dir, strings.TrimSuffix(name, ext)+"-"+strconv.Itoa(n)+ext)
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) && n < mostAlike {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = f.WriteString(body)
		if err := errors.Join(err, f.Close()); err != nil {
			return "", errors.Join(err, os.Remove(path))
		}
		return filepath.Abs(path)
	}
}
