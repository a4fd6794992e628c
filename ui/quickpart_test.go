package ui

import "testing"

// A part that is new, and nearly a known one, is told while it is typed.
func TestQuickLineWarnsOfANearPart(t *testing.T) {
	typing(t, exampleStore(t), "Hague: GB 1 dead (the final assault)").wants(`"the final assault" is a new part; "final assault" is there already`)
	typing(t, exampleStore(t), "Hague: GB 1 dead (final assault)").lacks("new part")
}
