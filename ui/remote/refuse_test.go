package remote

import (
	"crypto/rand"
	"io"
	"net"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// liar offers one key and signs with another.
type liar struct{ offers, signs gossh.Signer }

func (l liar) PublicKey() gossh.PublicKey { return l.offers.PublicKey() }

func (l liar) Sign(r io.Reader, data []byte) (*gossh.Signature, error) { return l.signs.Sign(r, data) }

// Guards the lock: every way in but the signature of a key in the file is refused.
func TestWaysInThatAreRefused(t *testing.T) {
	d := newDesk(t, Limits{})
	eve, _ := newKey(t)
	authority, _ := newKey(t)
	cert := &gossh.Certificate{Key: d.ana.PublicKey(), CertType: gossh.UserCert, ValidPrincipals: []string{"ana"}, ValidBefore: gossh.CertTimeInfinity}
	if err := cert.SignCert(rand.Reader, authority); err != nil {
		t.Fatal(err)
	}
	certified, err := gossh.NewCertSigner(cert, d.ana)
	if err != nil {
		t.Fatal(err)
	}
	tries := map[string][]gossh.AuthMethod{
		"nothing":              nil,
		"a password":           {gossh.Password("ana")},
		"an empty password":    {gossh.Password("")},
		"answers to questions": {gossh.KeyboardInteractive(func(_, _ string, q []string, _ []bool) ([]string, error) { return make([]string, len(q)), nil })},
		"an unknown key":       {gossh.PublicKeys(eve)},
		"ana's key, offered but signed with another": {gossh.PublicKeys(liar{d.ana, eve})},
		"ana's key offered, then eve's signed":       {gossh.PublicKeys(liar{d.ana, eve}, eve)},
		"a certificate over ana's key":               {gossh.PublicKeys(certified)},
	}
	for name, auth := range tries {
		for _, user := range []string{"ana", "root", ""} {
			if c, err := d.try(user, auth...); err == nil {
				t.Errorf("%s opens for user %q", name, user)
				_ = c.Close()
			}
		}
	}
	if len(tries) < 8 {
		t.Fatal("tries are missing")
	}
	if strings.Contains(d.log.String(), "began") {
		t.Error("somebody began something:", d.log)
	}
}

// Guards whoever runs the server: the log says in words why a login came to nothing, and names the key that would have to be added.
func TestRefusedLoginsAreNamed(t *testing.T) {
	d := newDesk(t, Limits{})
	eve, _ := newKey(t)
	mal, _ := newKey(t)
	print := func(s gossh.Signer) string { return gossh.FingerprintSHA256(s.PublicKey()) }
	for says, auth := range map[string][]gossh.AuthMethod{
		"its key is not in the editors file: " + print(eve):                       {gossh.PublicKeys(eve)},
		"its keys are not in the editors file: " + print(eve) + ", " + print(mal): {gossh.PublicKeys(eve, mal)},
		"it offered no key, and nothing else opens":                               {gossh.Password("ana")},
		"it did not sign with its key " + print(d.ana):                            {gossh.PublicKeys(liar{d.ana, eve})},
	} {
		before := len(d.log.String())
		if c, err := d.try("ana", auth...); err == nil {
			_ = c.Close()
			t.Fatal("it opens")
		}
		eventually(t, func() bool { return strings.Contains(d.log.String()[before:], " was refused: "+says+"\n") }, func() string { return says + "\n" + d.log.String()[before:] })
	}
	before := len(d.log.String())
	c, err := net.Dial("tcp", d.addr)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(c, "GET / HTTP/1.1\r\n\r\n")
	_ = c.Close()
	eventually(t, func() bool {
		return strings.Contains(d.log.String()[before:], "it spoke no SSH that is understood here, or hung up\n")
	}, d.log.String)
	if strings.Contains(d.log.String(), "ssh:") {
		t.Error(d.log)
	}
}

// Guards the identity: it is the key that signed, whatever name the client sends. (TestOpenSSH offers one key and signs with another.)
func TestWhoSignedIsWhoItIs(t *testing.T) {
	d := newDesk(t, Limits{})
	c, err := d.try("ana", gossh.PublicKeys(d.bob))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if code, _, errs := d.exec(c, "add 'Statoil: NO 4 missing'"); code != 1 || !strings.Contains(errs, "may read only") {
		t.Errorf("Bob changed something under ana's name: %d %s", code, errs)
	}
	if code, _, errs := d.exec(d.dial(d.ana), "add 'Statoil: NO 4 missing'"); code != 0 {
		t.Fatal(errs)
	}
	if _, out, _ := d.exec(c, "log --json"); !strings.Contains(out, `"by":{"name":"ana","id":"key:SHA256:`) {
		t.Error("the log does not name the key:", tail(out))
	}
}

// Guards the box: besides the monitor and the commands of muster nothing answers.
func TestNothingElseAnswers(t *testing.T) {
	d := newDesk(t, Limits{})
	c := d.dial(d.ana)
	if _, err := c.Dial("tcp", "127.0.0.1:1"); err == nil || !strings.Contains(err.Error(), "unknown channel type") {
		t.Error("forwards:", err)
	}
	if _, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("listens for others")
	}
	for _, kind := range []string{"x11", "auth-agent@openssh.com", "direct-streamlocal@openssh.com", "tun@openssh.com", "forwarded-tcpip"} {
		if _, _, err := c.OpenChannel(kind, nil); err == nil {
			t.Error("opens a channel of kind", kind)
		}
	}
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for _, request := range []string{"auth-agent-req@openssh.com", "x11-req", "subsystem", "signal", "break", "nonsense"} {
		if ok, err := s.SendRequest(request, true, gossh.Marshal(struct{ S string }{"sftp"})); ok || err != nil {
			t.Error("takes", request, err)
		}
	}
	for _, name := range []string{"LD_PRELOAD", "MUSTER_FILE", "PATH", "TZ"} {
		if s.Setenv(name, "x") == nil {
			t.Error("takes the variable", name)
		}
	}
	for _, line := range []string{"/bin/sh", "sh -c id", "serve --editors x", "backup /tmp/x", "restore x", "compact", "demo", "import /etc/passwd", "verify",
		"table --file /etc/passwd", "new --title x --host DZ --zone UTC", "completion bash", "man", "/etc/passwd", "../desk.db"} {
		if code, out, _ := d.exec(c, line); code == 0 || out != "" {
			t.Errorf("%q: %d %q", line, code, out)
		}
	}
	for line, says := range map[string]string{
		"bash":                       `"bash" is no command of muster, and there is no shell here`,
		"backup":                     "backup: not over SSH, for it is about the server and its disk; run it on the server itself: muster backup",
		"restore --help":             "restore: not over SSH",
		"compact":                    "compact: not over SSH",
		"serve --listen 0.0.0.0:22":  "serve: not over SSH",
		"new --title x":              "new: not over SSH",
		"import /etc/passwd":         "import: not over SSH",
		"muster verify":              "verify: not over SSH",
		"demo":                       "demo: not over SSH; run it where a muster of your own is",
		"completion bash":            "completion: not over SSH",
		"export --out /tmp/x":        "redirect the output on your side",
		"file --text /etc/passwd":    "redirect the output on your side",
		"table --file /etc/passwd":   "cannot be read or written over SSH",
		"add --file x 'Hague: GB 1'": "cannot be read or written over SSH",
	} {
		if code, out, errs := d.exec(c, line); code == 0 || out != "" || !strings.Contains(errs, says) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: %d %q %q", line, code, out, errs)
		}
	}
	if code, out, errs := d.exec(c, "muster why GB dead"); code != 0 || !strings.Contains(out, "United Kingdom, 3 dead") {
		t.Error("as it is typed at home:", code, errs)
	}
	if code, _, errs := d.exec(c, "add 'Hague: GB 4 dead"); code != 2 || !strings.Contains(errs, "quotation") {
		t.Error("half a line is taken for a whole one:", code, errs)
	}
	if code, out, _ := d.exec(c, "why GB '$(id)'"); code == 0 || strings.Contains(out, "uid=") {
		t.Error("something was expanded:", out)
	}
}

