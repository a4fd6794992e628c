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
		Short:   "Take in situations in muster JSON, all of it or nothing; - is standard input",
		Example: "  muster import testdata/in-amenas.json --file desk.db",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			docs, err := c.readDocuments(args)
			if err != nil {
				return err
			}
			return c.takeIn(cmd, docs, update)
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

// within names the file that a problem is in, and keeps the problems apart that it is made of.
func within(path string, err error) error { return fmt.Errorf("%s: %w", text.Line(path), err) }

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
	return exchange.Read(f)
}

// takeIn works out what the documents change and appends it as one act. A file that is not there yet is made only when
// everything is known to be right.
func (c *command) takeIn(cmd *cobra.Command, docs []*exchange.Document, update bool) error {
	ctx := cmd.Context()
	f, err := c.Open(c.file())
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return err
	}
	edits, same, err := c.editsOf(ctx, f, missing, docs, update)
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

// editsOf gathers the edits of all documents, each situation against what the file holds of it.
func (c *command) editsOf(ctx context.Context, f File, missing bool, docs []*exchange.Document, update bool) (all []model.Edit, same int, err error) {
	for _, doc := range docs {
		var now model.Ledger
		if !missing {
			state, err := f.Load(ctx, doc.Situation.ID)
			if err != nil {
				return nil, 0, err
			}
			now = state.Open(doc.Situation.ID)
		}
		edits, unchanged, err := doc.Edits(now, update)
		if err != nil {
			return nil, 0, err
		}
		all, same = append(all, edits...), same+unchanged
	}
	return all, same, nil
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
