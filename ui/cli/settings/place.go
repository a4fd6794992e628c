package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Place is where the settings of one editor are kept. The zero place keeps none.
type Place struct {
	// Name is the path of the file, or what an editor knows the place by.
	Name string
	// Served tells that it is the place of an editor who has no account on the box.
	Served bool
	// Load gives the text; none is an empty one. Save takes a text in place of it, whole or not at all. Nil: nothing is kept.
	Load func() (text []byte, err error)
	Save func(text []byte) error
	// Getenv reads the environment of the editor's terminal; nil: it is empty.
	Getenv func(string) string
}

// File is the place of an editor who has an account: a file, written by a function for whole files. One that is not there is
// an empty one; behind a link the file is changed that it leads to.
func File(path string, getenv func(string) string, write func(path string, text []byte) error) Place {
	load := func() ([]byte, error) {
		text, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return text, err
	}
	return Place{Name: path, Getenv: getenv, Load: load, Save: func(text []byte) error { return write(path, text) }}
}

// InForce gives the settings that are in force. Where they cannot be read an editor who is served gets those of nobody, and the
// error beside them; anybody else gets none.
func (p Place) InForce() (*Settings, error) {
	text, err := p.load()
	if err != nil && !p.Served {
		return nil, err
	}
	s, wrong := p.read(text)
	if wrong != nil && p.Served {
		s, _ = p.read(nil)
		wrong = fmt.Errorf("%w; none of them is in force: config --reset forgets them", wrong)
	}
	return s, errors.Join(err, wrong)
}

// lost is why settings could not be read or kept. To an editor who is served it tells nothing of the server's disk.
type lost struct {
	says  string
	cause error
}

func (l *lost) Error() string { return l.says }
func (l *lost) Unwrap() error { return l.cause }

func (p Place) load() ([]byte, error) {
	if p.Load == nil {
		return nil, nil
	}
	text, err := p.Load()
	switch {
	case err != nil && p.Served:
		return nil, &lost{"your settings cannot be read on the server, and none of them is in force; nothing of them was changed: try again, or tell whoever runs the server", err}
	case err != nil:
		return nil, fmt.Errorf("settings cannot be read: %w", err)
	}
	return text, nil
}

func (p Place) save(text []byte) error {
	err := p.Save(text)
	if err != nil && p.Served {
		return &lost{"your settings could not be kept on the server, and are as they were: try again, or tell whoever runs the server", err}
	}
	return err
}

func (p Place) getenv(name string) string {
	if p.Getenv == nil {
		return ""
	}
	return p.Getenv(name)
}

// keys are what can be set here.
func (p Place) keys() []key {
	return slices.DeleteFunc(keys(), func(k key) bool { return k.box && p.Served })
}

// find finds what can be set here.
func (p Place) find(name string) (key, error) {
	is := func(k key) bool { return k.name == name }
	here := p.keys()
	if i := slices.IndexFunc(here, is); i >= 0 {
		return here[i], nil
	}
	if slices.ContainsFunc(keys(), is) {
		return key{}, fmt.Errorf("%s is about the server, and not to be set over SSH; whoever runs the server sets it there", name)
	}
	var all []string
	for _, k := range here {
		all = append(all, k.name)
	}
	return key{}, fmt.Errorf("there is no setting %s; there are %s", name, strings.Join(all, ", "))
}

// NotInForce is what an editor who is served is told of settings that are broken or cannot be read, on a screen.
const NotInForce = "your settings are not in force; the command config says why"
