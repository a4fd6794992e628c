package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"muster/model"
	"muster/model/text"
	"muster/ui"
)

// Who is at the other end of a session.
type Who struct {
	Editor model.Editor
	// Reads tells that the session began as a reader's; the screen says so.
	Reads bool
	// May tells whether a change may be made now, nil: yes. It is asked at every append.
	May func() error
	// Environ is the environment of the client's terminal, as far as it concerns a screen.
	Environ []string
}

// Config is what a server needs from outside.
type Config struct {
	// Editors is the path of the editors file, HostKey that of the host key.
	Editors, HostKey string
	// Screen gives what the monitor of a session is opened with, and what is to be done at its end; size and clock of the keys
	// are filled in here. A sentence that waits in its notices is the first that the editor is shown.
	Screen func(ctx context.Context, who Who) (cfg ui.Config, done func(), err error)
	// Command carries out one command of muster's and gives its exit code. Without arguments it prints the plain report.
	Command func(ctx context.Context, who Who, args []string, in io.Reader, out, errs io.Writer) int
	// Log is told in one line, fit for a terminal, who came and went.
	Log    func(line string)
	Limits Limits
}

// Limits are what a client gets. Zeros become the default.
type Limits struct {
	// Handshake is how long a client may take until it has signed; 10 seconds.
	Handshake time.Duration
	// Waiting is how many may be at that at once, Connections how many may have signed, PerKey how many with one key, Sessions how
	// many sessions one connection may hold; 128, 300, 12 and 4.
	Waiting, Connections, PerKey, Sessions int
	// Linger is how long a connection may stay without a session; a minute.
	Linger time.Duration
	// Idle is how long a monitor stays open without a key pressed, Warning how long before its end that is said; 12 hours, 5 minutes.
	Idle, Warning time.Duration
	// Stall is how long a client may take no bytes; a minute.
	Stall time.Duration
	// Farewell is how long a session that is to end may take to put its terminal back; 5 seconds.
	Farewell time.Duration
	// Look is how often the editors file is read again; 5 seconds.
	Look time.Duration
	// Grace is how long sessions may take to end when the server does; 8 seconds.
	Grace time.Duration
}

func (l Limits) filled() Limits {
	time0 := func(d *time.Duration, or time.Duration) {
		if *d <= 0 {
			*d = or
		}
	}
	count0 := func(n *int, or int) {
		if *n <= 0 {
			*n = or
		}
	}
	time0(&l.Handshake, 10*time.Second)
	time0(&l.Linger, time.Minute)
	time0(&l.Idle, 12*time.Hour)
	time0(&l.Warning, min(5*time.Minute, l.Idle/2))
	time0(&l.Stall, time.Minute)
	time0(&l.Farewell, 5*time.Second)
	time0(&l.Look, 5*time.Second)
	time0(&l.Grace, 8*time.Second)
	count0(&l.Waiting, 128)
	count0(&l.Connections, 300)
	count0(&l.PerKey, 12)
	count0(&l.Sessions, 4)
	return l
}

// Server serves one file of muster over SSH.
type Server struct {
	cfg    Config
	roster *Roster
	gate   *gate
	ssh    *ssh.Server
	host   gossh.Signer

	ctx  context.Context // of all sessions; ends with Serve
	stop context.CancelFunc

	sleep func(time.Duration) // between two readings of a file that is being written

	mu   sync.Mutex
	open map[*session]struct{}
	busy sync.WaitGroup
}

// New reads the editors file and the host key. It is refused when one of them cannot be trusted.
func New(cfg Config) (*Server, error) {
	cfg.Limits = cfg.Limits.filled()
	roster, err := NewRoster(cfg.Editors)
	if err != nil {
		return nil, err
	}
	host, err := HostKey(cfg.HostKey)
	if err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, roster: roster, gate: newGate(cfg.Limits), host: host, sleep: time.Sleep, open: map[*session]struct{}{}}
	s.ctx, s.stop = context.WithCancel(context.Background())
	s.ssh, err = wish.NewServer(s.options()...)
	return s, err
}

