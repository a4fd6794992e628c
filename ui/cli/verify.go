package cli

import (
	"errors"
	"fmt"
	"io"

	"muster/model"
	"muster/model/text"

	"github.com/spf13/cobra"
)

func (c *command) verifyCmd() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Hold the file against itself: hash chain, checksums, records",
		Long: "Reads the whole file while others go on writing and holds it against itself: the\npages of the database, the chain of hashes through the log, every checksum, and\n" +
			"whether the records are what the log folds to. It finds accidents, not a forger:\nwho can write the file can rebuild the chain. Keep the head that it prints\nsomewhere else to hold later files against it.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := c.open()
			if err != nil {
				return err
			}
			v, err := f.Verify(cmd.Context())
			if err != nil {
				return c.faulty(cmd.OutOrStdout(), err, asJSON)
			}
			if asJSON {
				return writeKeeping(cmd.OutOrStdout(), keeping{File: c.file(), Verified: &v})
			}
			writeVerified(cmd.OutOrStdout(), c.file(), v)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

// writeVerified says what was looked at in a file that is whole.
func writeVerified(w io.Writer, path string, v model.Verified) {
	fmt.Fprintf(w, "%s is whole: %s\n", text.Line(path), plural(v.Changes, "change"))
	for _, line := range []string{
		fmt.Sprintf("both meta pages, and the %s they lead to (%s), each reached once or free", plural(v.Pages, "page"), plural(int(v.Bytes), "byte")),
		fmt.Sprintf("the log: %s in %s, each naming the SHA-256 of the one before, the last one that of the head", plural(v.Changes, "change"), plural(v.Acts, "act")),
		fmt.Sprintf("the records: %s of %s, each with its checksum, none too many or too few, equal to what the log folds to", plural(v.Records, "record"), plural(v.Situations, "situation")),
		fmt.Sprintf("what is found by them: %s and %s, equal to what the records say", plural(v.References, "reference"), plural(v.Names, "name")),
	} {
		writeParagraph(w, "  ", line)
	}
	fmt.Fprintf(w, "head %s\n", v.Head.Hash)
}

// faulty lists what is wrong where that is more than one thing, and gives the error that says where to turn.
func (c *command) faulty(w io.Writer, err error, asJSON bool) error {
	var all []string
	for _, one := range causes(err) {
		all = append(all, one.Error())
	}
	if asJSON {
		return errors.Join(writeKeeping(w, keeping{File: c.file(), Faults: all}), err)
	}
	if len(all) == 1 {
		return err
	}
	for _, one := range all {
		writeParagraph(w, "- ", text.Line(one))
	}
	return first(err)
}

// causes gives the errors that an error is made of; the error itself where it is one.
func causes(err error) []error {
	for e := err; e != nil; e = errors.Unwrap(e) {
		if several, ok := e.(interface{ Unwrap() []error }); ok && len(several.Unwrap()) > 1 {
			return several.Unwrap()
		}
	}
	return []error{err}
}

// first is an error whose others were listed already.
func first(err error) error { return errors.New(err.Error()) }
