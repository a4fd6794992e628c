package folder

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	"muster/ui/draft"
)

// format is what the files say they are.
const format = "muster-draft/1"

// most is how many bytes a file may have: far more than the fields of a form can hold.
const most = 16 << 20

// Folder keeps the drafts of one editor at one desk's file.
type Folder struct {
	place
	path, editor string

	mu      sync.Mutex
	session string
	lock    *os.File
}

// stored is what a file holds.
type stored struct {
	Format  string      `json:"format"`
	Path    string      `json:"path"`
	Editor  string      `json:"editor"`
	Session string      `json:"session"`
	Draft   draft.Draft `json:"draft"`
}

// At names the folder for a desk's file and an editor, below a state directory. It makes nothing and cannot fail: what is
// wrong there is said when something is to be kept.
func At(state, path, editor string) *Folder {
	path = realPath(path)
	return &Folder{place: placeAt(state, "drafts", path, editor), path: path, editor: editor, session: draft.NewID()}
}

// Put keeps a draft in place of the one of the same id.
func (f *Folder) Put(d draft.Draft) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	name, err := f.name(d.ID)
	if err == nil {
		err = f.begin()
	}
	if err != nil {
		return err
	}
	b, err := json.Marshal(stored{Format: format, Path: f.path, Editor: f.editor, Session: f.session, Draft: d})
	if err == nil && len(b) > most {
		err = fmt.Errorf("the draft has %d MB, more than %d; save it or shorten it", len(b)>>20, most>>20)
	}
	if err != nil {
		return err
	}
	return says(replace(name, filepath.Join(f.dir, "."+d.ID+"."+f.session), b))
}

// name is the file of a draft.
func (f *Folder) name(id string) (string, error) {
	if id == "" || len(id) > 64 || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return "", fmt.Errorf("%q is no name of a draft", id)
	}
	return filepath.Join(f.dir, id+".json"), nil
}

// replace writes a file beside its place, brings it to the disk and puts it there.
func replace(name, beside string, b []byte) error {
	_ = os.Remove(beside)
	file, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL|noFollow, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(b)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(beside, name)
	}
	if err != nil {
		_ = os.Remove(beside)
		return err
	}
	return syncDir(filepath.Dir(name))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// says makes a sentence of the failures that an editor can mend.
func says(err error) error {
	var at *fs.PathError
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		where := "the disk"
		if errors.As(err, &at) {
			where = "the disk of " + filepath.Dir(at.Path)
		}
		return fmt.Errorf("%s is full; make room there: %w", where, err)
	}
	return err
}

// Remove forgets a draft.
func (f *Folder) Remove(id string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	name, err := f.name(id)
	if err != nil {
		return err
	}
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// List gives all drafts, the latest first.
func (f *Folder) List() (all []draft.Draft, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	entries, err := os.ReadDir(f.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		err = f.secure()
	}
	if err != nil {
		return nil, fmt.Errorf("drafts cannot be read: %w", err)
	}
	needed := map[string]bool{}
	var bad []error
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), ".json")
		if !ok {
			continue
		}
		s, err := f.read(id)
		if err != nil {
			bad = append(bad, err)
			continue
		}
		needed[s.Session] = true
		s.Draft.Elsewhere = s.Session != f.session && f.lives(s.Session)
		all = append(all, s.Draft)
	}
	f.sweep(entries, needed)
	slices.SortFunc(all, func(a, b draft.Draft) int {
		return cmp.Or(b.Written.Compare(a.Written), strings.Compare(a.ID, b.ID))
	})
	if len(bad) > 0 {
		return all, fmt.Errorf("%d of the drafts cannot be read; look at %w", len(bad), bad[0])
	}
	return all, nil
}

// read reads the file of one draft.
func (f *Folder) read(id string) (s stored, err error) {
	name, err := f.name(id)
	if err != nil {
		return s, fmt.Errorf("%s: %w", f.dir, err)
	}
	b, err := plain(name, most)
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal(b, &s); err != nil {
		return s, fmt.Errorf("%s: it is no draft: %w", name, err)
	}
	switch {
	case s.Format != format:
		return s, fmt.Errorf("%s: its format is %q, not %s", name, s.Format, format)
	case s.Draft.ID != id || s.Path != f.path || s.Editor != f.editor:
		return s, fmt.Errorf("%s: it is the draft of another place", name)
	}
	return s, nil
}
