package remote

import (
	"context"
	"errors"
	"runtime/debug"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// channel takes a new session of a connection. The session of the library is not used: it grants agent forwarding, holds up
// a connection whose size changes while nobody listens, and sets no bounds to the environment.
func (s *Server) channel(_ *ssh.Server, _ *gossh.ServerConn, asked gossh.NewChannel, ctx ssh.Context) {
	key, d := signedKey(ctx), doorOf(ctx)
	if key == nil || d == nil {
		_ = asked.Reject(gossh.Prohibited, "no key signed")
		return
	}
	member, ok := s.roster.Admits(key)
	switch {
	case !ok:
		_ = asked.Reject(gossh.Prohibited, "your key is not in the editors file")
		return
	case !d.belongs(wire(key)):
		_ = asked.Reject(gossh.ResourceShortage, "your key has too many connections; close one")
		return
	case !d.open():
		_ = asked.Reject(gossh.ResourceShortage, "too many sessions on this connection; close one")
		return
	}
	defer d.leave()
	ch, requests, err := asked.Accept()
	if err != nil {
		return
	}
	sess := s.newSession(ctx, d, ch, member, key)
	s.add(sess)
	defer s.remove(sess)
	sess.take(requests)
}

// doorOf finds the connection that a context is of.
func doorOf(ctx ssh.Context) *door {
	d, _ := ctx.Value(doorKey{}).(*door)
	return d
}

// signedKey is the key that signed the handshake, not one that was only offered: the library keeps it with what the
// signature proved.
func signedKey(ctx ssh.Context) ssh.PublicKey {
	key, _ := ctx.Value(ssh.ContextKeyPublicKey).(ssh.PublicKey)
	return key
}

func (s *Server) add(sess *session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open[sess] = struct{}{}
	s.busy.Add(1)
}

func (s *Server) remove(sess *session) {
	sess.cancel(nil)
	if !sess.began {
		close(sess.ended)
	}
	<-sess.ended
	s.mu.Lock()
	delete(s.open, sess)
	s.mu.Unlock()
	s.busy.Done()
}

// errPanic ends a session in which the program failed; the others go on.
var errPanic = errors.New("muster failed in this session; what you typed is kept, log in again")

// contained runs a session and keeps a panic in it from ending the others.
func (s *Server) contained(sess *session, run func(context.Context) int) (code int) {
	defer func() {
		if r := recover(); r != nil {
			s.log("panic in the session of %s: %v %s", sess.member.Name, r, debug.Stack())
			sess.cancel(errPanic)
			code = 1
		}
	}()
	return run(sess.ctx)
}
