package cli

import (
	"fmt"

	"muster/model/text"

	"github.com/spf13/cobra"
)

func (c *command) verifyCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Hold the file against itself: hash chain, checksums, records",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := c.open()
			if err != nil {
				return err
			}
			if err := f.Check(cmd.Context()); err != nil {
				return err
			}
			head, err := f.Head(cmd.Context())
			if err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			fmt.Fprintf(w, "%s is whole: %s\n", text.Line(c.file()), plural(int(head.Seq), "change"))
			fmt.Fprintf(w, "head %s\n", head.Hash)
			return nil
		},
	}
}
