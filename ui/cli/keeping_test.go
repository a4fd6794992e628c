package cli_test

import (
	"errors"
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
