package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"muster/model"
	"muster/store/plain"
)

// session is one session as it was found.
type session struct {
	model.Session
	name string
}

// sessions looks who is here, and takes away what those left behind who are not any more.
func (f *File) sessions() (all []session, err error) {
	root, err := f.openHere()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, hereNew):
			f.sweep(root, e)
		case strings.HasPrefix(name, herePrefix):
			if s, ok := f.session(root, name); ok {
				all = append(all, s)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b session) int {
		return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(a.name, b.name))
	})
	return all, nil
}

// session reads the file of one session, if that lives.
func (f *File) session(root *os.Root, name string) (s session, ok bool) {
	info, err := root.Lstat(name)
	if err != nil || plain.Check(filepath.Join(herePath(f.path), name), info) != nil {
		return s, false
	}
	file, err := root.OpenFile(name, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return s, false
	}
	defer func() { _ = file.Close() }()
	if info, err = file.Stat(); err != nil || !info.Mode().IsRegular() {
		return s, false
	}
	if free, err := tryLock(file, shared); free || err != nil {
		if free {
			_ = root.Remove(name)
		}
		return s, false
	}
	uid := plain.UID(info)
	s = session{name: name, Session: model.Session{Editor: model.Editor{Name: plain.NameOf(uid), ID: editorID(uid)}}}
	if raw, err := io.ReadAll(io.LimitReader(file, 2*hereLength)); err == nil {
		s.hear(raw)
	}
	return s, true
}

// editorID is the id of the editor that a user of the system is.
func editorID(uid int) string { return "uid:" + strconv.Itoa(uid) }

// hear takes up what a session says of itself, if it can be read.
func (s *session) hear(raw []byte) {
	var h heard
	if json.Unmarshal(bytes.TrimSpace(raw), &h) != nil {
		return
	}
	s.Since, s.For = h.Since, h.For
	s.Spot = model.Spot{Situation: h.Situation, Editing: h.Editing}
	if h.ID != "" && s.Record.Kind.UnmarshalText([]byte(h.Kind)) == nil {
		s.Record.ID = h.ID
	}
}

// sweep takes away what was begun and never finished.
func (f *File) sweep(root *os.Root, e fs.DirEntry) {
	info, err := e.Info()
	if err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > hereStale {
		_ = root.Remove(e.Name())
	}
}
