//go:build !unix

package folder

import "io/fs"

// Where there is neither a lock of this kind nor an owner, every draft counts as left behind.
const noFollow = 0

func mine(fs.FileInfo) bool { return true }

func (f *Folder) hold() error { return nil }

func (f *Folder) lives(string) bool { return false }

func (f *Folder) sweep([]fs.DirEntry, map[string]bool) {}

// Close has nothing to give back.
func (f *Folder) Close() error { return nil }
