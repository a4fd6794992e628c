// Muster is a situation monitor for news desks: attributed claims, and the accounting computed from them.
package main

import (
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"os/user"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"
	_ "time/tzdata" // a bare box has no zone files

	"muster/model"
	"muster/model/text"
	"muster/store"
	"muster/ui"
	"muster/ui/cli"
	"muster/ui/cli/settings"
	"muster/ui/draft/folder"
	"muster/ui/remote"

	"github.com/adrg/xdg"
	"github.com/oklog/ulid/v2"
	"golang.org/x/term"
)

//go:embed testdata/in-amenas.json
var example []byte

// grace is how long a second signal is not taken for impatience: it came with the first.
const grace = 500 * time.Millisecond

func main() {
	if os.Getenv("GOGC") == "" {
		spare(0)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	hung := make(chan os.Signal, 1)
	signal.Notify(hung, syscall.SIGHUP)                            // a shell that hangs up says it a second time to what it started
	context.AfterFunc(ctx, func() { time.AfterFunc(grace, stop) }) // a second signal ends what does not listen
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	os.Exit(code)
}

// How much garbage may pile up before it is collected: a desk's box runs one muster an editor, and with a large situation memory
// is dearer than a tenth of a second. With a small one time is dearer.
const (
	spareBytes  = 16 << 20
	mostPercent = 100 // of what lives
	fewPercent  = 20
)

// spare fits the share of garbage to what lives, and does so again after each collection.
func spare(was int) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	percent := mostPercent
	if n := live[0].Value.Uint64(); n > spareBytes {
		percent = max(fewPercent, int(spareBytes*mostPercent/n))
	}
	if percent != was {
		debug.SetGCPercent(percent)
	}
	runtime.AddCleanup(&struct{ _ [16]byte }{}, spare, percent)
}

// run carries out one command line and returns its exit code. It wires the packages together and does nothing itself.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	files := &opener{ctx: ctx, stderr: stderr, waits: make(chan string, 1)}
	env := cli.Env{
		Stdin: stdin, Stdout: stdout, Stderr: stderr,
		Getenv:      os.Getenv,
		Now:         time.Now,
		Editor:      editor(),
		NewOp:       func() string { return ulid.Make().String() },
		DefaultFile: defaultFile(),
		Open:        files.open,
		Create:      files.create,
		Restore:     files.restore,
		BackupEvery: cli.DefaultBackupEvery,
		Temporary:   temporary,
		Example:     example,
		Read:        func(path string) (io.ReadCloser, error) { return os.Open(path) },
		Write:       store.WriteWhole,
		Version:     version(),
	}
	path := filepath.Join(xdg.ConfigHome, "muster", "config.toml")
	set, err := settings.Load(path, os.Getenv)
	env.Settings = func() (*settings.Settings, string, error) { return set, path, err }
	if err == nil {
		env.BackupEvery = set.BackupEvery
	}
	if ui.Usable(os.Getenv, isTerminal(stdin) && isTerminal(stdout)) {
		env.Show = show(env, files, stdin, stdout)
	}
	env.Serve = serve(env)
	return cli.Run(ctx, env, args)
}

// serve serves a file over SSH: to each session the same screen and the same commands, by the editor whose key signed.
func serve(env cli.Env) func(context.Context, cli.Serving) error {
	return func(ctx context.Context, s cli.Serving) error {
		srv, err := remote.New(remote.Config{
			Editors: s.Editors,
			HostKey: cmp.Or(s.HostKey, filepath.Join(xdg.StateHome, "muster", "host_ed25519")),
			Limits:  remote.Limits{Idle: s.Idle},
			Log:     func(line string) { fmt.Fprintln(env.Stderr, "muster:", line) },
			Screen: func(_ context.Context, who remote.Who) (ui.Config, func(), error) {
				drafts := folder.At(xdg.StateHome, s.Path, who.Editor.ID)
				cfg := ui.Config{Drafts: drafts, Looked: folder.LookedAt(xdg.StateHome, s.Path, who.Editor.ID), Store: cli.Guarded(s.File, who.May), Path: s.Path, Situation: s.Situation, Editor: who.Editor, Now: env.Now, NewOp: env.NewOp,
					Keep: keeper(env.BackupEvery)}
				if who.Reads {
					cfg.ReadOnly = remote.ErrReader.Error()
				}
				f, ok := s.File.(*store.File)
				if !ok {
					return cfg, func() { _ = drafts.Close() }, nil
				}
				here := f.Presence(who.Editor.Name)
				cfg.Presence = here
				return cfg, func() { _ = here.Close(); _ = drafts.Close() }, nil
			},
			Command: func(ctx context.Context, who remote.Who, args []string, in io.Reader, out, errs io.Writer) int {
				there := env
				there.Stdin, there.Stdout, there.Stderr, there.Editor = in, out, errs, who.Editor
				return cli.Run(ctx, cli.Remote(there, cli.Guarded(s.File, who.May), s.Path), args)
			},
		})
		if err != nil {
			return err
		}
		l, err := net.Listen("tcp", s.Listen)
		if err != nil {
			return err
		}
		fmt.Fprintf(env.Stdout, "muster: %s is served on %s to %d keys; the host key is %s\n", text.Line(s.Path), l.Addr(), srv.Editors(), srv.Fingerprint())
		return srv.Serve(ctx, l)
	}
}

