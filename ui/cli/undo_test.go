package cli_test

import (
	"strings"
	"testing"

	"muster/model"
	"muster/ui/cli"
)

// Undo is of one's own changes; what another editor changed since is shown in both versions, and stands.
func TestUndoOfWhatAnotherChanged(t *testing.T) {
	d := began(t)
	claim := d.file.state.Story("siege").Entries(model.KindClaim)[0].Record.RecordID()
	d.does(ana(), "claim", "edit", claim, "--text", "ana's words")
	d.at("2013-01-19 12:10")
	d.does(ben(), "claim", "edit", claim, "--text", "ben's words")
	code, stdout, stderr := d.run(ana(), "undo")
	if code != cli.Failed || stdout != "" {
		t.Errorf("ended with %d: %s", code, stdout)
	}
	for _, want := range []string{"GB dead 1 (text), changed by you at 13:00, cannot be undone: ben changed its text since (claim " + claim + ", 13:10); merge the two versions",
		"claim " + claim + `, text, as you left it: "ana's words"`, `text, undone: "one"`, `text, as it is: "ben's words"`} {
		if !strings.Contains(stderr, want) {
			t.Errorf("%q is not in\n%s", want, stderr)
		}
	}
	d.does(ben(), "undo")
	if out := d.does(ana(), "undo"); !strings.Contains(out, "undid: GB dead 1 (text), changed by you at 13:00") {
		t.Error(out)
	}
	if got := d.file.state.Story("siege").Claim(claim).Text; got != "one" {
		t.Errorf("got %q", got)
	}
	d.does(ben(), "claim", "grade", claim, "2") // another field: both stand
	d.does(ana(), "redo")
	if c := d.file.state.Story("siege").Claim(claim); c.Text != "ana's words" || c.Credibility != 2 {
		t.Errorf("got %+v", c)
	}
}
