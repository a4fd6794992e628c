package cli

import (
	"fmt"

	"muster/model"
	"muster/model/act"

	"github.com/spf13/cobra"
)

// recordCmd makes the command of a kind of record: without an id it lists them, with one it shows that record.
func (c *command) recordCmd(k model.Kind, short, example string, subs ...*cobra.Command) *cobra.Command {
	v := &shown{kind: k}
	cmd := &cobra.Command{
		Use:     k.String() + " [ID]",
		Short:   short,
		Example: example,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			g, err := c.standOn(cmd.Context())
			if err != nil {
				return err
			}
			if len(args) == 0 && k != model.KindSituation {
				return v.list(cmd.OutOrStdout(), g)
			}
			id := g.story.ID
			if len(args) > 0 {
				id = args[0]
			}
			return v.show(cmd.OutOrStdout(), g, id)
		},
	}
	cmd.Flags().BoolVar(&v.asJSON, "json", false, "as JSON, for a program")
	cmd.Flags().BoolVar(&v.withWithheld, "with-withheld", false, "show what the desk withholds, too")
	cmd.AddCommand(subs...)
	return cmd
}

// editCmd changes fields of a record.
func (c *command) editCmd(k model.Kind) *cobra.Command {
	a, figures := &acting{}, &figureFlags{}
	var fields *fieldFlags
	cmd := &cobra.Command{
		Use:   "edit ID",
		Short: "Change fields; each has its flag",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !fields.changed() && !figures.changed() {
				return misuse("nothing to change; %s --help lists the fields", cmd.CommandPath())
			}
			return c.act(cmd, a, func(g *ground) (act.Act, error) {
				return c.edited(g, model.Ref{Kind: k, ID: args[0]}, fields, figures)
			})
		},
	}
	if k == model.KindSituation {
		cmd.Use, cmd.Args = "edit", cobra.NoArgs
		cmd.RunE = func(cmd *cobra.Command, _ []string) error {
			return c.act(cmd, a, func(g *ground) (act.Act, error) {
				return c.edited(g, model.Ref{Kind: k, ID: g.story.ID}, fields, figures)
			})
		}
	}
	fields = addFieldFlags(cmd, k)
	if k == model.KindClaim {
		figures.edit(cmd)
	}
	a.flags(cmd)
	return cmd
}

// edited makes the act of an edited record.
func (c *command) edited(g *ground, ref model.Ref, fields *fieldFlags, figures *figureFlags) (act.Act, error) {
	e := g.story.Entry(ref)
	if !e.Alive() {
		return act.Act{}, noRecord(ref)
	}
	r, err := ownCopy(e.Record)
	if err != nil {
		return act.Act{}, err
	}
	notes, err := c.put(fields, r, g.story)
	if err != nil {
		return act.Act{}, err
	}
	switch next := r.(type) {
	case *model.Claim:
		if err := figures.set(next, g.story); err != nil {
			return act.Act{}, err
		}
	case *model.Source:
		if !fields.flags.Changed("authority") {
			next.Follow(e.Record.(*model.Source))
		}
	}
	if err := model.Normal(r).Check(); err != nil {
		return act.Act{}, usageError{err}
	}
	does, err := act.Change(g.story, e.Last.Seq, r)
	does.Notes = append(notes, does.Notes...)
	return does, err
}

// ownCopy gives a record that may be written to.
func ownCopy(r model.Record) (model.Record, error) {
	b, err := model.Encode(r)
	if err != nil {
		return nil, err
	}
	return model.Decode(r.RecordKind(), b)
}

func noRecord(ref model.Ref) error {
	return fmt.Errorf("there is no %s %q; muster %s lists them", ref.Kind, ref.ID, ref.Kind)
}

// newRecordCmd makes a record out of its fields.
func (c *command) newRecordCmd(k model.Kind) *cobra.Command {
	a, figures, id := &acting{}, &figureFlags{}, ""
	var fields *fieldFlags
	cmd := &cobra.Command{
		Use:   "add",
		Short: "Make one out of its fields",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.act(cmd, a, func(g *ground) (act.Act, error) {
				r := withID(k, id)
				notes, err := c.put(fields, r, g.story)
				if err != nil {
					return act.Act{}, err
				}
				if claim, ok := r.(*model.Claim); ok {
					if err := figures.set(claim, g.story); err != nil {
						return act.Act{}, err
					}
				}
				if err := nameID(r, id); err != nil {
					return act.Act{}, err
				}
				if err := model.Normal(r).Check(); err != nil {
					return act.Act{}, usageError{err}
				}
				does, err := act.Add(g.story, r)
				does.Says += ": entered as " + r.RecordID()
				does.Notes = notes
				return does, err
			})
		},
	}
	cmd.Flags().StringVar(&id, "id", "", "short id (default: made from the record)")
	fields = addFieldFlags(cmd, k)
	if k == model.KindClaim {
		cmd.Flags().StringArrayVar(&figures.add, "add-figure", nil, "a figure, such as 'GB 5 dead (final assault)'; may be given again")
	}
	a.flags(cmd)
	return cmd
}

func withID(k model.Kind, id string) model.Record {
	switch k {
	case model.KindSource:
		return &model.Source{ID: id}
	case model.KindGroup:
		return &model.Group{ID: id}
	case model.KindEvent:
		return &model.Event{ID: id}
	}
	return &model.Claim{ID: id}
}

// nameID gives a source or a group an id made from its name; those of claims and events come from their content.
func nameID(r model.Record, id string) error {
	if id != "" {
		return nil
	}
	name := ""
	switch r := r.(type) {
	case *model.Source:
		name = r.Name
		r.ID = model.Slug(name)
	case *model.Group:
		name = r.Name
		r.ID = model.Slug(name)
	default:
		return nil
	}
	switch {
	case model.Blank(name):
		return misuse("--name is missing; give the name of the %s", r.RecordKind())
	case r.RecordID() == "":
		return misuse("no id can be made from the name %q; give one with --id", name)
	}
	return nil
}

// deleteCmd takes a record away.
func (c *command) deleteCmd(k model.Kind) *cobra.Command {
	return c.actCmd("delete ID", "Take one away; the log keeps it, and undo brings it back", 1, nil, func(g *ground, args []string) (act.Act, error) {
		return act.Delete(g.story, model.Ref{Kind: k, ID: args[0]})
	})
}

// actCmd makes the command of one act.
func (c *command) actCmd(use, short string, args int, flags func(*cobra.Command), of func(g *ground, args []string) (act.Act, error)) *cobra.Command {
	a := &acting{}
	cmd := &cobra.Command{
		Use:   use,
		Short: short,
		Args:  cobra.ExactArgs(args),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.act(cmd, a, func(g *ground) (act.Act, error) { return of(g, args) })
		},
	}
	if flags != nil {
		flags(cmd)
	}
	a.flags(cmd)
	return cmd
}
