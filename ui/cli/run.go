package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

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
	out := &sticky{Writer: env.Stdout}
	env.Stdout = out
	root := newRoot(env)
	if env.remote {
		args = withoutName(args)
	}
	root.SetArgs(args)
	root.SetIn(env.Stdin)
	root.SetOut(out)
	root.SetErr(env.Stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = out.err
	}
	if err == nil {
		return OK
	}
	report(env.Stderr, err)
	if errors.As(err, new(usageError)) || strings.HasPrefix(err.Error(), "unknown command") {
		return Misuse
	}
	return Failed
}

// sticky is an output that remembers its first failure: a report that was cut off must not end as if it were whole.
type sticky struct {
	io.Writer
	err error
}

func (s *sticky) Write(p []byte) (int, error) {
	n, err := s.Writer.Write(p)
	if err != nil && s.err == nil {
		s.err = fmt.Errorf("the output could not be written: %w", err)
	}
	return n, err
}

// report prints an error as one plain sentence; of several it prints the first and counts the others.
func report(w io.Writer, err error) {
	says, more := err.Error(), leaves(err)-1
	if more > 0 || strings.HasPrefix(says, "unknown command") {
		says, _, _ = strings.Cut(says, "\n")
	}
	if strings.HasPrefix(says, "unknown command") {
		says += "; muster --help lists the commands"
	}
	fmt.Fprintln(w, "muster: "+text.Block(says))
	if more > 0 {
		fmt.Fprintf(w, "muster: and %d more of the kind; nothing was changed\n", more)
	}
}

// leaves counts the errors that stand side by side in an error. A sentence that names two, such as what is wrong and what the
// system said of it, is one.
func leaves(err error) int {
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		n, lines := 0, []string(nil)
		for _, one := range e.Unwrap() {
			n, lines = n+leaves(one), append(lines, one.Error())
		}
		if err.Error() != strings.Join(lines, "\n") {
			return 1
		}
		return n
	case interface{ Unwrap() error }:
		if inner := e.Unwrap(); inner != nil {
			return leaves(inner)
		}
	}
	return 1
}

// newRoot puts the commands together. The library is cobra: flags, help and completion are not what muster exists for.
// Its own printing of errors is switched off, so that a refusal stays one sentence.
func newRoot(env Env) *cobra.Command {
	c := &command{Env: env}
	root := &cobra.Command{
		Use:           "muster [FILE]",
		Short:         "A situation monitor for news desks: attributed claims, and the accounting computed from them",
		Long:          "A situation monitor for news desks: attributed claims, and the accounting\ncomputed from them.",
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE:          c.monitor,
	}
	root.Args = func(cmd *cobra.Command, args []string) error {
		if err := c.misspelled(cmd, args); err != nil {
			return err
		}
		return argsAsUsage(cobra.MaximumNArgs(1))(cmd, args)
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if err := c.misspelled(cmd, cmd.Flags().Args()); err != nil {
			return err
		}
		return misuse("%w; %s --help lists the flags", err, cmd.CommandPath())
	})
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages", fmt.Sprintf(".FlagUsagesWrapped %d", columns)))
	flags := root.PersistentFlags()
	flags.StringVar(&c.path, "file", "", "the desk's file (default $MUSTER_FILE, else muster/desk.db in\nyour data folder)")
	flags.StringVar(&c.situation, "situation", "", "id of the situation, where the file holds several")
	root.AddCommand(c.demoCmd(), c.newCmd(), c.situationsCmd(), c.importCmd(), c.exportCmd(), c.tableCmd(), c.whyCmd(), c.diffCmd(),
		c.factboxCmd(), c.fileCmd(), c.confirmCmd(), c.filingsCmd(), c.addCmd(), c.logCmd(),
		c.claimCmd(), c.eventCmd(), c.sourceCmd(), c.groupCmd(), c.situationCmd(), c.ruleCmd(), c.undoCmd(), c.redoCmd(),
		c.verifyCmd(), c.backupCmd(), c.restoreCmd(), c.compactCmd(), c.serveCmd(), c.configCmd(), c.versionCmd(), c.manCmd(root))
	if c.remote {
		keepRemote(root)
	}
	argsOfAll(root)
	return root
}

func argsOfAll(cmd *cobra.Command) {
	for _, sub := range cmd.Commands() {
		sub.Args = argsAsUsage(sub.Args)
		argsOfAll(sub)
	}
}

// argsAsUsage makes a wrong number of arguments a matter of usage.
func argsAsUsage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return misuse("%s; write: %s", doNotFit(len(args)), strings.TrimSuffix(cmd.UseLine(), " [flags]"))
		}
		return nil
	}
}

func doNotFit(n int) string {
	switch n {
	case 0:
		return "an argument is missing"
	case 1:
		return "1 argument does not fit"
	}
	return fmt.Sprintf("%d arguments do not fit", n)
}
