package remote

import (
	"context"
	"flag"
	"fmt"
	"net"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"muster/model"
	"muster/model/moment"
	"muster/ui"
)

var long = flag.Bool("long", false, "200 sessions, 50 that stop reading, 1,000 that come and go")

// Guards the memory: a client may claim any size, and gets one that can be drawn.
func TestGiantWindow(t *testing.T) {
	d := newDesk(t, Limits{})
	c := d.dial(d.ana)
	const giant = 4294967295
	m := d.watch(c, giant, giant)
	m.sees(t, "Accounting")
	for i := range 200 {
		if err := m.WindowChange(giant-i%2, giant); err != nil {
			t.Fatal(err)
		}
	}
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	if now.Sys > 1<<30 {
		t.Errorf("%d MB", now.Sys>>20)
	}
	if code, _, errs := d.exec(c, "table"); code != 0 {
		t.Error(errs)
	}
	for _, size := range [][2]uint32{{giant, giant}, {0, 0}, {1, 1}, {500, 200}} {
		if got := sizeOf(size[0], size[1]); got.Width > mostColumns || got.Height > mostRows {
			t.Error(size, got)
		}
	}
}

// Guards the one session's end: a key taken out of the file ends its sessions, and no other.
func TestKeyTakenAway(t *testing.T) {
	d := newDesk(t, Limits{Look: 50 * time.Millisecond})
	a, b := d.watch(d.dial(d.ana), 80, 24), d.watch(d.dial(d.bob), 80, 24)
	a.sees(t, "In Amenas")
	b.sees(t, "In Amenas")
	bob := string(gossh.MarshalAuthorizedKey(d.bob.PublicKey()))
	d.write("\"Bob R\" reader " + bob)
	select {
	case <-a.done:
	case <-time.After(30 * time.Second):
		t.Fatal("the session of a key that was taken out goes on")
	}
	a.sees(t, "taken out of the editors file")
	a.sees(t, "\x1b[?1049l") // the terminal is whole
	if _, err := b.keys.Write([]byte("?")); err != nil {
		t.Fatal(err)
	}
	b.sees(t, "back")
}

// Guards who is who on the screens: a reader is told that the screen may only read, and everybody sees who else is here, by
// the name that stands in the editors file.
func TestReaderAndPresence(t *testing.T) {
	d := newDesk(t, Limits{})
	b := d.watch(d.dial(d.bob), 120, 40)
	b.sees(t, "READ ONLY")
	if _, err := b.keys.Write([]byte("a")); err != nil {
		t.Fatal(err)
	}
	b.sees(t, "your key may read only")
	a := d.watch(d.dial(d.ana), 120, 40)
	a.sees(t, "Bob R")
	b.sees(t, "ana")
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	<-b.done
	eventually(t, func() bool {
		all, err := d.file.Presence("").Others(t.Context())
		return err == nil && len(all) == 1
	}, func() string { return "a session that ended is still here" })
}

// Guards what is typed: a connection that drops takes nothing with it, and the next login of the same key is offered it; that
// of another key is not.
func TestDroppedConnectionKeepsTheDraft(t *testing.T) {
	d := newDesk(t, Limits{})
	c := d.dial(d.ana)
	m := d.watch(c, 120, 40)
	m.sees(t, "EXCEEDS")
	if _, err := m.keys.Write([]byte("a")); err != nil {
		t.Fatal(err)
	}
	m.sees(t, "Quick line")
	if _, err := m.keys.Write([]byte("Hague: GB 9 de")); err != nil {
		t.Fatal(err)
	}
	eventually(t, func() bool { return m.shows("GB 9 de") }, func() string { return "it cannot be typed" })
	_ = c.Conn.Close()
	other := d.watch(d.dial(d.bob), 120, 40)
	other.sees(t, "EXCEEDS")
	eventually(t, func() bool { // the server may not know yet that the first session is gone, whose draft is its own
		c := d.dial(d.ana)
		defer c.Close()
		again := d.watch(c, 120, 40)
		again.sees(t, "EXCEEDS")
		return wait(5*time.Second, func() bool { return again.shows("GB 9 de") })
	}, func() string { return "the draft is not offered; the log: " + d.log.String() })
	if other.shows("GB 9 de") {
		t.Error("another editor is offered it")
	}
}

// wait tells whether something became so in a time.
func wait(most time.Duration, so func() bool) bool {
	for end := time.Now().Add(most); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if so() {
			return true
		}
	}
	return false
}

// Guards an editor who is made a reader: the screen that could write is closed, and the next one says what it is.
func TestRoleTakenAway(t *testing.T) {
	d := newDesk(t, Limits{Look: 50 * time.Millisecond})
	a := d.watch(d.dial(d.ana), 120, 40)
	a.sees(t, "EXCEEDS")
	d.write("ana reader " + string(gossh.MarshalAuthorizedKey(d.ana.PublicKey())))
	a.sees(t, "your role in the editors file has changed")
	d.watch(d.dial(d.ana), 120, 40).sees(t, "READ ONLY")
}

