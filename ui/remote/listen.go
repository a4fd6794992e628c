package remote

import (
	"context"
	"errors"
	"fmt"
	"net"
	"syscall"

	"muster/model/text"
)

// Run serves on an address until ctx ends. Once it listens, it says where, to how many keys, and by which host key.
func Run(ctx context.Context, cfg Config, address string, says func(where string)) error {
	s, err := New(cfg)
	if err != nil {
		return err
	}
	l, err := listen(address)
	if err != nil {
		return err
	}
	says(fmt.Sprintf("on %s to %d keys; the host key is %s", l.Addr(), s.Editors(), s.Fingerprint()))
	return s.Serve(ctx, l)
}

// listen opens an address, or says why it cannot be had and what to give instead.
func listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	shown := text.Line(address)
	switch {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("another program listens on %s already; give another port with --listen", shown)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("%s is not for this user to listen on; give a port from 1024 on with --listen", shown)
	}
	return nil, fmt.Errorf("%s is no address of this box (%w); give one with --listen", shown, err)
}
