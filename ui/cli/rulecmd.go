package cli

import (
	"fmt"
	"io"

	"muster/model"
	"muster/model/account"
	"muster/model/act"
	"muster/model/moment"
	"muster/model/quick"
	"muster/model/text"

	"github.com/spf13/cobra"
)

// ruling is what is ruled, as it was typed.
type ruling struct {
	claim, authority, because string
	class, scope              string
	newAuthority              bool
}

func (c *command) ruleCmd() *cobra.Command {
	a, r := &acting{}, &ruling{}
	cmd := &cobra.Command{
		Use:   "rule [GROUP] [STATUS]",
		Short: "Decide whose figure the desk goes by; list and lift rulings",
		Long: `Decide whose figure the desk goes by; with no arguments at all, list the
rulings. With --claim: in one cell, by that claim's authority and its newer
figures. With --authority: by that authority in a status, or, without a status,
in the whole story.`,
		Example: `  muster rule GB dead --claim c12 --because 'he has the list'
  muster rule dead --authority Coroner --because 'by law'
  muster rule lift r3`,
		Args: cobra.MaximumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && r.claim == "" && r.authority == "" {
				return c.listRulings(cmd, a)
			}
			return c.act(cmd, a, func(g *ground) (act.Act, error) { return r.act(g.story, args) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&r.claim, "claim", "", "id of the claim whose authority decides the cell")
	f.StringVar(&r.authority, "authority", "", "the authority that decides")
	f.BoolVar(&r.newAuthority, "new-authority", false, "with --authority: rule for one that no source speaks for yet")
	f.StringVar(&r.because, "because", "", "the reason")
	f.StringVar(&r.class, "class", "affected", "whom it counts: affected, attacker, security or responder")
	f.StringVar(&r.scope, "scope", "", "a part of the incident")
	a.flags(cmd)
	cmd.AddCommand(c.actCmd("lift ID", "Take a ruling away", 1, nil, func(g *ground, args []string) (act.Act, error) {
		return act.LiftRuling(g.story, args[0])
	}))
	return cmd
}

func (r *ruling) act(story *model.Story, args []string) (act.Act, error) {
	cell := model.Cell{Scope: r.scope}
	switch {
	case (r.claim == "") == (r.authority == ""):
		return act.Act{}, misuse("name either a claim (--claim) or an authority (--authority)")
	case model.Blank(r.because):
		return act.Act{}, misuse("--because is missing; a ruling has a reason")
	case r.claim != "" && len(args) < 2:
		return act.Act{}, misuse("a ruling for a claim decides one cell; write: muster rule GROUP STATUS --claim ID --because REASON")
	}
	if err := cell.Class.UnmarshalText([]byte(r.class)); err != nil {
		return act.Act{}, misuse("--class: %w", err)
	}
	var err error
	if len(args) == 2 {
		if cell.Group, err = quick.MeantGroup(story, args[0]); err != nil {
			return act.Act{}, usageError{err}
		}
	}
	if len(args) > 0 {
		if cell.Status, err = quick.MeantStatus(args[len(args)-1]); err != nil {
			return act.Act{}, usageError{err}
		}
	}
	if r.claim != "" {
		return act.RuleForClaim(story, cell, r.claim, r.because)
	}
	if !r.newAuthority && !act.Spoken(story, r.authority) {
		return act.Act{}, askWhom(story, r.authority)
	}
	return act.RuleForAuthority(story, cell, r.authority, r.because)
}

// askWhom refuses an authority that may be a known one misspelled: a ruling for a typo decides nothing.
func askWhom(story *model.Story, authority string) error {
	write := "muster source lists who speaks for whom"
	if near := quick.NearAuthorities(story, authority); len(near) > 0 {
		write = "write " + list(near)
	}
	return fmt.Errorf("no source speaks for %q, so that a ruling for it would decide nothing; %s, or add --new-authority if one is yet to speak", authority, write)
}

func (c *command) listRulings(cmd *cobra.Command, a *acting) error {
	g, err := c.standOn(cmd.Context())
	if err != nil {
		return err
	}
	v := &shown{kind: model.KindRuling, asJSON: a.asJSON, withWithheld: a.withWithheld, book: account.Open(g.story, moment.Moment{})}
	return v.list(cmd.OutOrStdout(), g)
}

// rulings are those that may be shown. One for a claim that is withheld by now stays behind with its claim and its reason; but where
// the table says that it has lapsed, whoever is to rule again finds its cell and its id.
func (v *shown) rulings(g *ground) (all []*model.Entry) {
	story := v.story(g)
	for _, e := range g.story.Entries(model.KindRuling) {
		r := e.Record.(*model.Ruling)
		if story.Entry(model.Ref{Kind: model.KindRuling, ID: r.ID}).Alive() {
			all = append(all, e)
		} else if v.lapsed(r) {
			masked := *r
			masked.Claim, masked.Reason = "(withheld)", "(withheld)" // no id has brackets in it
			all = append(all, &model.Entry{Record: &masked, First: e.First, Last: e.Last})
		}
	}
	return all
}

// lapsed tells whether a ruling is the one on its cell, and has lapsed.
func (v *shown) lapsed(r *model.Ruling) bool {
	c := v.book.Cell(r.Cell())
	return c != nil && c.Lapsed != nil && c.Lapsed.Record.RecordID() == r.ID
}

// rulingRow puts a ruling in a line of a list.
func (v *shown) rulingRow(e *model.Entry) []string {
	r := e.Record.(*model.Ruling)
	by, because := "the desk", text.Line(r.Reason)
	if e.Last.By != nil {
		by = text.Line(e.Last.By.Name)
	}
	if v.lapsed(r) {
		because = "lapsed, rule again: " + because
	}
	return []string{r.ID, act.Name(r), r.Claim, by, because}
}

func sayNone(w io.Writer, k model.Kind) error {
	_, err := fmt.Fprintf(w, "no %ss\n", k)
	return err
}
