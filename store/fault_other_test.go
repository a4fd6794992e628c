//go:build !linux

package store_test

import (
	"errors"

	"muster/store"
)

// playFault plays nothing: the faults are those of Linux.
func playFault(what, _ string, _ store.Options) error { return errors.New(what) }
