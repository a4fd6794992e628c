package remote

import (
	"errors"
	"net"
	"os"
	"strings"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// offers are the keys that a connection has shown before it signed, by their fingerprints: those that are no editor's, and the last
// that is one.
type offers struct {
	strange []string
	known   string
}

// offered notes a key that was shown on a connection, and tells whether it is an editor's. Whoever shows it need not have it: that
// is seen when it signs.
func (s *Server) offered(ctx ssh.Context, key ssh.PublicKey) bool {
	_, ok := s.roster.Admits(key)
	s.gate.note(ctx.RemoteAddr(), gossh.FingerprintSHA256(key), ok)
	return ok
}

func (g *gate) note(from net.Addr, print string, known bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	shown := g.offers[from.String()]
	if known {
		shown.known = print
	} else if len(shown.strange) < mostTries {
		shown.strange = append(shown.strange, print)
	}
	g.offers[from.String()] = shown
}

// forget gives what was noted of a connection, which has signed or is over: it is closed before it is said to have failed.
func (g *gate) forget(from net.Addr) offers {
	g.mu.Lock()
	defer g.mu.Unlock()
	shown := g.offers[from.String()]
	delete(g.offers, from.String())
	return shown
}

// whyRefused says why a login came to nothing, in words for whoever runs the server: with the key that is to be added where it is
// to be let in.
func whyRefused(shown offers, err error) string {
	switch {
	case len(shown.strange) == 1 && shown.known == "":
		return "its key is not in the editors file: " + shown.strange[0]
	case len(shown.strange) > 0 && shown.known == "":
		return "its keys are not in the editors file: " + strings.Join(shown.strange, ", ")
	case shown.known != "":
		return "it did not sign with its key " + shown.known
	case errors.As(err, new(*gossh.ServerAuthError)):
		return "it offered no key, and nothing else opens"
	case errors.Is(err, os.ErrDeadlineExceeded):
		return "it took too long"
	}
	return "it spoke no SSH that is understood here, or hung up"
}
