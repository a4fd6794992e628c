package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"muster/model/text"
	"muster/ui/cli/settings"

	"github.com/spf13/cobra"
)

// remote lists the commands that may be given over SSH: what reads and changes the desk's file and nothing else on the
// server's disk.
func remote() []string {
	return []string{"situations", "table", "why", "export", "factbox", "filings", "file", "confirm", "diff", "log", "add", "claim", "event", "source", "group",
		"situation", "rule", "undo", "redo", "config", "version", "help"}
}

// errFiles is the refusal of what would touch the disk of a server.
var errFiles = errors.New("files of the server cannot be read or written over SSH; redirect the output on your side instead")

// Remote makes a world of commands that are given over SSH: on one file, and on no other. The settings of the server are none
// of the editor's; where the editor's own are kept can be put into it.
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
	env.Settings = settings.Place{Served: true}
	env.remote = true
	return env
}

// keepRemote refuses what is not for SSH, in words: whoever types it has a reason to.
func keepRemote(root *cobra.Command) {
	root.CompletionOptions.DisableDefaultCmd = true
	for _, sub := range root.Commands() {
		if !slices.Contains(remote(), sub.Name()) {
			root.RemoveCommand(sub)
			root.AddCommand(notOverSSH(sub.Name()))
		}
		if out := sub.Flags().Lookup("out"); out != nil {
			out.Hidden = true
		}
	}
	root.AddCommand(notOverSSH("completion"))
	root.Use = "muster"
	root.PersistentFlags().Lookup("file").Hidden = true // there is but one
	root.Args = noShell                                 // a file to open has no place here
}

// notOverSSH is the refusal of a command, whatever is written behind it.
func notOverSSH(name string) *cobra.Command {
	return &cobra.Command{Use: name, Hidden: true, DisableFlagParsing: true, Args: cobra.ArbitraryArgs, RunE: func(*cobra.Command, []string) error {
		switch name {
		case "demo", "man", "completion":
			return fmt.Errorf("%s: not over SSH; run it where a muster of your own is: muster %[1]s", name)
		}
		return fmt.Errorf("%s: not over SSH, for it is about the server and its disk; run it on the server itself: muster %[1]s", name)
	}}
}

// noShell refuses what is no command.
func noShell(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return misuse("%q is no command of muster, and there is no shell here; muster --help lists the commands", text.Line(args[0]))
}

// withoutName takes the program's name off a line that was given over SSH: as it is typed at home, it is understood.
func withoutName(args []string) []string {
	if len(args) > 0 && args[0] == "muster" {
		return args[1:]
	}
	return args
}
