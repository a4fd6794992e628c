package store

import (
	"context"
	"os"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"muster/model"
	"muster/store/plain"
)

// hereCalm is how long it is waited for more before a change of presence is told.
const hereCalm = 100 * time.Millisecond

// listenHere begins to hear of changes in the folder of presence, and to look at it now and then: a session that is killed
// makes no sound.
func (f *File) listenHere() func(context.Context) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		notify = nil
	}
	w := &hereWatch{file: f, notify: notify}
	w.listen()
	w.seen = w.look()
	return w.follow
}

// hereWatch is the ear at the folder of presence.
type hereWatch struct {
	file   *File
	notify *fsnotify.Watcher // nil: it cannot be had
	on     os.FileInfo       // the folder that is being listened to
	seen   []model.Session
}

func (w *hereWatch) look() (all []model.Session) {
	found, _ := w.file.sessions()
	for _, s := range found {
		all = append(all, s.Session)
	}
	return all
}

// listen turns to the folder at the path, if it is another one than before.
func (w *hereWatch) listen() {
	path := herePath(w.file.path)
	info, err := os.Lstat(path)
	if w.notify == nil || err != nil || plain.CheckFolder(path, info) != nil || w.on != nil && os.SameFile(info, w.on) {
		return
	}
	_ = w.notify.Remove(path)
	if w.notify.Add(path) == nil {
		w.on = info
	}
}

func (w *hereWatch) follow(ctx context.Context) {
	var events chan fsnotify.Event
	var failed chan error
	if w.notify != nil {
		events, failed = w.notify.Events, w.notify.Errors
		defer func() { _ = w.notify.Close() }()
	}
	tick := time.NewTicker(w.file.opt.Poll)
	defer tick.Stop()
	var calm <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-failed:
		case <-events:
			if calm == nil {
				calm = time.After(hereCalm)
			}
		case <-calm:
			calm = nil
			w.tell()
		case <-tick.C:
			w.listen()
			w.tell()
		}
	}
}

// tell tells those who watch, if anything is another than when they were told last.
func (w *hereWatch) tell() {
	now := w.look()
	if !slices.Equal(now, w.seen) {
		w.seen = now
		w.file.here.tell()
	}
}
