package process

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func collections() uint32 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.NumGC
}

// While something is made after every look there is no pause; in one, what was made is collected.
func TestPausesCollectInAPause(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(2000)) // the runtime would come at 80 MB
	runtime.GC()
	p := &pauses{again: time.AfterFunc(time.Hour, func() {})}
	defer p.again.Stop()
	before, made := collections(), [][]byte{}
	for range 56 { // 56 MB of garbage
		made = append(made[:0], make([]byte, 8*still), make([]byte, 8*still))
		p.look()
	}
	runtime.KeepAlive(made)
	if n := collections(); n != before {
		t.Fatalf("%d collections while something was made", n-before)
	}
	for range 1000 { // others may make something, too
		if p.look(); collections() > before {
			return
		}
	}
	t.Error("nothing was collected in a pause")
}

func TestWorth(t *testing.T) {
	for _, c := range []struct {
		now, live, goal uint64
		want            bool
	}{{146, 100, 190, true}, {145, 100, 190, false}, {90, 100, 190, false}, {1000, 100, 1<<63 - 1, false}, {100, 90, 80, false}} {
		if worth(c.now, c.live, c.goal) != c.want {
			t.Errorf("%+v", c)
		}
	}
}
