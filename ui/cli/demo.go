package cli

import (
	"bytes"
	"context"
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
			path, throwAway, err := c.Temporary("demo.db")
			if err != nil {
				return err
			}
			defer throwAway()
			c.path, c.situation = path, ""
			f, err := c.logHistory(cmd.Context())
			if err != nil {
				return err
			}
			if c.Show == nil {
				return c.plain(cmd)
			}
			return c.Show(cmd.Context(), Monitor{File: f, Path: path, Demo: true, Begin: c.begin})
		},
	}
}

// logHistory enters the example as a desk entered it in those days: act by act, at the time and by the editor of each.
func (c *command) logHistory(ctx context.Context) (File, error) {
	changes, err := demo.Read(bytes.NewReader(c.Example))
	if err != nil {
		return nil, err
	}
	var at time.Time
	f, err := c.Create(c.file(), func() time.Time { return at })
	if err != nil {
		return nil, err
	}
	for _, act := range demo.Batches(changes) {
		at = act.At
		if _, err := f.Append(ctx, act.Batch); err != nil {
			return nil, err
		}
	}
	return c.Open(c.file())
}
