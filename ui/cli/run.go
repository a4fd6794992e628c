package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"muster/model"
	"muster/model/text"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	OK     = 0
	Failed = 1 // refused or failed
	Misuse = 2 // usage
)

// usageError is a command line that cannot be understood.
type usageError struct{ error }

func (u usageError) Unwrap() error { return u.error }

func misuse(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// Run carries out one command line, without the program's name, and returns its exit code.
func Run(ctx context.Context, env Env, args []string) int {
	root := newRoot(env)
	root.SetArgs(args)
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return OK
	}
	report(env.Stderr, err)
	if errors.As(err, new(usageError)) || strings.HasPrefix(err.Error(), "unknown command") {
		return Misuse
	}
	return Failed
}

// report prints an error as one plain sentence; of several it prints the first and counts the others.
func report(w io.Writer, err error) {
	says, more := err.Error(), 0
	if all := model.Problems(err); len(all) > 1 {
		more = len(all) - 1
	}
	if lines := strings.Split(says, "\n"); len(lines) > 1 && more > 0 {
		says = lines[0]
	}
	if strings.HasPrefix(says, "unknown command") {
		says, _, _ = strings.Cut(says, "\n")
		says += "; muster --help lists the commands"
	}
	fmt.Fprintln(w, "muster: "+text.Block(says))
	if more > 0 {
		fmt.Fprintf(w, "muster: and %d more of the kind; nothing was changed\n", more)
	}
}

// newRoot puts the commands together. The library is cobra: flags, help and completion are not what muster exists for.
// Its own printing of errors is switched off, so that a refusal stays one sentence.
func newRoot(env Env) *cobra.Command {
	c := &command{Env: env}
	root := &cobra.Command{
		Use:           "muster [FILE]",
		Short:         "A situation monitor for news desks: attributed claims, and the accounting computed from them",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          argsAsUsage(cobra.MaximumNArgs(1)),
		RunE:          c.monitor,
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return misuse("%w; %s --help lists the flags", err, cmd.CommandPath())
	})
	flags := root.PersistentFlags()
	flags.StringVar(&c.path, "file", "", "the desk's file (default $MUSTER_FILE, else "+env.DefaultFile+")")
	flags.StringVar(&c.situation, "situation", "", "id of the situation, where the file holds several")
	root.AddCommand(c.demoCmd(), c.newCmd(), c.situationsCmd(), c.importCmd(), c.exportCmd(), c.tableCmd(), c.whyCmd(), c.addCmd(), c.logCmd(),
		c.versionCmd(), c.manCmd(root))
	for _, sub := range root.Commands() {
		sub.Args = argsAsUsage(sub.Args)
	}
	return root
}

// argsAsUsage makes a wrong number of arguments a matter of usage.
func argsAsUsage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return misuse("%s arguments do not fit; write: %s", plainCount(len(args)), strings.TrimSuffix(cmd.UseLine(), " [flags]"))
		}
		return nil
	}
}

func plainCount(n int) string {
	if n == 0 {
		return "no"
	}
	return fmt.Sprint(n)
}
