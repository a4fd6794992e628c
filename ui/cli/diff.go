package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"muster/model"
	"muster/model/account"
	"muster/model/text"

	"github.com/spf13/cobra"
)

func (c *command) diffCmd() *cobra.Command {
	from, to, sinceFiled, asJSON := &view{flag: "from"}, &view{flag: "to"}, false, false
	cmd := &cobra.Command{
		Use:     "diff --from T [--to T]",
		Short:   "What moved between two cuts, or since the last filing",
		Example: "  muster diff --from 2013-01-19 --to 2013-01-21\n  muster diff --from 'sat 16:30' --clock logged\n  muster diff --since-filed",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := c.diff(cmd.Context(), from, to, sinceFiled)
			if err != nil {
				return err
			}
			for _, notice := range d.notices {
				fmt.Fprintln(cmd.ErrOrStderr(), "muster: "+notice)
			}
			if asJSON {
				return d.writeJSON(cmd.OutOrStdout())
			}
			return d.write(cmd.OutOrStdout())
		},
	}
	f := cmd.Flags()
	f.StringVar(&from.asOf, "from", "", "the earlier cut: a day or a time, such as 2013-01-19, 'sat 19:10', '2h ago'; a day means through its end")
	f.StringVar(&to.asOf, "to", "", "the later cut (default now)")
	f.StringVar(&from.clock, "clock", "said", "clock of both cuts: said (what had been said) or logged (what the desk had entered)")
	f.BoolVar(&sinceFiled, "since-filed", false, "what moved since the last filing")
	f.BoolVar(&asJSON, "json", false, "as JSON, for a program")
	return cmd
}

// difference is what moved, and between what.
type difference struct {
	Situation string     `json:"situation"`
	Clock     string     `json:"clock"`
	From      *string    `json:"from"`
	To        *string    `json:"to"`
	Moves     []moveJSON `json:"moves"`

	heading string
	notices []string
}

// moveJSON is one thing that moved; was, now, claim and cause are null where there is none.
type moveJSON struct {
	Kind   account.MoveKind `json:"kind"`
	Group  string           `json:"group"`
	Class  model.Class      `json:"class"`
	Status model.Status     `json:"status"`
	Scope  string           `json:"scope"`
	Was    *string          `json:"was"`
	Now    *string          `json:"now"`
	Claim  *string          `json:"claim"`
	Cause  *string          `json:"cause"`
	Alarm  bool             `json:"alarm"`
	Says   string           `json:"says"`
}

func (c *command) diff(ctx context.Context, from, to *view, sinceFiled bool) (*difference, error) {
	switch {
	case sinceFiled && (from.asOf != "" || to.asOf != ""):
		return nil, misuse("--since-filed names its own beginning; leave out --from and --to")
	case sinceFiled:
		return c.diffSinceFiled(ctx, to)
	case from.asOf == "":
		return nil, misuse("--from is missing; give a day or a time, or --since-filed")
	}
	to.clock = from.clock
	was, err := from.open(ctx, c)
	if err != nil {
		return nil, err
	}
	now, err := to.open(ctx, c)
	if err != nil {
		return nil, err
	}
	d := &difference{Situation: now.situation.ID, Clock: now.clock.String(), From: ref(was.asOf.String()), To: ref(now.asOf.String())}
	d.heading = fmt.Sprintf("What moved, %s, against %s", now.heading(), was.heading())
	for _, notice := range []string{was.notice, now.notice} {
		if notice != "" {
			d.notices = append(d.notices, notice)
		}
	}
	d.take(now.WordsIn(c.of(now).Year()).Diff(was.Book))
	return d, nil
}

func (c *command) diffSinceFiled(ctx context.Context, v *view) (*difference, error) {
	v.clock = "said"
	now, err := v.open(ctx, c)
	if err != nil {
		return nil, err
	}
	last := now.LastFiling()
	if last == nil {
		return nil, errNothingFiled
	}
	d := &difference{Situation: now.situation.ID, Clock: now.clock.String(), From: ref(last.Filed.String())}
	d.heading = fmt.Sprintf("What moved since %s was filed on %s (%s)", last.ID, last.Filed.Display(now.zone), now.situation.Zone)
	d.take(now.WordsIn(c.of(now).Year()).SinceFiled())
	return d, nil
}

// ref is a word for JSON, null for none.
func ref(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (d *difference) take(moves []account.Move) {
	d.Moves = []moveJSON{}
	for _, m := range moves {
		d.Moves = append(d.Moves, moveJSON{m.Kind, m.Cell.Group, m.Cell.Class, m.Cell.Status, m.Cell.Scope, ref(m.Was), ref(m.Now),
			ref(m.Claim), ref(string(m.Cause)), m.Alarm, m.Says})
	}
}

func (d *difference) write(w io.Writer) error {
	writeParagraph(w, "", d.heading)
	fmt.Fprintln(w)
	if len(d.Moves) == 0 {
		_, err := fmt.Fprintln(w, "nothing moved")
		return err
	}
	for _, m := range d.Moves {
		mark := "  "
		if m.Alarm {
			mark = "! "
		}
		writeParagraph(w, mark, m.Says)
	}
	return nil
}

func (d *difference) writeJSON(w io.Writer) error { return writeJSON(w, d) }

// writeJSON writes one value, indented, with every character visible.
func writeJSON(w io.Writer, v any) error {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text.JSON(b), '\n'))
	return err
}
