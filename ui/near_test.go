package ui

import "testing"

// A part that is new, and nearly a known one, is told while it is typed.
func TestQuickLineWarnsOfANearPart(t *testing.T) {
	typing(t, exampleStore(t), "Hague: GB 1 dead (the final assault)").wants(`"the final assault" is a new part; "final assault" is there already`)
	typing(t, exampleStore(t), "Hague: GB 1 dead (final assault)").lacks("new part")
}

// A ruling for an authority that nobody speaks for is told what it decides, while it is typed.
func TestAFormOfARulingForNobody(t *testing.T) {
	d := drive(t, config(exampleStore(t))).size(120, 40).keys("A").text("ruling").keys("enter tab").text("Statoill")
	d.wants("no source speaks for it yet")
	d.keys("backspace").lacks("no source speaks for it yet")
}
