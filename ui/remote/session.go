package remote

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"muster/ui"
)

// session is one channel of a connection: the monitor, or one command.
type session struct {
	server *Server
	door   *door
	ch     gossh.Channel
	member Member
	key    ssh.PublicKey

	ctx    context.Context
	cancel context.CancelCauseFunc

	// What the client asked for before it began; the loop of its requests alone touches it.
	environ []string
	term    string
	pty     bool
	size    ui.Size
	began   bool

	sizes chan ui.Size // the latest new size
	ended chan struct{}
}

// newSession makes a session that ends with its connection and with the server.
func (s *Server) newSession(conn context.Context, d *door, ch gossh.Channel, m Member, key ssh.PublicKey) *session {
	sess := &session{server: s, door: d, ch: ch, member: m, key: key, sizes: make(chan ui.Size, 1), ended: make(chan struct{})}
	sess.ctx, sess.cancel = context.WithCancelCause(conn)
	forget := context.AfterFunc(s.ctx, func() { sess.cancel(errClosing) })
	context.AfterFunc(sess.ctx, func() { forget() }) // or the server would keep every session that ever was
	context.AfterFunc(sess.ctx, sess.dismiss)
	return sess
}

// dismiss gives a session that is to end the time to say goodbye, then cuts it off: its client may take no bytes.
func (s *session) dismiss() {
	select {
	case <-s.ended:
	case <-time.After(s.server.cfg.Limits.Farewell):
		s.cut()
	}
}

// cut ends a session by ending its connection, which frees whoever waits to write to it.
func (s *session) cut() {
	s.cancel(nil)
	_ = s.door.Close()
}

// farewell is why the server ended a session, as the client is told.
type farewell string

func (f farewell) Error() string { return string(f) }

const errClosing = farewell("the server is closing; what you typed is kept, log in again later")

// end ends a session and tells its client why.
func (s *session) end(why string) { s.cancel(farewell(why)) }

// start runs what the client asked for, beside the loop of its requests.
func (s *session) start(line string) {
	s.began = true
	s.server.log("%s (%s) from %v began %s", s.member.Name, s.member.ID, s.door.RemoteAddr(), named(line))
	go func() {
		defer close(s.ended)
		code := s.server.contained(s, func(ctx context.Context) int { return s.run(ctx, line) })
		s.bid(code)
		s.server.log("%s from %v ended", s.member.Name, s.door.RemoteAddr())
	}()
}

// named is what a session began, for the log: the name of the command and nothing behind it, since claims name people.
func named(line string) string {
	words := strings.Fields(line)
	if len(words) > 1 && words[0] == "muster" {
		words = words[1:]
	}
	switch {
	case len(words) == 0:
		return "the monitor"
	case len(words[0]) > longestCommand || strings.Trim(words[0], "abcdefghijklmnopqrstuvwxyz-") != "":
		return "what is no command"
	}
	return "the command " + words[0]
}

// bid says goodbye: why, where it was not the client who ended the session, and the exit code.
func (s *session) bid(code int) {
	why := context.Cause(s.ctx)
	var says farewell
	if errors.As(why, &says) || errors.Is(why, errPanic) {
		_, _ = io.WriteString(s.patient(s.ch.Stderr()), "muster: "+why.Error()+"\r\n")
		code = 1
	}
	_, _ = s.ch.SendRequest("exit-status", false, gossh.Marshal(struct{ Status uint32 }{uint32(code)}))
	_ = s.ch.Close()
}

// who is the session as the rest of muster sees it.
func (s *session) who() Who {
	return Who{Editor: s.member.Editor(), Reads: s.member.Role != Editor, Environ: terminalOf(s.term, s.environ),
		May: func() error { return s.server.roster.May(s.key) }}
}
