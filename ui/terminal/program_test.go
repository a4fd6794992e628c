//go:build unix && !race

package terminal

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// binary is the program, built once a run by TestMain.
const binary = "MUSTER_BINARY"

// TestMain builds the program, and lets the tests run beside each other: they wait far more than they compute.
func TestMain(m *testing.M) {
	if place := os.Getenv(panicAt); place != "" {
		os.Exit(fails(place))
	}
	flag.Parse()
	_ = flag.Set("test.parallel", "8")
	os.Exit(withProgram(m))
}

func withProgram(m *testing.M) int {
	dir, err := os.MkdirTemp("", "muster-terminal-")
	if err == nil {
		defer func() { _ = os.RemoveAll(dir) }()
		err = os.Setenv(binary, filepath.Join(dir, "muster"))
	}
	if err == nil {
		out, failed := exec.Command("go", "build", "-buildvcs=false", "-o", os.Getenv(binary), "muster").CombinedOutput()
		err = failed
		fmt.Fprint(os.Stderr, string(out))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "build the program:", err)
		return 1
	}
	return m.Run()
}

// program is the real program in a terminal of its own.
type program struct {
	*session
	cmd   *exec.Cmd
	began time.Time
	left  chan struct{} // closed when it has ended
}

// start runs the program with an environment that has nothing of the tester's.
func start(tb testing.TB, cols, rows int, environ []string, args ...string) *program {
	tb.Helper()
	cmd := exec.Command(os.Getenv(binary), args...)
	home := tb.TempDir()
	cmd.Env = append([]string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + home, "TMPDIR=" + home, "PATH=" + os.Getenv("PATH")}, environ...)
	return begin(tb, cols, rows, cmd)
}

// begin runs any program in a terminal of its own.
func begin(tb testing.TB, cols, rows int, cmd *exec.Cmd) *program {
	tb.Helper()
	p := &program{cmd: cmd, began: time.Now(), left: make(chan struct{})}
	master, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)})
	if err != nil {
		tb.Fatal(err)
	}
	p.session = attach(tb, master, cols, rows)
	go func() { _ = cmd.Wait(); close(p.left) }()
	tb.Cleanup(func() { _ = cmd.Process.Kill(); <-p.left })
	return p
}

// command runs the program without a terminal.
func command(tb testing.TB, args ...string) {
	tb.Helper()
	if out, err := exec.Command(os.Getenv(binary), args...).CombinedOutput(); err != nil {
		tb.Fatalf("muster %q: %v: %s", args, err, out)
	}
}

// sized tells the program another size, as a terminal does.
func (p *program) sized(cols, rows int) {
	if err := setSize(p.pty, cols, rows); err != nil {
		p.tb.Error(err)
	}
}

// ends waits for the end of the program, and gives its exit code.
func (p *program) ends() int {
	p.tb.Helper()
	select {
	case <-p.left:
	case <-time.After(patience):
		p.tb.Fatalf("it did not end within %v", patience)
	}
	return p.cmd.ProcessState.ExitCode()
}

// restored tells what is not as it was before the program, once it has ended.
func (p *program) restored() error {
	p.until("the end of what is written", p.ended)
	p.draw(p.size())
	switch {
	case p.term.IsAltScreen():
		return errors.New("the other screen is still there")
	case !p.cursor:
		return errors.New("the cursor is hidden")
	}
	for _, mode := range []string{"?2004", "?1004", "?1002", "?1003", "?1006", "?2027"} {
		out := string(p.written(0))
		if strings.LastIndex(out, "\x1b["+mode+"h") > strings.LastIndex(out, "\x1b["+mode+"l") {
			return fmt.Errorf("mode %s is still on", mode)
		}
	}
	return nil
}

// ready waits until every number of the example is on the screen.
func (p *program) ready() {
	p.tb.Helper()
	p.until("the figures", func() bool { return p.shows("EXCEEDS") })
}

// Whatever size the terminal says it has, the program goes on, and is there when the size is good again.
func TestSizes(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {1, 1}, {1000, 500}, {65535, 65535}} {
		t.Run(fmt.Sprint(size[0], "x", size[1]), func(t *testing.T) {
			t.Parallel()
			p := start(t, size[0], size[1], nil, "demo")
			p.until("the first bytes", func() bool { return p.size() > 0 })
			p.comesBack()
		})
	}
	t.Run("storm", func(t *testing.T) {
		t.Parallel()
		p := start(t, 120, 40, nil, "demo")
		p.ready()
		random := rand.New(rand.NewPCG(1, 2))
		for range 300 {
			p.sized(random.IntN(250), random.IntN(80))
			p.send([]string{"j", "l", "\t", "z"}[random.IntN(4)])
			time.Sleep(time.Duration(random.IntN(3)) * time.Millisecond)
		}
		p.comesBack()
	})
}

