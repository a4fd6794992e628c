package remote

import (
	"net"
	"sync"
	"time"

	"charm.land/ssh"
)

// gate counts the connections. Among those that have not signed yet the oldest makes room for the newest: a login takes a
// second, and one that takes the whole time it has is not one.
type gate struct {
	limits Limits

	mu      sync.Mutex
	all     map[*door]struct{}
	waiting []*door // not signed yet, the oldest first
	byKey   map[string]int
	offers  map[string]offers // by the address of connections that have not signed
	shut    bool
}

// door is one connection.
type door struct {
	net.Conn
	gate *gate
	once sync.Once
	key  string // of who signed; the gate's lock is over it

	mu       sync.Mutex
	sessions int
	linger   *time.Timer
}

func newGate(l Limits) *gate {
	return &gate{limits: l, all: map[*door]struct{}{}, byKey: map[string]int{}, offers: map[string]offers{}}
}

type doorKey struct{}

// enter takes a new connection, or nil where there is no room.
func (g *gate) enter(ctx ssh.Context, conn net.Conn) net.Conn {
	d := &door{Conn: conn, gate: g}
	g.mu.Lock()
	if g.shut || len(g.all)-len(g.waiting) >= g.limits.Connections {
		g.mu.Unlock()
		return nil
	}
	var oldest *door
	if len(g.waiting) >= g.limits.Waiting {
		oldest = g.waiting[0]
	}
	g.all[d] = struct{}{}
	g.waiting = append(g.waiting, d)
	g.mu.Unlock()
	if oldest != nil {
		_ = oldest.Close()
	}
	ctx.SetValue(doorKey{}, d)
	return d
}

// signed takes a connection from those that have not signed.
func (g *gate) signed(d *door) {
	g.forget(d.RemoteAddr())
	g.mu.Lock()
	g.arrive(d)
	g.mu.Unlock()
	d.rest()
}

// belongs counts a connection to the key that signed, once, and tells whether that key may have one more.
func (d *door) belongs(key string) bool {
	d.gate.mu.Lock()
	defer d.gate.mu.Unlock()
	if d.key == key {
		return true
	}
	if _, here := d.gate.all[d]; !here || d.gate.byKey[key] >= d.gate.limits.PerKey { // nobody would count one that is gone down again
		return false
	}
	d.gate.byKey[key]++
	d.key = key
	return true
}

func (g *gate) arrive(d *door) {
	for i, w := range g.waiting {
		if w == d {
			g.waiting = append(g.waiting[:i], g.waiting[i+1:]...)
			return
		}
	}
}

// close shuts the gate: nobody new comes in.
func (g *gate) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.shut = true
}

// Close ends a connection and gives its place to another.
func (d *door) Close() error {
	d.once.Do(func() {
		d.gate.left(d)
		d.mu.Lock()
		defer d.mu.Unlock()
		if d.linger != nil {
			d.linger.Stop()
		}
	})
	return d.Conn.Close()
}

// left takes a connection out of every count.
func (g *gate) left(d *door) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.all, d)
	g.arrive(d)
	if d.key == "" {
		return
	}
	if g.byKey[d.key]--; g.byKey[d.key] <= 0 {
		delete(g.byKey, d.key)
	}
}

// open counts one more session on a connection, and tells whether it may have it.
func (d *door) open() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.sessions >= d.gate.limits.Sessions {
		return false
	}
	d.sessions++
	if d.linger != nil {
		d.linger.Stop()
	}
	return true
}

// leave ends a session.
func (d *door) leave() {
	d.mu.Lock()
	d.sessions--
	empty := d.sessions == 0
	d.mu.Unlock()
	if empty {
		d.rest()
	}
}

// rest closes a connection on which nothing happens for a while.
func (d *door) rest() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.linger != nil {
		d.linger.Stop()
	}
	d.linger = time.AfterFunc(d.gate.limits.Linger, func() { _ = d.Close() })
}
