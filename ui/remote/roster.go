package remote

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"muster/model"
)

// Role is what an editor may do.
type Role uint8

// The roles.
const (
	// Reader sees everything and changes nothing.
	Reader Role = iota
	// Editor changes what there is to change.
	Editor
)

// String is the role as it is written in the editors file.
func (r Role) String() string {
	if r == Editor {
		return "editor"
	}
	return "reader"
}

// Member is one line of the editors file.
type Member struct {
	Name string
	Role Role
	// ID is the fingerprint of the key: two keys are two identities, even of one name.
	ID string
}

// Editor is the member as the log names it.
func (m Member) Editor() model.Editor { return model.Editor{Name: m.Name, ID: "key:" + m.ID} }

// ErrReader is the refusal of a change that a reader asks for.
var ErrReader = errors.New("your key may read only; ask whoever keeps the editors file for the role editor")

// errGone is the refusal of one whose key was taken out of the file.
var errGone = errors.New("your key is not in the editors file any more")

// errUnread is the refusal while nobody can tell who is in the file.
var errUnread = errors.New("the editors file cannot be read as a whole just now, and your key is not in what can; try again")

// Roster is the editors file as it was read last. It may be asked from any goroutine.
type Roster struct {
	path string

	reading sync.Mutex // one at a time, or an older reading could take the place of a newer one
	mu      sync.RWMutex
	raw     []byte
	// readable tells that raw is what the file held, and not what was left when it could not be read.
	readable bool
	members  map[string]Member // by the key as it is on the wire
	problem  error             // why nobody new gets in
	changed  bool
}

// NewRoster reads the editors file. It is refused when it cannot be trusted, when a line is wrong, and when it is empty.
func NewRoster(path string) (*Roster, error) {
	r := &Roster{path: path}
	r.Refresh()
	r.changed = false
	return r, r.problem
}

// Refresh reads the file again; while it is as it was, that is opening and reading it and no more. While a line is wrong nobody new gets
// in; sessions whose key stands on a line that can be read go on.
func (r *Roster) Refresh() {
	r.reading.Lock()
	defer r.reading.Unlock()
	raw, err := readTrusted(r.path, mayBeRead)
	if err == nil && r.readable && bytes.Equal(raw, r.raw) {
		return
	}
	members, problem := r.members, err // what cannot be read just now, as while it is put there anew, takes nobody's key away
	if err == nil {
		members, problem = parseEditors(raw)
	}
	if problem != nil {
		problem = fmt.Errorf("editors file %s: %w", r.path, problem)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.changed = r.changed || !bytes.Equal(raw, r.raw) || fmt.Sprint(problem) != fmt.Sprint(r.problem)
	r.raw, r.readable, r.members, r.problem = raw, err == nil, members, problem
}

// Changed tells, once, that the file says something else than when this was asked last.
func (r *Roster) Changed() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	was := r.changed
	r.changed = false
	return was
}

// Admits finds the member who may open a session with a key now.
func (r *Roster) Admits(key ssh.PublicKey) (Member, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	m, ok := r.members[wire(key)]
	return m, ok && r.problem == nil
}

// Problem is why nobody new gets in; nil: they do.
func (r *Roster) Problem() error {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.problem
}

// Len is how many keys get in.
func (r *Roster) Len() int {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return len(r.members)
}

// still finds the member of a key whose session is open already.
func (r *Roster) still(key ssh.PublicKey) (Member, bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	m, ok := r.members[wire(key)]
	return m, ok
}

// May reads the file again and tells whether the holder of a key may change something now; nil: yes.
func (r *Roster) May(key ssh.PublicKey) error {
	r.Refresh()
	m, ok := r.still(key)
	switch {
	case !ok && r.Problem() != nil: // it may be half written at this moment
		return errUnread
	case !ok:
		return errGone
	case m.Role != Editor:
		return ErrReader
	}
	return nil
}

func wire(key gossh.PublicKey) string { return string(key.Marshal()) }
