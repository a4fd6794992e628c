package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"muster/model"
	"muster/model/act"
	"muster/model/text"

	"github.com/spf13/cobra"
)

// back is act.Undo or act.Redo.
type back func(read act.Read, head uint64, by act.Asker) (*act.Step, error)

func (c *command) undoCmd() *cobra.Command {
	return c.backCmd("undo", "Take back your last change; again for the one before it", act.Undo)
}

func (c *command) redoCmd() *cobra.Command {
	return c.backCmd("redo", "Do again what you took back last", act.Redo)
}

func (c *command) backCmd(use, short string, find back) *cobra.Command {
	a := &acting{}
	cmd := &cobra.Command{
		Use:   use,
		Short: short,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.back(cmd, a, find) },
	}
	a.flags(cmd)
	return cmd
}

func (c *command) back(cmd *cobra.Command, a *acting, find back) error {
	ctx := cmd.Context()
	f, err := c.open()
	if err != nil {
		return err
	}
	by, err := c.asker(ctx, f)
	if err != nil {
		return err
	}
	head, err := f.Head(ctx)
	if err != nil {
		return err
	}
	step, err := find(func(from, to uint64) ([]*model.Change, error) { return f.Between(ctx, from, to) }, head.Seq, by)
	if err != nil {
		if err = a.hushed(err); !errors.Is(err, errHushed) {
			writeBlocked(cmd.ErrOrStderr(), err)
		}
		return err
	}
	situation := step.Edits[0].Situation
	state, err := f.Load(ctx, situation)
	if err != nil {
		return err
	}
	g := &ground{file: f, state: state, story: state.Open(situation)}
	err = step.Fit(by, func(id string) model.Ledger {
		if id != situation {
			return nil
		}
		return g.story
	})
	if err != nil {
		return a.hushed(err)
	}
	says := step.Says()
	if a.dryRun {
		says = cmd.Name() + " " + step.What
	}
	return c.carryOut(cmd, a, g, says, model.Batch{Undoes: step.Op, Edits: step.Edits})
}

// asker is the editor, in the situation that is named or in any, with the zone of the scene where there is one.
func (c *command) asker(ctx context.Context, f File) (act.Asker, error) {
	by := act.Asker{Editor: c.Editor, Situation: c.situation, Now: c.Now()}
	all, err := f.Situations(ctx)
	if err != nil {
		return by, err
	}
	for _, s := range all {
		if s.ID == c.situation || len(all) == 1 {
			by.Zone = s.Location()
		}
	}
	if c.situation != "" && !hasSituation(all, c.situation) {
		return by, misuse("there is no situation %q; muster situations lists them", c.situation)
	}
	return by, nil
}

var errHushed = errors.New("it bears on what is withheld, and cannot be taken back or done again as it stands; --with-withheld tells why")

// hushed is why a step is blocked, without the words where they would tell a withheld claim: what the act was about, or what refers to it.
func (a *acting) hushed(err error) error {
	var blocked *act.Blocked
	if a.withWithheld || !errors.As(err, &blocked) {
		return err
	}
	var about []model.Record
	for _, e := range blocked.Step.Edits {
		about = append(about, e.After)
	}
	for _, c := range blocked.Moved {
		about = append(about, c.Base, c.Edit.After, c.Theirs.Record)
	}
	for _, h := range blocked.Held {
		about = append(about, h.Record)
	}
	for _, r := range about {
		if c, ok := r.(*model.Claim); ok && c.Withholds() {
			return errHushed
		}
	}
	return err
}

// writeBlocked shows the versions of what somebody changed since, field by field.
func writeBlocked(w io.Writer, err error) {
	var blocked *act.Blocked
	if !errors.As(err, &blocked) {
		return
	}
	for _, moved := range blocked.Moved {
		if c, ok := moved.Theirs.Record.(*model.Claim); ok && c.Withholds() {
			continue
		}
		for _, f := range model.Merge(moved.Base, moved.Edit.After, moved.Theirs.Record).Asking() {
			what := moved.Edit.Ref().String()
			if f.Field != "" {
				what += ", " + f.Field
			}
			for _, v := range []struct{ name, json string }{{"as you left it", string(f.Base)}, {"undone", string(f.Mine)}, {"as it is", string(f.Theirs)}} {
				fmt.Fprintln(w, cutTo(text.Line(fmt.Sprintf("%s, %s: %s", what, v.name, orNothing(v.json))), 4*columns))
			}
		}
	}
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}
