package cli

import (
	"fmt"
	"strings"

	"muster/model"
	"muster/model/act"
	"muster/model/quick"

	"github.com/spf13/cobra"
)

func (c *command) claimCmd() *cobra.Command {
	cmd := c.recordCmd(model.KindClaim, "List claims, show one, and do to one what a desk does",
		`  muster claim c12
  muster claim retract c12 --figure 'GB dead'
  muster claim correct c12 --with 'Hague @sat 19:10: GB 2 dead'
  muster claim edit c12 --figure 'GB dead' --count 4
  muster claim link c12 repeats c9`,
		c.newRecordCmd(model.KindClaim), c.editCmd(model.KindClaim), c.deleteCmd(model.KindClaim),
		c.replaceCmd("correct", "The source was wrong", act.Correct),
		c.replaceCmd("supersede", "Its source has said something newer", act.Supersede),
		c.replaceCmd("retract", "Its source took it back", act.Retract),
		c.markCmd("desk-error", "We were wrong: it never counts, at whatever cut", model.DeskError),
		c.markCmd("withhold", "Known, not to be published: it counts nowhere", model.Withheld),
		c.standCmd(),
		c.gradeCmd(), c.linkCmd("link", "Say how it bears on another claim", act.Link), c.linkCmd("unlink", "Take a link away", act.Unlink))
	return cmd
}

// markCmd sets what has become of a claim or a figure.
func (c *command) markCmd(use, short string, to model.ClaimState) *cobra.Command {
	f := &figureFlags{}
	return c.actCmd(use+" ID", short, 1, f.address, func(g *ground, args []string) (act.Act, error) {
		cell, err := f.cell(g.story)
		if err != nil {
			return act.Act{}, err
		}
		return act.Mark(g.story, act.Target{Claim: args[0], Figure: cell}, to)
	})
}

// standCmd takes off what markCmd and replaceCmd set.
func (c *command) standCmd() *cobra.Command {
	f := &figureFlags{}
	return c.actCmd("stand ID", "Put it back to what it was before it was marked", 1, f.address, func(g *ground, args []string) (act.Act, error) {
		cell, err := f.cell(g.story)
		if err != nil {
			return act.Act{}, err
		}
		changes, err := g.log(model.Ref{Kind: model.KindClaim, ID: args[0]})
		if err != nil {
			return act.Act{}, err
		}
		return act.PutBack(g.story, act.Target{Claim: args[0], Figure: cell}, changes)
	})
}

// replaceCmd is markCmd for what may come with a claim that takes the old one's place.
func (c *command) replaceCmd(use, short string, do func(*model.Story, act.Target, ...model.Record) (act.Act, error)) *cobra.Command {
	f, with, newSource := &figureFlags{}, "", false
	flags := func(cmd *cobra.Command) {
		f.address(cmd)
		cmd.Flags().StringVar(&with, "with", "", "the claim that says so, as a quick line; it is linked to the old one")
		cmd.Flags().BoolVar(&newSource, "new-source", false, "with --with: make a new source although a known one is near")
	}
	return c.actCmd(use+" ID", short, 1, flags, func(g *ground, args []string) (act.Act, error) {
		cell, err := f.cell(g.story)
		if err != nil {
			return act.Act{}, err
		}
		records, notes, err := c.quickRecords(g.story, with, newSource)
		if err != nil {
			return act.Act{}, err
		}
		does, err := do(g.story, act.Target{Claim: args[0], Figure: cell}, records...)
		does.Notes = append(notes, does.Notes...)
		return does, err
	})
}

// quickRecords are the claim of a quick line and, before it, a source that is new, with a note of how the line was understood; none for an
// empty line.
func (c *command) quickRecords(story *model.Story, line string, newSource bool) (records []model.Record, notes []string, err error) {
	if line == "" {
		return nil, nil, nil
	}
	d, err := quick.Parse(line, quick.Context{Story: story, Now: c.Now(), Scopes: scopesOf(story)})
	if err != nil {
		return nil, nil, misuse("--with: %w", err)
	}
	for _, says := range warnings(story, d) {
		c.warnBack(says)
	}
	if d.Source.New && len(d.Source.Near) > 0 && !newSource {
		return nil, nil, askWhich(d.Source)
	}
	return d.Records(story), []string{"with: " + d.Echo(story)}, nil
}

func (c *command) gradeCmd() *cobra.Command {
	return c.actCmd("grade ID 1-6", "How credible it is: 1 (confirmed) to 5, 6 (nobody can tell)", 2, nil,
		func(g *ground, args []string) (act.Act, error) {
			to, err := model.ParseCredibility(args[1])
			if err != nil {
				return act.Act{}, usageError{err}
			}
			return act.Grade(g.story, args[0], to)
		})
}

func (c *command) linkCmd(use, short string, do func(*model.Story, act.Target, model.LinkKind, act.Target) (act.Act, error)) *cobra.Command {
	f, of := &figureFlags{}, &figureFlags{}
	flags := func(cmd *cobra.Command) {
		f.address(cmd)
		cmd.Flags().StringVar(&of.figure, "of", "", "only this figure of the other claim, such as 'ALL dead'")
	}
	cmd := c.actCmd(use+" ID KIND OTHER", short, 3, flags,
		func(g *ground, args []string) (act.Act, error) {
			var kind model.LinkKind
			if err := kind.UnmarshalText([]byte(strings.ToLower(args[1]))); err != nil || kind == model.NoLink {
				return act.Act{}, misuse("%q is no kind of link; write repeats, part-of, same-people, corrects, supersedes or retracts", args[1])
			}
			cell, err := f.cell(g.story)
			if err != nil {
				return act.Act{}, err
			}
			other, err := of.cell(g.story)
			if err != nil {
				return act.Act{}, fmt.Errorf("--of, not %w", err)
			}
			return do(g.story, act.Target{Claim: args[0], Figure: cell}, kind, act.Target{Claim: args[2], Figure: other})
		})
	cmd.Long = short + ". KIND is repeats, part-of, same-people,\ncorrects, supersedes or retracts."
	return cmd
}
