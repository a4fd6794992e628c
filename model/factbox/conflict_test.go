package factbox_test

import (
	"strings"
	"testing"

	"muster/model"
	"muster/model/factbox"
)

// Figures that cannot both be true are a range with both speakers, the desk's own first; a floor keeps its hedge.
func TestConflict(t *testing.T) {
	d := newDesk(t)
	d.say("n1", "statoil", "2013-01-20", "JP", model.Dead, "9")
	d.has(d.box(factbox.Options{}), "Japan: 7 to 9 dead, sources differ: 7 (Japanese government, 21 Jan); 9 (Statoil, 20 Jan)")
	d.say("n2", "sonatrach", "2013-01-20", "JP", model.Dead, "12+")
	d.has(d.box(factbox.Options{}),
		"Japan: at least 7 dead, sources differ: 7 (Japanese government, 21 Jan); at least 12 (Sonatrach, Algerian state oil company, 20 Jan)")
	d.say("n3", "cameron", "2013-01-20", "JP", model.Dead, "<=3")
	d.has(d.box(factbox.Options{}), "Japan: sources differ on the dead: 7 (Japanese government, 21 Jan); "+
		"up to 3 (David Cameron, UK prime minister, 20 Jan); at least 12 (Sonatrach, Algerian state oil company, 20 Jan)")
}

// Where the upper end is open, the greatest number is told all the same. Seen red without it: 40 stood nowhere.
func TestConflictBelowAnOpenEnd(t *testing.T) {
	d := newDesk(t)
	d.say("n1", "statoil", "2013-01-20", "JP", model.Dead, "40")
	d.say("n2", "sonatrach", "2013-01-20", "JP", model.Dead, "dozens")
	d.has(d.box(factbox.Options{}), "Japan: at least 7 dead, sources differ: 7 (Japanese government, 21 Jan); "+
		"dozens (Sonatrach, Algerian state oil company, 20 Jan); 40 (Statoil, 20 Jan)")
}

// A whole that was overtaken carries it into a conflict, too.
func TestConflictOfAnOvertakenWhole(t *testing.T) {
	d := newDesk(t)
	d.say("n1", "sonatrach", "2013-01-22", "ALL", model.Dead, "20")
	text := d.box(factbox.Options{}).Text(factbox.Layout{Width: 400})
	for line := range strings.SplitSeq(text, "\n") {
		if strings.Contains(line, "23") != strings.Contains(line, "23 by nationality") && !strings.Contains(line, "38") {
			t.Errorf("23 without 38: %s", line)
		}
		if strings.Contains(line, "20 (Sonatrach") && !strings.Contains(line, "38") {
			t.Errorf("20 without 38: %s", line)
		}
	}
}
