package remote

import (
	"net"
	"strings"
	"testing"
)

// Guards whoever starts a second server, or gives an address that is not this box's: one sentence, with the option to change.
func TestListen(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for address, says := range map[string]string{
		l.Addr().String(): "another program listens on " + l.Addr().String() + " already; give another port with --listen",
		"192.0.2.1:0":     "192.0.2.1:0 is no address of this box",
	} {
		if l, err := listen(address); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v %v", address, l, err)
		}
	}
}