// options are the server, in one place: what is not named here is not there.
func (s *Server) options() []ssh.Option {
	return []ssh.Option{
		wish.WithVersion("muster"),
		wish.WithPublicKeyAuth(s.offered),
		func(srv *ssh.Server) error {
			srv.AddHostKey(s.host)
			srv.HandshakeTimeout = s.cfg.Limits.Handshake
			srv.ConnCallback = s.gate.enter
			srv.ConnectionFailedCallback = func(c net.Conn, err error) {
				s.log("a login from %v was refused: %s", c.RemoteAddr(), whyRefused(s.gate.forget(c.RemoteAddr()), err))
			}
			srv.ServerConfigCallback = s.keysOnly
			srv.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.channel}
			srv.RequestHandlers = map[string]ssh.RequestHandler{}
			srv.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
			return nil
		},
	}
}

// mostTries is how many keys a client may show.
const mostTries = 6

// keysOnly is the handshake: nothing but a signature opens, and few are tried.
func (s *Server) keysOnly(ctx ssh.Context) *gossh.ServerConfig {
	return &gossh.ServerConfig{MaxAuthTries: mostTries, AuthLogCallback: func(_ gossh.ConnMetadata, _ string, err error) {
		if d := doorOf(ctx); d != nil && err == nil {
			s.gate.signed(d)
		}
	}}
}

// Fingerprint is what clients see of the host key.
func (s *Server) Fingerprint() string { return gossh.FingerprintSHA256(s.host.PublicKey()) }

// Getenv reads a variable of the client's terminal.
func (w Who) Getenv(name string) (value string) {
	for _, v := range w.Environ {
		if is, ok := strings.CutPrefix(v, name+"="); ok {
			value = is
		}
	}
	return value
}

// Editors is how many keys get in.
func (s *Server) Editors() int { return s.roster.Len() }

// Serve takes connections until ctx ends; then nobody new comes in, what is typed is kept, every terminal is put back, and
// whoever is not gone after the grace is cut off.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	ended := make(chan error, 1)
	go func() { ended <- s.ssh.Serve(l) }()
	look := time.NewTicker(s.cfg.Limits.Look)
	defer look.Stop()
	for {
		select {
		case err := <-ended:
			s.stop()
			return err
		case <-look.C:
			s.look()
		case <-ctx.Done():
			return s.shutdown(l, ended)
		}
	}
}

// shutdown ends every session, within the grace.
func (s *Server) shutdown(l net.Listener, ended <-chan error) error {
	s.gate.close()
	_ = l.Close()
	s.stop()
	gone := make(chan struct{})
	go func() { s.busy.Wait(); close(gone) }()
	select {
	case <-gone:
	case <-time.After(s.cfg.Limits.Grace):
		s.log("some sessions did not end in time and were cut off")
	}
	err := s.ssh.Close()
	<-ended
	if errors.Is(err, net.ErrClosed) {
		err = nil
	}
	return err
}

// look reads the editors file again, and ends the sessions of those who are not in it any more. That is not done at an
// append, which is refused alone: the file may be half written in that moment.
func (s *Server) look() {
	if s.roster.Refresh(); !s.roster.Changed() {
		return
	}
	s.settle()
	if err := s.roster.Problem(); err != nil {
		s.log("nobody new gets in: %v", err)
	} else {
		s.log("the editors file was read again: %d keys", s.roster.Len())
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for sess := range s.open {
		switch m, ok := s.roster.still(sess.key); {
		case !ok:
			sess.end("your key was taken out of the editors file")
		case m.Role != sess.member.Role:
			sess.end("your role in the editors file has changed; log in again")
		}
	}
}

// How often, and how long apart, a file that has just changed is read until it stays the same.
const (
	readings = 20
	apart    = 50 * time.Millisecond
)

// settle waits until a file that is being written stands still: an editor that empties it first would else be the end of every
// session.
func (s *Server) settle() {
	for range readings {
		s.sleep(apart)
		if s.roster.Refresh(); !s.roster.Changed() {
			return
		}
	}
}

func (s *Server) log(format string, args ...any) {
	if s.cfg.Log != nil {
		s.cfg.Log(text.Line(fmt.Sprintf(format, args...)))
	}
}
