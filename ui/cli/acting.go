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
	// log reads the changes of a record, the first one first.
	log func(model.Ref) ([]*model.Change, error)
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
	g := &ground{file: f, state: state, story: state.Open(sit.ID)}
	g.log = func(ref model.Ref) ([]*model.Change, error) { return g.changesOf(ctx, ref) }
	return g, nil
}

// changesOf reads the changes of a record from the log, if there are more than that it was logged.
func (g *ground) changesOf(ctx context.Context, ref model.Ref) (all []*model.Change, err error) {
	e := g.story.Entry(ref)
	if !e.Alive() || e.First.Seq == e.Last.Seq {
		return nil, nil
	}
	err = g.file.Log(ctx, model.Head{Seq: e.First.Seq - 1}, func(l model.Logged) error {
		if l.Situation == g.story.ID && l.Ref() == ref {
			all = append(all, &l.Change)
		}
		return nil
	})
	return all, err
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
	return c.carryOut(cmd, a, g, does.Says, model.Batch{Edits: does.Edits, Relied: does.Relied}, does.Notes...)
}

// carryOut has the log take a batch, unless it is only asked for, and tells what it did to the accounting.
func (c *command) carryOut(cmd *cobra.Command, a *acting, g *ground, says string, b model.Batch, notes ...string) error {
	if at, held := heldIn(g.story, b.Edits); held != "" && !a.withWithheld {
		says, notes = didTo(g.story, &b.Edits[at], backVerb(cmd, a))+held+andMore(len(b.Edits)-1)+"; --with-withheld names it", nil
	}
	told := deedJSON{Says: says, Notes: append([]string{}, notes...), DryRun: a.dryRun, Changes: []uint64{}, Consequences: []consequenceJSON{}, Merged: []string{}}
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

// heldIn says what is edited, and in which edit, of which the act cannot be named, since its words would tell what is withheld: a claim that
// is withheld, in whole or in a figure, before the edit and after it; and what came to refer to one, or does no longer. To withhold, and to
// stop it, tell nothing that was not seen or is not to be seen.
func heldIn(story *model.Story, edits []model.Edit) (at int, says string) {
	for i := range edits {
		ref := edits[i].Ref()
		before, after := story.Claim(ref.ID), (*model.Claim)(nil)
		if c, ok := edits[i].After.(*model.Claim); ok {
			after = c
		}
		switch {
		case ref.Kind == model.KindClaim && (before == nil || before.Withholds()) && (after == nil || after.Withholds()):
			return i, ref.String() + heldAs(before, after)
		case !slices.Equal(heldRefs(story, story.Entry(ref), nil), heldRefs(story, nil, edits[i].After)):
			return i, ref.String() + ", which bears on what is withheld"
		}
	}
	return 0, ""
}

// heldAs says what of a claim is withheld, all of it or a figure; either version may be nil.
func heldAs(before, after *model.Claim) string {
	for _, c := range []*model.Claim{before, after} {
		if c != nil && c.Status == model.Withheld {
			return ", which is withheld"
		}
	}
	return ", of which a figure is withheld"
}

// heldRefs are the withheld claims that a record refers to.
func heldRefs(story *model.Story, e *model.Entry, r model.Record) (all []model.Ref) {
	if e.Alive() {
		r = e.Record
	}
	if r == nil {
		return nil
	}
	return slices.DeleteFunc(r.Refs(), func(ref model.Ref) bool {
		c := story.Claim(ref.ID)
		return ref.Kind != model.KindClaim || c == nil || !c.Withholds()
	})
}

// writeDeed tells an act and what came of it, a line each.
func writeDeed(w io.Writer, told deedJSON, moves []account.Consequence) {
	mark := ""
	if told.DryRun {
		mark = "would do: "
	}
	writeParagraph(w, mark, text.Line(told.Says))
	for _, note := range told.Notes {
		writeParagraph(w, "  ", text.Line(note))
	}
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
	Notes        []string          `json:"notes"`
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