// Guards everybody's sessions from an editor that empties the editors file before it writes it: it is looked at again before anyone
// is shown out.
func TestHalfWrittenEditorsFileEndsNothing(t *testing.T) {
	d := newDesk(t, Limits{Look: time.Hour})
	a := d.watch(d.dial(d.ana), 120, 40)
	a.sees(t, "EXCEEDS")
	whole, err := os.ReadFile(d.editors)
	if err != nil {
		t.Fatal(err)
	}
	d.server.sleep = func(time.Duration) { d.write(string(whole)) }
	d.write("")
	d.server.look()
	d.server.mu.Lock()
	defer d.server.mu.Unlock()
	for sess := range d.server.open {
		if err := context.Cause(sess.ctx); err != nil {
			t.Error(err)
		}
	}
	if len(d.server.open) != 1 {
		t.Errorf("%d sessions are open", len(d.server.open))
	}
}

// Guards the moment between two looks at the editors file: a role that was taken away changes nothing any more, on a screen that
// is still open and in a connection that is.
func TestRoleIsAskedAtEveryAppend(t *testing.T) {
	d := newDesk(t, Limits{Look: time.Hour})
	c := d.dial(d.ana)
	if code, _, errs := d.exec(c, "add 'Statoil: NO 4 missing'"); code != 0 {
		t.Fatal(errs)
	}
	sess := &session{server: d.server, key: d.ana.PublicKey()}
	d.write("ana reader " + string(gossh.MarshalAuthorizedKey(d.ana.PublicKey())))
	if err := sess.who().May(); err != ErrReader {
		t.Error("a role that was taken away is still in force:", err)
	}
	if code, _, errs := d.exec(c, "add 'Statoil: NO 5 missing'"); code != 1 || !strings.Contains(errs, "may read only") {
		t.Errorf("%d %s", code, errs)
	}
	d.write("bob reader " + string(gossh.MarshalAuthorizedKey(d.bob.PublicKey())))
	if err := sess.who().May(); err != errGone {
		t.Error("a key that was taken out still changes things:", err)
	}
}

// Guards an abandoned screen: its end is said before it comes, and the terminal is whole after it.
func TestIdleEditor(t *testing.T) {
	d := newDesk(t, Limits{Idle: 4 * time.Second, Warning: 2 * time.Second})
	m := d.watch(d.dial(d.ana), 120, 40)
	select {
	case <-m.done:
	case <-time.After(2 * time.Minute):
		t.Fatal("it is open for ever")
	}
	m.sees(t, "press any key to stay")
	m.sees(t, "no key was pressed for 4s")
	m.sees(t, "\x1b[?1049l")
}

// Guards an editor who only looks: a key press after the warning keeps the screen open, and the next warning comes after the whole
// time again. The clock's tick is no key press, or there would be no warning.
func TestKeyKeepsTheScreenOpen(t *testing.T) {
	d := newDesk(t, Limits{Idle: 5 * time.Minute, Warning: 5*time.Minute - time.Second})
	m := d.watch(d.dial(d.ana), 120, 40)
	const warning = "press any key to stay"
	for n := range 3 {
		eventually(t, func() bool { return strings.Count(m.out.String(), warning) == n+1 }, func() string {
			return fmt.Sprintf("%d warnings, not %d; the end is %q", strings.Count(m.out.String(), warning), n+1, tail(m.out.String()))
		})
		if _, err := m.keys.Write([]byte("j")); err != nil {
			t.Fatal("closed although keys are pressed:", err)
		}
	}
}

// Guards the others: a program that fails ends its own session. The defect is in the second one alone: a clock that failed in
// both ends the first as well, whenever it happens to ask the time.
func TestPanicEndsOneSession(t *testing.T) {
	var opened atomic.Int32
	d := newDesk(t, Limits{}, func(d *desk) {
		d.screen = func(cfg *ui.Config) {
			if opened.Add(1) == 2 {
				cfg.Now = func() time.Time { panic("a defect") }
			}
		}
	})
	good := d.watch(d.dial(d.ana), 80, 24)
	good.sees(t, "In Amenas")
	bad := d.watch(d.dial(d.ana), 80, 24)
	select {
	case <-bad.done:
	case <-time.After(30 * time.Second):
		t.Fatal("it goes on: ", tail(bad.out.String()))
	}
	if _, err := good.keys.Write([]byte("?")); err != nil {
		t.Fatal(err)
	}
	good.sees(t, "back")
}

