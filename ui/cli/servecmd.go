package cli

import (
	"context"
	"net"
	"path/filepath"
	"strconv"
	"time"

	"muster/model"
	"muster/model/text"

	"github.com/spf13/cobra"
)

// Serving is what `muster serve` was asked for.
type Serving struct {
	File File
	Path string
	// Listen is the address to listen on, Editors the path of the editors file, HostKey that of the host key; empty: the
	// one in the state folder.
	Listen, Editors, HostKey string
	// Idle is how long a monitor stays open without a key pressed.
	Idle time.Duration
	// Situation is the one that the monitors open.
	Situation string
}

func (c *command) serveCmd() *cobra.Command {
	s, idle := Serving{}, ""
	cmd := &cobra.Command{
		Use:   "serve --editors FILE",
		Short: "Serve the monitor over SSH to editors without an account here",
		Long: `Serve the monitor and the commands over SSH, to those whose keys stand in the
editors file: one line an editor, with name, role (editor or reader) and public
key. The file is read again when it changes. Everything else is refused.

The host key is made at the first start, in ` + c.StateFolder + `.
There, in drafts, settings and looked, lies what is kept for each editor by the
key: what was typed and not saved, theme and time zone, what was seen.`,
		Example: `  muster serve --file desk.db --listen 127.0.0.1:2222 --editors editors
  ssh -p 2222 box
  ssh -p 2222 box table --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.serve(cmd, s, idle) },
	}
	cmd.Flags().StringVar(&s.Listen, "listen", "127.0.0.1:2222", "address and port to listen on")
	cmd.Flags().StringVar(&s.Editors, "editors", "", "the editors file: name, role and public key, one line an editor")
	cmd.Flags().StringVar(&s.HostKey, "host-key", "", "the host key, made where there is none (default\n"+filepath.Join(c.StateFolder, "host_ed25519")+")")
	cmd.Flags().StringVar(&idle, "idle", "12h", "`duration` that a monitor stays open without a key pressed")
	return cmd
}

func (c *command) serve(cmd *cobra.Command, s Serving, idle string) (err error) {
	if s.Idle, err = idleTime(idle); err != nil {
		return err
	}
	switch {
	case s.Editors == "":
		return misuse("nobody may come in without an editors file; name one with --editors FILE")
	case !isAddress(s.Listen):
		return misuse("--listen %q is no address to listen on; write host and port, such as 127.0.0.1:2222", text.Line(s.Listen))
	case c.Serve == nil:
		return misuse("this muster cannot serve")
	}
	f, err := c.open()
	if err != nil {
		return err
	}
	s.File, s.Path, s.Situation = f, c.file(), c.situation
	return c.Serve(cmd.Context(), s)
}

// idleTime reads how long a monitor may stay open.
func idleTime(s string) (time.Duration, error) {
	d, err := time.ParseDuration(s)
	switch {
	case err != nil:
		return 0, misuse("--idle %q is no duration; write one such as 30m or 12h", text.Line(s))
	case d < time.Minute:
		return 0, misuse("--idle %v is too short; give at least 1m", d)
	}
	return d, nil
}

// isAddress tells whether something is a host, which may be left out for all addresses of the box, and the number of a port.
func isAddress(s string) bool {
	_, port, err := net.SplitHostPort(s)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

// Guarded is a file that asks, at every change, whether it may be made. What a session may do is decided where changes are
// appended, not only on its screen.
func Guarded(f File, may func() error) File { return guarded{f, may} }

type guarded struct {
	File
	may func() error
}

func (g guarded) Append(ctx context.Context, b model.Batch) (model.Receipt, error) {
	if err := g.may(); err != nil {
		return model.Receipt{}, err
	}
	return g.File.Append(ctx, b)
}
