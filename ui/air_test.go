package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"muster/model"
)

// TestTheCursorTouchesNoFigure guards the brackets around a cell whose neighbours fill their columns: there is a space between, at
// every width and under a filter, and both brackets are there. Seen red with air giving nothing.
func TestTheCursorTouchesNoFigure(t *testing.T) {
	m := exampleStore(t)
	m.put(t, ben, "in-amenas", claim("n1", "bernama", "AT", model.Dead, "412", "2013-01-22"))
	m.put(t, ben, "in-amenas", claim("n2", "bernama", "AT", model.Freed, "dozens", "2013-01-22"))
	m.put(t, ben, "in-amenas", claim("n3", "bernama", "AT", model.Captured, "1,200-1,300", "2013-01-22"))
	for _, size := range [][2]int{{60, 20}, {80, 24}, {100, 30}, {120, 40}, {160, 50}, {200, 60}} {
		for _, filter := range []string{"", "country:AT", "status:dead"} {
			d := drive(t, config(m)).size(size[0], size[1]).keys("2")
			d.accounting.Go(model.Cell{Group: "AT", Class: model.Affected, Status: model.Freed})
			if d.keys("/").text(filter).keys("enter"); size[0] > 70 { // there is room for two columns
				d.wants("Austria").keys("h").wants("[412 *] dozens").keys("l").wants("412 * [dozens")
			}
			d.keys("l l l l l h h h h h h h h h")
			for range 9 {
				for _, l := range d.accounting.View(true) {
					l = ansi.Strip(l)
					if strings.Contains(l, "[") != strings.Contains(l, "]") {
						t.Errorf("%v %q: %s", size, filter, l)
					}
				}
				d.keys("l")
			}
		}
	}
}
