package process

import (
	"runtime"
	"runtime/metrics"
	"sync"
	"sync/atomic"
	"time"
)

// How long after a key it is looked whether this is a pause, longer than a key that is held down takes to come again; and how long
// nothing may be made before the garbage that lies about is collected.
const (
	rest  = 34 * time.Millisecond
	pause = 4 * time.Millisecond
)

// still is how many bytes may be made in a pause.
const still = 64 << 10

// Pauses collects garbage while nobody waits: a collection beside a key costs that key several frames in a large situation. It
// gives what is to be told of every key. Once nothing is made any more after a key, and there is enough garbage to come into
// the way of another one soon, it is collected.
func Pauses() (key func()) {
	p := &pauses{}
	p.again = time.AfterFunc(time.Hour, p.look)
	return func() {
		p.key.Store(time.Now().UnixNano())
		p.again.Reset(rest)
	}
}

type pauses struct {
	again *time.Timer
	key   atomic.Int64 // when the last key came
	mu    sync.Mutex   // held by the one that looks
	made  uint64       // bytes that had been made when it looked last
}

// look collects if this is a pause, and looks again if it is none.
func (p *pauses) look() {
	p.mu.Lock() // a key that comes while it collects is looked after then
	defer p.mu.Unlock()
	if left := rest - time.Since(time.Unix(0, p.key.Load())); left > 0 {
		p.again.Reset(left)
		return
	}
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/live:bytes"}, {Name: "/gc/heap/goal:bytes"}}
	metrics.Read(s)
	made, now, live, goal := s[0].Value.Uint64(), s[1].Value.Uint64(), s[2].Value.Uint64(), s[3].Value.Uint64()
	switch {
	case made-p.made > still:
		p.made = made
		p.again.Reset(pause)
	case worth(now, live, goal):
		runtime.GC()
	}
}

// worth tells whether there is half of the garbage at which the runtime collects by itself. Without a goal it never does, and
// nothing is collected here either.
func worth(now, live, goal uint64) bool {
	return now > live && goal > live && goal < 1<<62 && now-live > (goal-live)/2
}
