package cli

import (
	"bytes"
	"context"
	"os/signal"
	"syscall"
	"time"

	"muster/model/demo"

	"github.com/spf13/cobra"
)

func (c *command) demoCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "The worked example (In Amenas), on a copy that is thrown away",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var at time.Time
			history, path, throwAway, err := c.Temporary("demo.db", func() time.Time { return at })
			if err != nil {
				return err
			}
			defer throwAway()
			if err := c.logHistory(cmd.Context(), history, &at); err != nil {
				return err
			}
			c.path, c.situation = path, ""
			if c.Show == nil {
				signal.Ignore(syscall.SIGPIPE) // a reader who has read enough does not keep the copy from being thrown away
				return c.plain(cmd)
			}
			f, err := c.Open(path)
			if err != nil {
				return err
			}
			return c.Show(cmd.Context(), Monitor{File: f, Path: path, Demo: true, Begin: c.begin})
		},
	}
}

// logHistory enters the example as a desk entered it in those days: act by act, at the time and by the editor of each.
func (c *command) logHistory(ctx context.Context, f File, at *time.Time) error {
	changes, err := demo.Read(bytes.NewReader(c.Example))
	if err != nil {
		return err
	}
	for _, act := range demo.Batches(changes) {
		*at = act.At
		if _, err := f.Append(ctx, act.Batch); err != nil {
			return err
		}
	}
	return nil
}
