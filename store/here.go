package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"muster/model"
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
