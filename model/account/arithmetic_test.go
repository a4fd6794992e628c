package account

import (
	"testing"

	"muster/model"
)

// The arithmetic of a sum has every figure that is added, as it stands in the table, and what was counted twice; a part is not in it.
func TestArithmetic(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-19", "GB dead 3; GB missing 2")
	d.say("c0", "gov-dz", "2013-01-19", "FOREIGN dead 10; FOREIGN missing/dead 20")
	if got := reconciled(d.book(), t, "FOREIGN dead").Arithmetic(); got != "" {
		t.Errorf("one figure is no sum: %s", got)
	}
	d.say("c2", "gov-us", "2013-01-19", "US dead 2; US missing/dead 4", link(model.SamePeople, "c1"))
	d.say("c3", "gov-fr", "2013-01-19", "FR dead >5")
	for whole, want := range map[string]string{
		"FOREIGN dead":         "9+ = FR >5 + GB 3 + US 2 - 2 counted twice",
		"FOREIGN missing/dead": "10+ = FR >5 dead + GB 2 missing + GB 3 dead + US 4 + US 2 dead - 7 counted twice",
	} {
		if got := reconciled(d.book(), t, whole).Arithmetic(); got != want {
			t.Errorf("%s: %s, want %s", whole, got, want)
		}
	}
}
