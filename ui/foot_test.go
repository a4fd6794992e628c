package ui

import (
	"strings"
	"testing"
)

// lastRow is the foot of the screen.
func (d *driver) lastRow() string {
	rows := strings.Split(strings.TrimSuffix(d.plain(), "\n"), "\n")
	return rows[len(rows)-1]
}

// What a step says takes no place from the keys that lead out of a replay and on in it, by both clocks, over an inspector too; the
// sentence is whole as far as there are rows for it, and cut with a mark. Seen red with the notice in all of the row.
func TestAStepLeavesTheWayOutAndOn(t *testing.T) {
	for _, size := range append([][2]int{{80, 10}}, sizes...) {
		for keys, back := range map[string]string{"": "esc now", "2 enter": "esc back"} {
			for _, clock := range []string{"", "c"} {
				d := drive(t, config(deskStore(t))).size(size[0], size[1]).keys(", " + clock + " " + keys)
				for range 30 {
					d.keys(",")
					if d.notice == "" {
						continue
					}
					foot := d.lastRow()
					if !strings.Contains(foot, back+"   ,/. step") {
						t.Fatalf("%v %q %q: the foot is %q after %q", size, keys, clock, foot, d.notice)
					}
					if screen := flat(d.plain()); !strings.Contains(screen, flat(d.notice)+" "+back) && !strings.Contains(foot, d.scene.Pen.Marks.Cut+" ") {
						t.Errorf("%v: %q is not whole, and not marked:\n%s", size, d.notice, d.plain())
					}
				}
			}
		}
	}
}

// Where nothing is said the same keys stand first, and each once.
func TestTheFootOfAReplay(t *testing.T) {
	d := drive(t, config(deskStore(t))).size(200, 60).keys(", down")
	if foot := d.lastRow(); !strings.HasPrefix(foot, " esc return to now   ,/. step   ") || strings.Contains(foot, "in time") {
		t.Errorf("the foot is %q", foot)
	}
}

// Where one pane has the whole screen already, the key that would zoom it says so, and does not wait for a larger screen to do it.
func TestZoomOfTheOnlyPane(t *testing.T) {
	d := drive(t, config(deskStore(t))).size(80, 24).keys("z").wants("the pane has the whole of this screen already; tab goes to the next")
	d.keys("j").lacks("already").size(120, 40).wants(" Claims ", " Timeline ", "▸Accounting")
	d.keys("z").lacks(" Claims ╌").keys("z").wants(" Claims ╌")
	d.keys("z").size(80, 24).keys("z").wants("the whole of this screen already").size(120, 40).wants(" Claims ╌")
	d.keys("enter z").wants("z is a key of the panes").size(80, 24).keys("z").wants("z is a key of the panes")
}

// No notice and no banner needs more room than there is. Seen red with a notice in two columns.
func TestANoticeOnAnyScreen(t *testing.T) {
	for _, keys := range []string{"2 z", ", ,", "/ d e a d enter , ,", ", enter ,", ", M"} {
		d := drive(t, config(deskStore(t))).keys(keys)
		for w := range 45 {
			for h := range 20 {
				d.size(w, h)
				d.say("a sentence that is longer than the screen is wide")
				if lines, _ := d.lines(); len(lines) != h {
					t.Fatalf("%dx%d: %d lines", w, h, len(lines))
				}
				for y, l := range strings.Split(strings.TrimSuffix(d.plain(), "\n"), "\n") {
					if got := d.scene.Pen.Width(l); got > w {
						t.Errorf("%q %dx%d: row %d has %d columns: %q", keys, w, h, y, got, l)
					}
				}
			}
		}
	}
}
