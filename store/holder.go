package store

import (
	"encoding/json"
	"fmt"
	"os"

	"muster/store/plain"
)

// sign writes who holds the turnstile into it, for those who wait.
func (p *pass) sign(h Holder) {
	line, err := json.Marshal(h)
	if err != nil || p.file == nil {
		return
	}
	_, _ = p.file.WriteAt(fmt.Appendf(nil, "%-160s\n", line), 0)
}

// unsign spoils the first byte: no reader who passes later is taken for this writer.
func (p *pass) unsign() {
	if p.file != nil {
		_, _ = p.file.WriteAt([]byte(" "), 0)
	}
}

// holder reads who signed; nobody when it was no writer or cannot be read.
func (t *turnstile) holder() (h Holder) {
	f, err := plain.Open(t.path, os.O_RDONLY, 0)
	if err != nil {
		return h
	}
	defer func() { _ = f.Close() }()
	line := make([]byte, 512)
	n, _ := f.ReadAt(line, 0)
	if json.Unmarshal(line[:n], &h) != nil {
		return Holder{}
	}
	return h
}
