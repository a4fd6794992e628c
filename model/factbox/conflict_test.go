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

// A range that was filed is told otherwise where its other end goes, though the desk's figure is the one that was filed: withdrawn where it
// is withheld, else brought up to date; in ASCII, too. Seen red without it: nothing was said of 55 that had gone out.
func TestAFiledRangeThatIsToldOtherwise(t *testing.T) {
	for state, want := range map[model.ClaimState]string{model.Withheld: "WITHDRAWAL: Japan, dead: what was filed is not to be used.",
		model.Retracted: "UPDATES what was filed 21 Jan 18:00: Japan (dead).", model.Standing: ""} {
		for _, ascii := range []bool{false, true} {
			d := newDesk(t)
			d.say("n1", "statoil", "2013-01-20", "JP", model.Dead, "55")
			filed := d.box(factbox.Options{})
			d.put(filed.Filing(filed.Text(factbox.Layout{ASCII: ascii}), on(t, "2013-01-21T18:00"), "ana", ""))
			rival := *d.Claim("n1")
			rival.Status = state
			d.put(&rival)
			box := d.box(factbox.Options{SinceFiled: true})
			if got := strings.Join(box.Advisory, "|"); got != want || strings.Contains(box.Text(factbox.Layout{}), "55") {
				t.Errorf("%s: %q, want %q", state, got, want)
			}
		}
	}
}
