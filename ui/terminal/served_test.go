//go:build !race

package terminal

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// box is the real program as a server, and what its users have on their own machines.
type box struct {
	tb        testing.TB
	dir, port string
	cmd       *exec.Cmd
	env       []string
}

// served starts `muster serve` on the example, for two keys of the real OpenSSH client: ana, an editor, and bob, a reader.
func served(tb testing.TB) *box {
	tb.Helper()
	for _, tool := range []string{"ssh", "ssh-keygen"} {
		if _, err := exec.LookPath(tool); err != nil {
			tb.Skip("no OpenSSH client here")
		}
	}
	b := &box{tb: tb, dir: tb.TempDir()}
	b.env = []string{"HOME=" + b.dir, "TMPDIR=" + b.dir, "LANG=C.UTF-8", "TERM=xterm-256color", "PATH=" + os.Getenv("PATH"), "MUSTER_FILE=" + world(tb).Path()}
	editors := ""
	for name, role := range map[string]string{"ana": "editor", "bob": "reader"} {
		b.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", filepath.Join(b.dir, name))
		key, err := os.ReadFile(filepath.Join(b.dir, name+".pub"))
		if err != nil {
			tb.Fatal(err)
		}
		editors += name + " " + role + " " + string(key)
	}
	if err := os.WriteFile(filepath.Join(b.dir, "editors"), []byte(editors), 0o600); err != nil {
		tb.Fatal(err)
	}
	b.serve("127.0.0.1:0")
	tb.Cleanup(b.end)
	return b
}

func (b *box) tool(name string, args ...string) {
	b.tb.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = b.env
	if out, err := cmd.CombinedOutput(); err != nil {
		b.tb.Fatalf("%s %q: %v: %s", name, args, err, out)
	}
}

// serve starts the server, and learns its port from what it says.
func (b *box) serve(listen string) {
	b.tb.Helper()
	b.cmd = exec.Command(os.Getenv(binary), "serve", "--listen", listen, "--editors", filepath.Join(b.dir, "editors"))
	b.cmd.Env = b.env
	out, err := b.cmd.StdoutPipe()
	if err == nil {
		err = b.cmd.Start()
	}
	if err != nil {
		b.tb.Fatal(err)
	}
	says, _ := bufio.NewReader(out).ReadString('\n')
	at := regexp.MustCompile(`is served on 127\.0\.0\.1:(\d+) to 2 keys`).FindStringSubmatch(says)
	if at == nil {
		b.end()
		b.tb.Fatalf("it says %q", says)
	}
	b.port = at[1]
}

// end ends the server as systemd does.
func (b *box) end() {
	_ = b.cmd.Process.Signal(syscall.SIGTERM)
	_ = b.cmd.Wait()
}

// ssh is the client of somebody.
func (b *box) ssh(who string, args ...string) *exec.Cmd {
	cmd := exec.Command("ssh", append([]string{"-F", "none", "-p", b.port, "-i", filepath.Join(b.dir, who), "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes",
		"-o", "StrictHostKeyChecking=accept-new", "-o", "UserKnownHostsFile=" + filepath.Join(b.dir, "known"), "-o", "LogLevel=ERROR", "127.0.0.1"}, args...)...)
	cmd.Env = b.env
	return cmd
}

// says runs a command over SSH.
func (b *box) says(who string, args ...string) (code int, out string) {
	b.tb.Helper()
	raw, err := b.ssh(who, args...).CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), string(raw)
	}
	if err != nil {
		b.tb.Fatal(err)
	}
	return 0, string(raw)
}

// screen opens the monitor of somebody.
func (b *box) screen(who string) *program {
	p := begin(b.tb, 120, 40, b.ssh(who))
	p.ready()
	return p
}

// Two editors who are served have zone and theme of their own, at the same time, and still have them when the server was started
// anew; broken settings keep nobody out.
func TestServedSettings(t *testing.T) {
	t.Parallel()
	b := served(t)
	for _, line := range []string{"ana config zone America/New_York", "ana config theme light", "bob config zone Asia/Tokyo", "bob config theme none", "bob config ascii true"} {
		words := strings.Fields(line)
		if code, out := b.says(words[0], words[1:]...); code != 0 || !strings.Contains(out, words[2]+" is "+words[3]+" from the next session on") {
			t.Fatal(line, code, out)
		}
	}
	for _, what := range []string{"in the first server", "in the second"} {
		ana, bob := b.screen("ana"), b.screen("bob")
		ana.until("the zone of ana "+what, func() bool { return ana.shows("America/New_York)") && !ana.shows("Tokyo") })
		bob.until("the zone of bob "+what, func() bool { return bob.shows("Asia/Tokyo)") && !bob.shows("New_York") && bob.shows("READ ONLY") })
		if problems := bob.strays(false, asIs); len(problems) > 0 {
			t.Error(what, problems[0])
		}
		if !strings.Contains(string(ana.written(0)), "╎") || strings.Contains(string(bob.written(0)), "╎") {
			t.Error(what, "who said nothing of ASCII is drawn in it, or who asked for it is not")
		}
		for _, p := range []*program{ana, bob} {
			p.send("q")
			if code := p.ends(); code != 0 {
				t.Errorf("ended with %d", code)
			}
		}
		b.end()
		b.serve("127.0.0.1:" + b.port)
	}
	b.broken(t)
}

// broken breaks the settings of everybody.
func (b *box) broken(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(b.dir, ".local", "state", "muster", "settings", "*", "settings.toml"))
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Error(file, info.Mode(), err)
		}
		if err := os.WriteFile(file, []byte("theme"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := b.screen("ana")
	p.until("what is wrong", func() bool { return p.shows("your settings are not in force; the command config says why") })
	if code, out := b.says("ana", "config"); code != 0 || !strings.Contains(out, "your settings:1: ") {
		t.Errorf("%d %s", code, out)
	}
	if code, out := b.says("ana", "config", "theme", "dark"); code != 1 || !strings.Contains(out, "config --reset") {
		t.Errorf("%d %s", code, out)
	}
	if code, out := b.says("ana", "config", "--reset"); code != 0 {
		t.Errorf("%d %s", code, out)
	}
	if code, out := b.says("ana", "config", "theme", "dark"); code != 0 || !strings.HasPrefix(out, "theme is dark") {
		t.Errorf("%d %s", code, out)
	}
}

// What is about the server's disk says where it is run instead, to the client that is on every box.
func TestServedRefusals(t *testing.T) {
	t.Parallel()
	b := served(t)
	for line, want := range map[string]string{
		"backup":                      "1 muster: backup: not over SSH, for it is about the server and its disk; run it on the server itself: muster backup\n",
		"bash":                        "2 muster: \"bash\" is no command of muster, and there is no shell here; muster --help lists the commands\n",
		"config backup_every off":     "2 muster: backup_every is about the server, and not to be set over SSH; whoever runs the server sets it there\n",
		"muster config zone /etc/UTC": "2 muster: zone cannot be \"/etc/UTC\"; write the desk's time zone in full, such as \"Europe/London\", or \"\" for the scene's alone\n",
	} {
		code, out := b.says("ana", line)
		if got := fmt.Sprint(code, " ", out); got != want {
			t.Errorf("%s: %q", line, got)
		}
	}
}
