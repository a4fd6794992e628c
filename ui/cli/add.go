package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"muster/model"
	"muster/model/account"
	"muster/model/exchange"
	"muster/model/quick"
	"muster/model/text"

	"github.com/spf13/cobra"
)

func (c *command) addCmd() *cobra.Command {
	newSource, dryRun := false, false
	cmd := &cobra.Command{
		Use:   "add 'QUICK LINE'",
		Short: "Log one claim, as the quick line of the monitor does",
		Long: `Log one claim: source [ @when]: figure{, figure} ["quotation"]

A figure is a group, a count and a status, or a count, a group and a status;
then (scope) and #class where they are needed. A group left out is the one
before; GB+FR is a dual national, in either order. Without @when it was said
now; @14:30, @9pm, @20 min ago, @sat 19:10, @yesterday and @19 jan are times,
too, in the zone of the scene or, as @14:30 UTC or @14:30 +03:00, in another.`,
		Example: `  muster add 'Hague @sat 19:10: GB 1 dead, 5 missing/dead "feared dead"'
  muster add 'BP @19 jan: bp 14 safe, 4 missing'
  muster add 'Algerian radio: ALL 7 dead (final assault)'`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return takenApart(len(args))
			}
			if dryRun {
				return c.wouldAdd(cmd, args[0], newSource)
			}
			return c.add(cmd, args[0], newSource)
		},
	}
	cmd.Flags().BoolVarP(&dryRun, "dry-run", "n", false, "tell what it would do to the accounting, and change nothing")
	cmd.Flags().BoolVar(&newSource, "new-source", false, "make a new source although a known one is near")
	return cmd
}

func (c *command) add(cmd *cobra.Command, line string, newSource bool) error {
	ctx := cmd.Context()
	g, draft, err := c.drafted(cmd, line, newSource)
	if err != nil {
		return err
	}
	edits, relied := c.editsOfDraft(g.story, draft)
	double, err := c.freshDouble(ctx, g.file, g.story.ID, g.state.Head, edits[len(edits)-1].After.(*model.Claim))
	if err != nil {
		return err
	}
	moves := moved(g.story, edits)
	receipt, err := c.append(ctx, g.file, edits, relied...)
	if err != nil {
		return err
	}
	if len(receipt.Changes) > 0 && receipt.Changes[0].Seq != g.state.Head+1 {
		moves = []account.Consequence{{Says: "others logged meanwhile, so that it may have done something else than it would have: muster table tells what stands"}}
	}
	c.echoAdded(cmd, g.story, draft, edits, receipt, moves)
	if double != nil && len(receipt.Changes) > 0 { // of the very same line there is only one
		fmt.Fprintf(cmd.ErrOrStderr(), "muster: %s logged the same figures of this source at %s (claim %s); delete one of the two\n",
			text.Line(double.By.Name), double.Logged.In(g.story.Situation().Location()).Format("15:04"), double.Record)
	}
	return nil
}

// wouldAdd tells how the line is understood, and what it would do to the accounting.
func (c *command) wouldAdd(cmd *cobra.Command, line string, newSource bool) error {
	g, d, err := c.drafted(cmd, line, newSource)
	if err != nil {
		return err
	}
	edits, _ := c.editsOfDraft(g.story, d)
	sayBack(cmd.OutOrStdout(), g.story, d)
	return c.carryOut(cmd, &acting{dryRun: true}, g, "log "+d.Echo(g.story), model.Batch{Edits: edits})
}

// drafted reads the line against the situation as it stands.
func (c *command) drafted(cmd *cobra.Command, line string, newSource bool) (*ground, *quick.Draft, error) {
	g, err := c.standOn(cmd.Context())
	if err != nil {
		return nil, nil, err
	}
	d, err := quick.Parse(line, quick.Context{Story: g.story, Now: c.Now(), Scopes: scopesOf(g.story)})
	if err != nil {
		return nil, nil, pointed(cmd.ErrOrStderr(), line, err)
	}
	if d.Source.New && len(d.Source.Near) > 0 && !newSource {
		return nil, nil, askWhich(d.Source)
	}
	return g, d, nil
}

// sayBack warns of what was understood otherwise than was perhaps meant.
func sayBack(w io.Writer, story *model.Story, d *quick.Draft) {
	for _, says := range warnings(story, d) {
		writeParagraph(w, "  ! ", text.Line(says))
	}
}

