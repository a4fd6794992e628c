package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"muster/model"
	"muster/model/factbox"
	"muster/model/moment"
	"muster/model/text"

	"github.com/spf13/cobra"
)

func (c *command) fileCmd() *cobra.Command {
	v, wording, confirmedBy := &boxView{view: view{clock: "said"}}, "", ""
	cmd := &cobra.Command{
		Use:   "file",
		Short: "Put the factbox out, and keep it with the figures it used",
		Long: `Put the factbox out: print it, and keep it with the figures it used. From then
on every figure that moved is flagged, until the next filing. With --text the
desk's own wording goes out in its place; the figures are the factbox's.`,
		Example: "  muster file --ascii\n  muster factbox >box.txt; $EDITOR box.txt; muster file --text box.txt\n  muster file --confirmed-by ben",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.putOut(cmd, v, wording, confirmedBy)
		},
	}
	v.boxFlags(cmd)
	cmd.Flags().StringVar(&wording, "text", "", "file with the wording that goes out (- reads standard input)")
	cmd.Flags().StringVar(&confirmedBy, "confirmed-by", "", "the second editor who has read it; muster confirm lets that editor say so")
	return cmd
}

func (c *command) putOut(cmd *cobra.Command, v *boxView, wording, confirmedBy string) error {
	cut, box, err := v.make(cmd.Context(), c)
	if err != nil {
		return err
	}
	if err := box.MayFile(c.Editor, confirmedBy); err != nil {
		return err
	}
	body := box.Text(v.layout())
	if wording != "" {
		if body, err = c.readWording(cmd, wording); err != nil {
			return err
		}
	}
	f := box.Filing(body, moment.At(c.Now().In(cut.zone)), c.Editor.Name, confirmedBy)
	anew, err := c.appendFiling(cmd.Context(), cut, box, f)
	if err != nil {
		return err
	}
	sayNotes(cmd.ErrOrStderr(), cut, box)
	if _, err := io.WriteString(cmd.OutOrStdout(), text.Block(body)); err != nil {
		return err
	}
	filed, too := "filed as", ""
	if !anew {
		filed, too = "filed already as", "; nothing is logged anew"
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "muster: %s %s on %s with %s%s\n", filed, f.ID, f.Filed.Display(cut.zone), plural(len(f.Figures), "figure"), too)
	return nil
}

// readWording reads the desk's own words.
func (c *command) readWording(cmd *cobra.Command, path string) (string, error) {
	in := io.NopCloser(cmd.InOrStdin())
	if path != "-" {
		var err error
		if in, err = c.Read(path); err != nil {
			return "", fmt.Errorf("--text: %w", err)
		}
	}
	defer in.Close()
	b, err := io.ReadAll(io.LimitReader(in, model.MaxField+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("--text: %w", err)
	case len(b) > model.MaxField:
		return "", fmt.Errorf("--text: longer than 64 KiB; shorten it")
	case strings.TrimSpace(string(b)) == "":
		return "", fmt.Errorf("--text: empty; write what goes out, or leave --text away")
	}
	return string(b), nil
}

// appendFiling logs a filing, and tells whether it was not there yet: one of the same minute with the same text is the same. It is refused
// when a claim that it rests on has changed since it was read.
func (c *command) appendFiling(ctx context.Context, cut *cutBook, box *factbox.Box, f *model.Filing) (anew bool, err error) {
	file, err := c.open()
	if err != nil {
		return false, err
	}
	r, err := c.append(ctx, file, []model.Edit{model.Put(cut.situation.ID, f, 0)}, box.Relied(cut.Story())...)
	return r.First > 0, err
}

func (c *command) confirmCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "confirm [FILING]",
		Short: "Confirm a filing of another editor (default: the last one)",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			v := &view{clock: "said"}
			cut, err := v.open(cmd.Context(), c)
			if err != nil {
				return err
			}
			entry, err := filingNamed(cut, args)
			if err != nil {
				return err
			}
			return c.confirm(cmd, cut, entry)
		},
	}
}

// filingNamed finds the filing that was asked for, or the last.
func filingNamed(cut *cutBook, args []string) (*model.Entry, error) {
	last := cut.LastFiling()
	if last == nil {
		return nil, errNothingFiled
	}
	id := last.ID
	if len(args) > 0 {
		id = args[0]
	}
	if e := cut.Story().Entry(model.Ref{Kind: model.KindFiling, ID: id}); e.Alive() {
		return e, nil
	}
	return nil, fmt.Errorf("there is no filing %q; muster filings lists them", id)
}

func (c *command) confirm(cmd *cobra.Command, cut *cutBook, e *model.Entry) error {
	f, err := factbox.Confirm(e, c.Editor)
	if err != nil {
		return err
	}
	file, err := c.open()
	if err != nil {
		return err
	}
	if _, err := c.append(cmd.Context(), file, []model.Edit{model.Put(cut.situation.ID, f, e.Last.Seq)}); err != nil {
		return err
	}
	writeParagraph(cmd.OutOrStdout(), "", fmt.Sprintf("confirmed %s, filed by %s on %s", f.ID, text.Line(f.By), f.Filed.Display(cut.zone)))
	return nil
}
