//go:build !race

package terminal

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Users and a group that no account of the machine has.
const deskGroup, deskOwner, deskEditor = 64100, 64001, 64002

// asUser is a command line of a user of the desk, with a home.
func asUser(home string, uid int, args ...string) *exec.Cmd {
	cmd := exec.Command(os.Getenv(binary), args...)
	cmd.Dir = "/"
	cmd.Env = []string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + home, "TMPDIR=" + home, "PATH=" + os.Getenv("PATH")}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: deskGroup}}
	return cmd
}

// sharedDesk makes a file of a group in a setgid folder, that other users can reach.
func sharedDesk(t *testing.T) (home, file string) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root can run programs of other users")
	}
	dir := t.TempDir()
	for _, way := range []string{os.Getenv(binary), filepath.Join(dir, "x")} {
		for p := filepath.Dir(way); p != "/" && p != os.TempDir(); p = filepath.Dir(p) {
			if err := os.Chmod(p, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	home, desk := filepath.Join(dir, "home"), filepath.Join(dir, "desk")
	err := errors.Join(os.Mkdir(home, 0o700), os.Chown(home, deskEditor, deskGroup), os.Mkdir(desk, 0o700), os.Chown(desk, deskOwner, deskGroup),
		os.Chmod(desk, 0o770|os.ModeSetgid))
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(desk, "desk.db")
	made := asUser(dir, deskOwner, "import", "--file", file, "-")
	in, err := os.Open("../../testdata/in-amenas.json")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	made.Stdin = in
	if out, err := made.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return home, file
}

// The rights of an editor are withdrawn while the screen is open and a line is typed: it says so by itself, the line stays, and is
// saved when the rights are back. Then the file is cut short under it: that is said, too, before anybody saves.
// Seen red with Config.Rights taken out of main: READ ONLY never came.
func TestRightsWithdrawnUnderAScreen(t *testing.T) {
	home, file := sharedDesk(t)
	p := begin(t, 120, 40, asUser(home, deskEditor, file))
	p.ready()
	p.send("a")
	p.send("hague: GB 3 injured")
	p.until("the line", func() bool { return p.shows("injured 3") })
	chmod := func(path string, mode os.FileMode) {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	chmod(file, 0o640)
	p.until("READ ONLY", func() bool { return p.shows("READ ONLY") && p.shows("hague: GB 3 injured") })
	p.send("\r")
	p.until("the refusal", func() bool { return p.shows("may be read but not written by you") && p.shows("hague: GB 3 injured") })
	chmod(filepath.Dir(file), 0o700|os.ModeSetgid)
	p.until("NOT LIVE", func() bool { return p.shows("NOT LIVE") && p.shows("hague: GB 3 injured") })
	chmod(filepath.Dir(file), 0o770|os.ModeSetgid)
	chmod(file, 0o660)
	p.until("the rights", func() bool { return !p.shows("READ ONLY") && !p.shows("NOT LIVE") })
	p.send("\r")
	p.until("the save", func() bool { return p.shows("saved: ") })
	out, err := asUser(home, deskEditor, "log", "--file", file).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "uid 64002") {
		t.Errorf("%v: %s", err, out)
	}
	if err := os.Truncate(file, 60_000); err != nil {
		t.Fatal(err)
	}
	p.until("the cut", func() bool { return p.shows("NOT LIVE") && p.shows("damaged: it was cut short") })
}
