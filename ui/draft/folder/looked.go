package folder

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"

	"muster/model"
	"muster/ui/draft"
)

// lookedFormat is what the files say they are.
const lookedFormat = "muster-looked/1"

// Looked keeps how far one editor has seen the log of each situation of one desk's file.
type Looked struct {
	place
	path, editor string
	mu           sync.Mutex
	session      string
}

// lookedAt is what a file holds.
type lookedAt struct {
	Format     string `json:"format"`
	Path       string `json:"path"`
	Editor     string `json:"editor"`
	Situation  string `json:"situation"`
	Generation string `json:"generation"`
	Seq        uint64 `json:"seq"`
	Hash       string `json:"hash"`
}

// LookedAt names the place for a desk's file and an editor, below a state directory. It makes nothing and cannot fail.
func LookedAt(state, path, editor string) *Looked {
	path = realPath(path)
	return &Looked{place: placeAt(state, "looked", path, editor), path: path, editor: editor, session: draft.NewID()}
}

// Load gives the head that was kept for a situation; the zero head: none was.
func (l *Looked) Load(situation string) (model.Head, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.load(situation)
}

func (l *Looked) load(situation string) (h model.Head, err error) {
	name := l.name(situation)
	if err := l.secure(); errors.Is(err, fs.ErrNotExist) {
		return h, nil
	} else if err != nil {
		return h, err
	}
	b, err := plain(name, most)
	if errors.Is(err, fs.ErrNotExist) {
		return h, nil
	}
	if err != nil {
		return h, err
	}
	var was lookedAt
	if err := json.Unmarshal(b, &was); err != nil {
		return h, fmt.Errorf("%s: it does not say how far a log was seen: %w", name, err)
	}
	if want := (lookedAt{lookedFormat, l.path, l.editor, situation, was.Generation, was.Seq, was.Hash}); was != want {
		return h, fmt.Errorf("%s: it says how far another log was seen, or its format is not %s", name, lookedFormat)
	}
	return model.Head{Seq: was.Seq, Hash: was.Hash, Generation: was.Generation}, nil
}

// Save keeps a head for a situation, unless another session of the same editor has seen more of the same log. When it returns
// nil, the head survives a kill of the process.
func (l *Looked) Save(situation string, seen model.Head) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if was, err := l.load(situation); err == nil && was.Generation == seen.Generation && was.Seq >= seen.Seq {
		return nil
	}
	b, err := json.Marshal(lookedAt{lookedFormat, l.path, l.editor, situation, seen.Generation, seen.Seq, seen.Hash})
	if err == nil {
		err = l.make()
	}
	if err != nil {
		return err
	}
	name := l.name(situation)
	return says(replace(name, filepath.Join(l.dir, "."+filepath.Base(name)+"."+l.session), b))
}

// name is the file of a situation, whatever the situation is called.
func (l *Looked) name(situation string) string {
	sum := sha256.Sum256([]byte(situation))
	return filepath.Join(l.dir, hex.EncodeToString(sum[:8])+".json")
}
