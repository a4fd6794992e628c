package cli

import (
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"
)

// remote lists the commands that may be given over SSH: what reads and changes the desk's file and nothing else on the
// server's disk.
func remote() []string {
	return []string{"situations", "table", "why", "export", "factbox", "filings", "file", "confirm", "diff", "log", "add", "claim", "event", "source", "group",
		"situation", "rule", "undo", "redo", "version", "help"}
}

// errFiles is the refusal of what would touch the disk of a server.
var errFiles = errors.New("files of the server cannot be read or written over SSH; redirect the output on your side instead")

// Remote makes a world of commands that are given over SSH: on one file, and on no other.
func Remote(env Env, f File, path string) Env {
	env.DefaultFile = path
	env.Open = func(asked string) (File, error) {
		if asked != path {
			return nil, errFiles
		}
		return f, nil
	}
	env.Create, env.Restore, env.Temporary, env.Show, env.Serve, env.Write = nil, nil, nil, nil, nil, nil
	env.Read = func(string) (io.ReadCloser, error) { return nil, errFiles }
	env.Getenv = func(string) string { return "" }
	env.remote = true
	return env
}

// keepRemote takes away the commands and flags that are not for SSH.
func keepRemote(root *cobra.Command) {
	for _, sub := range root.Commands() {
		if !slices.Contains(remote(), sub.Name()) {
			root.RemoveCommand(sub)
		}
		if out := sub.Flags().Lookup("out"); out != nil {
			out.Hidden = true
		}
	}
	root.Args = cobra.NoArgs // a file to open has no place here
	root.CompletionOptions.DisableDefaultCmd = true
}
