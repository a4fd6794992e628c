//go:build !unix

package remote

import "os"

const openFlags = 0

// ownedByUs cannot be told here: this system has no user ids.
func ownedByUs(os.FileInfo) bool { return true }

func notPlain(err error) error { return err }