// comesBack gives a program a good size and sees that it lives and can be left.
func (p *program) comesBack() {
	p.tb.Helper()
	p.discard(p.term)
	p.term = p.emulator(150, 50)
	p.sized(150, 50)
	p.send("?")
	p.until("the help", func() bool { return p.shows("Keys that work now") })
	p.send("\x1b[27uq")
	if code := p.ends(); code != 0 {
		p.tb.Errorf("it ended with %d", code)
	}
	if err := p.restored(); err != nil {
		p.tb.Error(err)
	}
}

// The end of the session is the end of the program, and leaves the terminal, and the folder of the demo, as they were.
func TestEnds(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(p *program)
		seen bool // the terminal is there to be looked at
	}{
		{"SIGTERM", func(p *program) { _ = p.cmd.Process.Signal(syscall.SIGTERM) }, true},
		{"SIGINT", func(p *program) { _ = p.cmd.Process.Signal(os.Interrupt) }, true},
		{"ctrl+c", func(p *program) { p.send("\x03") }, true},
		{"SIGHUP", func(p *program) { _ = p.cmd.Process.Signal(syscall.SIGHUP) }, true},
		{"the terminal goes away", func(p *program) { _ = p.pty.Close() }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := start(t, 120, 40, nil, "demo")
			p.ready()
			c.end(p)
			p.ends()
			if c.seen {
				if err := p.restored(); err != nil {
					t.Error(err)
				}
			}
			if left, err := filepath.Glob(filepath.Join(p.home(), "muster-*")); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v %v", left, err)
			}
		})
	}
}

// home is the folder that the program has to itself.
func (p *program) home() string {
	for _, e := range p.cmd.Env {
		if v, ok := strings.CutPrefix(e, "TMPDIR="); ok {
			return v
		}
	}
	return ""
}

// A terminal that can do nothing gets the plain report.
func TestDumb(t *testing.T) {
	t.Parallel()
	p := start(t, 120, 40, []string{"TERM=dumb"}, "demo")
	if code := p.ends(); code != 0 {
		t.Errorf("it ended with %d", code)
	}
	p.until("the end of what is written", p.ended)
	if out := string(p.written(0)); strings.Contains(out, "\x1b") || !strings.Contains(out, "Algeria") {
		t.Errorf("no plain report: %q", out)
	}
}

// Without colour there are attributes, and in a language without UTF-8 ASCII, in every pane and what opens over it.
func TestPlainer(t *testing.T) {
	for _, c := range []struct {
		environ       string
		colour, ascii bool
	}{{"NO_COLOR=yes", false, false}, {"NO_COLOR=1", false, false}, {"CLICOLOR=0", false, false}, {"LANG=C", true, true}, {"LC_ALL=de_DE.ISO-8859-1", true, true}} {
		t.Run(c.environ, func(t *testing.T) {
			t.Parallel()
			f := world(t)
			p := start(t, 120, 40, []string{c.environ}, f.Path())
			p.ready()
			for _, keys := range []string{"1", "\x1b[5~", "c", "2", "\x1b[6~", "\r", "\x1b[27u", "r", "\x1b[27u", "3", "\x1b[6~", "\r", "\x1b[27u", "?", "\x1b[27u", ":", "\x1b[27u", "/x", "\x1b[27u"} {
				p.send(keys)
				p.quiet(60 * time.Millisecond)
			}
			for _, problem := range p.strays(c.colour, asIs) {
				t.Error(problem)
			}
			out := p.written(0)
			for i, b := range out {
				if c.ascii && b >= 0x80 {
					t.Fatalf("not ASCII: %q", out[max(0, i-20):min(len(out), i+20)])
				}
			}
		})
	}
}

// What another process adds appears without a key, and the cursor stays on its record.
func TestLive(t *testing.T) {
	t.Parallel()
	f := world(t)
	p := start(t, 120, 60, nil, f.Path())
	p.ready()
	p.send("3z\x1b[B\x1b[B\x1b[B")
	p.until("the cursor on the fourth claim", func() bool { return strings.Contains(p.selected(), "Romanian government") })
	was := p.selected()
	command(t, "add", "--file", f.Path(), "--new-source", `Harbour master @2013-01-22: NO 77 safe "they came by boat"`)
	p.until("the claim of another process", func() bool { return p.shows("Harbour master") })
	if is := p.selected(); is != was {
		t.Errorf("the cursor went from %q to %q", was, is)
	}
}

// selected is the row that the cursor is on, in the pane that has the keys: the last one that is marked.
func (p *program) selected() string {
	p.catchUp()
	row := ""
	for line := range strings.Lines(p.text()) {
		if _, after, ok := strings.Cut(line, "▸"); ok {
			row = strings.TrimSpace(after)
		}
	}
	return row
}
