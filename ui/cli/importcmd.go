package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"muster/model"
	"muster/model/exchange"
	"muster/model/text"

	"github.com/spf13/cobra"
)

func (c *command) importCmd() *cobra.Command {
	update := false
	cmd := &cobra.Command{
		Use:     "import FILE...",
		Short:   "Take in situations in muster JSON, all or nothing; - is stdin",
		Example: "  muster import testdata/in-amenas.json --file desk.db",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			docs, err := c.readDocuments(args)
			if err != nil {
				return err
			}
			return c.takeIn(cmd, args, docs, update)
		},
	}
	cmd.Flags().BoolVar(&update, "update", false, "replace records that are there with other content")
	return cmd
}

// readDocuments reads every file before anything is written.
func (c *command) readDocuments(paths []string) ([]*exchange.Document, error) {
	var docs []*exchange.Document
	for _, path := range paths {
		doc, err := c.readDocument(path)
		if err != nil {
			return nil, within(path, err)
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// within names the file that a problem is in, and keeps the problems apart that it is made of. Of a file of another kind it says what is read.
func within(path string, err error) error {
	if path == "-" {
		path = "standard input"
	}
	if errors.Is(err, exchange.ErrForeign) {
		return fmt.Errorf("%s is not muster JSON: %w; muster import reads what muster export --format json writes", text.Line(path), err)
	}
	return fmt.Errorf("%s: %w", text.Line(path), err)
}

func (c *command) readDocument(path string) (*exchange.Document, error) {
	if path == "-" {
		return exchange.Read(c.Stdin)
	}
	f, err := c.Read(path)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, err
	}
	defer f.Close()
	doc, err := exchange.Read(f)
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return doc, err
}

// takeIn works out what the documents change and appends it as one act. A file that is not there yet is made only when
// everything is known to be right.
func (c *command) takeIn(cmd *cobra.Command, paths []string, docs []*exchange.Document, update bool) error {
	ctx := cmd.Context()
	f, err := c.Open(c.file())
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return err
	}
	edits, same, err := c.editsOf(ctx, f, missing, paths, docs, update)
	if err != nil {
		return err
	}
	if len(edits) == 0 {
		fmt.Fprintf(cmd.OutOrStdout(), "nothing to import: all %d records are in %s already\n", same, text.Line(c.file()))
		return nil
	}
	if missing {
		if f, err = c.openOrCreate(); err != nil {
			return err
		}
	}
	receipt, err := c.append(ctx, f, edits)
	if err != nil {
		return err
	}
	printImported(cmd.OutOrStdout(), edits, same, receipt)
	return nil
}

// editsOf gathers the edits of all documents, each against what the file holds of its situation and what the documents
// before it will have done there: two files of one situation are one import.
func (c *command) editsOf(ctx context.Context, f File, missing bool, paths []string, docs []*exchange.Document, update bool) (all []model.Edit, same int, err error) {
	stories, at := map[string]*model.Story{}, map[place]int{}
	for i, doc := range docs {
		id := doc.Situation.ID
		if stories[id] == nil {
			if stories[id], err = c.storyNow(ctx, f, missing, id); err != nil {
				return nil, 0, err
			}
		}
		edits, unchanged, err := doc.Edits(stories[id], update)
		if err != nil {
			return nil, 0, within(paths[i], err)
		}
		all, same = joinEdits(all, edits, at, stories[id]), same+unchanged
	}
	return all, same, nil
}

// storyNow is a situation as the file holds it, empty where it holds none.
func (c *command) storyNow(ctx context.Context, f File, missing bool, id string) (*model.Story, error) {
	if missing {
		return model.NewStory(id), nil
	}
	state, err := f.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	return state.Open(id), nil
}

// place is where a record stands in the file.
type place struct {
	situation string
	ref       model.Ref
}

// joinEdits adds edits to those that are there, a later one of a record in the place of an earlier one, and makes them in
// the story, which keeps the revisions that the file has.
func joinEdits(all, edits []model.Edit, at map[place]int, story *model.Story) []model.Edit {
	for _, e := range edits {
		key := place{e.Situation, e.Ref()}
		if earlier, ok := at[key]; ok {
			all[earlier].After = e.After
		} else {
			at[key] = len(all)
			all = append(all, e)
		}
		now := model.Entry{}
		if was := story.Entry(key.ref); was != nil {
			now = *was
		}
		now.Record = e.After
		story.Set(key.ref, &now)
	}
	return all
}

func printImported(w io.Writer, edits []model.Edit, same int, r model.Receipt) {
	counts := map[model.Kind]int{}
	for _, e := range edits {
		counts[e.Kind]++
	}
	var parts []string
	for _, k := range model.Kinds() {
		if n := counts[k]; n > 0 {
			parts = append(parts, plural(n, k.String()))
		}
	}
	fmt.Fprintf(w, "imported %s (changes %d to %d)", strings.Join(parts, ", "), r.First, r.Last)
	if same > 0 {
		fmt.Fprintf(w, "; %s already there", plural(same, "record"))
	}
	fmt.Fprintln(w)
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
