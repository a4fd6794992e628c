package cli

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/act"
	"muster/model/exchange"
	"muster/model/moment"
	"muster/model/text"

	"github.com/spf13/cobra"
)

// logView is what part of the log is wanted.
type logView struct {
	since, by    string
	asJSON       bool
	withWithheld bool

	from time.Time
	zone *time.Location
	held map[string]*exchange.Withholding // by situation
}

func (c *command) logCmd() *cobra.Command {
	v := &logView{}
	cmd := &cobra.Command{
		Use:     "log",
		Short:   "The audit: every change, oldest first",
		Example: "  muster log --since 'sat 14:00' --by ana\n  muster log --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := c.open()
			if err != nil {
				return err
			}
			return c.writeLog(cmd, f, v)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&v.since, "since", "", "only changes logged from the beginning of a day or from a time on, such as 2013-01-19, 'sat 14:00' or '2h ago'")
	fl.StringVar(&v.by, "by", "", "only changes by this editor (name or id)")
	fl.BoolVar(&v.asJSON, "json", false, "one JSON object a line")
	fl.BoolVar(&v.withWithheld, "with-withheld", false, "show what the desk withholds, too")
	return cmd
}

func (c *command) writeLog(cmd *cobra.Command, f File, v *logView) error {
	if err := v.prepare(cmd.Context(), c, f); err != nil {
		return err
	}
	w := cmd.OutOrStdout()
	if !v.asJSON {
		fmt.Fprintf(w, "Times are those of %s.\n", v.zone)
	}
	any := false
	err := f.Log(cmd.Context(), model.Head{}, func(l model.Logged) error {
		if c.situation != "" && l.Situation != c.situation || !v.wants(&l.Change) {
			return nil
		}
		any = true
		if v.asJSON {
			return exchange.WriteChange(w, &l.Change, l.Prev, l.Hash, exchange.WriteOptions{WithWithheld: v.withWithheld, Withholding: v.held[l.Situation]})
		}
		v.writeLine(w, &l.Change)
		return nil
	})
	if err == nil && !any && !v.asJSON {
		fmt.Fprintln(w, "no changes")
	}
	return err
}

// prepare finds the zone the times are shown in (the scene's, where there is only one) and what is withheld by now.
func (v *logView) prepare(ctx context.Context, c *command, f File) error {
	v.zone, v.held = time.UTC, map[string]*exchange.Withholding{}
	all, err := f.Situations(ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		if s.ID == c.situation || len(all) == 1 {
			v.zone = s.Location()
		}
	}
	if c.situation != "" && !hasSituation(all, c.situation) {
		return misuse("there is no situation %q; muster situations lists them", c.situation)
	}
	if err := v.readSince(ctx, c, f, all); err != nil {
		return err
	}
	if v.withWithheld {
		return nil
	}
	return v.findHeld(ctx, f, c.situation)
}

// readSince understands --since. A date without a year is one of the story, if the log is asked of one.
func (v *logView) readSince(ctx context.Context, c *command, f File, all []*model.Situation) error {
	if v.since == "" {
		return nil
	}
	span := moment.Span{Now: c.Now()}
	if id := theOne(c.situation, all); id != "" && moment.Yearless(v.since) {
		state, err := f.Load(ctx, id)
		if err != nil {
			return err
		}
		span = spanOf(state.Open(id), account.ByLogged, c.Now())
	}
	m, err := moment.TypedOf(v.since, c.Now(), v.zone, span)
	if err != nil {
		return misuse("--since: %w", err)
	}
	v.from = m.Begin(v.zone)
	return nil
}

// theOne is the situation that is asked for, or the only one there is; empty: several.
func theOne(asked string, all []*model.Situation) string {
	if asked == "" && len(all) == 1 {
		return all[0].ID
	}
	return asked
}

func (v *logView) wants(c *model.Change) bool {
	return !c.Logged.Before(v.from) && (v.by == "" || v.by == c.By.ID || model.FoldName(v.by) == model.FoldName(c.By.Name))
}

// writeLine writes one change for a person.
func (v *logView) writeLine(w io.Writer, c *model.Change) {
	before, after := v.show(c)
	line := fmt.Sprintf("%s  %s  %s %s", c.Logged.In(v.zone).Format(stampLayout), text.Line(c.By.Name), verb(c), c.Ref())
	if c.Off != 0 {
		line += fmt.Sprintf(" [clock %s behind]", c.Off)
	}
	if what := describe(after, c.After); what != "" {
		line += ": " + what
	} else if after == nil && before == nil {
		line += " (" + untold(c) + ")"
	}
	writeParagraph(w, fmt.Sprintf("%5d  ", c.Seq), cutTo(line, 4*columns))
}

// untold says of a change neither side of which is told why that is so; of one that put a withheld claim back, what it is now.
func untold(c *model.Change) string {
	before, _ := c.Before.(*model.Claim)
	after, _ := c.After.(*model.Claim)
	if before != nil && after != nil && before.Status == model.Withheld && after.Status != model.Withheld {
		return act.Fate(after.Status)
	}
	return model.Withheld.String()
}

// verb says what a change did.
func verb(c *model.Change) string {
	what := "edit"
	switch {
	case c.After == nil:
		what = "delete"
	case c.Before == nil:
		what = "add"
	}
	if c.Undoes != "" {
		what += " (undo)"
	}
	return what
}

// describe puts a record in a few words, as far as it may be told; whole is all of it.
func describe(r, whole model.Record) string {
	switch r := r.(type) {
	case *model.Situation:
		return text.Line(r.Title)
	case *model.Source:
		return text.Line(r.Name)
	case *model.Group:
		return text.Line(r.Name)
	case *model.Event:
		return text.Line(r.When.String() + " " + r.Headline)
	case *model.Ruling:
		return text.Line(r.Reason)
	case *model.Filing:
		return describeFiling(r, whole.(*model.Filing))
	case *model.Claim:
		return describeClaim(r)
	}
	return ""
}

// describeFiling counts what was put out, as muster filings does, which has its text: how much that was is no secret, also where a figure
// of it is withheld by now.
func describeFiling(told, f *model.Filing) string {
	says := plural(len(f.Figures), "figure")
	if n := len(f.Figures) - len(told.Figures); n > 0 {
		says += fmt.Sprintf(", %d of them withheld by now,", n)
	}
	says += " in " + plural(strings.Count(strings.TrimRight(f.Text, "\n"), "\n")+1, "line")
	if f.ConfirmedBy != "" {
		says += ", confirmed by " + text.Line(f.ConfirmedBy)
	}
	return says
}

func describeClaim(c *model.Claim) string {
	parts := []string{c.Source + ", " + c.Said.String()}
	for i := range c.Figures {
		f := &c.Figures[i]
		cell := f.Cell()
		says := fmt.Sprintf("%s %s", cell, f.Count)
		if f.State != model.AsClaim && f.State != c.Status {
			says += " (" + f.State.String() + ")"
		}
		parts = append(parts, says)
	}
	if c.Status != model.Standing {
		parts = append(parts, c.Status.String())
	}
	if len(c.Figures) == 0 {
		parts = append(parts, c.Text)
	}
	return text.Line(strings.Join(parts, "; "))
}
