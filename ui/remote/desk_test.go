package remote

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	gossh "golang.org/x/crypto/ssh"

	"muster/store"
	"muster/ui"
	"muster/ui/cli"
	"muster/ui/cli/settings"
	"muster/ui/draft/folder"
)

// desk is a server with the example, in this process, and who may use it.
type desk struct {
	t        testing.TB
	path     string
	file     *store.File
	server   *Server
	addr     string
	ana, bob gossh.Signer // an editor and a reader
	editors  string
	log      *lines
	stop     func()
	// screen, where it is set, changes what a monitor is opened with.
	screen func(*ui.Config)
}

// lines is a log that may be written from anywhere.
type lines struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *lines) add(s string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	fmt.Fprintln(&l.buf, s)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// newDesk makes the file and the editors, and serves them on a port of the loopback until the test ends.
func newDesk(t testing.TB, limits Limits, change ...func(*desk)) *desk {
	t.Helper()
	dir := t.TempDir()
	d := &desk{t: t, path: filepath.Join(dir, "desk.db"), editors: filepath.Join(dir, "editors"), log: &lines{}}
	var anaLine, bobLine string
	d.ana, anaLine = newKey(t)
	d.bob, bobLine = newKey(t)
	d.write("ana editor " + anaLine + "\n\"Bob R\" reader " + bobLine + "\n")
	file, err := store.Create(d.path, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	d.file = file
	if code, out := d.command("import", filepath.Join("..", "..", "testdata", "in-amenas.json")); code != 0 {
		t.Fatal(out)
	}
	for _, c := range change {
		c(d)
	}
	d.server, err = New(Config{Editors: d.editors, HostKey: filepath.Join(dir, "host"), Limits: limits, Log: d.log.add, Screen: d.show, Command: d.run})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d.addr = l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- d.server.Serve(ctx, l) }()
	d.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-served; err != nil {
			t.Error("serve:", err)
		}
	})
	t.Cleanup(func() {
		d.stop()
		if err := d.file.Check(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return d
}

func (d *desk) write(editors string) {
	d.t.Helper()
	if err := os.WriteFile(d.editors, []byte(editors), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// env is the world of a command.
func (d *desk) env() cli.Env {
	var ops atomic.Int64
	return cli.Env{Stdin: strings.NewReader(""), Now: time.Now, Getenv: os.Getenv, DefaultFile: d.path,
		NewOp: func() string { return fmt.Sprintf("%s-%d-%d", d.t.Name(), time.Now().UnixNano(), ops.Add(1)) },
		Open:  func(string) (cli.File, error) { return d.file, nil },
		Read:  func(path string) (io.ReadCloser, error) { return os.Open(path) }}
}

// command runs a command on the box itself.
func (d *desk) command(args ...string) (int, string) {
	var out bytes.Buffer
	env := d.env()
	env.Stdout, env.Stderr = &out, &out
	env.Editor.Name, env.Editor.ID = "desk", "uid:0"
	return cli.Run(context.Background(), env, args), out.String()
}

func (d *desk) run(ctx context.Context, who Who, args []string, in io.Reader, out, errs io.Writer) int {
	env := d.env()
	env.Stdin, env.Stdout, env.Stderr, env.Editor = in, out, errs, who.Editor
	env = cli.Remote(env, cli.Guarded(d.file, who.May), d.path)
	env.Settings = d.settings(who)
	return cli.Run(ctx, env, args)
}

// settings is where those of an editor are kept.
func (d *desk) settings(who Who) settings.Place {
	kept := folder.SettingsAt(filepath.Join(filepath.Dir(d.path), "state"), who.Editor.ID)
	return settings.Place{Name: "your settings", Served: true, Load: kept.Load, Save: kept.Save, Getenv: who.Getenv}
}

func (d *desk) show(_ context.Context, who Who) (ui.Config, func(), error) {
	here := d.file.Presence(who.Editor.Name)
	drafts := folder.At(d.state(), d.path, who.Editor.ID)
	cfg := ui.Config{Drafts: drafts, Looked: folder.LookedAt(d.state(), d.path, who.Editor.ID), Store: cli.Guarded(d.file, who.May), Path: d.path, Editor: who.Editor, Now: time.Now, Presence: here}
	if who.Reads {
		cfg.ReadOnly = ErrReader.Error()
	}
	set, err := d.settings(who).InForce()
	if err != nil {
		says := make(chan string, 1)
		says <- settings.NotInForce
		cfg.Notices = says
	}
	cfg.Colours, cfg.UTF8, cfg.Zone, cfg.Mouse = ui.ColoursOf(who.Environ).Themed(set.Theme), !set.ASCII, set.Zone, set.Mouse
	if d.screen != nil {
		d.screen(&cfg)
	}
	return cfg, func() { _ = here.Close(); _ = drafts.Close() }, nil
}

// state is where drafts are kept, and how far each editor has seen.
func (d *desk) state() string { return filepath.Join(filepath.Dir(d.path), "state") }

// dial logs in with a key.
func (d *desk) dial(key gossh.Signer) *gossh.Client {
	d.t.Helper()
	c, err := d.try("somebody", gossh.PublicKeys(key))
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = c.Close() })
	return c
}

// try logs in in any way.
func (d *desk) try(user string, auth ...gossh.AuthMethod) (*gossh.Client, error) {
	return gossh.Dial("tcp", d.addr, &gossh.ClientConfig{User: user, Auth: auth, HostKeyCallback: gossh.FixedHostKey(d.server.host.PublicKey()), Timeout: 20 * time.Second})
}

// exec runs a command over SSH.
func (d *desk) exec(c *gossh.Client, line string) (code int, out, errs string) {
	d.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		d.t.Fatal(err)
	}
	defer s.Close()
	var o, e bytes.Buffer
	s.Stdout, s.Stderr = &o, &e
	err = s.Run(line)
	if exit, ok := err.(*gossh.ExitError); ok {
		return exit.ExitStatus(), o.String(), e.String()
	}
	if err != nil {
		d.t.Fatal(line, err)
	}
	return 0, o.String(), e.String()
}

// monitor is an open screen and what it has written.
type monitor struct {
	*gossh.Session
	keys io.WriteCloser
	out  *lines
	done chan error
}

// watch opens a monitor.
func (d *desk) watch(c *gossh.Client, columns, rows int) *monitor {
	d.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		d.t.Fatal(err)
	}
	m := &monitor{Session: s, out: &lines{}, done: make(chan error, 1)}
	s.Stdout, s.Stderr = m, m
	if m.keys, err = s.StdinPipe(); err != nil {
		d.t.Fatal(err)
	}
	if err := s.RequestPty("xterm-256color", rows, columns, gossh.TerminalModes{}); err != nil {
		d.t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		d.t.Fatal(err)
	}
	go func() { m.done <- s.Wait() }()
	return m
}

func (m *monitor) Write(b []byte) (int, error) {
	m.out.mu.Lock()
	defer m.out.mu.Unlock()
	return m.out.buf.Write(b)
}

// sees waits until a text has been written.
func (m *monitor) sees(t testing.TB, what string) {
	t.Helper()
	eventually(t, func() bool { return strings.Contains(m.out.String(), what) }, func() string {
		return fmt.Sprintf("%q was not written; the end is %q", what, tail(m.out.String()))
	})
}

// shows tells whether a text stands on a screen of 120x40 that was drawn as it was written to.
func (m *monitor) shows(what string) bool {
	term := vt.NewEmulator(120, 40)
	answers := term.InputPipe().(io.Closer)
	_ = answers.Close() // nobody waits for what it would answer
	_, _ = term.Write([]byte(m.out.String()))
	return strings.Contains(term.String(), what)
}

func tail(s string) string { return s[max(0, len(s)-600):] }

// eventually waits for something to become so; generously, since the machine may be busy.
func eventually(t testing.TB, so func() bool, says func() string) {
	t.Helper()
	if !wait(2*time.Minute, so) {
		t.Fatal(says())
	}
}
