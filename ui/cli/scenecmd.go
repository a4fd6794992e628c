package cli

import (
	"muster/model"
	"muster/model/act"

	"github.com/spf13/cobra"
)

func (c *command) situationCmd() *cobra.Command {
	list := func(use, short string, to model.ListState) *cobra.Command {
		return c.actCmd(use, short, 0, nil, func(g *ground, _ []string) (act.Act, error) { return act.SetList(g.story, to) })
	}
	cmd := c.recordCmd(model.KindSituation, "Show the situation, change it, open or close its list",
		"  muster situation\n  muster situation edit --stale-after 2d --names 'CI=Ivory Coast'\n  muster situation close",
		c.editCmd(model.KindSituation),
		list("close", "Every country concerned is listed: the sum has a ceiling", model.Closed),
		list("open", "The list of nationalities is not complete", model.Open),
		c.actCmd("delete ID", "Take an empty situation away", 1, nil, func(g *ground, args []string) (act.Act, error) {
			return act.Delete(g.story, model.Ref{Kind: model.KindSituation, ID: args[0]})
		}))
	cmd.Use, cmd.Args = "situation", cobra.NoArgs
	return cmd
}

func (c *command) sourceCmd() *cobra.Command {
	return c.recordCmd(model.KindSource, "List sources, show one, change, add, grade or delete one",
		"  muster source hague\n  muster source edit hague --authority 'UK government'\n  muster source grade hague B",
		c.newRecordCmd(model.KindSource), c.editCmd(model.KindSource), c.deleteCmd(model.KindSource),
		c.actCmd("grade ID A-F", "How reliable it is: A (reliable) to E, F (nobody can tell)", 2, nil,
			func(g *ground, args []string) (act.Act, error) {
				to, err := model.ParseReliability(args[1])
				if err != nil {
					return act.Act{}, usageError{err}
				}
				return act.GradeSource(g.story, args[0], to)
			}))
}

func (c *command) groupCmd() *cobra.Command {
	return c.recordCmd(model.KindGroup, "List the desk's own groups, show one, change, add or delete one",
		"  muster group add --id bp --name 'BP employees' --basis employer --authority BP\n  muster group edit bp --name BP",
		c.newRecordCmd(model.KindGroup), c.editCmd(model.KindGroup), c.deleteCmd(model.KindGroup))
}

func (c *command) eventCmd() *cobra.Command {
	pivotal := func(use, short string, to bool) *cobra.Command {
		return c.actCmd(use+" ID", short, 1, nil, func(g *ground, args []string) (act.Act, error) { return act.SetPivotal(g.story, args[0], to) })
	}
	evidence := func(use, short string, do func(*model.Story, string, string) (act.Act, error)) *cobra.Command {
		return c.actCmd(use+" ID CLAIM", short, 2, nil, func(g *ground, args []string) (act.Act, error) { return do(g.story, args[0], args[1]) })
	}
	return c.recordCmd(model.KindEvent, "List events, show one, change, add, link or delete one",
		"  muster event add --when 2013-01-19 --headline 'The final assault'\n  muster event link e7 c12\n  muster event pivotal e7",
		c.newRecordCmd(model.KindEvent), c.editCmd(model.KindEvent), c.deleteCmd(model.KindEvent),
		pivotal("pivotal", "A turn of the story: what was said before it is stale", true),
		pivotal("not-pivotal", "No turn of the story", false),
		evidence("link", "Have it rest on a claim", act.AddEvidence),
		evidence("unlink", "Take a claim out of its evidence", act.RemoveEvidence))
}
