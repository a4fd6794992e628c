package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"muster/model/account"
	"muster/model/brief"
	"muster/model/exchange"
	"muster/model/text"

	"github.com/spf13/cobra"
)

// export is how an export is asked for.
type export struct {
	view
	format, out string
	force       bool
}

// formats are what an export may be.
func formats() []string { return []string{"json", "csv", "md", "html"} }

func (c *command) exportCmd() *cobra.Command {
	x := &export{}
	cmd := &cobra.Command{
		Use:   "export --format json|csv|md|html",
		Short: "Write a situation out: json, csv, md or html",
		Long: `Write a situation out. json is the round trip with import; csv has a row a
figure, with HXL tags, for spreadsheets; md and html are for people: one page
with the accounting, the reconciliation, the timeline and the claims.`,
		Example: "  muster export >siege.json\n  muster export --format csv --out siege.csv\n  muster export --format html --out /srv/desk/out/ --force",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(formats(), x.format) {
				return misuse("--format: %q is not a format; write %s", x.format, list(formats()))
			}
			if x.force && x.out == "" {
				return misuse("--force replaces a file; name it with --out")
			}
			return c.export(cmd, x)
		},
	}
	x.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&x.format, "format", "json", "format of the export: json, csv, md or html")
	f.StringVar(&x.out, "out", "", "file to write, or a folder to write it into (default: standard output)")
	f.BoolVar(&x.force, "force", false, "replace the file if it is there already")
	return cmd
}

func (c *command) export(cmd *cobra.Command, x *export) error {
	if x.out != "" && c.Write == nil {
		return errFiles
	}
	cut, err := x.open(cmd.Context(), c)
	if err != nil {
		return err
	}
	if cut.notice != "" {
		fmt.Fprintln(cmd.ErrOrStderr(), "muster: "+cut.notice)
	}
	fill := func(w io.Writer) error { return x.write(w, cut) }
	if x.out == "" {
		err = fill(cmd.OutOrStdout())
	} else {
		err = c.exportTo(cmd, x, cut, fill)
	}
	if err == nil && !x.withWithheld {
		sayLeft(cmd.ErrOrStderr(), exchange.Withhold(cut.Story()).Left())
	}
	return err
}

// exportTo writes a file, whole or not at all.
func (c *command) exportTo(cmd *cobra.Command, x *export, cut *cutBook, fill func(io.Writer) error) error {
	path, err := c.Write(x.out, text.FileName(cut.situation.Title)+"."+x.format, x.force, fill)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; --force replaces it", text.Line(path))
	}
	if err == nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "muster: wrote %s\n", text.Line(path))
	}
	return err
}

func (x *export) write(w io.Writer, cut *cutBook) error {
	as := cut.heading()
	words := brief.Options{As: strings.ToUpper(as[:1]) + as[1:], WithWithheld: x.withWithheld}
	switch x.format {
	case "csv":
		return exchange.WriteCSV(w, cut.Book, x.withWithheld)
	case "md":
		return brief.Markdown(w, cut.Book, words)
	case "html":
		return brief.HTML(w, cut.Book, words)
	}
	options := exchange.WriteOptions{WithWithheld: x.withWithheld, Inside: cut.Inside}
	if !cut.asOf.IsZero() && cut.clock == account.BySaid {
		options.AtCut = cut.AtCut
	}
	_, err := exchange.Write(w, cut.Story(), options)
	return err
}

// sayLeft tells the editor that something was kept back, so that the export is not taken for the whole.
func sayLeft(w io.Writer, left exchange.Left) {
	if left.Claims+left.Figures == 0 {
		return
	}
	fmt.Fprintf(w, "muster: left out %s and %s as withheld; --with-withheld exports them, too\n", plural(left.Claims, "claim"), plural(left.Figures, "single figure"))
}
