package cli

import (
	"context"
	"fmt"
	"io"
	"slices"

	"muster/model"
	"muster/model/account"
	"muster/model/act"
	"muster/model/moment"
	"muster/model/text"

	"github.com/spf13/cobra"
)

// acting is how a command that changes something is to be carried out and told.
type acting struct {
	dryRun, quiet, asJSON, withWithheld bool
}

func (a *acting) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVarP(&a.dryRun, "dry-run", "n", false, "tell what it would do, and change nothing")
	f.BoolVarP(&a.quiet, "quiet", "q", false, "tell nothing but errors")
	f.BoolVar(&a.asJSON, "json", false, "tell it as JSON, for a program")
	f.BoolVar(&a.withWithheld, "with-withheld", false, "name what the desk withholds, too")
}

// ground is what an act is made from: one situation as it stands.
type ground struct {
	file  File
	state *model.State
	story *model.Story
}

// standOn reads the situation that a command is about.
func (c *command) standOn(ctx context.Context) (*ground, error) {
	f, err := c.open()
	if err != nil {
		return nil, err
	}
	sit, err := c.choose(ctx, f)
	if err != nil {
		return nil, err
	}
	state, err := f.Load(ctx, sit.ID)
	if err != nil {
		return nil, err
	}
	return &ground{f, state, state.Open(sit.ID)}, nil
}

// act makes an act of what stands, and carries it out.
func (c *command) act(cmd *cobra.Command, a *acting, of func(g *ground) (act.Act, error)) error {
	g, err := c.standOn(cmd.Context())
	if err != nil {
		return err
	}
	does, err := of(g)
	if err != nil {
		return err
	}
	return c.carryOut(cmd, a, g, does.Says, model.Batch{Edits: does.Edits, Relied: does.Relied})
}

// carryOut has the log take a batch, unless it is only asked for, and tells what it did to the accounting.
func (c *command) carryOut(cmd *cobra.Command, a *acting, g *ground, says string, b model.Batch) error {
	if id := heldIn(g.story, b.Edits); id != "" && !a.withWithheld {
		says = "claim " + id + ", which is withheld; --with-withheld names it"
	}
	told := deedJSON{Says: says, DryRun: a.dryRun, Changes: []uint64{}, Consequences: []consequenceJSON{}, Merged: []string{}}
	var moves []account.Consequence
	if !a.quiet {
		moves = moved(g.story, b.Edits)
	}
	if !a.dryRun {
		b.Op, b.By = c.NewOp(), c.Editor
		r, err := g.file.Append(cmd.Context(), b)
		if err != nil {
			return err
		}
		c.keep(cmd.Context(), g.file)
		for _, ch := range r.Changes {
			told.Changes = append(told.Changes, ch.Seq)
		}
		for _, met := range r.Met {
			told.Merged = append(told.Merged, met.Says())
		}
	}
	switch {
	case a.quiet:
		return nil
	case a.asJSON:
		return writeDeedJSON(cmd.OutOrStdout(), told, moves)
	}
	writeDeed(cmd.OutOrStdout(), told, moves)
	return nil
}

// heldIn names an edited claim that is withheld, in whole or in a figure, before the edit and after it: what is said of it
// would tell what is withheld. To withhold, and to stop it, tell nothing that was not seen or is not to be seen.
func heldIn(story *model.Story, edits []model.Edit) string {
	for i := range edits {
		before, after := story.Claim(edits[i].ID), (*model.Claim)(nil)
		if c, ok := edits[i].After.(*model.Claim); ok {
			after = c
		}
		if edits[i].Kind == model.KindClaim && (before == nil || withheld(before)) && (after == nil || withheld(after)) {
			return edits[i].ID
		}
	}
	return ""
}

func withheld(c *model.Claim) bool {
	return c.Status == model.Withheld || slices.ContainsFunc(c.Figures, func(f model.Figure) bool { return f.State == model.Withheld })
}

// writeDeed tells an act and what came of it, a line each.
func writeDeed(w io.Writer, told deedJSON, moves []account.Consequence) {
	mark := ""
	if told.DryRun {
		mark = "would do: "
	}
	writeParagraph(w, mark, text.Line(told.Says))
	for _, met := range told.Merged {
		writeParagraph(w, "  ", met)
	}
	writeMoves(w, moves)
}

// moved is what edits do to the accounting, and what a new claim of theirs leaves as it is.
func moved(story *model.Story, edits []model.Edit) []account.Consequence {
	book := account.Open(story, moment.Moment{})
	moves := book.Consequences(edits)
	return append(moves, book.Stays(edits, moves)...)
}

// writeMoves tells what moved in the accounting, a line each, or that nothing did.
func writeMoves(w io.Writer, moves []account.Consequence) {
	for _, m := range moves {
		writeParagraph(w, "  "+warning(m), text.Line(m.Says))
	}
	if len(moves) == 0 {
		fmt.Fprintln(w, "  no figure in the accounting moves")
	}
}

func warning(m account.Consequence) string {
	if m.Effect.Warns() {
		return "! "
	}
	return ""
}

// deedJSON is what a command that changes something prints for a program.
type deedJSON struct {
	Says         string            `json:"says"`
	DryRun       bool              `json:"dry_run"`
	Changes      []uint64          `json:"changes"`
	Merged       []string          `json:"merged"`
	Consequences []consequenceJSON `json:"consequences"`
}

type consequenceJSON struct {
	Effect string  `json:"effect"`
	Group  string  `json:"group"`
	Class  string  `json:"class"`
	Status string  `json:"status"`
	Scope  string  `json:"scope"`
	Was    *string `json:"was"`
	Now    *string `json:"now"`
	Says   string  `json:"says"`
}

func writeDeedJSON(w io.Writer, told deedJSON, moves []account.Consequence) error {
	for _, m := range moves {
		j := consequenceJSON{Effect: m.Effect.String(), Group: m.Cell.Group, Class: m.Cell.Class.String(), Status: m.Cell.Status.String(),
			Scope: m.Cell.Scope, Says: m.Says}
		if was := m.Was.Words(); was != "" {
			j.Was = &was
		}
		if now := m.Now.Words(); now != "" {
			j.Now = &now
		}
		told.Consequences = append(told.Consequences, j)
	}
	return writeJSON(w, told)
}