// Guards the end: SIGTERM, which is the end of the context, puts every terminal back and takes its time from nobody.
func TestServerEnds(t *testing.T) {
	d := newDesk(t, Limits{})
	c := d.dial(d.ana)
	m := d.watch(c, 80, 24)
	m.sees(t, "In Amenas")
	begun := time.Now()
	d.stop()
	if took := time.Since(begun); took > 10*time.Second {
		t.Error("it took", took)
	}
	<-m.done
	m.sees(t, "\x1b[?1049l")
	m.sees(t, "the server is closing")
	if _, err := net.Dial("tcp", d.addr); err == nil {
		t.Error("new ones still come in")
	}
}

// Guards those who work: clients that stop reading hold nobody up, and are shown out.
func TestClientsThatStopReading(t *testing.T) {
	n := 8
	if *long {
		n = 50
	}
	d := newDesk(t, Limits{Stall: 3 * time.Second, PerKey: 100})
	for range n {
		m := d.deaf()
		_ = m
	}
	good := d.dial(d.ana)
	for i := range 30 {
		begun := time.Now()
		if code, _, errs := d.exec(good, fmt.Sprintf("add 'Statoil @2013-01-21: NO %d missing'", 6+i)); code != 0 {
			t.Fatal(errs)
		}
		if took := time.Since(begun); took > 5*time.Second {
			t.Error("a save took", took)
		}
	}
	if raced {
		return // it is long until screens drawn so slowly fill the two megabytes that SSH lets wait, and a write stalls
	}
	eventually(t, func() bool {
		d.server.mu.Lock()
		defer d.server.mu.Unlock()
		return len(d.server.open) == 0
	}, func() string {
		return fmt.Sprintf("%d sessions of clients that read nothing are open", len(d.server.open))
	})
}

// deaf opens a monitor whose client stops reading from the network once it is there, and makes it draw.
func (d *desk) deaf() *monitor {
	d.t.Helper()
	raw, err := net.Dial("tcp", d.addr)
	if err != nil {
		d.t.Fatal(err)
	}
	_ = raw.(*net.TCPConn).SetReadBuffer(4 << 10)
	conn := &stopped{Conn: raw, stop: make(chan struct{})}
	sc, chans, reqs, err := gossh.NewClientConn(conn, d.addr, &gossh.ClientConfig{User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(d.ana)},
		HostKeyCallback: gossh.FixedHostKey(d.server.host.PublicKey())})
	if err != nil {
		d.t.Fatal(err)
	}
	c := gossh.NewClient(sc, chans, reqs)
	d.t.Cleanup(func() { _ = c.Close() })
	m := d.watch(c, 500, 200)
	m.sees(d.t, "In Amenas")
	conn.deaf.Store(true)
	go func() { // until the connection is cut
		for i := range 100_000 {
			if m.WindowChange(150+i%50, 400+i%100) != nil {
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
	}()
	return m
}

// stopped is a connection whose reader stops.
type stopped struct {
	net.Conn
	deaf atomic.Bool
	stop chan struct{}
}

func (s *stopped) Read(b []byte) (int, error) {
	if s.deaf.Load() {
		<-s.stop
	}
	return s.Conn.Read(b)
}

func (s *stopped) Close() error {
	select {
	case <-s.stop:
	default:
		close(s.stop)
	}
	return s.Conn.Close()
}

// Guards the desk at its largest: a change reaches every session.
func TestManySessions(t *testing.T) {
	n := 40
	if *long {
		n = 200
	}
	d := newDesk(t, Limits{PerKey: n})
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	all := make([]*monitor, 0, n)
	var c *gossh.Client
	for i := range n {
		if i%4 == 0 {
			c = d.dial(d.ana)
		}
		all = append(all, d.watch(c, 120, 40))
	}
	for _, m := range all {
		m.sees(t, "EXCEEDS")
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	begun := time.Now()
	if _, err := d.file.Append(context.Background(), d.fact("Zebra")); err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		m.sees(t, "Zebra")
	}
	t.Logf("%d sessions: %d KB of heap each, the change on every screen after %v, %d goroutines", n,
		(after.HeapInuse-before.HeapInuse)>>10/uint64(n), time.Since(begun).Round(time.Millisecond), runtime.NumGoroutine())
	for _, m := range all {
		if strings.Contains(m.out.String(), "cannot") {
			t.Error(tail(m.out.String()))
		}
	}
}

// fact is a claim of a new source with a name that nothing else on the screen has.
func (d *desk) fact(name string) model.Batch {
	src := model.Normal(&model.Source{ID: name, Name: name, Kind: model.OtherSource})
	claim := model.Normal(&model.Claim{Source: src.ID, Said: moment.Day(2013, 1, 22), Text: "Said."})
	return model.Batch{Op: name, By: model.Editor{Name: "desk", ID: "uid:0"}, Edits: []model.Edit{model.Put("in-amenas", src, 0), model.Put("in-amenas", claim, 0)}}
}
