package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"muster/model"
	"muster/model/text"

	"github.com/spf13/cobra"
)

// DefaultBackupEvery is how old the newest backup beside a file grows before another is made, where nobody says otherwise.
const DefaultBackupEvery = time.Hour

func (c *command) backupCmd() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "backup [TO]",
		Short: "Copy the file while others write, and verify the copy",
		Long: "Copies the file while others go on writing, verifies the copy, and only then\ngives it its name. TO is a new file or a folder; without it the backup goes\n" +
			"into the folder of backups beside the file and stays there until you remove\nit. Those that muster makes by itself lie in the same folder and are pruned.",
		Example: "  muster backup\n  muster backup /media/stick",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			to := ""
			if len(args) == 1 {
				to = args[0]
			}
			f, err := c.open()
			if err != nil {
				return err
			}
			b, err := f.Backup(cmd.Context(), to)
			if err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			if asJSON {
				return writeKeeping(w, keeping{File: c.file(), Backup: b.Path, Verified: &b.Verified})
			}
			fmt.Fprintf(w, "%s\nverified: %s, %s\nhead %s\n", text.Line(b.Path), plural(b.Changes, "change"), plural(int(b.Bytes), "byte"), b.Head.Hash)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

func (c *command) restoreCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "restore FROM",
		Short: "Put a backup in the place of the file, and keep what it replaces",
		Long: "Verifies a backup, copies it and puts the copy in the place of the file, which\nneed not be there or whole. What it replaces is kept beside it. Refused while\n" +
			"others have the file; a screen that reads it later notices and reads afresh.",
		Example: "  muster restore desk.db.backups/20130119T160000Z-141-1f2e3d4c.auto.db",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := c.Restore(c.file(), args[0])
			if err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			fmt.Fprintf(w, "%s is restored and verified: %s\n", text.Line(c.file()), plural(r.Changes, "change"))
			if r.Kept != "" {
				fmt.Fprintf(w, "what it replaced is kept: %s\n", text.Line(r.Kept))
			}
			fmt.Fprintf(w, "head %s\n", r.Head.Hash)
			return nil
		},
	}
}

func (c *command) compactCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "compact",
		Short: "Write the file anew without the room it no longer needs",
		Long: "Writes the file anew without the room it no longer needs, verifies the new one\nand puts it in the place of the old one; others wait. The log keeps every\n" +
			"change.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := c.open()
			if err != nil {
				return err
			}
			r, err := f.Compact(cmd.Context())
			if err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			fmt.Fprintf(w, "%s is compacted and verified: %s\n", text.Line(c.file()), plural(r.Changes, "change"))
			fmt.Fprintf(w, "%s before, %s now\nhead %s\n", plural(int(r.Before), "byte"), plural(int(r.Bytes), "byte"), r.Head.Hash)
			return nil
		},
	}
}

// keep makes the backup that is due after a change. The change stands, whatever becomes of it.
func (c *command) keep(ctx context.Context, f File) {
	if _, err := f.BackupDue(ctx, c.BackupEvery); err != nil {
		fmt.Fprintln(c.Stderr, "muster: the change is saved, but "+text.Block(err.Error()))
	}
}

// keeping is what the commands that keep the file tell a program.
type keeping struct {
	File     string
	Backup   string
	Verified *model.Verified
	Faults   []string
}

func writeKeeping(w io.Writer, k keeping) error {
	out := struct {
		File   string   `json:"file"`
		Backup *string  `json:"backup"`
		Whole  bool     `json:"whole"`
		Faults []string `json:"faults"`
		Head   *string  `json:"head"`
		Seq    *uint64  `json:"seq"`
		Bytes  *int64   `json:"bytes"`
	}{File: k.File, Whole: k.Verified != nil, Faults: k.Faults}
	if k.Backup != "" {
		out.Backup = &k.Backup
	}
	if out.Faults == nil {
		out.Faults = []string{}
	}
	if v := k.Verified; v != nil {
		out.Head, out.Seq, out.Bytes = &v.Head.Hash, &v.Head.Seq, &v.Bytes
	}
	b, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text.JSON(b), '\n'))
	return err
}
