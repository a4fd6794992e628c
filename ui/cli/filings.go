package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/exchange"
	"muster/model/text"

	"github.com/spf13/cobra"
)

func (c *command) filingsCmd() *cobra.Command {
	v, asJSON := &view{clock: "said"}, false
	cmd := &cobra.Command{
		Use:     "filings [FILING]",
		Short:   "What was put out, when, by whom; the text of one",
		Example: "  muster filings\n  muster filings --json",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			cut, err := v.open(cmd.Context(), c)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), filingsJSON(cut, v.withWithheld))
			}
			if len(args) > 0 {
				return writeFiling(cmd.OutOrStdout(), cut, args, v.withWithheld)
			}
			return writeFilings(cmd.OutOrStdout(), cut)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON, for a program")
	cmd.Flags().BoolVar(&v.withWithheld, "with-withheld", false, "with figures that the desk withholds by now, and the texts that tell them")
	return cmd
}

// filings lists them, the last first.
func filings(cut *cutBook) (all []*model.Filing) {
	for _, e := range cut.Story().Entries(model.KindFiling) {
		all = append(all, e.Record.(*model.Filing))
	}
	slices.Reverse(all)
	slices.SortStableFunc(all, func(f, g *model.Filing) int {
		return cmp.Compare(g.Filed.Begin(cut.zone).Unix(), f.Filed.Begin(cut.zone).Unix())
	})
	return all
}

// movedSince counts the figures of the last filing that are not to be used any more as they were filed.
func movedSince(cut *cutBook) (n int) {
	filed := map[model.Cell]bool{}
	if last := cut.LastFiling(); last != nil {
		for _, f := range last.Figures {
			filed[f.Cell()] = true
		}
	}
	for _, m := range cut.SinceFiled() {
		if filed[m.Cell] && m.Kind == account.MovedFigure {
			n++
		}
	}
	return n
}

func writeFilings(w io.Writer, cut *cutBook) error {
	all := filings(cut)
	if len(all) == 0 {
		_, err := fmt.Fprintln(w, "nothing has been filed yet")
		return err
	}
	rows := [][]string{{"filing", "filed", "by", "confirmed by", "figures", "moved since"}}
	for _, f := range all {
		moved := ""
		if f == cut.LastFiling() {
			moved = fmt.Sprint(movedSince(cut))
		}
		rows = append(rows, []string{f.ID, f.Filed.Display(cut.zone), cutTo(text.Line(f.By), nameWidth), cutTo(text.Line(f.ConfirmedBy), nameWidth),
			fmt.Sprint(len(f.Figures)), moved})
	}
	return writeColumns(w, rows, func(i int) bool { return i > 3 })
}

func writeFiling(w io.Writer, cut *cutBook, args []string, withWithheld bool) error {
	e, err := filingNamed(cut, args)
	if err != nil {
		return err
	}
	f := e.Record.(*model.Filing)
	if !withWithheld {
		f = exchange.Withhold(cut.Story()).Show(f).(*model.Filing)
	}
	confirmed := ""
	if f.ConfirmedBy != "" {
		confirmed = ", confirmed by " + text.Line(f.ConfirmedBy)
	}
	writeParagraph(w, "", fmt.Sprintf("%s, filed on %s (%s) by %s%s", f.ID, f.Filed.Display(cut.zone), cut.situation.Zone, text.Line(f.By), confirmed))
	_, err = fmt.Fprintf(w, "\n%s\n", strings.TrimRight(text.Block(f.Text), "\n"))
	return err
}

// filingJSON is one filing of `muster filings --json`; moved is null but for the last one.
type filingJSON struct {
	*model.Filing
	Moved *int `json:"moved"`
}

func filingsJSON(cut *cutBook, withWithheld bool) []filingJSON {
	held, all := exchange.Withhold(cut.Story()), []filingJSON{}
	for _, f := range filings(cut) {
		out := filingJSON{Filing: f}
		if f == cut.LastFiling() {
			n := movedSince(cut)
			out.Moved = &n
		}
		if !withWithheld {
			out.Filing = held.Show(f).(*model.Filing)
		}
		all = append(all, out)
	}
	return all
}
