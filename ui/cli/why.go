package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/country"
	"muster/model/exchange"
	"muster/model/text"

	"github.com/spf13/cobra"
)

func (c *command) whyCmd() *cobra.Command {
	v, scope, asJSON := &view{}, "", false
	cmd := &cobra.Command{
		Use:     "why GROUP STATUS",
		Short:   "The sentence and the claims behind one number",
		Example: "  muster why GB dead\n  muster why all dead --as-of 2013-01-19\n  muster why ALL dead --class attacker --scope 'final assault'",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			cut, cell, err := c.findCell(cmd, v, args[0], args[1], scope)
			if err != nil {
				return err
			}
			if err := c.writeWhy(cmd.OutOrStdout(), cut, cell, v.withWithheld, asJSON); err != nil || cut.notice == "" {
				return err
			}
			_, err = fmt.Fprintln(cmd.ErrOrStderr(), "muster: "+cut.notice)
			return err
		},
	}
	v.flags(cmd)
	v.classFlag(cmd)
	cmd.Flags().StringVar(&scope, "scope", "", "a part of the incident, such as 'final assault' (default: the whole)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON, for a program")
	return cmd
}

// findCell understands which cell is meant.
func (c *command) findCell(cmd *cobra.Command, v *view, group, status, scope string) (cut *cutBook, cell model.Cell, err error) {
	cell.Scope = scope
	if cell.Class, err = v.classAsked(); err != nil {
		return nil, cell, err
	}
	if cell.Status, err = model.ParseStatus(strings.ToLower(status)); err != nil {
		return nil, cell, usageError{err}
	}
	if cut, err = v.open(cmd.Context(), c); err != nil {
		return nil, cell, err
	}
	cell.Group, err = groupNamed(cut.Story(), group)
	return cut, cell, err
}

// groupNamed finds a group by id, by the name of the desk's own group, or as a country.
func groupNamed(s *model.Story, name string) (string, error) {
	if upper := strings.ToUpper(name); upper == model.All || upper == model.Foreign || upper == model.Unnamed {
		return upper, nil
	}
	if model.WellKnown(name) || s.Group(name) != nil {
		return name, nil
	}
	for _, e := range s.Entries(model.KindGroup) {
		if g := e.Record.(*model.Group); model.FoldName(g.Name) == model.FoldName(name) {
			return g.ID, nil
		}
	}
	found, err := country.Find(name)
	if err != nil {
		return "", misuse("%w", err)
	}
	return found.Alpha2, nil
}

// whyJSON is `muster why --json`: the cell as in the table, and every claim that ever gave a figure for it.
type whyJSON struct {
	Situation string      `json:"situation"`
	Group     string      `json:"group"`
	Cell      any         `json:"cell"`
	Claims    []whyFigure `json:"claims"`
}

type whyFigure struct {
	Claim       string `json:"claim"`
	Source      string `json:"source"`
	SourceName  string `json:"source_name"`
	Authority   string `json:"authority"`
	Reliability string `json:"reliability"`
	Credibility string `json:"credibility"`
	Said        string `json:"said"`
	Count       string `json:"count"`
	Role        string `json:"role"`
	Text        string `json:"text"`
}

func (c *command) writeWhy(w io.Writer, cut *cutBook, key model.Cell, withWithheld, asJSON bool) error {
	cell := cut.Cell(key)
	history := cut.History(key, withWithheld)
	gone, filed := cut.Gone(key)
	if cell == nil && len(history) == 0 && !filed {
		return noFigure(cut, key)
	}
	if asJSON {
		return writeWhyJSON(w, cut, key, history, withWithheld)
	}
	writeParagraph(w, "", fmt.Sprintf("%s, %s: %s", cut.NameOf(key.Group), account.StatusPhrase(key.Status), cut.heading()))
	fmt.Fprintln(w)
	if cell != nil {
		writeParagraph(w, "", cell.Why())
	} else {
		writeParagraph(w, "", gone)
	}
	for _, u := range cut.Unexplained(key) {
		writeParagraph(w, "", u.Says(cut.Book))
	}
	for _, touching := range cut.Touching(key) {
		writeParagraph(w, "", "Apart from that: "+touching.Why())
	}
	if len(history) == 0 {
		return nil
	}
	fmt.Fprintln(w, "\nClaims, newest first")
	return writeHistory(w, cut, history, withWithheld)
}

// writeHistory lists every figure the cell ever had with what has become of it, and the words of its claim.
func writeHistory(w io.Writer, cut *cutBook, history []account.Past, withWithheld bool) error {
	for _, p := range history {
		s := p.Said
		writeParagraph(w, "  ", fmt.Sprintf("%s: %s, %s [%s%s]: %s", s.When(cut.zone), s.Count, s.Speaker(), s.Source().Reliability,
			s.Claim().Credibility, p.Role))
		words, quote := s.Claim().Words(withWithheld)
		quoted := text.Line(words)
		if quote {
			quoted = "\"" + quoted + "\""
		}
		writeParagraph(w, "      ", quoted+" ("+s.Claim().ID+")")
	}
	return nil
}

func writeWhyJSON(w io.Writer, cut *cutBook, key model.Cell, history []account.Past, withWithheld bool) error {
	out := whyJSON{Situation: cut.Story().ID, Group: key.Group, Claims: []whyFigure{}}
	if cell := cut.Shown(key, withWithheld); cell != nil {
		out.Cell = exchange.CellValue(cell, withWithheld)
	}
	for _, p := range history {
		s := p.Said
		words, _ := s.Claim().Words(withWithheld)
		out.Claims = append(out.Claims, whyFigure{s.Claim().ID, s.Source().ID, s.Source().Name, s.Source().Authority,
			s.Source().Reliability.String(), s.Claim().Credibility.String(), s.Claim().Said.String(), s.Count.Words(), string(p.Role), words})
	}
	b, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text.JSON(b), '\n'))
	return err
}

// noFigure says that there is none, and which compound may hold some of the people all the same; before there was anything, that.
func noFigure(cut *cutBook, key model.Cell) error {
	if cut.notice != "" {
		return fmt.Errorf("there is no figure for %s: %s; give a later --as-of", cut.Called(key), cut.notice)
	}
	mend := "muster table shows what there is"
	for _, c := range cut.Touching(key) {
		mend = fmt.Sprintf("but %s %s are counted together: muster why %s %s", c.Desk().Count.Phrase(), account.StatusPhrase(c.Status), key.Group, c.Status)
	}
	return fmt.Errorf("there is no figure for %s; %s", cut.Called(key), mend)
}
