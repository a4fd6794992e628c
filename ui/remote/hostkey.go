package remote

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	gossh "golang.org/x/crypto/ssh"
)

// HostKey reads the key by which clients know this server, and makes one (ed25519, mode 0600) where there is none. One that
// others may read is refused: they could pass for this server.
func HostKey(path string) (gossh.Signer, error) {
	raw, err := readTrusted(path, private)
	if errors.Is(err, fs.ErrNotExist) {
		raw, err = makeHostKey(path)
	}
	if err != nil {
		return nil, fmt.Errorf("host key %s: %w", path, err)
	}
	signer, err := gossh.ParsePrivateKey(raw)
	if err != nil {
		return nil, fmt.Errorf("host key %s: it is no private key without a passphrase; move it away, and a new one is made", path)
	}
	return signer, nil
}

// makeHostKey writes a new key. It gets its name when it is whole, and never the place of another file.
func makeHostKey(path string) (raw []byte, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	block, err := gossh.MarshalPrivateKey(key, "muster")
	if err != nil {
		return nil, err
	}
	raw = pem.EncodeToMemory(block)
	temp, err := os.CreateTemp(filepath.Dir(path), ".host-*")
	if err != nil {
		return nil, err
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(raw)
	if err = errors.Join(err, temp.Chmod(0o600), temp.Sync(), temp.Close()); err != nil {
		return nil, err
	}
	return raw, os.Link(temp.Name(), path)
}
