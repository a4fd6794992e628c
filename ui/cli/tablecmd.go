package cli

import (
	"fmt"

	"muster/model/exchange"

	"github.com/spf13/cobra"
)

func (c *command) tableCmd() *cobra.Command {
	v, asJSON := &view{}, false
	cmd := &cobra.Command{
		Use:     "table",
		Short:   "The accounting by country, and how it stands to what was claimed",
		Example: "  muster table --as-of 2013-01-19\n  muster table --as-of 'sat 16:30' --clock logged --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			class, err := v.classAsked()
			if err != nil {
				return err
			}
			cut, err := v.open(cmd.Context(), c)
			if err != nil {
				return err
			}
			if cut.notice != "" {
				fmt.Fprintln(cmd.ErrOrStderr(), "muster: "+cut.notice)
			}
			table := cut.Table(class, v.withWithheld)
			if asJSON {
				return exchange.WriteTable(cmd.OutOrStdout(), table, exchange.TableView{Clock: cut.clock, AsOf: cut.asOf.String(), WithWithheld: v.withWithheld})
			}
			return writeTable(cmd.OutOrStdout(), cut, table, v.withWithheld, !cmd.Flags().Changed("class"))
		},
	}
	v.flags(cmd)
	v.classFlag(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON, for a program")
	return cmd
}
