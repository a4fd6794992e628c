package cli

import (
	"fmt"
	"io"
	"strings"

	"muster/model/text"
	"muster/ui/cli/settings"

	"github.com/spf13/cobra"
)

// configCmd prints what is in force and where each of it comes from, or keeps a setting.
func (c *command) configCmd() *cobra.Command {
	asJSON, unset, reset := false, false, false
	cmd := &cobra.Command{
		Use:   "config [KEY [VALUE]]",
		Short: "Print the settings in force and where each comes from, or keep one",
		Long: `Print the settings in force and where each comes from; with a key, the value of
that one. With a key and a value, keep it in the settings file: the next session
has it. Over SSH they are kept on the server, for your key alone. --reset
forgets all of them, also where they are broken.`,
		Example: "  muster config\n  muster config theme light\n  muster config --unset zone\n  ssh -p 2222 box config zone Europe/Madrid",
		Args:    cobra.MaximumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			w := cmd.OutOrStdout()
			switch {
			case reset && (unset || len(args) > 0):
				return misuse("--reset takes nothing else; write: muster config --reset")
			case reset:
				return c.resetSettings(w)
			case unset && len(args) != 1:
				return misuse("--unset takes one key; write: muster config --unset KEY")
			case unset, len(args) == 2:
				return c.keepSetting(w, args[0], args[1:]...)
			case len(args) == 1:
				return c.printSetting(w, args[0], asJSON)
			}
			return c.printSettings(w, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	cmd.Flags().BoolVar(&unset, "unset", false, "forget what was kept of a key: the default holds again")
	cmd.Flags().BoolVar(&reset, "reset", false, "forget all that was kept: the defaults hold again")
	return cmd
}

// resetSettings forgets all that was kept.
func (c *command) resetSettings(w io.Writer) error {
	if err := c.Settings.Reset(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, "all settings are forgotten: from the next session on the defaults hold")
	return err
}

// inForce gives the settings. Broken ones of an editor who is served are told, and keep nobody from anything.
func (c *command) inForce() (*settings.Settings, error) {
	s, err := c.Settings.InForce()
	if s == nil {
		return nil, err
	}
	if err != nil {
		fmt.Fprintf(c.Stderr, "muster: %s\n", text.Block(err.Error()))
	}
	return s, nil
}

// keepSetting keeps a value of a key, or forgets it for none, and says what is in force then.
func (c *command) keepSetting(w io.Writer, key string, value ...string) (err error) {
	if err := c.Settings.Takes(key, value...); err != nil {
		return misuse("%w", err)
	}
	if len(value) == 0 {
		err = c.Settings.Unset(key)
	} else {
		err = c.Settings.Set(key, value[0])
	}
	if err != nil {
		return err
	}
	s, err := c.inForce()
	if err != nil {
		return err
	}
	one := s.Of(key)
	if variable, ok := strings.CutPrefix(one.From, "environment: "); ok {
		_, err = fmt.Fprintf(w, "%s is kept, but the environment comes first (%s): %s\n", key, variable, text.Line(shownSetting(one.Value)))
		return err
	}
	_, err = fmt.Fprintf(w, "%s is %s from the next session on (%s)\n", key, text.Line(shownSetting(one.Value)), text.Line(one.From))
	return err
}

func shownSetting(value string) string {
	if value == "" {
		return `""`
	}
	return value
}

// printSetting prints one, for scripts: its value alone, or as JSON where it comes from, too.
func (c *command) printSetting(w io.Writer, key string, asJSON bool) error {
	if err := c.Settings.Takes(key); err != nil {
		return misuse("%w", err)
	}
	s, err := c.inForce()
	switch {
	case err != nil:
		return err
	case asJSON:
		return writeJSON(w, s.Of(key))
	}
	_, err = fmt.Fprintln(w, text.Line(s.Of(key).Value))
	return err
}

// printSettings prints all of them.
func (c *command) printSettings(w io.Writer, asJSON bool) error {
	s, err := c.inForce()
	switch {
	case err != nil:
		return err
	case asJSON:
		return writeJSON(w, map[string]any{"file": c.Settings.Name, "settings": s.All})
	}
	rows := [][]string{{"setting", "value", "from"}}
	for _, one := range s.All {
		rows = append(rows, []string{one.Key, text.Line(shownSetting(one.Value)), text.Line(one.From)})
	}
	if err := writeColumns(w, rows, nil); err != nil {
		return err
	}
	if c.Settings.Served {
		_, err = fmt.Fprintln(w, "\nThey are kept on the server, for your key alone: config KEY VALUE")
		return err
	}
	_, err = fmt.Fprintf(w, "\nThe file is %s\n", text.Line(c.Settings.Name))
	return err
}
