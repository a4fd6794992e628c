//go:build linux && !race

package terminal

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// typed is what an editor is typing when the session ends.
const typed = "Quake in Chile"

// typing is a screen with something typed into the form of a new situation, and where that is kept.
type typing struct {
	*program
	state, file string
	environ     []string
	again       []string // the command line that finds it again
}

// type begins to type on the real program.
func typeOn(t *testing.T, file string) *typing {
	t.Helper()
	ty := &typing{state: t.TempDir(), file: file, again: []string{file}}
	ty.environ = []string{"XDG_STATE_HOME=" + ty.state}
	ty.program = start(t, 120, 40, ty.environ, file)
	ty.write()
	return ty
}

// write opens the form and types.
func (ty *typing) write() {
	ty.tb.Helper()
	ty.until("the first start", func() bool { return ty.shows("Welcome to muster") })
	ty.send("n")
	ty.until("the form", func() bool { return ty.shows("New situation") })
	ty.send(typed)
	ty.until("what is typed", func() bool { return ty.shows(typed) })
}

// kept tells whether a draft on the disk holds a text.
func (ty *typing) kept(text string) bool {
	files, _ := filepath.Glob(filepath.Join(ty.state, "muster", "drafts", "*", "*.json"))
	for _, f := range files {
		if b, err := os.ReadFile(f); err == nil && strings.Contains(string(b), text) {
			return true
		}
	}
	return false
}

// survived starts the program again and finds what was typed.
func (ty *typing) survived() {
	ty.tb.Helper()
	p := start(ty.tb, 120, 40, ty.environ, ty.again...)
	p.until("the draft", func() bool { return p.shows("1 draft from") && p.shows(typed) })
	p.send("\r")
	p.until("the form with it", func() bool { return p.shows("Title  " + typed) })
	p.send("\x03")
	p.ends()
}

// cooked tells whether a terminal is as a shell wants it.
func (p *program) cooked() error {
	raw, err := p.pty.SyscallConn()
	if err != nil {
		return err
	}
	var t *unix.Termios
	if ctl := raw.Control(func(fd uintptr) { t, err = unix.IoctlGetTermios(int(fd), unix.TCGETS) }); ctl != nil || err != nil {
		return errors.Join(ctl, err)
	}
	if t.Lflag&(unix.ICANON|unix.ECHO) != unix.ICANON|unix.ECHO {
		return errors.New("the terminal is raw still")
	}
	return nil
}

// whole fails unless the terminal is as it was.
func (p *program) whole() {
	p.tb.Helper()
	if err := errors.Join(p.restored(), p.cooked()); err != nil {
		p.tb.Error(err)
	}
}

// However the session ends, what was typed is there at the next start, and the terminal is whole.
func TestTypedSurvives(t *testing.T) {
	signalled := func(s os.Signal) func(ty *typing) { return func(ty *typing) { _ = ty.cmd.Process.Signal(s) } }
	for _, c := range []struct {
		name string
		end  func(ty *typing)
		seen bool // the terminal is there to be looked at, and is whole
	}{
		{"SIGTERM", signalled(syscall.SIGTERM), true},
		{"SIGHUP", signalled(syscall.SIGHUP), true},
		{"SIGHUP again and again", func(ty *typing) { // as a shell passes it on to what it started
			for ty.cmd.Process.Signal(syscall.SIGHUP) == nil {
				time.Sleep(time.Millisecond)
			}
		}, true},
		{"ctrl+c", func(ty *typing) { ty.send("\x03") }, true},
		{"the terminal goes away", func(ty *typing) { _ = ty.pty.Close() }, false},
		{"kill -9", func(ty *typing) {
			ty.until("the draft on the disk", func() bool { return ty.kept(typed) })
			_ = ty.cmd.Process.Kill()
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			ty := typeOn(t, filepath.Join(t.TempDir(), "desk.db"))
			c.end(ty)
			code := ty.ends()
			if c.seen {
				ty.whole()
			}
			if c.seen && code != 0 {
				t.Errorf("it ended with %d", code)
			}
			ty.survived()
		})
	}
}

