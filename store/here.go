package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"muster/model"
	"muster/store/plain"
)

// Presence is one session among those that have a file open. Each has one small file in a folder beside the database and
// holds a flock on it for as long as it lives: one that nobody holds is of a session that ended, and whoever finds it takes it
// away. Who it is, is who owns the file; what stands in it is only where the session is.
type Presence struct {
	file *File
	said string // for whom a server speaks; empty: for nobody
	now  func() time.Time

	mu    sync.Mutex
	mine  *os.File // nil: nobody was told yet
	name  string
	since time.Time
	over  bool
}

// Here gives the presence of a session at a path. The file need not be there yet.
func Here(path string, opt Options) *Presence { return newFile(path, opt).Presence("") }

// Presence gives the presence of one more session of the file. For is the editor whom a server speaks for; empty: the
// session is that of the user who runs the process.
func (f *File) Presence(who string) *Presence { return &Presence{file: f, said: who, now: time.Now} }

// herePath is the folder of presence beside a file.
func herePath(path string) string { return path + ".here" }

// herePrefix begins the name of each file of a session, so that nothing else is ever taken away.
const (
	herePrefix = "session-"
	hereNew    = ".new-" // while it is made and not locked yet
	hereLength = 512     // of what stands in it: it is written in one piece
	hereStale  = time.Minute
)

// heard is what stands in the file of a session.
type heard struct {
	Since     time.Time `json:"since"`
	For       string    `json:"for,omitempty"`
	Situation string    `json:"situation,omitempty"`
	Kind      string    `json:"kind,omitempty"`
	ID        string    `json:"id,omitempty"`
	Editing   bool      `json:"editing,omitempty"`
}

// Tell says where this session is.
func (p *Presence) Tell(_ context.Context, at model.Spot) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return nil
	}
	if p.since.IsZero() {
		p.since = p.now().UTC().Truncate(time.Second)
	}
	h := heard{Since: p.since, For: p.said, Situation: at.Situation, Editing: at.Editing}
	if at.Record.ID != "" {
		h.Kind, h.ID = at.Record.Kind.String(), at.Record.ID
	}
	line, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if len(line) >= hereLength {
		line, _ = json.Marshal(heard{Since: p.since})
	}
	line = fmt.Appendf(nil, "%-*s\n", hereLength-1, line)
	if p.mine != nil && !p.lost() {
		_, err = p.mine.WriteAt(line, 0)
		return err
	}
	return p.appear(line)
}

// lost tells whether somebody took the file of this session away.
func (p *Presence) lost() bool {
	if same(p.mine, filepath.Join(herePath(p.file.path), p.name)) {
		return false
	}
	_ = p.mine.Close()
	p.mine = nil
	return true
}

// appear makes the file of this session: locked and filled under a name that nobody looks at, then under its own.
func (p *Presence) appear(line []byte) error {
	info, err := os.Lstat(p.file.path)
	if err != nil {
		return err
	}
	root, err := p.file.enterHere(info)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	name := strings.ToLower(rand.Text())
	f, err := root.OpenFile(hereNew+name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if ok, locked := tryLock(f, exclusive); !ok {
		err = cmp.Or(locked, ErrBusy)
	}
	if err == nil {
		err = f.Chmod(info.Mode().Perm())
		ownGroup(f, info)
	}
	if err == nil {
		_, err = f.WriteAt(line, 0)
	}
	if err == nil {
		err = root.Rename(hereNew+name, herePrefix+name)
	}
	if err != nil {
		_ = root.Remove(hereNew + name)
		_ = f.Close()
		return err
	}
	p.mine, p.name = f, herePrefix+name
	return nil
}

// Close ends the presence of this session.
func (p *Presence) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over = true
	if p.mine == nil {
		return nil
	}
	err := os.Remove(filepath.Join(herePath(p.file.path), p.name))
	err = errors.Join(err, p.mine.Close())
	p.mine = nil
	return err
}

// own is the name of this session's file; empty: there is none.
func (p *Presence) own() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.name
}

// Others gives the other sessions, those that began first before the others.
func (p *Presence) Others(context.Context) ([]model.Session, error) {
	all, err := p.file.sessions()
	own := p.own()
	var others []model.Session
	for _, s := range all {
		if s.name != own {
			others = append(others, s.Session)
		}
	}
	return others, err
}

// Watch gives a channel of one that holds a token whenever Others may give something else.
func (p *Presence) Watch(ctx context.Context) (<-chan struct{}, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	token := make(chan struct{}, 1)
	token <- struct{}{}
	p.file.here.join(token, p.file.listenHere)
	context.AfterFunc(ctx, func() { p.file.here.leave(token) })
	return token, nil
}

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
	s = session{name: name, Session: model.Session{Editor: model.Editor{Name: plain.NameOf(uid), ID: "uid:" + strconv.Itoa(uid)}}}
	if raw, err := io.ReadAll(io.LimitReader(file, 2*hereLength)); err == nil {
		s.hear(raw)
	}
	return s, true
}

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

// openHere opens the folder of presence: the folder itself, not what a link leads to.
func (f *File) openHere() (*os.Root, error) {
	path := herePath(f.path)
	there, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if err := plain.CheckFolder(path, there); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	if opened, err := root.Stat("."); err != nil || !os.SameFile(opened, there) {
		_ = root.Close()
		return nil, fmt.Errorf("%q: %w", path, plain.ErrNotPlain)
	}
	return root, nil
}

// enterHere opens the folder of presence, and makes it where there is none, for the same people as the file.
func (f *File) enterHere(file fs.FileInfo) (*os.Root, error) {
	root, err := f.openHere()
	if !errors.Is(err, fs.ErrNotExist) {
		return root, err
	}
	temp, err := os.MkdirTemp(filepath.Dir(f.path), "."+filepath.Base(f.path)+".here.new-*")
	if err != nil {
		return nil, err
	}
	if err = dressFolder(temp, file); err == nil {
		err = os.Rename(temp, herePath(f.path)) // of another empty one it takes the place
	}
	if err != nil {
		_ = os.Remove(temp)
		if root, late := f.openHere(); late == nil {
			return root, nil // somebody was faster
		}
		return nil, err
	}
	return f.openHere()
}
