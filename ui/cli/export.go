package cli

import (
	"fmt"
	"io"

	"muster/model/exchange"

	"github.com/spf13/cobra"
)

func (c *command) exportCmd() *cobra.Command {
	v, format := &view{}, ""
	cmd := &cobra.Command{
		Use:     "export --format json",
		Short:   "Write a situation out; json is the round trip with import",
		Example: "  muster export --format json >siege.json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "json" {
				return misuse("--format: %q is not a format; write json", format)
			}
			cut, err := v.open(cmd.Context(), c)
			if err != nil {
				return err
			}
			if cut.notice != "" {
				fmt.Fprintln(cmd.ErrOrStderr(), "muster: "+cut.notice)
			}
			left, err := exchange.Write(cmd.OutOrStdout(), cut.Story(), exchange.WriteOptions{WithWithheld: v.withWithheld, Inside: cut.Book.Inside})
			if err == nil {
				sayLeft(cmd.ErrOrStderr(), left)
			}
			return err
		},
	}
	v.flags(cmd)
	cmd.Flags().StringVar(&format, "format", "json", "format of the export: json")
	return cmd
}

// sayLeft tells the editor that something was kept back, so that the export is not taken for the whole.
func sayLeft(w io.Writer, left exchange.Left) {
	if left.Claims+left.Figures == 0 {
		return
	}
	fmt.Fprintf(w, "muster: left out %s and %s as withheld; --with-withheld exports them, too\n", plural(left.Claims, "claim"), plural(left.Figures, "single figure"))
}
