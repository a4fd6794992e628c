package paste

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/muesli/cancelreader"
)

// Most is how many bytes a paste may have.
const Most = 1 << 20

const (
	begins, ends = "\x1b[200~", "\x1b[201~"
	// quiet is how long nothing follows an end mark that is one.
	quiet = 120 * time.Millisecond
	// settled is how long nothing follows what came right behind an end mark.
	settled = time.Second
	// pause is how long a paste that goes on is never silent, on a line that can be worked on.
	pause = 2 * time.Second
	// awaited is how long an interruption waits for a Read to begin.
	awaited  = 200 * time.Millisecond
	ctrlC    = "\x03"
	readSize = 32 << 10
)

// Paste is one paste.
type Paste struct {
	// Text is what was pasted; empty where it was refused.
	Text string
	// Size is how many bytes it had; more than Most: it was refused.
	Size int
	// Forged tells that the text held the end mark of a paste; Dropped counts the bytes that came right behind it and were
	// taken neither as text nor as keys.
	Forged  bool
	Dropped int
}

// Reader reads the keys of a terminal without what is pasted.
type Reader struct {
	chunks    chan []byte
	failed    chan error
	interrupt chan struct{}
	over      chan struct{} // closed: nobody reads any more

	out   []byte // for who reads
	state state
	match int // how much of the mark that is looked for has been seen
	text  []byte
	size  int
	held  []byte // what came behind an end mark
	forge bool
	last  time.Time // when something came

	mu   sync.Mutex
	done []Paste
	once sync.Once
}

type state uint8

const (
	keys state = iota
	pasting
	ended
)

// New begins to read a terminal. It reads until the terminal is closed, or sends something after Close.
func New(from io.Reader) *Reader {
	r := &Reader{chunks: make(chan []byte), failed: make(chan error, 1), interrupt: make(chan struct{}), over: make(chan struct{})}
	go r.pump(from)
	return r
}

func (r *Reader) pump(from io.Reader) {
	for {
		part := make([]byte, readSize)
		n, err := from.Read(part)
		if n > 0 {
			select {
			case r.chunks <- part[:n]:
			case <-r.over:
				return
			}
		}
		if err != nil {
			r.failed <- err
			return
		}
	}
}

// Close ends the reading: nobody waits to hand on what the terminal still sends.
func (r *Reader) Close() { r.once.Do(func() { close(r.over) }) }

// Next gives the paste that an empty one stands for.
func (r *Reader) Next() (p Paste) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.done) > 0 {
		p, r.done = r.done[0], r.done[1:]
	}
	return p
}

// Interrupt ends the Read that waits, or one that begins in a moment, with cancelreader.ErrCanceled. No key is lost. A Read that
// begins later goes on: it is that of a screen which came back, and nobody would read its keys any more.
func (r *Reader) Interrupt() {
	select {
	case r.interrupt <- struct{}{}:
	case <-r.over:
	case <-time.After(awaited):
	}
}

// Read gives keys.
func (r *Reader) Read(p []byte) (int, error) {
	for len(r.out) == 0 {
		if err := r.wait(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.out)
	r.out = r.out[n:]
	return n, nil
}

// wait takes the next thing that happens.
func (r *Reader) wait() error {
	var silence <-chan time.Time
	if r.state == ended {
		t := time.NewTimer(r.patience())
		defer t.Stop()
		silence = t.C
	}
	select {
	case b := <-r.chunks:
		r.feed(b)
	case err := <-r.failed:
		r.failed <- err
		return err
	case <-r.interrupt:
		return cancelreader.ErrCanceled
	case <-r.over:
		return io.EOF
	case <-silence:
		select {
		case b := <-r.chunks: // it was there in time
			r.feed(b)
		default:
			r.settle()
		}
	}
	return nil
}

// patience is how long it must be silent before a paste is over.
func (r *Reader) patience() time.Duration {
	if len(r.held) > 0 {
		return settled
	}
	return quiet
}

func (r *Reader) feed(b []byte) {
	now := time.Now()
	if r.state == pasting && string(b) == ctrlC && now.Sub(r.last) > pause {
		r.settle()
	}
	r.last = now
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch r.state {
		case keys:
			r.out = append(r.out, c)
			if r.seen(begins, c) {
				r.begin()
			}
		case pasting:
			if n := plain(b[i:]); r.match == 0 && n > 0 {
				r.keepAll(b[i : i+n])
				i += n - 1
				continue
			}
			r.keep(c)
			if r.seen(ends, c) {
				r.end()
			}
		case ended:
			r.behind(c)
		}
	}
}

// seen tells whether a byte completes a mark.
func (r *Reader) seen(mark string, c byte) bool {
	switch c {
	case mark[r.match]:
		r.match++
	case mark[0]:
		r.match = 1
	default:
		r.match = 0
	}
	if r.match < len(mark) {
		return false
	}
	r.match = 0
	return true
}

func (r *Reader) begin() { r.state, r.text, r.size, r.held, r.forge = pasting, nil, 0, nil, false }

// keep takes a byte into the text, as long as there is room for it.
func (r *Reader) keep(c byte) {
	if r.size++; len(r.text) < Most+len(ends) {
		r.text = append(r.text, c)
	}
}

// plain is how many bytes stand before what could be a mark.
func plain(b []byte) int {
	if i := bytes.IndexByte(b, ends[0]); i >= 0 {
		return i
	}
	return len(b)
}

func (r *Reader) keepAll(b []byte) {
	r.size += len(b)
	room := max(0, Most+len(ends)-len(r.text))
	r.text = append(r.text, b[:min(len(b), room)]...)
}

// end is at an end mark: it may be that of the terminal.
func (r *Reader) end() {
	r.state = ended
	r.size -= len(ends)
	r.text = r.text[:min(len(r.text), max(0, r.size))]
}

// behind takes a byte that comes right behind an end mark.
func (r *Reader) behind(c byte) {
	r.held = append(r.held, c)
	switch {
	case len(r.held) == len(begins) && string(r.held) == begins: // another paste
		r.match = 0
		r.settle()
		r.out = append(r.out, begins...)
		r.begin()
	case r.seen(ends, c): // the mark before was a part of the text
		all := r.held
		r.held, r.forge = nil, true
		r.keepAll(append([]byte(ends), all...))
		r.end()
	case len(r.held) > Most: // it goes on for ever: all of it is text, and too much
		r.forge, r.state, r.size, r.held = true, pasting, r.size+len(r.held)+len(ends), nil
	}
}

// settle ends the paste.
func (r *Reader) settle() {
	p := Paste{Size: r.size, Forged: r.forge, Dropped: len(r.held)}
	if len(r.held) == len(begins) && string(r.held) == begins {
		p.Dropped = 0
	}
	if r.size <= Most {
		p.Text = strings.ToValidUTF8(string(r.text), "\uFFFD")
	}
	r.mu.Lock()
	r.done = append(r.done, p)
	r.mu.Unlock()
	r.out = append(r.out, ends...)
	r.state, r.text, r.held, r.match = keys, nil, nil, 0
}
