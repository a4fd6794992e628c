package remote

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	gossh "golang.org/x/crypto/ssh"
)

// client is the real OpenSSH client with keys on the disk.
type client struct {
	*desk
	dir, port string
}

// openssh gives the client of the machine, where there is one, and a desk whose ana has a key on the disk.
func openssh(t *testing.T, d *desk) *client {
	t.Helper()
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Skip("no OpenSSH client here")
	}
	c := &client{desk: d, dir: t.TempDir()}
	_, c.port, _ = net.SplitHostPort(d.addr)
	host := "[127.0.0.1]:" + c.port + " " + string(gossh.MarshalAuthorizedKey(d.server.host.PublicKey()))
	if err := os.WriteFile(filepath.Join(c.dir, "known"), []byte(host), 0o600); err != nil {
		t.Fatal(err)
	}
	return c
}

// keyFile writes a key pair and gives the line of its .pub file.
func keyFile(t *testing.T, path string) (line string) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := gossh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	_, line = signerOf(t, private)
	if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".pub", []byte(line+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return line
}

// ssh makes a command of the client.
func (c *client) ssh(args ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	c.t.Cleanup(cancel)
	all := []string{"-F", "none", "-p", c.port, "-o", "UserKnownHostsFile=" + filepath.Join(c.dir, "known"), "-o", "StrictHostKeyChecking=yes",
		"-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR", "-o", "ExitOnForwardFailure=yes"}
	cmd := exec.CommandContext(ctx, "ssh", append(all, args...)...)
	cmd.Env = append(os.Environ(), "SSH_AUTH_SOCK=")
	return cmd
}

// run gives the exit code and all that was written.
func (c *client) run(args ...string) (int, string) {
	c.t.Helper()
	out, err := c.ssh(args...).CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		c.t.Fatal(err)
	}
	if exit != nil {
		return exit.ExitCode(), string(out)
	}
	return 0, string(out)
}

// Guards the way in that people use: the client that is on every box, through a terminal and without.
func TestOpenSSH(t *testing.T) {
	keys := t.TempDir()
	ana, bob, eve := filepath.Join(keys, "ana"), filepath.Join(keys, "bob"), filepath.Join(keys, "eve")
	anaLine, bobLine := keyFile(t, ana), keyFile(t, bob)
	keyFile(t, eve)
	d := newDesk(t, Limits{}, func(d *desk) { d.write("ana editor " + anaLine + "\nbob reader " + bobLine + "\n") })
	c := openssh(t, d)
	if code, out := c.run("-i", ana, "boss@127.0.0.1", "why GB dead"); code != 0 || !strings.Contains(out, "United Kingdom, 3 dead") {
		t.Fatal(code, out)
	}
	if code, out := c.run("-i", eve, "ana@127.0.0.1", "table"); code != 255 || !strings.Contains(out, "Permission denied (publickey)") {
		t.Error(code, out)
	}
	if code, out := c.run("-i", ana, "ana@127.0.0.1", "nonsense"); code != 2 || !strings.Contains(out, "muster --help") {
		t.Error(code, out)
	}
	if code, _ := c.run("-i", ana, "-s", "ana@127.0.0.1", "sftp"); code == 0 {
		t.Error("sftp answers")
	}
	if code, _ := c.run("-i", ana, "-N", "-R", "0:127.0.0.1:1", "ana@127.0.0.1"); code == 0 {
		t.Error("forwards")
	}
	// ana's public key alone can be offered and not signed with; bob's then signs.
	if err := os.Remove(ana); err != nil {
		t.Fatal(err)
	}
	code, out := c.run("-i", ana+".pub", "-i", bob, "ana@127.0.0.1", "add 'Statoil: NO 4 missing'")
	if code != 1 || !strings.Contains(out, "may read only") {
		t.Errorf("offering a key was enough: %d %s", code, out)
	}
	c.screen(t, bob)
}

// screen opens the monitor in a terminal, resizes it, and leaves.
func (c *client) screen(t *testing.T, key string) {
	cmd := c.ssh("-t", "-i", key, "127.0.0.1")
	cmd.Env = append(cmd.Env, "TERM=xterm-256color")
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m := &monitor{out: &lines{}}
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		buf := make([]byte, 4096)
		for {
			n, err := f.Read(buf)
			_, _ = m.Write(buf[:n])
			if err != nil {
				return
			}
		}
	}()
	m.sees(t, "EXCEEDS")
	if err := pty.Setsize(f, &pty.Winsize{Cols: 200, Rows: 60}); err != nil {
		t.Fatal(err)
	}
	m.sees(t, "Timeline")
	if _, err := f.WriteString("q"); err != nil {
		t.Fatal(err)
	}
	<-gone
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	m.sees(t, "\x1b[?1049l")
}
