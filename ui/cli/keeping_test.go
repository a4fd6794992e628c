package cli_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"muster/ui/cli"
)

// A change stands, whatever becomes of the backup that is due after it; the editor is told.
func TestChangeWithoutItsBackup(t *testing.T) {
	d := newDesk(t)
	d.does(ana(), "new", "--title", "Siege", "--host", "DZ", "--zone", "Africa/Algiers")
	d.file.failBackup = errors.New("no backup could be made: the disk is full")
	code, out, errs := d.run(ana(), "add", "--new-source", "Hague: GB 1 dead")
	if code != cli.OK || !strings.Contains(out, "logged") || errs != "muster: the change is saved, but no backup could be made: the disk is full\n" {
		t.Errorf("%d: %q, %q", code, out, errs)
	}
}

// One refusal is one line, though it names what the system said of it; several are counted.
// Seen red with a sentence of two errors counted as two.
func TestOneRefusalIsOneLine(t *testing.T) {
	full, no := errors.New("there is no room left"), errors.New("no space left on device")
	for want, err := range map[string]error{
		"muster: there is no room left (no space left on device)\n":                            fmt.Errorf("%w (%w)", full, no),
		"muster: here: there is no room left (no space left on device)\n":                      fmt.Errorf("here: %w", fmt.Errorf("%w (%w)", full, no)),
		"muster: there is no room left\nmuster: and 1 more of the kind; nothing was changed\n": errors.Join(full, no),
	} {
		d := newDesk(t)
		d.does(ana(), "new", "--title", "Siege", "--host", "DZ", "--zone", "Africa/Algiers")
		d.file.failAppend = err
		if code, out, errs := d.run(ana(), "add", "--new-source", "Hague: GB 1 dead"); code != cli.Failed || out != "" || errs != want {
			t.Errorf("%d: %q, %q", code, out, errs)
		}
	}
}
