package quick

import "testing"

// A new part that may be a known one written otherwise is told with the known one; what is plainly another is not.
func TestNearParts(t *testing.T) {
	ctx := testContext()
	ctx.Scopes = []string{"car deck", "deck 3", "bus A", "north wing", "Crew"}
	for scope, known := range map[string]string{
		"the car deck": "car deck", "Car-Deck": "car deck", "cardeck": "car deck", "car decks": "car deck", "The car dek": "car deck",
		"CAR DECK": "", "crew": "", "deck 4": "", "deck 33": "", "bus B": "", "a bus A": "bus A", "south wing": "", "the deck 3": "deck 3", "engine room": "",
	} {
		d, err := Parse("Hague: GB 1 dead ("+scope+")", ctx)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(d.NearParts) > 0 {
			got = d.NearParts[0].Known
		}
		if got != known || len(d.NearParts) > 1 {
			t.Errorf("%q: near %v, want %q", scope, d.NearParts, known)
		}
	}
	d, err := Parse("Hague: GB 1 dead (hold), 2 missing (the hold), 3 injured (Hold)", ctx)
	if err != nil || len(d.NearParts) != 1 || d.Figures[2].Scope != "hold" {
		t.Errorf("in one line: %+v, %v", d, err)
	}
	want := `"the hold" is a new part; "hold" is there already: write (hold) if that is meant`
	if got := d.NearParts[0].Says(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if begun := Begun("Hague: GB 1 dead (the car deck), 3 foo", ctx); len(begun.NearParts) != 1 {
		t.Error("of a line that is begun it is not told")
	}
}
