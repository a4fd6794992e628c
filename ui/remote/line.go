package remote

import (
	"bytes"
	"crypto/rsa"
	"errors"
	"fmt"
	"strings"

	gossh "golang.org/x/crypto/ssh"

	"muster/model"
	"muster/model/text"
)

// shape is how a line of the editors file is written.
const shape = `write: name editor|reader key, such as: "Ana Ruiz" editor ssh-ed25519 AAAA… ana@laptop`

// longestName is how long the name of an editor may be, in bytes.
const longestName = 64

// parseEditors reads an editors file: one line an editor, with name, role and public key as in authorized_keys; # begins a
// comment line. It gives the lines that can be read, and the first thing that is wrong, with its line.
func parseEditors(raw []byte) (map[string]Member, error) {
	e := editors{members: map[string]Member{}, keys: map[string]int{}, names: map[string]role{}}
	var first error
	n := 0
	for line := range bytes.Lines(raw) {
		n++
		s := strings.TrimSpace(string(line))
		if s == "" || strings.HasPrefix(s, "#") {
			continue
		}
		if err := e.take(n, s); err != nil && first == nil {
			first = fmt.Errorf("line %d: %w", n, err)
		}
	}
	if first == nil && len(e.members) == 0 {
		first = errors.New("it names no editor; " + shape)
	}
	return e.members, first
}

// editors are the lines that were read so far.
type editors struct {
	members map[string]Member // by the key as it is on the wire
	keys    map[string]int    // the line that a key stands on
	names   map[string]role   // the first line of a name
}

// role is what a line gives.
type role struct {
	Role
	line int
}

// take takes line n. A name that has two roles is refused: whoever reads one of its lines takes that for the whole truth.
func (e editors) take(n int, line string) error {
	m, key, err := parseEditor(line)
	if err != nil {
		return err
	}
	if at := e.keys[wire(key)]; at > 0 {
		return fmt.Errorf("its key stands on line %d already; remove one of the two", at)
	}
	e.members[wire(key)], e.keys[wire(key)] = m, n
	name := text.Fold(m.Name)
	before, ok := e.names[name]
	if !ok {
		e.names[name] = role{m.Role, n}
	} else if before.Role != m.Role {
		return fmt.Errorf("%q is %s here and %s on line %d; give both lines one role, or one of them another name", m.Name, m.Role, before.Role, before.line)
	}
	return nil
}

// parseEditor reads one line.
func parseEditor(line string) (Member, gossh.PublicKey, error) {
	name, rest, err := cutName(line)
	if err != nil {
		return Member{}, nil, err
	}
	word, rest, _ := strings.Cut(strings.TrimLeft(rest, " \t"), " ")
	m := Member{Name: name}
	switch word {
	case Editor.String():
		m.Role = Editor
	case Reader.String():
		m.Role = Reader
	default:
		return m, nil, fmt.Errorf("%q is not a role; %s", text.Line(word), shape)
	}
	key, err := parseKey(strings.TrimSpace(rest))
	if err != nil {
		return m, nil, err
	}
	m.ID = gossh.FingerprintSHA256(key)
	return m, key, nil
}

// cutName takes the name off a line: a word, or anything in double quotes.
func cutName(line string) (name, rest string, err error) {
	ok := true
	if quoted, isQuoted := strings.CutPrefix(line, `"`); isQuoted {
		name, rest, ok = strings.Cut(quoted, `"`)
	} else {
		name, rest, ok = strings.Cut(line, " ")
	}
	switch {
	case !ok:
		return "", "", errors.New("it is not whole; " + shape)
	case model.Blank(name) || len(name) > longestName || !text.Safe(name):
		return "", "", fmt.Errorf("the name %q cannot be shown as it stands, or is longer than %d bytes; choose another", text.Line(name), longestName)
	}
	return name, rest, nil
}

// parseKey reads a public key as in authorized_keys. Options before it are refused: they would not be kept.
func parseKey(s string) (gossh.PublicKey, error) {
	key, _, options, rest, err := gossh.ParseAuthorizedKey([]byte(s))
	switch {
	case err != nil:
		return nil, errors.New("the public key cannot be read; copy the one line of the editor's .pub file whole")
	case len(options) > 0 || len(rest) > 0:
		return nil, errors.New("options before the key are not kept here; remove them")
	}
	return key, strong(key)
}

// strong refuses keys that are not worth a lock, and certificates, which say more than this file can hold them to.
func strong(key gossh.PublicKey) error {
	switch key.Type() {
	case gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521, gossh.KeyAlgoSKECDSA256:
		return nil
	case gossh.KeyAlgoRSA:
		if crypto, ok := key.(gossh.CryptoPublicKey); ok {
			if k, ok := crypto.CryptoPublicKey().(*rsa.PublicKey); ok && k.N.BitLen() >= 2048 {
				return nil
			}
		}
		return errors.New("an RSA key of less than 2048 bits is not taken; make an ed25519 key: ssh-keygen -t ed25519")
	}
	return fmt.Errorf("a key of type %s is not taken; make an ed25519 key: ssh-keygen -t ed25519", text.Line(key.Type()))
}
