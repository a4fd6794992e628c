package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"muster/model"
	"muster/model/text"
)

// command is what all commands share: the world, the flags that every command takes.
type command struct {
	Env
	path, situation string
}

// file names the file to work on.
func (c *command) file() string {
	if c.path != "" {
		return c.path
	}
	if p := c.Getenv("MUSTER_FILE"); p != "" {
		return p
	}
	return c.DefaultFile
}

// open opens the desk's file.
func (c *command) open() (File, error) {
	f, err := c.Open(c.file())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s yet; make one with muster new, or with muster import FILE", text.Line(c.file()))
	}
	return f, err
}

// openOrCreate opens the desk's file and makes it where there is none.
func (c *command) openOrCreate() (File, error) {
	f, err := c.Open(c.file())
	if !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	f, err = c.Create(c.file(), c.Now)
	if errors.Is(err, fs.ErrExist) { // somebody else made it in this very moment
		return c.Open(c.file())
	}
	return f, err
}

// choose finds the situation to work on: the one that is named, or the only one.
func (c *command) choose(ctx context.Context, f File) (*model.Situation, error) {
	all, err := f.Situations(ctx)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s holds no situation yet; make one with muster new, or with muster import FILE", text.Line(c.file()))
	}
	var ids []string
	for _, s := range all {
		if s.ID == c.situation || c.situation == "" && len(all) == 1 {
			return s, nil
		}
		ids = append(ids, s.ID)
	}
	if c.situation == "" {
		return nil, misuse("the file holds %d situations; name one with --situation: %s", len(all), strings.Join(ids, ", "))
	}
	return nil, misuse("there is no situation %q; the file holds %s", c.situation, strings.Join(ids, ", "))
}

// append asks the log to take edits as one act.
func (c *command) append(ctx context.Context, f File, edits []model.Edit, relied ...model.Revision) (model.Receipt, error) {
	r, err := f.Append(ctx, model.Batch{Op: c.NewOp(), By: c.Editor, Edits: edits, Relied: relied})
	if err == nil {
		c.keep(ctx, f)
	}
	return r, err
}