func TestSessionsOfAConnection(t *testing.T) {
	d := newDesk(t, Limits{Sessions: 2, PerKey: 2})
	c := d.dial(d.ana)
	a, b := d.watch(c, 80, 24), d.watch(c, 80, 24)
	if _, err := c.NewSession(); err == nil {
		t.Error("a third session on one connection")
	}
	a.sees(t, "In Amenas")
	b.sees(t, "In Amenas")
	if ok, err := a.SendRequest("shell", true, nil); ok || err != nil {
		t.Error("a second shell in one session")
	}
	second := d.dial(d.ana)
	if code, _, errs := d.exec(second, "table"); code != 0 {
		t.Error(errs)
	}
	if _, err := d.dial(d.ana).NewSession(); err == nil || !strings.Contains(err.Error(), "too many connections") {
		t.Error("a third connection of one key:", err)
	}
	_ = second.Close()
	eventually(t, func() bool {
		c, err := d.try("ana", gossh.PublicKeys(d.ana))
		if err != nil {
			return false
		}
		defer c.Close()
		_, err = c.NewSession()
		return err == nil
	}, func() string { return "the place of a connection that was closed is not free again" })
}

// Guards those who wait at the door: 500 who never speak keep nobody out for long, and are shown out.
func TestHalfOpenConnections(t *testing.T) {
	d := newDesk(t, Limits{Waiting: 32})
	var all []net.Conn
	for range 500 {
		c, err := net.Dial("tcp", d.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		all = append(all, c)
	}
	eventually(t, func() bool { // the last of them may still be coming in
		c, err := d.try("ana", gossh.PublicKeys(d.ana))
		if err != nil {
			return false
		}
		defer c.Close()
		code, _, _ := d.exec(c, "table")
		return code == 0
	}, func() string { return "they keep an editor out" })
	eventually(t, func() bool {
		d.server.gate.mu.Lock()
		defer d.server.gate.mu.Unlock()
		return len(d.server.gate.waiting) == 0
	}, func() string { return "those who never signed are still there" })
	for _, c := range all {
		if _, err := io.Copy(io.Discard, c); err != nil && !strings.Contains(err.Error(), "reset") {
			t.Fatal(err)
		}
	}
}

// Guards the people who are named: of what is asked for, the log has the name of the command and nothing behind it.
func TestTheLogNamesNobody(t *testing.T) {
	d := newDesk(t, Limits{})
	c := d.dial(d.ana)
	d.exec(c, `add 'Statoil: NO 4 missing "Ola Nordmann is not among them"'`)
	d.exec(c, `Nordmann is dead`)
	if log := d.log.String(); strings.Contains(log, "Nordmann") || !strings.Contains(log, "began the command add") || !strings.Contains(log, "began what is no command") {
		t.Error(log)
	}
}
