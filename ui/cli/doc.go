// Package cli is muster without a screen: the commands, for scripts and for looking without opening the monitor.
//
// The rules are:
//
//   - A command is one short function over an Env. It reads no clock, no environment and no file but through it, so that
//     the same command runs in a terminal, in a test and over SSH.
//   - What a program may read goes to standard output, everything else to standard error.
//   - A refusal is one plain sentence with the mend in it, and an exit code: 1 refused or failed, 2 usage.
//   - Nothing that came from outside is printed raw: every line passes the allow-list of package text, every JSON its
//     escapes.
package cli
