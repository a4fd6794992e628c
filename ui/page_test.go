package ui

import (
	"strings"
	"testing"

	"muster/ui/dialog"
)

// marked is the row of the front dialog that the cursor is on; empty: none.
func (d *driver) marked() string {
	for _, row := range strings.Split(d.inFront(), "\n") {
		if rest, on := strings.CutPrefix(row, d.scene.Pen.Marks.Cursor+" "); on {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}

// The cursor of a page stays on what it is on when the page is made anew, whatever comes or goes above it, and where that is gone it
// is on what leads on beside it. Seen red with the cursor left at the number of its block.
func TestTheCursorOfAPageStaysOnItsRow(t *testing.T) {
	d := drive(t, config(deskStore(t))).size(100, 30).keys("2 r")
	for d.marked() != "Norway: 5 missing" {
		d.keys("j")
	}
	d.keys(",")
	if got := d.marked(); got != "Norway: 5 missing" {
		t.Errorf("the cursor is on %q after a step\n%s", got, d.plain())
	}
	for range 90 {
		if d.keys(","); d.marked() == "" && strings.Contains(d.inFront(), "Claimed") {
			t.Fatalf("no cursor at %v:\n%s", d.replay.is.At(), d.plain())
		}
	}
}

// G goes to the last that leads on, and g to the first. Seen red with both left to what is in sight first on the way.
func TestTheEndsOfAPage(t *testing.T) {
	for _, size := range sizes[1:] {
		d := drive(t, config(deskStore(t))).size(size[0], size[1]).keys("2 r G")
		if got := d.marked(); !strings.Contains(got, "3 attackers captured") {
			t.Errorf("%v: G is on %q", size, got)
		}
		if got := d.keys("g").marked(); !strings.Contains(got, "5 missing") {
			t.Errorf("%v: g is on %q", size, got)
		}
		if page := d.top().(*dialog.Page); page.Title() != "Reconciliation" {
			t.Errorf("the page is %q", page.Title())
		}
	}
}
