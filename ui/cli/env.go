package cli

import (
	"context"
	"io"
	"time"

	"muster/model"
	"muster/ui/cli/settings"
)

// Env is the world of a command.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Now            func() time.Time
	// Editor is who makes the changes.
	Editor model.Editor
	// NewOp gives a fresh name for an act.
	NewOp func() string
	// DefaultFile is the file that is used when none is named.
	DefaultFile string
	// Open opens a file of muster; an error that wraps fs.ErrNotExist means there is none.
	Open func(path string) (File, error)
	// Create makes one, whose changes are logged by a clock.
	Create func(path string, now func() time.Time) (File, error)
	// Restore puts a backup in the place of the file at a path.
	Restore func(path, from string) (model.Restored, error)
	// Settings is where the settings of the editor are kept.
	Settings settings.Place
	// StateFolder is where the server keeps its host key, and what it keeps for editors, as the help names it.
	StateFolder string
	// BackupEvery is how old the newest backup beside a file grows before a change makes another; 0: none is made.
	BackupEvery time.Duration
	// Temporary makes a file in a folder of its own, whose changes are logged by a clock, and throws the folder away again.
	Temporary func(name string, now func() time.Time) (f File, path string, throwAway func(), err error)
	// Show opens the screen and returns when the editor leaves it; nil: there is no terminal that could show it.
	Show func(context.Context, Monitor) error
	// Serve serves a file over SSH until ctx ends; nil: it cannot.
	Serve func(context.Context, Serving) error
	// Example is the worked example in muster JSON.
	Example []byte
	// Read opens any other file for reading, such as one to import.
	Read func(path string) (io.ReadCloser, error)
	// Write writes any other file, such as an export, whole or not at all, and tells its path: in a folder it goes under the name.
	// The error wraps fs.ErrExist where there is one that it may not replace. Nil: no file may be written.
	Write func(path, name string, replace bool, fill func(io.Writer) error) (string, error)
	// Version is what `muster version` prints.
	Version string

	remote bool // the commands are given over SSH
}

// File is what the commands need of a file of muster.
type File interface {
	// Append takes all of a batch or nothing.
	Append(context.Context, model.Batch) (model.Receipt, error)
	// Since gives the changes after a point of the log; model.ErrReplaced: the file holds another log by now.
	Since(ctx context.Context, after model.Head) ([]*model.Change, error)
	// Between gives the changes from one sequence to another, both included.
	Between(ctx context.Context, from, to uint64) ([]*model.Change, error)
	// Watch gives a channel that holds a token whenever there may be more to read; it is closed when ctx ends.
	Watch(ctx context.Context) (<-chan struct{}, error)
	// Log goes through the log after a point of it, some hundred changes at a time.
	Log(ctx context.Context, after model.Head, visit func(model.Logged) error) error
	// Load reads one situation, or all of them for "".
	Load(ctx context.Context, situation string) (*model.State, error)
	// Situations lists the situations of the file.
	Situations(context.Context) ([]*model.Situation, error)
	// Head is the end of the log.
	Head(context.Context) (model.Head, error)
	// Verify holds the whole file against itself.
	Verify(context.Context) (model.Verified, error)
	// Backup copies the file into a new one or into a folder; empty: into that of the backups beside it.
	Backup(ctx context.Context, to string) (model.Backup, error)
	// BackupDue makes a backup beside the file if the newest is older than every and there is something new; nil: none was due.
	BackupDue(ctx context.Context, every time.Duration) (*model.Backup, error)
	// Compact writes the file anew without the room it no longer needs.
	Compact(context.Context) (model.Compacted, error)
}
