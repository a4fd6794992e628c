// Muster is a situation monitor for news desks: attributed claims, and the accounting computed from them.
package main

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"
	_ "time/tzdata" // a bare box has no zone files

	"muster/model"
	"muster/model/text"
	"muster/store"
	"muster/ui"
	"muster/ui/cli"
	"muster/ui/cli/process"
	"muster/ui/cli/settings"
	"muster/ui/draft/folder"
	"muster/ui/remote"

	"github.com/adrg/xdg"
	"github.com/oklog/ulid/v2"
)

//go:embed testdata/in-amenas.json
var example []byte

func main() {
	process.SpareMemory()
	os.Exit(run(process.UntilToldToEnd(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run carries out one command line and returns its exit code. It wires the packages together and does nothing itself.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	files := &opener{ctx: ctx, stderr: stderr}
	env := cli.Env{
		Stdin: stdin, Stdout: stdout, Stderr: stderr,
		Getenv:      os.Getenv,
		Now:         time.Now,
		Editor:      process.Editor(),
		NewOp:       func() string { return ulid.Make().String() },
		DefaultFile: process.DefaultFile(),
		Open:        files.open,
		Create:      files.create,
		Restore:     files.restore,
		Settings:    settings.File(process.SettingsFile(), os.Getenv, store.Rewrite),
		BackupEvery: cli.DefaultBackupEvery,
		StateFolder: process.Tilde(process.StateFolder()),
		Temporary:   files.temporary,
		Example:     example,
		Read:        func(path string) (io.ReadCloser, error) { return os.Open(path) },
		Write:       store.WriteWhole,
		Version:     process.Version(),
	}
	if set, err := env.Settings.InForce(); err == nil {
		env.BackupEvery = set.BackupEvery
	}
	if ui.Usable(os.Getenv, ui.IsTerminal(stdin) && ui.IsTerminal(stdout)) {
		env.Show = show(env, files, stdin, stdout)
	}
	env.Serve = serve(env, files)
	return cli.Run(ctx, env, args)
}

// screen is what a screen is opened with, for the editor of a world whose settings it takes; on a terminal of this box, or on
// a client's.
func screen(env cli.Env, path, situation string, environ []string) (ui.Config, error) {
	set, err := env.Settings.InForce()
	if set == nil {
		return ui.Config{}, err
	}
	return ui.Config{Path: path, Situation: situation, Editor: env.Editor, Now: env.Now, NewOp: env.NewOp,
		Colours: ui.ColoursOf(environ).Themed(set.Theme), UTF8: !set.ASCII, Mouse: set.Mouse, Zone: set.Zone}, err
}

// remember gives a screen the places of what is kept for its editor, and the file what is due for it.
func remember(cfg *ui.Config, every time.Duration) (done func()) {
	drafts := folder.At(xdg.StateHome, cfg.Path, cfg.Editor.ID)
	cfg.Drafts, cfg.Looked, cfg.Keep = drafts, folder.LookedAt(xdg.StateHome, cfg.Path, cfg.Editor.ID), keeper(every)
	return func() { _ = drafts.Close() }
}

// show opens the screen on the terminal of the process.
func show(env cli.Env, files *opener, stdin io.Reader, stdout io.Writer) func(context.Context, cli.Monitor) error {
	return func(ctx context.Context, m cli.Monitor) error {
		cfg, err := screen(env, m.Path, m.Situation, os.Environ())
		if err != nil {
			return err
		}
		files.silent.Store(true)
		waits, leave := files.waits.Hear()
		defer leave()
		cfg.Demo, cfg.PutAway, cfg.Waits, cfg.Active = m.Demo, putAway, waits, process.Pauses()
		if m.File != nil {
			cfg.Store, cfg.ReadOnly = m.File, mayNot(m.File)
			cfg.Rights = func(s ui.Store) string { return mayNot(s) }
		}
		if !m.Demo {
			defer remember(&cfg, env.BackupEvery)()
			here := store.Here(m.Path, store.Options{Now: env.Now})
			defer here.Close()
			cfg.Presence = here
		}
		cfg.Begin = func(ctx context.Context, s ui.Start) (ui.Store, string, error) {
			situation := s.Situation
			if s.Example {
				situation = nil
			}
			return m.Begin(ctx, situation)
		}
		return ui.Run(ctx, cfg, stdin, stdout, os.Environ())
	}
}

// serve serves a file over SSH: to each session the same screen and the same commands, by the editor whose key signed.
func serve(env cli.Env, files *opener) func(context.Context, cli.Serving) error {
	return func(ctx context.Context, s cli.Serving) error {
		log := func(line string) { fmt.Fprintln(env.Stderr, "muster:", line) }
		return remote.Run(ctx, remote.Config{
			Editors: s.Editors,
			HostKey: cmp.Or(s.HostKey, filepath.Join(process.StateFolder(), "host_ed25519")),
			Limits:  remote.Limits{Idle: s.Idle},
			Log:     log,
			Screen: func(_ context.Context, who remote.Who) (ui.Config, func(), error) {
				return servedScreen(served(env, s, who, log), s, who, files, log)
			},
			Command: func(ctx context.Context, who remote.Who, args []string, in io.Reader, out, errs io.Writer) int {
				there := served(env, s, who, log)
				there.Stdin, there.Stdout, there.Stderr = in, out, errs
				return cli.Run(ctx, there, args)
			},
		}, s.Listen, func(where string) { fmt.Fprintf(env.Stdout, "muster: %s is served %s\n", text.Line(s.Path), where) })
	}
}

// served is the world of an editor who is served: one file, and settings that are kept here for their key.
func served(env cli.Env, s cli.Serving, who remote.Who, log func(string)) cli.Env {
	there := cli.Remote(env, cli.Guarded(s.File, who.May), s.Path)
	kept := folder.SettingsAt(xdg.StateHome, who.Editor.ID)
	there.Editor = who.Editor
	there.Settings = settings.Place{Name: "your settings", Served: true, Getenv: who.Getenv,
		Load: func() ([]byte, error) {
			text, err := kept.Load()
			return text, logged(log, who, err)
		},
		Save: func(text []byte) error { return logged(log, who, kept.Save(text)) }}
	return there
}

// logged tells whoever runs the server what an editor is not told: where on the disk the settings could not be read or kept.
func logged(log func(string), who remote.Who, err error) error {
	if err != nil {
		log(text.Line(fmt.Sprintf("the settings of %s: %v", who.Editor.Name, err)))
	}
	return err
}

// servedScreen is what the screen of such an editor is opened with, and what is to be done at its end.
func servedScreen(there cli.Env, s cli.Serving, who remote.Who, files *opener, log func(string)) (ui.Config, func(), error) {
	cfg, err := screen(there, s.Path, s.Situation, who.Environ)
	if err != nil {
		log(text.Line(fmt.Sprintf("the settings of %s are not in force: %v", who.Editor.Name, err)))
		cfg.Notices = once(settings.NotInForce)
	}
	done := remember(&cfg, there.BackupEvery)
	cfg.Store = cli.Guarded(s.File, who.May)
	if who.Reads {
		cfg.ReadOnly = remote.ErrReader.Error()
	}
	f, ok := s.File.(*store.File)
	if !ok {
		return cfg, done, nil
	}
	here := f.Presence(who.Editor.Name)
	waits, leave := files.waits.Hear()
	cfg.Presence, cfg.Waits = here, waits
	if !who.Reads {
		cfg.ReadOnly, cfg.Rights = mayNot(f), func(ui.Store) string { return mayNot(f) }
	}
	return cfg, func() { leave(); _ = here.Close(); done() }, nil
}

// once holds one sentence.
func once(says string) <-chan string {
	c := make(chan string, 1)
	c <- says
	return c
}

// putAway writes a copy into the current folder or, where that cannot be written to, into the state folder.
func putAway(_ context.Context, name, body string) (string, error) {
	return store.PutAway(name, body, ".", process.StateFolder())
}

// mayNot is why this user cannot change a file; empty: it can be changed.
func mayNot(file any) string {
	if f, ok := file.(*store.File); ok {
		if err := f.MayWrite(); err != nil {
			return err.Error()
		}
	}
	return ""
}

// keeper makes the backup of a file that is due.
func keeper(every time.Duration) func(context.Context, ui.Store) error {
	return func(ctx context.Context, s ui.Store) error {
		f, ok := s.(cli.File)
		if !ok {
			return nil
		}
		_, err := f.BackupDue(ctx, every)
		return err
	}
}

// opener opens files for the commands, and says who has one that has to be waited for; never over the screen.
type opener struct {
	ctx    context.Context
	stderr io.Writer
	silent atomic.Bool
	waits  ui.Waits
}

func (o *opener) options(now func() time.Time) store.Options {
	return store.Options{Now: now, Context: o.ctx, Waiting: func(h store.Holder) {
		o.waits.Tell(h.String())
		if !o.silent.Load() {
			fmt.Fprintf(o.stderr, "muster: waiting for %s\n", text.Line(h.String()))
		}
	}}
}

func (o *opener) open(path string) (cli.File, error) {
	f, err := store.Open(path, o.options(time.Now))
	if err != nil {
		return nil, err
	}
	return f, nil
}

// create makes a file, and for the default one the folder it lies in.
func (o *opener) create(path string, now func() time.Time) (cli.File, error) {
	if path == process.DefaultFile() {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, err
		}
	}
	f, err := store.Create(path, o.options(now))
	if err != nil {
		return nil, err
	}
	return f, nil
}

// temporary makes a file that is thrown away at the end.
func (o *opener) temporary(name string, now func() time.Time) (cli.File, string, func(), error) {
	f, throwAway, err := store.Temporary(name, o.options(now))
	if err != nil {
		return nil, "", nil, err
	}
	return f, f.Path(), throwAway, nil
}

func (o *opener) restore(path, from string) (model.Restored, error) {
	return store.Restore(path, from, o.options(time.Now))
}
