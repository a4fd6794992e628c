package cli_test

import (
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/ui/cli"
)

// One editor files, another confirms; the same one may not, whatever name it goes by. The filing relies on the claims it used.
func TestFileAndConfirm(t *testing.T) {
	d := newDesk(t)
	d.does(ana(), "new", "--id", "s", "--title", "Siege", "--host", "DZ", "--zone", "Africa/Algiers")
	d.refused(ana(), "file")
	d.refused(ben(), "confirm")
	d.does(ana(), "add", "Hague: GB 3 dead")
	d.does(ana(), "add", "AFP: GB 5 dead")
	d.refused(ana(), "file", "--confirmed-by", "Ana")
	text := d.does(ana(), "file", "--ascii")
	if !strings.Contains(text, "- United Kingdom: 3 to 5 dead, sources differ: ") {
		t.Error(text)
	}
	if n := len(d.file.last.Relied); n != 1 {
		t.Errorf("the filing relies on %d claims, and used one", n)
	}
	d.refused(ana(), "confirm")
	sameKey := ana()
	sameKey.Name = "anna"
	d.refused(sameKey, "confirm")
	d.does(ben(), "confirm")
	d.refused(ben(), "confirm")
	if list := d.does(ana(), "filings"); !strings.Contains(list, " ana  ben ") {
		t.Error(list)
	}
	d.clock = d.clock.Add(time.Hour)
	d.does(ana(), "add", "AFP: GB 4 dead")
	if moved := d.does(ana(), "diff", "--since-filed"); !strings.Contains(moved, "United Kingdom, dead: 4, was filed as 5; AFP, 19 Jan 14:00.") {
		t.Error(moved)
	}
}

// refused runs a command that must not succeed, and say so in a sentence.
func (d *desk) refused(by model.Editor, args ...string) {
	d.Helper()
	if code, _, stderr := d.run(by, args...); code == cli.OK || !strings.HasPrefix(stderr, "muster: ") {
		d.Errorf("muster %q: %d: %s", args, code, stderr)
	}
}