// isTerminal tells whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// show opens the screen on the terminal of the process.
func show(env cli.Env, files *opener, stdin io.Reader, stdout io.Writer) func(context.Context, cli.Monitor) error {
	return func(ctx context.Context, m cli.Monitor) error {
		set, _, err := env.Settings()
		if err != nil {
			return err
		}
		files.silent.Store(true)
		cfg := ui.Config{Path: m.Path, Situation: m.Situation, Demo: m.Demo, Editor: env.Editor, Now: env.Now, NewOp: env.NewOp, PutAway: putAway,
			Colours: ui.ColoursOf(os.Environ()).Themed(set.Theme), UTF8: !set.ASCII, Mouse: set.Mouse, Zone: set.Zone}
		cfg.Waits = files.waits
		if m.File != nil {
			cfg.Store, cfg.ReadOnly = m.File, mayNot(m.File)
		}
		if !m.Demo {
			drafts := folder.At(xdg.StateHome, m.Path, env.Editor.ID)
			defer func() { _ = drafts.Close() }()
			cfg.Drafts, cfg.Looked = drafts, folder.LookedAt(xdg.StateHome, m.Path, env.Editor.ID)
			cfg.Keep = keeper(env.BackupEvery)
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
		if f, ok := stdout.(*os.File); ok {
			cfg.Width, cfg.Height, _ = term.GetSize(int(f.Fd()))
		}
		return ui.Run(ctx, cfg, stdin, stdout, os.Environ())
	}
}

// putAway writes a copy into the current folder or, where that cannot be written to, into the state folder.
func putAway(_ context.Context, name, body string) (string, error) {
	return store.PutAway(name, body, ".", filepath.Join(xdg.StateHome, "muster"))
}

// mayNot is why this user cannot change a file; empty: it can be changed.
func mayNot(f cli.File) string {
	if file, ok := f.(*store.File); ok {
		switch err := file.MayWrite(); {
		case errors.Is(err, store.ErrReadOnly):
			return "you may read this file and not write it; ask its owner for the right"
		case err != nil:
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

// editor is the user id that the process runs under, with the name that the system has for it. The environment is not
// asked: anybody can set it.
func editor() model.Editor {
	id := strconv.Itoa(os.Getuid())
	by := model.Editor{Name: "uid " + id, ID: "uid:" + id}
	if u, err := user.LookupId(id); err == nil && u.Username != "" {
		by.Name = u.Username
	}
	return by
}

func defaultFile() string { return filepath.Join(xdg.DataHome, "muster", "desk.db") }

// opener opens files for the commands, and says who has one that has to be waited for; never over the screen.
type opener struct {
	ctx    context.Context
	stderr io.Writer
	silent atomic.Bool
	waits  chan string // the latest, for the screen
}

// tell leaves a sentence for the screen, in place of one that it has not taken yet.
func (o *opener) tell(says string) {
	select {
	case <-o.waits:
	default:
	}
	select {
	case o.waits <- says:
	default:
	}
}

func (o *opener) options(now func() time.Time) store.Options {
	return store.Options{Now: now, Context: o.ctx, Waiting: func(h store.Holder) {
		o.tell("the file is held by " + text.Line(h.String()) + ": what is shown is from memory, and saving waits")
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
	if path == defaultFile() {
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

func (o *opener) restore(path, from string) (model.Restored, error) {
	return store.Restore(path, from, o.options(time.Now))
}

// temporary makes a folder that nobody else can read, for what is thrown away at the end.
func temporary(name string) (path string, throwAway func(), err error) {
	dir, err := os.MkdirTemp("", "muster-")
	if err != nil {
		return "", nil, err
	}
	return filepath.Join(dir, name), func() { os.RemoveAll(dir) }, nil
}

// version is what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
