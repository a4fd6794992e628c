package store

import (
	"context"
	"os"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"muster/store/plain"
)

// hub has the watchers of one File. They share one ear: a system allows a user 128 of them, and many sessions of
// muster serve have one File.
type hub struct {
	mu    sync.Mutex
	ears  map[chan struct{}]struct{}
	close context.CancelFunc // of the ear
}

// Watch gives a channel of one that holds a token whenever the file may hold more than when the token before was
// taken; the first is there at once. It is told that, not what: read Since. The channel is closed when ctx ends.
func (f *File) Watch(ctx context.Context) (<-chan struct{}, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	token := make(chan struct{}, 1)
	token <- struct{}{}
	f.watch.join(token, f.listen)
	context.AfterFunc(ctx, func() { f.watch.leave(token) })
	return token, nil
}

// join adds a watcher. The first one has listen begin to hear and to look before its channel is given out: no commit can
// fall in between.
func (h *hub) join(token chan struct{}, listen func() func(context.Context)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.ears) == 0 {
		h.ears = map[chan struct{}]struct{}{}
		ctx, cancel := context.WithCancel(context.Background())
		h.close = cancel
		follow := listen()
		go follow(ctx)
	}
	h.ears[token] = struct{}{}
}

func (h *hub) leave(token chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.ears, token)
	close(token)
	if len(h.ears) == 0 {
		h.close()
	}
}

// tell puts a token where there is none.
func (h *hub) tell() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for token := range h.ears {
		select {
		case token <- struct{}{}:
		default:
		}
	}
}

// listen begins to hear the bell, and to look at the file itself now and then; what it gives goes on with both until
// nobody watches any more.
func (f *File) listen() func(context.Context) {
	ear, seen := newEar(bellPath(f.path)), f.look()
	return func(ctx context.Context) { f.follow(ctx, ear, seen) }
}

func (f *File) follow(ctx context.Context, ear *ear, seen sight) {
	defer ear.close()
	tick := time.NewTicker(f.opt.Poll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ear.events:
			seen = f.look()
			f.watch.tell()
		case <-tick.C:
			ear.listen()
			if now := f.look(); now != seen {
				seen = now
				f.watch.tell()
			}
		}
	}
}

// sight is what a look at the file from outside shows: which file it is, its last transaction, how long it is, and what this
// user may do with it. A file that is cut short under a screen, and rights that are withdrawn, are told like a change.
type sight struct {
	file           string
	txid           uint64
	size           int64
	written, locks bool // whether this user may write it, and use its lock
}

// look reads the meta page without a lock. A file that cannot be looked at is a sight of its own: whoever is told
// reads, and gets the error.
func (f *File) look() sight {
	file, err := plain.Open(f.path, os.O_RDONLY, 0)
	if err != nil {
		return sight{file: "none"}
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return sight{file: "none"}
	}
	m, err := readMark(file)
	if err != nil {
		return sight{file: "damaged"}
	}
	return sight{identity(info), m.txid, info.Size(), may(f.path, toWrite), may(f.gate.path, toRead|toWrite)}
}

// ear listens to the bell by fsnotify. Where that cannot be had it hears nothing.
type ear struct {
	path   string
	notify *fsnotify.Watcher
	events chan struct{}
	on     os.FileInfo // the bell that is being listened to
	stop   chan struct{}
}

func newEar(path string) *ear {
	e := &ear{path: path, events: make(chan struct{}, 1), stop: make(chan struct{})}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return e
	}
	e.notify = notify
	e.listen()
	go e.forward()
	return e
}

// listen turns to the bell at the path, if it is another one than before. The bell itself is listened to, not its
// folder: there every commit and every lock would wake every session several times.
func (e *ear) listen() {
	if e.notify == nil {
		return
	}
	info, err := os.Lstat(e.path)
	if err != nil || plain.Check(e.path, info) != nil || e.on != nil && os.SameFile(info, e.on) {
		return
	}
	_ = e.notify.Remove(e.path)
	if e.notify.Add(e.path) == nil {
		e.on = info
	}
}

// forward makes one event of many.
func (e *ear) forward() {
	for {
		select {
		case <-e.stop:
			return
		case <-e.notify.Errors:
		case ev := <-e.notify.Events:
			if !ev.Has(fsnotify.Write) {
				continue
			}
			select {
			case e.events <- struct{}{}:
			default:
			}
		}
	}
}

func (e *ear) close() {
	close(e.stop)
	if e.notify != nil {
		_ = e.notify.Close()
	}
}
