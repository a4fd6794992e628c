package remote

import (
	"fmt"
	"io/fs"
	"net"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"muster/ui/leaktest"
)

// typedWords are what stands in a draft that is left behind.
const typedWords = "Hague: GB 9 de"

// visit is one session, from the login to its end.
type visit struct {
	desk *desk
	raw  *net.TCPConn
	*gossh.Client
}

// The ways in which a session ends; every second one without a goodbye.
func ways() []func(*visit) {
	return []func(*visit){
		func(v *visit) { v.leaves("q") },
		func(v *visit) { v.open("EXCEEDS"); v.drops() },
		func(v *visit) { v.command("table"); _ = v.Close() },
		func(v *visit) { v.types(); v.drops() },
		func(v *visit) { v.leaves("\x03") },
		func(v *visit) { v.open(""); v.drops() }, // before its first screen
		func(v *visit) { m := v.open("EXCEEDS"); _ = m.Close(); <-m.done; _ = v.Close() },
		func(v *visit) { v.begins("table --json"); v.drops() }, // while it is written
	}
}

// drops ends the connection as a network does that is gone.
func (v *visit) drops() {
	_ = v.raw.SetLinger(0)
	_ = v.raw.Close()
	_ = v.Wait()
}

func (v *visit) open(sees string) *monitor {
	m := v.desk.watch(v.Client, 120, 40)
	m.sees(v.desk.t, sees)
	return m
}

// leaves opens the monitor and quits.
func (v *visit) leaves(key string) {
	m := v.open("EXCEEDS")
	_, _ = m.keys.Write([]byte(key))
	if err := <-m.done; err != nil {
		v.desk.t.Errorf("%q: %v", key, err)
	}
	_ = v.Close()
}

// types leaves words in the quick line.
func (v *visit) types() {
	m := v.open("EXCEEDS")
	for _, step := range [][2]string{{"a", "Quick line"}, {typedWords, "GB 9 de"}} {
		_, _ = m.keys.Write([]byte(step[0]))
		eventually(v.desk.t, func() bool { return m.shows(step[1]) }, func() string { return step[1] + " does not show" })
	}
}

func (v *visit) command(line string) {
	if code, _, errs := v.desk.exec(v.Client, line); code != 0 {
		v.desk.t.Error(errs)
	}
}

func (v *visit) begins(line string) {
	if s, err := v.NewSession(); err != nil || s.Start(line) != nil {
		v.desk.t.Error(line, "does not begin:", err)
	}
}

// visits lets sessions come and go, several at a time, each with a key of its own; it gives how many left words behind.
func (d *desk) visits(keys []gossh.Signer) (drafts int) {
	d.t.Helper()
	const atOnce = 8
	var wg sync.WaitGroup
	for worker := range atOnce {
		wg.Go(func() {
			for i := worker; i < len(keys); i += atOnce {
				ways()[(i+i/atOnce)%len(ways())](d.visit(keys[i]))
			}
		})
	}
	wg.Wait()
	for i := range keys {
		if (i+i/atOnce)%len(ways()) == 3 {
			drafts++
		}
	}
	eventually(d.t, func() bool {
		d.server.mu.Lock()
		defer d.server.mu.Unlock()
		return len(d.server.open) == 0
	}, func() string { return "sessions are open although everybody has left" })
	return drafts
}

func (d *desk) visit(key gossh.Signer) *visit {
	raw, err := net.Dial("tcp", d.addr)
	if err != nil {
		panic(err)
	}
	conn, chans, reqs, err := gossh.NewClientConn(raw, d.addr, &gossh.ClientConfig{User: "x", Auth: []gossh.AuthMethod{gossh.PublicKeys(key)},
		HostKeyCallback: gossh.FixedHostKey(d.server.host.PublicKey())})
	if err != nil {
		panic(err)
	}
	return &visit{d, raw.(*net.TCPConn), gossh.NewClient(conn, chans, reqs)}
}

// editorsOf makes keys, and lets them in.
func (d *desk) editorsOf(n int) (keys []gossh.Signer) {
	var list strings.Builder
	for i := range n {
		key, line := newKey(d.t)
		keys = append(keys, key)
		fmt.Fprintf(&list, "editor%d editor %s\n", i, line)
	}
	d.write(list.String())
	d.server.roster.Refresh()
	return keys
}

// kept gives the names of all files below the folder of the desk, without those that each editor has.
func (d *desk) kept() (drafts int, others []string) {
	dir := filepath.Dir(d.path)
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		switch {
		case strings.HasPrefix(e.Name(), "."), filepath.Ext(name) != ".json":
			others = append(others, name)
		case strings.HasPrefix(name, "state/muster/drafts/"):
			drafts++
		}
		return nil
	})
	if err != nil {
		d.t.Error(err)
	}
	return drafts, others
}

// Guards a server that runs for months: a thousand sessions that came and went, half of them without a goodbye, leave no
// goroutine, no open file, no file of presence, no lock and nothing half written: only the drafts of those who were typing,
// and how far each has seen. Nor do they stay in memory. Seen red with a presence and with drafts that nobody closed, with
// sizes that are followed past the end, and with a server that kept every session (28 KB of each).
func TestSessionsLeaveNothing(t *testing.T) {
	n := 48
	if *long {
		n = 1000
	}
	d := newDesk(t, Limits{Connections: 1 << 20})
	keys := d.editorsOf(n + 16)
	warm := d.visits(keys[n:]) // what is made once is there from now on
	mark := leaktest.Set()
	draftsBefore, before := d.kept()
	heap, begun := living(), time.Now()
	drafts := d.visits(keys[:n])
	took := time.Since(begun)
	eventually(t, func() bool { return len(mark.Left()) == 0 }, func() string { return strings.Join(mark.Left(), "\n\n") })
	draftsAfter, after := d.kept()
	if !slices.Equal(before, after) {
		t.Errorf("the files are %q, and were %q", after, before)
	}
	if draftsBefore != warm || draftsAfter != warm+drafts {
		t.Errorf("%d drafts, then %d, of %d and %d who were typing", draftsBefore, draftsAfter, warm, drafts)
	}
	each := (int64(living()) - int64(heap)) / int64(n)
	t.Logf("%d sessions in %v, %d with a draft; each leaves %d bytes in memory", n, took.Round(time.Millisecond), drafts, each)
	const once = 512 << 10 // the runtime keeps what most goroutines at a time took, and that is more in some runs than in others
	if each > 4<<10+once/int64(n) {
		t.Errorf("each session leaves %d bytes in memory", each)
	}
}

// living is how many bytes live.
func living() uint64 {
	var m runtime.MemStats
	for range 3 { // what has a finalizer goes at the second
		runtime.GC()
	}
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
