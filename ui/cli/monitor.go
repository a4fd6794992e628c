package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"

	"muster/model"
	"muster/model/exchange"
	"muster/model/text"

	"github.com/spf13/cobra"
)

// Monitor is what the screen is opened with.
type Monitor struct {
	// File is the desk's file; nil: there is none yet, and Begin makes it.
	File File
	Path string
	// Situation is the one to open; empty: the only one, or the editor chooses.
	Situation string
	// Demo: everything is thrown away at the end.
	Demo bool
	// Begin makes the file where there is none, with the example for nil, else with a new situation.
	Begin func(ctx context.Context, s *model.Situation) (File, string, error)
}

// monitor opens the screen on the file that is named, or on the desk's; without a terminal that can show it, the report
// of `muster table` takes its place.
func (c *command) monitor(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		if c.path != "" {
			return misuse("the file is named twice; write either muster FILE or muster --file FILE")
		}
		c.path = args[0]
	}
	f, err := c.Open(c.file())
	switch {
	case errors.Is(err, fs.ErrNotExist) && c.Show != nil:
		return c.Show(cmd.Context(), Monitor{Path: c.file(), Situation: c.situation, Begin: c.begin})
	case err != nil:
		_, err := c.open()
		return err
	case c.Show == nil:
		return c.plain(cmd)
	}
	return c.Show(cmd.Context(), Monitor{File: f, Path: c.file(), Situation: c.situation, Begin: c.begin})
}

// misspelled refuses a word that is no file and can be none that is to be made, and names the command that it may be meant for. A file
// of that name that is there is opened.
func (c *command) misspelled(root *cobra.Command, words []string) error {
	if root.HasParent() || len(words) == 0 || looksLikeFile(words[0]) {
		return nil
	}
	word := words[0]
	if _, err := c.Open(word); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	const short = 3 // any other short command is near to a word of so many letters
	if root.SuggestionsMinimumDistance = 2; len(word) <= short {
		root.SuggestionsMinimumDistance = 1
	}
	if near := root.SuggestionsFor(word); len(near) > 0 {
		return misuse("there is no command %q; did you mean %s?", word, list(near))
	}
	return misuse("%q is neither a command nor a file that is there; muster --help lists the commands", word)
}

// looksLikeFile tells a file that is to be made from a command that was misspelled.
func looksLikeFile(arg string) bool { return bytes.ContainsAny([]byte(arg), "./\\") }

// plain prints the report instead of the screen.
func (c *command) plain(cmd *cobra.Command) error {
	v := &view{clock: "said"}
	cut, err := v.open(cmd.Context(), c)
	if err != nil {
		return err
	}
	return writeTable(cmd.OutOrStdout(), cut, cut.Table(model.Affected, false), false, true)
}

// begin makes what an editor chose at the first start.
func (c *command) begin(ctx context.Context, s *model.Situation) (File, string, error) {
	edits := []model.Edit{}
	if s == nil {
		doc, err := exchange.Read(bytes.NewReader(c.Example))
		if err != nil {
			return nil, "", err
		}
		if edits, _, err = doc.Edits(nil, false); err != nil {
			return nil, "", err
		}
		s = doc.Situation
	} else {
		if s.ID == "" {
			s.ID = model.Slug(s.Title)
		}
		if err := s.Check(); err != nil {
			return nil, "", err
		}
		edits = append(edits, model.Put(s.ID, s, 0))
	}
	f, err := c.openOrCreate()
	if err != nil {
		return nil, "", err
	}
	if _, err := c.append(ctx, f, edits); err != nil {
		return nil, "", fmt.Errorf("%s: %w", text.Line(c.file()), err)
	}
	return f, s.ID, nil
}
