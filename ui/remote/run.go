package remote

import (
	"context"
	"io"
	"slices"
	"strings"
	"time"

	"charm.land/ssh"
	"github.com/anmitsu/go-shlex"

	"muster/ui"
)

// run is what the client came for: one command, or the monitor where there is a terminal that can show it, or the report.
func (s *session) run(ctx context.Context, line string) int {
	args, err := shlex.Split(line, true)
	if err != nil {
		_, _ = io.WriteString(s.ch.Stderr(), "muster: the command ends inside a quotation; close it\n")
		return 2
	}
	if len(args) > 0 || !s.pty || !ui.UsableIn(s.who().Environ) {
		return s.command(ctx, args)
	}
	return s.monitor(ctx)
}

// command runs a command of muster's.
func (s *session) command(ctx context.Context, args []string) int {
	return s.server.cfg.Command(ctx, s.who(), args, s.ch, s.patient(s.output(s.ch)), s.patient(s.output(s.ch.Stderr())))
}

// output is where the session writes: on a terminal a line ends in CR LF.
func (s *session) output(w io.Writer) io.Writer {
	if s.pty {
		return ssh.NewPtyWriter(w)
	}
	return w
}

// monitor shows the screen until the editor quits, the client is gone, nobody pressed a key for long, or the server ends.
func (s *session) monitor(ctx context.Context) int {
	who := s.who()
	cfg, done, err := s.server.cfg.Screen(ctx, who)
	if err != nil {
		_, _ = io.WriteString(s.output(s.ch.Stderr()), "muster: "+err.Error()+"\n")
		return 1
	}
	defer done()
	cfg.Width, cfg.Height, cfg.Sizes = s.size.Width, s.size.Height, s.sizes
	idle := s.watchIdle()
	defer idle.stop()
	idle.begin(cfg.Notices)
	cfg.Active, cfg.Notices = idle.active, idle.notices
	in := &input{Reader: s.ch, gone: func() { s.cancel(nil) }}
	if err := ui.Run(ctx, cfg, in, s.patient(s.output(s.ch)), who.Environ); err != nil {
		s.server.log("the monitor of %s failed: %v", s.member.Name, err)
		s.cancel(errPanic)
		return 1
	}
	return 0
}

// terminalOf is the environment of a client's terminal, as far as it concerns a screen. One that says nothing of its language
// reads UTF-8: so does every terminal of today.
func terminalOf(term string, environ []string) []string {
	all := append([]string{"TERM=" + term}, environ...)
	if !slices.ContainsFunc(environ, func(v string) bool { return strings.HasPrefix(v, "LC_") || strings.HasPrefix(v, "LANG=") }) {
		all = append(all, "LANG=C.UTF-8")
	}
	return all
}

// input ends the session when the client sends nothing more.
type input struct {
	io.Reader
	gone func()
}

func (i *input) Read(p []byte) (int, error) {
	n, err := i.Reader.Read(p)
	if err != nil {
		i.gone()
	}
	return n, err
}

// patient is a writer that gives up on a client which takes no bytes.
func (s *session) patient(w io.Writer) io.Writer { return patient{w, s} }

type patient struct {
	io.Writer
	session *session
}

func (p patient) Write(b []byte) (int, error) {
	give := time.AfterFunc(p.session.server.cfg.Limits.Stall, p.session.cut)
	defer give.Stop()
	return p.Writer.Write(b)
}
