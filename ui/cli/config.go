package cli

import (
	"encoding/json"
	"fmt"
	"io"

	"muster/model/text"
	"muster/ui/cli/settings"

	"github.com/spf13/cobra"
)

// configCmd prints what is in force, and where each of it comes from.
func (c *command) configCmd() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Print the settings in force and where each comes from",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, path, err := c.Settings()
			if err != nil {
				return err
			}
			return writeSettings(cmd.OutOrStdout(), path, s.All, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

func writeSettings(w io.Writer, path string, all []settings.Setting, asJSON bool) error {
	if asJSON {
		b, err := json.MarshalIndent(map[string]any{"file": path, "settings": all}, "", "  ")
		if err != nil {
			return err
		}
		_, err = w.Write(append(text.JSON(b), '\n'))
		return err
	}
	rows := [][]string{{"setting", "value", "from"}}
	for _, s := range all {
		value := s.Value
		if value == "" {
			value = `""`
		}
		rows = append(rows, []string{s.Key, text.Line(value), text.Line(s.From)})
	}
	if err := writeColumns(w, rows, nil); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\nThe file is %s\n", text.Line(path))
	return err
}
