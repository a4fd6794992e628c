package remote

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// newKey makes a key pair: the signer and the line of its .pub file.
func newKey(t testing.TB) (gossh.Signer, string) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return signerOf(t, private)
}

func signerOf(t testing.TB, private any) (gossh.Signer, string) {
	t.Helper()
	signer, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer, strings.TrimSpace(string(gossh.MarshalAuthorizedKey(signer.PublicKey())))
}

// Guards who gets in: each of these lines is refused, with its number and the mend.
func TestWrongLines(t *testing.T) {
	_, ana := newKey(t)
	_, bob := newKey(t)
	weak, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Skip("this Go makes no weak keys:", err)
	}
	_, short := signerOf(t, weak)
	for _, c := range []struct{ line, says string }{
		{"ana", "not whole"},
		{"ana editor", "public key cannot be read"},
		{"ana boss " + ana, "is not a role"},
		{"ana editor from=\"10.0.0.1\" " + ana, "options before the key"},
		{"ana editor ssh-ed25519 AAAA", "public key cannot be read"},
		{"ana editor " + ana[:len(ana)-9], "public key cannot be read"},
		{"ana editor " + short, "less than 2048 bits"},
		{`"" editor ` + ana, "cannot be shown"},
		{`"ana editor ` + ana, "not whole"},
		{"an\x1b[2Ja editor " + ana, "cannot be shown"},
		{strings.Repeat("a", 65) + " editor " + ana, "cannot be shown"},
		{"ana " + ana, "is not a role"},
		{"eve editor " + bob, "on line 2 already"},
		{"bob reader " + ana, `"bob" is reader here and editor on line 2; give both`},
		{`"BOB " reader ` + ana, `"BOB " is reader here and editor on line 2`},
	} {
		_, err := parseEditors([]byte("# the desk\nbob editor " + bob + "\n\n" + c.line + "\n"))
		if err == nil || !strings.Contains(err.Error(), "line 4: ") || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v", c.line, err)
		}
	}
	if _, err := parseEditors([]byte("# nobody\n")); err == nil {
		t.Error("a file without an editor serves")
	}
}

func TestGoodLines(t *testing.T) {
	a, ana := newKey(t)
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	b, bob := signerOf(t, private)
	members, err := parseEditors([]byte("ana  editor " + ana + " ana@laptop\r\n\t\"Bob  Müller\" reader " + bob + "\n"))
	if err != nil || len(members) != 2 {
		t.Fatal(members, err)
	}
	if m := members[wire(a.PublicKey())]; m.Name != "ana" || m.Role != Editor || m.Editor().ID != "key:"+gossh.FingerprintSHA256(a.PublicKey()) {
		t.Errorf("%+v", m)
	}
	if m := members[wire(b.PublicKey())]; m.Name != "Bob  Müller" || m.Role != Reader {
		t.Errorf("%+v", m)
	}
}

// Guards a name with two roles, of which nobody could say what holds: the lines are named, newcomers stay out, and whoever is in
// stays in as what their own line says.
func TestTwoRolesOfOneName(t *testing.T) {
	a, one := newKey(t)
	b, two := newKey(t)
	members, err := parseEditors([]byte("ana editor " + one + "\n\nAna reader " + two + "\n"))
	if err == nil || !strings.Contains(err.Error(), "line 3: ") || !strings.Contains(err.Error(), "editor on line 1") {
		t.Error(err)
	}
	if members[wire(a.PublicKey())].Role != Editor || members[wire(b.PublicKey())].Role != Reader {
		t.Errorf("%+v", members)
	}
	if _, err := parseEditors([]byte("ana editor " + one + "\nana editor " + two + "\n")); err != nil {
		t.Error("two keys of one editor are refused:", err)
	}
}

func FuzzEditors(f *testing.F) {
	_, ana := newKey(f)
	f.Add([]byte("ana editor " + ana))
	f.Add([]byte("\"a b\" reader " + ana + "\n# \n"))
	f.Add([]byte("ana editor"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		members, err := parseEditors(raw)
		if len(members) == 0 && err == nil {
			t.Error("nobody, and no word of it")
		}
		for _, m := range members {
			if m.Name == "" || m.ID == "" {
				t.Errorf("%+v", m)
			}
		}
	})
}

// Guards the files on which it hangs who gets in: what others may write, or what is not the file itself, is refused.
func TestLooseFiles(t *testing.T) {
	dir := t.TempDir()
	_, ana := newKey(t)
	path := filepath.Join(dir, "editors")
	write := func(mode os.FileMode) {
		t.Helper()
		if err := os.WriteFile(path, []byte("ana editor "+ana+"\n"), mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	for _, mode := range []os.FileMode{0o600, 0o644, 0o640} {
		if write(mode); openable(path) != nil {
			t.Errorf("%04o is refused: %v", mode, openable(path))
		}
	}
	for _, mode := range []os.FileMode{0o660, 0o646, 0o666} {
		if write(mode); openable(path) == nil || !strings.Contains(openable(path).Error(), "too loose") {
			t.Errorf("%04o is taken", mode)
		}
	}
	write(0o600)
	link := filepath.Join(dir, "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if openable(link) == nil {
		t.Error("a link is followed")
	}
	if openable(dir) == nil || openable(filepath.Join(dir, "none")) == nil {
		t.Error("a folder or a missing file is taken")
	}
}

func openable(path string) error {
	_, err := NewRoster(path)
	return err
}

func TestHostKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "host")
	first, err := HostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatal(info.Mode(), err)
	}
	again, err := HostKey(path)
	if err != nil || wire(first.PublicKey()) != wire(again.PublicKey()) || first.PublicKey().Type() != gossh.KeyAlgoED25519 {
		t.Fatal("another key at the second start", err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := HostKey(path); err == nil || !strings.Contains(err.Error(), "chmod 0600") {
		t.Error("a host key that others may read is taken:", err)
	}
	if err := os.WriteFile(path, []byte("rubbish"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := HostKey(path); err == nil {
		t.Error("rubbish is a host key")
	}
}

// Guards a desk that is being edited: a line that is wrong keeps newcomers out, and takes nobody's session away.
func TestRosterReadAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "editors")
	a, ana := newKey(t)
	b, bob := newKey(t)
	write := func(s string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("ana editor " + ana + "\nbob reader " + bob + "\n")
	r, err := NewRoster(path)
	if err != nil {
		t.Fatal(err)
	}
	if r.May(a.PublicKey()) != nil || r.May(b.PublicKey()) != ErrReader || r.Changed() {
		t.Error("roles are wrong, or nothing is something new")
	}
	write("ana editor " + ana + "\nbob reader rubbish\n")
	if r.Refresh(); !r.Changed() || r.Problem() == nil {
		t.Fatal("a wrong line was not seen")
	}
	if _, ok := r.Admits(a.PublicKey()); ok {
		t.Error("a newcomer gets in while a line is wrong")
	}
	if r.May(a.PublicKey()) != nil || r.May(b.PublicKey()) != errUnread {
		t.Error("the wrong sessions end")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if r.May(a.PublicKey()) != nil || !r.Changed() || r.Problem() == nil {
		t.Error("a file that is put there anew throws the desk out")
	}
	write("ana reader " + ana + "\n")
	if r.May(a.PublicKey()) != ErrReader {
		t.Error("a role that was taken away still changes things")
	}
}
