package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"muster/model"
	"muster/model/factbox"
	"muster/model/text"

	"github.com/spf13/cobra"
)

var errNothingFiled = errors.New("nothing has been filed yet; muster file does")

// boxView is how a factbox is asked for.
type boxView struct {
	view
	names, ascii, sinceFiled bool
	width                    int
}

func (v *boxView) boxFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&v.names, "names", false, "with the names that claims about the dead carry")
	f.BoolVar(&v.ascii, "ascii", false, "in plain ASCII")
	f.BoolVar(&v.sinceFiled, "since-filed", false, "only what moved since the last filing")
	f.IntVar(&v.width, "width", factbox.Columns, "the most columns of a line")
}

func (c *command) factboxCmd() *cobra.Command {
	v, asJSON := &boxView{}, false
	cmd := &cobra.Command{
		Use:   "factbox",
		Short: "The text to put out: by country, each number with its speaker",
		Long: `The text to put out: the wholes, the countries by number, those without a
nationality, attackers apart; every number with its speaker and day, and what
it updates or corrects since the last filing. It files nothing: muster file
does.`,
		Example: "  muster factbox\n  muster factbox --since-filed --ascii --width 60\n  muster factbox --as-of 2013-01-19",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cut, box, err := v.make(cmd.Context(), c)
			if err != nil {
				return err
			}
			sayNotes(cmd.ErrOrStderr(), cut, box)
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), newBoxJSON(cut, box, v.layout()))
			}
			_, err = io.WriteString(cmd.OutOrStdout(), box.Text(v.layout()))
			return err
		},
	}
	v.cutFlags(cmd)
	v.boxFlags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON, for a program")
	return cmd
}

func (v *boxView) layout() factbox.Layout { return factbox.Layout{Width: v.width, ASCII: v.ascii} }

// make makes the factbox that was asked for.
func (v *boxView) make(ctx context.Context, c *command) (*cutBook, *factbox.Box, error) {
	if v.width < factbox.Narrowest {
		return nil, nil, misuse("--width: %d columns are too few; %d is the least", v.width, factbox.Narrowest)
	}
	cut, err := v.open(ctx, c)
	if err != nil {
		return nil, nil, err
	}
	switch filed := cut.LastFiling() != nil; {
	case v.sinceFiled && !filed && !cut.asOf.IsZero():
		return nil, nil, fmt.Errorf("nothing had been filed by %s; give a later --as-of, or leave out --since-filed", cut.cutWords())
	case v.sinceFiled && !filed:
		return nil, nil, errNothingFiled
	}
	as, of := cut.heading(), c.of(cut)
	if cut.asOf.IsZero() {
		as = "as of " + of.Format(stampLayout) + " (" + cut.situation.Zone + ")"
	}
	return cut, factbox.Make(cut.Book, factbox.Options{As: strings.ToUpper(as[:1]) + as[1:], Of: of, Names: v.names, SinceFiled: v.sinceFiled}), nil
}

// of is the time of a cut on the scene's clock; without one, now.
func (c *command) of(cut *cutBook) time.Time {
	if cut.asOf.IsZero() {
		return c.Now().In(cut.zone)
	}
	return cut.asOf.Begin(cut.zone)
}

// sayNotes tells the editor what is no part of the text, and what stands behind it.
func sayNotes(w io.Writer, cut *cutBook, box *factbox.Box) {
	if cut.notice != "" {
		fmt.Fprintln(w, "muster: "+cut.notice)
	}
	for _, n := range box.Notes {
		fmt.Fprintln(w, "muster: "+text.Line(n))
	}
}

// boxJSON is `muster factbox --json`.
type boxJSON struct {
	Situation string              `json:"situation"`
	Clock     string              `json:"clock"`
	AsOf      *string             `json:"as_of"`
	Advisory  []string            `json:"advisory"`
	Sections  []sectionJSON       `json:"sections"`
	Figures   []model.FiledFigure `json:"figures"`
	Notes     []string            `json:"notes"`
	Text      string              `json:"text"`
}

type sectionJSON struct {
	Title string     `json:"title"`
	Lines []lineJSON `json:"lines"`
}

type lineJSON struct {
	Text  string       `json:"text"`
	Cells []model.Cell `json:"cells"`
	Alarm bool         `json:"alarm"`
}

func newBoxJSON(cut *cutBook, box *factbox.Box, l factbox.Layout) boxJSON {
	out := boxJSON{Situation: cut.situation.ID, Clock: cut.clock.String(), AsOf: ref(cut.asOf.String()), Advisory: some(box.Advisory),
		Sections: []sectionJSON{}, Figures: some(box.Figures), Notes: some(box.Notes), Text: box.Text(l)}
	for _, s := range box.Sections {
		section := sectionJSON{s.Title, []lineJSON{}}
		for _, l := range s.Lines {
			section.Lines = append(section.Lines, lineJSON{l.Text, some(l.Cells), l.Alarm})
		}
		out.Sections = append(out.Sections, section)
	}
	return out
}

// some is a list for JSON: empty, never null.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
