package settings

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// Takes tells why a key, or a value of it, cannot be set here; nil: it can.
func (p Place) Takes(name string, value ...string) error {
	k, err := p.find(name)
	if err != nil || len(value) == 0 {
		return err
	}
	return k.takes(&Settings{}, value[0], fmt.Sprintf("%.40q", value[0]))
}

// Set keeps a value for the next screen. It is refused as it would be in a file.
func (p Place) Set(name, value string) error {
	if err := p.Takes(name, value); err != nil {
		return err
	}
	k, _ := p.find(name)
	return p.change(name, func(text []byte, was line) []byte {
		if was.to > 0 {
			return slices.Concat(text[:was.from], []byte(k.written(value)), text[was.to:])
		}
		if len(text) > 0 && !bytes.HasSuffix(text, []byte("\n")) {
			text = append(text, '\n')
		}
		return append(text, k.written(value)+"\n"...)
	})
}

// Unset forgets a value: the default holds again.
func (p Place) Unset(name string) error {
	if err := p.Takes(name); err != nil {
		return err
	}
	return p.change(name, func(text []byte, was line) []byte {
		_, rest, _ := bytes.Cut(text[was.to:], []byte("\n"))
		if was.to == 0 {
			return text
		}
		return slices.Concat(text[:was.from], rest)
	})
}

// Reset forgets all that was kept: the defaults hold again. What is broken begins anew with it, also where nobody could mend it by
// hand; what cannot be read is left alone.
func (p Place) Reset() error {
	if p.Save == nil {
		return errKeptNowhere
	}
	text, err := p.load()
	if err != nil || len(text) == 0 {
		return err
	}
	return p.save(nil)
}

// errKeptNowhere refuses to keep a setting.
var errKeptNowhere = errors.New("settings are not kept here")

// change saves the text with something else about one key. What is broken or cannot be read is left alone.
func (p Place) change(name string, how func(text []byte, was line) []byte) error {
	if p.Save == nil {
		return errKeptNowhere
	}
	was, err := p.load()
	if err != nil {
		return err
	}
	lines, err := p.parse(was)
	switch {
	case err != nil && p.Served:
		return fmt.Errorf("%w; nothing was changed: config --reset forgets all of them", err)
	case err != nil:
		return err
	}
	text := how(slices.Clone(was), lines[name])
	if _, err := p.parse(text); err != nil {
		return fmt.Errorf("%s cannot be changed by command; change it by hand: %w", name, err)
	}
	if bytes.Equal(text, was) {
		return nil
	}
	return p.save(text)
}
