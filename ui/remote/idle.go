package remote

import (
	"fmt"
	"sync"
	"time"
)

// idle is a session's own clock of key presses: a minute that ticks on the screen is no sign of an editor.
type idle struct {
	session *session
	notices chan string

	mu    sync.Mutex
	timer *time.Timer
	said  bool
}

// watchIdle begins to count.
func (s *session) watchIdle() *idle {
	i := &idle{session: s, notices: make(chan string, 1)}
	i.mu.Lock()
	defer i.mu.Unlock()
	l := s.server.cfg.Limits
	i.timer = time.AfterFunc(l.Idle-l.Warning, i.due)
	return i
}

// begin takes over the sentence that the screen is opened with, if there is one.
func (i *idle) begin(waiting <-chan string) {
	select {
	case says := <-waiting:
		i.notices <- says
	default:
	}
}

// active takes a key press.
func (i *idle) active() {
	i.mu.Lock()
	defer i.mu.Unlock()
	l := i.session.server.cfg.Limits
	i.said = false
	i.timer.Reset(l.Idle - l.Warning)
}

// due warns, and the second time ends the session.
func (i *idle) due() {
	i.mu.Lock()
	defer i.mu.Unlock()
	l := i.session.server.cfg.Limits
	if i.said {
		i.session.end(fmt.Sprintf("no key was pressed for %v; what you typed is kept, log in again", l.Idle))
		return
	}
	i.said = true
	i.timer.Reset(l.Warning)
	select {
	case i.notices <- fmt.Sprintf("no key was pressed for long: this session closes in %v; press any key to stay", l.Warning):
	default:
	}
}

func (i *idle) stop() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.timer.Stop()
}
