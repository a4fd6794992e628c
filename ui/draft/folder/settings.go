package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"

	"muster/ui/draft"
)

// mostSettings is how many bytes the settings of an editor may have; all that can be set has a quarter of it.
const mostSettings = 4 << 10

// Settings keeps the settings of one editor who has no home on this box.
type Settings struct {
	place
	mu      sync.Mutex
	session string
}

// SettingsAt names the place for an editor below a state directory, whatever file is served. It makes nothing and cannot fail.
func SettingsAt(state, editor string) *Settings {
	return &Settings{place: placeAt(state, "settings", "", editor), session: draft.NewID()}
}

func (s *Settings) name() string { return filepath.Join(s.dir, "settings.toml") }

// Load gives the text that was kept; none is an empty one.
func (s *Settings) Load() ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.secure()
	var b []byte
	if err == nil {
		b, err = plain(s.name(), mostSettings)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// Save keeps a text in place of the one before. When it returns nil, the text survives a kill of the process.
func (s *Settings) Save(text []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(text) > mostSettings {
		return fmt.Errorf("the settings have %d bytes, more than %d", len(text), mostSettings)
	}
	if err := s.make(); err != nil {
		return err
	}
	return says(replace(s.name(), filepath.Join(s.dir, ".settings."+s.session), text))
}
