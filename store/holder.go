package store

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"muster/store/plain"
)

// Holder is who has the file.
type Holder struct {
	PID   int       `json:"pid"`
	User  string    `json:"user"`
	Since time.Time `json:"since"`
	// Start tells it from a later process of the same number; 0: the system does not say when processes began.
	Start uint64 `json:"start,omitempty"`
	// Before tells that it had the file before Since already: that is when somebody began to wait for it.
	Before bool `json:"-"`
}

// String says who it is: `"ana" (pid 123) since 14:02:10`, in the local zone of the process.
func (h Holder) String() string {
	switch {
	case h.PID == 0:
		return "somebody"
	case h.Since.IsZero():
		return fmt.Sprintf("%q (pid %d)", h.User, h.PID)
	case h.Before:
		return fmt.Sprintf("%q (pid %d) since before %s", h.User, h.PID, h.Since.Local().Format(time.TimeOnly))
	}
	return fmt.Sprintf("%q (pid %d) since %s", h.User, h.PID, h.Since.Local().Format(time.TimeOnly))
}

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

// lives tells whether the process that signed is there still: one that was killed took its name back from nowhere.
func (h Holder) lives() bool {
	if h.PID <= 0 || !exists(h.PID) {
		return false
	}
	start, gone := begun(h.PID)
	return !gone && (h.Start == 0 || start == 0 || start == h.Start)
}

// holder tells who is waited for since a time: who the system says has the database or else its lock, and since when by what a
// writer signed. A signature alone counts where the system tells nothing and the writer lives; nobody, where that cannot be read
// either.
func (t *turnstile) holder(waiting time.Time) Holder {
	signed := t.signature()
	if !signed.lives() {
		signed = Holder{}
	}
	pid, user := locker(t.beside)
	if pid == 0 {
		pid, user = locker(t.path)
	}
	if pid == 0 || pid == signed.PID {
		return signed
	}
	return Holder{PID: pid, User: user, Since: waiting, Before: true}
}

// signature reads who signed; nobody when it was no writer or cannot be read.
func (t *turnstile) signature() (h Holder) {
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
