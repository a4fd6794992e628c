//go:build linux && !race

package terminal

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A reader of the demo's table who has read enough does not keep its copy from being thrown away. Seen red without SIGPIPE ignored.
func TestDemoIntoAClosedPipe(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = read.Close()
	dir := t.TempDir()
	cmd := exec.Command(os.Getenv(binary), "demo")
	cmd.Env = []string{"HOME=" + dir, "TMPDIR=" + dir, "LANG=C.UTF-8"}
	cmd.Stdout = write
	err = cmd.Run()
	_ = write.Close()
	if err == nil {
		t.Error("the table went nowhere, and nobody was told")
	}
	left, err := filepath.Glob(filepath.Join(dir, "muster-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
