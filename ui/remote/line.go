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
	members := map[string]Member{}
	var first error
	n := 0
	for line := range bytes.Lines(raw) {
		n++
		s := strings.TrimSpace(string(line))
		if s == "" || strings.HasPrefix(s, "#") {
			continue
		}
		m, key, err := parseEditor(s)
		if err == nil {
			if _, twice := members[wire(key)]; twice {
				err = errors.New("its key stands on an earlier line already; remove one of the two")
			}
		}
		if err != nil {
			if first == nil {
				first = fmt.Errorf("line %d: %w", n, err)
			}
			continue
		}
		members[wire(key)] = m
	}
	if first == nil && len(members) == 0 {
		first = errors.New("it names no editor; " + shape)
	}
	return members, first
}

// parseEditor reads one line.
func parseEditor(line string) (Member, gossh.PublicKey, error) {
	name, rest, err := cutName(line)
	if err != nil {
		return Member{}, nil, err
	}
	role, rest, _ := strings.Cut(strings.TrimLeft(rest, " \t"), " ")
	m := Member{Name: name}
	switch role {
	case "editor":
		m.Role = Editor
	case "reader":
		m.Role = Reader
	default:
		return m, nil, fmt.Errorf("%q is not a role; %s", text.Line(role), shape)
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
