package cli

import (
	"encoding/json"
	"fmt"
	"io"

	"muster/model"
	"muster/model/text"

	"github.com/spf13/cobra"
)

func (c *command) situationsCmd() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "situations",
		Short: "List the situations of the file",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := c.open()
			if err != nil {
				return err
			}
			all, err := f.Situations(cmd.Context())
			if err != nil {
				return err
			}
			return writeSituations(cmd.OutOrStdout(), all, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

func writeSituations(w io.Writer, all []*model.Situation, asJSON bool) error {
	if asJSON {
		if all == nil {
			all = []*model.Situation{}
		}
		b, err := json.MarshalIndent(all, "", "  ")
		if err != nil {
			return err
		}
		_, err = w.Write(append(text.JSON(b), '\n'))
		return err
	}
	rows := [][]string{{"id", "title", "host", "zone", "began", "list"}}
	for _, s := range all {
		rows = append(rows, []string{s.ID, text.Line(s.Title), s.Host, s.Zone, s.Began.String(), s.List.String()})
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(w, "no situations yet")
		return err
	}
	return writeColumns(w, rows, nil)
}