// A terminal that stops reading holds up neither the drafts nor the end, and is whole when it reads again.
func TestTerminalStopsReading(t *testing.T) {
	t.Parallel()
	ty := typeOn(t, filepath.Join(t.TempDir(), "desk.db"))
	goOn := ty.stops()
	for i := 0; i < 400; i++ { // more frames than a terminal holds
		ty.sized(100+i%90, 30+i%20)
		time.Sleep(2 * time.Millisecond)
	}
	ty.until("the draft on the disk", func() bool { return ty.kept(typed) })
	// Five seconds, and what a program beside it takes that nothing holds up: on a busy machine that is not nothing.
	free := start(t, 120, 40, nil, "demo")
	free.ready()
	began := time.Now()
	_ = ty.cmd.Process.Signal(syscall.SIGTERM)
	_ = free.cmd.Process.Signal(syscall.SIGTERM)
	free.ends()
	usual := time.Since(began)
	ty.ends()
	if took := time.Since(began); took > 5*time.Second+4*usual {
		t.Errorf("it took %v to end, where %v is usual", took, usual)
	}
	goOn()
	ty.whole()
	ty.survived()
}

// A save that is refused leaves the form as it was typed, and its draft.
func TestRefusedSaveKeepsDraft(t *testing.T) {
	t.Parallel()
	ty := typeOn(t, filepath.Join(t.TempDir(), "desk.db"))
	ty.send("\tCL\tAmerica/Santiago")
	ty.until("the zone", func() bool { return ty.shows("America/Santiago") })
	command(t, "new", "--title", typed, "--host", "US", "--zone", "America/Santiago", "--file", ty.file)
	ty.send("\x13")
	ty.until("the refusal", func() bool {
		return ty.shows("there already") || ty.shows("exists") || ty.shows("changed") || ty.shows("not saved")
	})
	if !ty.shows(typed) {
		t.Error("the form is not as it was typed")
	}
	ty.until("the draft on the disk", func() bool { return ty.kept("America/Santiago") })
	_ = ty.cmd.Process.Kill()
	ty.ends()
	ty.survived()
}

// Where the disk of the desk's file is full, nothing is saved and nothing is lost.
func TestFullDiskKeepsDraft(t *testing.T) {
	t.Parallel()
	small := t.TempDir()
	if err := unix.Mount("tmpfs", small, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("no small disk can be made here: ", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(small, unix.MNT_DETACH) })
	if err := os.WriteFile(filepath.Join(small, "ballast"), make([]byte, 56<<10), 0o600); err != nil {
		t.Fatal(err)
	}
	ty := typeOn(t, filepath.Join(small, "desk.db"))
	ty.send("\tCL\tAmerica/Santiago")
	ty.until("the zone", func() bool { return ty.shows("America/Santiago") })
	ty.send("\x13")
	ty.until("why it was not saved", func() bool { return ty.shows("no space left") || ty.shows("full") })
	ty.until("the draft on the disk", func() bool { return ty.kept("America/Santiago") })
	_ = ty.cmd.Process.Kill()
	ty.ends()
	if err := os.Remove(filepath.Join(small, "ballast")); err != nil {
		t.Fatal(err)
	}
	ty.survived()
}

// Where the disk of the drafts is full, the screen says so and goes on.
func TestFullDiskOfDraftsIsSaid(t *testing.T) {
	t.Parallel()
	small := t.TempDir()
	if err := unix.Mount("tmpfs", small, "tmpfs", 0, "size=16k"); err != nil {
		t.Skip("no small disk can be made here: ", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(small, unix.MNT_DETACH) })
	_ = os.WriteFile(filepath.Join(small, "ballast"), make([]byte, 64<<10), 0o600)
	p := start(t, 120, 40, []string{"XDG_STATE_HOME=" + small}, filepath.Join(t.TempDir(), "desk.db"))
	ty := &typing{program: p}
	ty.write()
	p.until("that it is not kept", func() bool { return p.shows("what is typed is not kept") })
	if err := os.Remove(filepath.Join(small, "ballast")); err != nil {
		t.Fatal(err)
	}
	p.until("that it is kept again", func() bool { return p.shows("kept again") })
	p.send("\x03")
	p.ends()
}

// gone tells whether the program has ended.
func (p *program) gone() bool {
	select {
	case <-p.left:
		return true
	default:
		return false
	}
}

