//go:build unix

package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// noFollow opens neither a link nor waits for the other end of a pipe.
const noFollow = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// mine tells whether something belongs to the user of this process.
func mine(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}

func (f *Folder) lockName(session string) string { return filepath.Join(f.dir, session+".lock") }

// hold takes the lock that tells others that this session lives.
func (f *Folder) hold() error {
	for f.lock == nil {
		file, err := os.OpenFile(f.lockName(f.session), os.O_RDWR|os.O_CREATE|noFollow, 0o600)
		if err != nil {
			return err
		}
		if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
			return errors.Join(err, file.Close())
		}
		if same(file, f.lockName(f.session)) {
			f.lock = file
			return nil
		}
		_ = file.Close() // somebody swept it away before it was locked
	}
	return nil
}

func same(file *os.File, name string) bool {
	a, errA := file.Stat()
	b, errB := os.Lstat(name)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// lives tells whether somebody holds the lock of a session.
func (f *Folder) lives(session string) bool {
	if _, err := f.name(session); err != nil {
		return false
	}
	file, err := os.OpenFile(f.lockName(session), os.O_RDWR|noFollow, 0)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }()
	return errors.Is(syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}

// sweep takes away what sessions that are over left: locks, and drafts that were not written to their end.
func (f *Folder) sweep(entries []fs.DirEntry, needed map[string]bool) {
	for _, e := range entries {
		session, ok := strings.CutSuffix(e.Name(), ".lock")
		if !ok {
			if session = e.Name()[strings.LastIndex(e.Name(), ".")+1:]; !strings.HasPrefix(e.Name(), ".") {
				continue
			}
		}
		if session != f.session && (!ok || !needed[session]) && !f.lives(session) {
			_ = os.Remove(filepath.Join(f.dir, e.Name()))
		}
	}
}

// Close gives the lock back.
func (f *Folder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.lock == nil {
		return nil
	}
	err := errors.Join(os.Remove(f.lockName(f.session)), f.lock.Close())
	f.lock = nil
	return err
}