// warnings are that a time was read as an earlier one, and that a part of the incident is new and near a known one. A part that only
// withheld figures name is not told.
func warnings(story *model.Story, d *quick.Draft) (all []string) {
	if d.Back != "" {
		all = append(all, d.Back)
	}
	if len(d.NearParts) == 0 {
		return all
	}
	held := scopesOf(story)
	shown := scopesOf(exchange.Without(story, exchange.Withhold(story)))
	for _, near := range d.NearParts {
		if slices.Contains(shown, near.Known) || !slices.Contains(held, near.Known) {
			all = append(all, near.Says())
		}
	}
	return all
}

// scopesOf lists the scopes that the claims at hand name.
func scopesOf(story *model.Story) (all []string) {
	seen := map[string]bool{"": true}
	for _, e := range story.Entries(model.KindClaim) {
		for _, f := range e.Record.(*model.Claim).Figures {
			if !seen[f.Scope] {
				seen[f.Scope] = true
				all = append(all, f.Scope)
			}
		}
	}
	return all
}

// takenApart refuses a line that a shell, or SSH, has split into its words: it may have eaten quotation marks, or a #class as a
// comment, and the line would be understood as something else.
func takenApart(words int) error {
	return usageError{fmt.Errorf("the line came in %d words, and may have lost its quotation marks on the way: put all of it into quotes, over SSH into two pairs: \"add '…'\"", words)}
}

// pointed shows the line with the word that could not be understood, and gives the sentence as a matter of usage.
func pointed(w io.Writer, line string, err error) error {
	var at *quick.Error
	if errors.As(err, &at) {
		fmt.Fprintln(w, at.Point(line))
	}
	return usageError{err}
}

// askWhich refuses a source that may be a known one misspelled: a typo would be a second voice.
func askWhich(s quick.Speaker) error {
	var near []string
	for _, src := range s.Near {
		near = append(near, fmt.Sprintf("%s (%s)", text.Line(src.Name), src.ID))
	}
	return fmt.Errorf("%q is not a known source, but near %s; write its id, or add --new-source if it is another voice", s.Name, list(near))
}

func list(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return fmt.Sprintf("%s or %s", joinComma(words[:n-1]), words[n-1])
	}
}

func joinComma(words []string) (s string) {
	for i, w := range words {
		if i > 0 {
			s += ", "
		}
		s += w
	}
	return s
}

// editsOfDraft makes the edits of a draft, the claim last, and names the records it went by.
func (c *command) editsOfDraft(story *model.Story, d *quick.Draft) (edits []model.Edit, relied []model.Revision) {
	id := d.Source.ID
	if d.Source.New {
		src := d.NewSource(story)
		id = src.ID
		edits = append(edits, putNew(story, src))
	}
	claim := d.Claim(id)
	for _, ref := range claim.Refs() {
		if e := story.Entry(ref); e.Alive() {
			relied = append(relied, model.Revision{Situation: story.ID, Ref: ref, Seq: e.Last.Seq})
		}
	}
	return append(edits, putNew(story, claim)), relied
}

// putNew is the edit of a record that is not there. One that was deleted is there again, and no conflict with its deletion.
func putNew(story *model.Story, r model.Record) model.Edit {
	was := uint64(0)
	if e := story.Entry(model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}); e != nil && !e.Alive() {
		was = e.Last.Seq
	}
	return model.Put(story.ID, r, was)
}

// freshDouble finds the change by which another editor logged the same figures of the same source just now.
func (c *command) freshDouble(ctx context.Context, f File, situation string, head uint64, claim *model.Claim) (*model.Change, error) {
	changes, err := f.Since(ctx, model.Head{Seq: head - min(head, 200)})
	if err != nil {
		return nil, err
	}
	for _, ch := range slices.Backward(changes) {
		other, ok := ch.After.(*model.Claim)
		if ok && ch.Situation == situation && claim.Doubles(other, model.Stamp{Milli: ch.Logged.UnixMilli(), By: &ch.By}, c.Editor, c.Now()) {
			return ch, nil
		}
	}
	return nil, nil
}

// echoAdded says how the line was understood, and what it did to the accounting.
func (c *command) echoAdded(cmd *cobra.Command, story *model.Story, d *quick.Draft, edits []model.Edit, r model.Receipt, moves []account.Consequence) {
	w := cmd.OutOrStdout()
	claim := edits[len(edits)-1].ID
	if len(r.Changes) == 0 {
		writeParagraph(w, "", fmt.Sprintf("already there as %s: %s", claim, d.Echo(story)))
		return
	}
	writeParagraph(w, "", fmt.Sprintf("logged %s: %s", claim, d.Echo(story)))
	if d.Source.New {
		writeParagraph(w, "", text.Line(fmt.Sprintf("new source %s: %s (%s)", edits[0].ID, d.Source.Name, quick.Introduction(edits[0].After.(*model.Source)))))
	}
	sayBack(w, story, d)
	writeMoves(w, moves)
}