// A panic, wherever it is, leaves the terminal whole and what was typed on the disk.
func TestPanic(t *testing.T) {
	for place, key := range map[string]string{"Update": "!", "an effect": "\x13", "a goroutine of its own": "!"} {
		t.Run(place, func(t *testing.T) {
			t.Parallel()
			ty := &typing{state: t.TempDir()}
			ty.environ = []string{"XDG_STATE_HOME=" + ty.state}
			ty.file = filepath.Join(ty.state, "desk.db")
			ty.again = []string{ty.file}
			ty.program = startCommand(t, exec.Command(os.Args[0]), 120, 40, append(ty.environ, panicAt+"="+place, panicEnv+"="+ty.state))
			ty.write()
			ty.send("\tCL\tAmerica/Santiago")
			ty.until("the zone", func() bool { return ty.shows("America/Santiago") })
			ty.until("the draft on the disk", func() bool { return ty.kept("America/Santiago") })
			_ = ty.cmd.Process.Signal(syscall.SIGUSR1)
			ty.until("the end", func() bool { // a key before the signal only is one more letter, or one more refusal
				ty.send(key)
				return wait(200*time.Millisecond, ty.gone)
			})
			if code := ty.ends(); code != 3 {
				t.Errorf("it ended with %d", code)
			}
			ty.whole()
			if !strings.Contains(string(ty.written(0)), "made to fail in "+place) && place != "Update" {
				t.Error("nobody said what happened")
			}
			ty.survived()
		})
	}
}

// startCommand runs a command in a terminal of its own, as start does.
func startCommand(tb testing.TB, cmd *exec.Cmd, cols, rows int, environ []string) *program {
	tb.Helper()
	home := tb.TempDir()
	cmd.Env = append([]string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + home, "TMPDIR=" + home, "PATH=" + os.Getenv("PATH")}, environ...)
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

// prompts tells whether the shell waits for a line. The screen goes before the program does, and a line that comes in between is
// the program's.
func (p *program) prompts() bool {
	return strings.HasSuffix(strings.TrimRight(p.text(), "\n"), "\nREADY>")
}

// Ctrl+Z gives the terminal to the shell, and fg brings the screen back, drawn afresh; without a shell it does nothing.
func TestSuspend(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	p := startCommand(t, exec.Command(shell, "--norc", "-i"), 120, 40, []string{"PS1=READY>"})
	p.until("the shell", func() bool { return p.shows("READY>") })
	p.send(os.Getenv(binary) + " demo\n")
	p.ready()
	p.send("\x1a")
	p.until("the shell again", func() bool { return p.shows("Stopped") && !p.shows("EXCEEDS") && p.prompts() })
	p.send("echo so$((40+2))far\n")
	p.until("what the shell says", func() bool { return p.shows("so42far") && p.prompts() })
	p.send("fg\n")
	p.until("the screen, whole", func() bool { return p.shows("EXCEEDS") && !p.shows("so42far") })
	p.send("?")
	p.until("the help", func() bool { return p.shows("Keys that work now") })
	p.send("\x03")
	p.until("the shell at last", func() bool { return p.shows("so42far") && !p.shows("EXCEEDS") && p.prompts() })
	p.send("exit\n")
	p.ends()

	alone := start(t, 120, 40, nil, "demo")
	alone.ready()
	alone.send("\x1a?")
	alone.until("the help", func() bool { return alone.shows("Keys that work now") })
}

// What is pasted is text, also where it holds the end mark of a paste and keys behind it; five megabytes are refused in words.
func TestPasteIsText(t *testing.T) {
	t.Parallel()
	p := start(t, 120, 40, nil, "demo")
	p.ready()
	p.send("\x1b[200~x\x1b[201~q:\x03\x1b[201~")
	p.until("what is said of it", func() bool { return p.shows("all of it was taken as text") })
	long := strings.Repeat("q\x03\x1b]0;", 1<<20)
	p.send("\x1b[200~" + long + "\x1b[201~")
	p.until("the limit", func() bool { return p.shows("nothing of it was taken") })
	p.send("?")
	p.until("the help", func() bool { return p.shows("Keys that work now") })
}

// The quick line is a draft as any form is: killed in the middle of a word, it is offered again with every letter.
func TestQuickLineSurvives(t *testing.T) {
	t.Parallel()
	const line = `Statoil: NO 6 dead, 4 missing "we grie`
	state, f := t.TempDir(), world(t)
	ty := &typing{state: state, environ: []string{"XDG_STATE_HOME=" + state}, again: []string{f.Path()}}
	ty.program = start(t, 120, 40, ty.environ, f.Path())
	ty.ready()
	ty.send("a" + line)
	ty.until("what is typed", func() bool { return ty.shows(line) })
	ty.until("the draft on the disk", func() bool { return ty.kept("we grie") })
	_ = ty.cmd.Process.Kill()
	ty.ends()
	p := start(t, 120, 40, ty.environ, f.Path())
	p.until("the draft", func() bool { return p.shows("1 draft from") && p.shows("Statoil: NO 6 dead") })
	p.send("\r")
	p.until("the line with it", func() bool { return p.shows(line) })
	p.send("\x03")
	p.ends()
}
