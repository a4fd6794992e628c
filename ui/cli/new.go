package cli

import (
	"fmt"

	"muster/model"
	"muster/model/country"
	"muster/model/edtf"
	"muster/model/text"

	"github.com/spf13/cobra"
)

func (c *command) newCmd() *cobra.Command {
	s, began := &model.Situation{}, ""
	cmd := &cobra.Command{
		Use:     "new --title TITLE --host CODE [--zone ZONE]",
		Short:   "Make a situation",
		Example: `  muster new --title "In Amenas gas plant siege" --host DZ --zone Africa/Algiers`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			for _, name := range []string{"title", "host"} {
				if !cmd.Flags().Changed(name) {
					return misuse("--%s is missing; write: muster %s", name, cmd.Use)
				}
			}
			if s.Began, err = edtf.Parse(began); began != "" && err != nil {
				return misuse("--began: %w", err)
			}
			return c.newSituation(cmd, s)
		},
	}
	f := cmd.Flags()
	f.StringVar(&s.ID, "id", "", "short id (default: made from the title)")
	f.StringVar(&s.Title, "title", "", "what the story is called")
	f.StringVar(&s.Host, "host", "", "country where it happens, by its code or its name")
	f.StringVar(&s.Zone, "zone", "", "time zone of the scene, such as Africa/Algiers (default: the only one of the host)")
	f.StringVar(&s.Place, "place", "", "where it happens")
	f.StringVar(&began, "began", "", "when it began, such as 2013-01-16")
	return cmd
}

func (c *command) newSituation(cmd *cobra.Command, s *model.Situation) error {
	if model.Blank(s.Title) {
		return misuse("--title is missing; say what the story is called, such as --title 'Quake off Noto'")
	}
	host, err := countryMeant(s.Host)
	if err != nil {
		return misuse("--host: %w", err)
	}
	s.Host = host
	if s.ID == "" {
		if s.ID = model.Slug(s.Title); s.ID == "" {
			return misuse("no id can be made from the title %q; give one with --id, such as --id quake", s.Title)
		}
	}
	only := s.OnlyZone()
	model.Normal(s)
	if err := s.Check(); err != nil {
		return usageError{err}
	}
	f, err := c.openOrCreate()
	if err != nil {
		return err
	}
	if all, err := f.Situations(cmd.Context()); err != nil {
		return err
	} else if hasSituation(all, s.ID) {
		return fmt.Errorf("there is a situation %q already; give the new one another --id", s.ID)
	}
	if _, err := c.append(cmd.Context(), f, []model.Edit{model.Put(s.ID, s, 0)}); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "made %s: %s\n", s.ID, text.Line(s.Title))
	if only != "" {
		writeParagraph(cmd.OutOrStdout(), "  ", "zone: "+only)
	}
	if !s.Began.IsZero() {
		writeParagraph(cmd.OutOrStdout(), "  ", "began: "+s.Began.Echo(s.Location()))
	}
	return nil
}

// countryMeant is the code of a country that is typed by code, name or people, as in a form; none for none.
func countryMeant(typed string) (string, error) {
	if typed == "" {
		return "", nil
	}
	c, err := country.Find(typed)
	return c.Alpha2, err
}

func hasSituation(all []*model.Situation, id string) bool {
	for _, s := range all {
		if s.ID == id {
			return true
		}
	}
	return false
}
