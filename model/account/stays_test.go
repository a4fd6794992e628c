package account

import (
	"strings"
	"testing"

	"muster/model"
)

// A new claim that moves nothing in a cell is told with what stays there, and why. What the consequences tell is not told twice.
func TestWhatStaysAndWhy(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-18T10:30", "GB dead 3; GB missing 4")
	d.say("c2", "paper", "2013-01-18T11:00", "FR dead 5; JP dead 7; US dead 9; NO dead 23")
	d.put(&model.Ruling{ID: "r1", Group: "JP", Status: model.Dead, Claim: "c2", Reason: "So."})
	d.put(model.Normal(&model.Source{ID: "good", Name: "Good", Kind: model.Media, Reliability: 'B'}))
	d.say("c3", "good", "2013-01-18T09:00", "PH dead 6")
	for _, tt := range []struct{ name, source, said, figures, want string }{
		{"older", "gov-gb", "2013-01-18T10:20", "GB dead 2", "United Kingdom, dead: 3 stays, as the UK government has said 3 dead since (18 Jan 2013 10:30)"},
		{"a day", "gov-gb", "2013-01-18", "GB dead 2", "United Kingdom, dead: 3 stays, as the UK government has said 3 dead since (18 Jan 2013 10:30): a day without an hour counts from its beginning"},
		{"an older answer to an open question", "gov-gb", "2013-01-17", "GB unaccounted 9", "United Kingdom, unaccounted for: no figure, as the UK government has said 4 missing since (18 Jan 2013 10:30)"},
		{"the same again", "gov-gb", "2013-01-19", "GB dead 3", "United Kingdom, dead: 3 stays, by this claim now"},
		{"against the competent", "paper", "2013-01-19", "GB dead 6", "United Kingdom, dead: 3 stays, as the UK government is competent here"},
		{"a rival from before", "agency", "2013-01-17", "FR dead 6", "France, dead: 5 stays, as Paper said it later (18 Jan 2013 11:00)"},
		{"against a ruling", "agency", "2013-01-19", "JP dead 8", "Japan, dead: 7 stays, by a ruling of the desk"},
		{"against the better source", "agency", "2013-01-18T09:00", "PH dead 8", "Philippines, dead: 6 stays, as Good is the better source, graded B"},
		{"moves", "gov-gb", "2013-01-19", "GB dead 4", ""},
		{"only says less, which is told", "paper", "2013-01-19", "NO dead dozens", ""},
	} {
		edits := []model.Edit{d.claimWith("c9", tt.source, tt.said, tt.figures)}
		book := d.book()
		var got []string
		for _, c := range book.Stays(edits, book.Consequences(edits)) {
			got = append(got, c.Says)
		}
		if strings.Join(got, "\n") != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, strings.Join(got, "\n"), tt.want)
		}
		if d.story.Claim("c9") != nil {
			t.Fatal("the claim is in the story")
		}
	}
}

// A third voice that widens what goes out is told, though the figure and the conflict are there as before.
func TestASpreadThatMoves(t *testing.T) {
	d := newDesk(t)
	d.say("c1", "gov-gb", "2013-01-17", "GB dead 2")
	d.say("c2", "paper", "2013-01-17", "GB dead 5")
	if got, want := consequences(d, d.claimWith("c3", "agency", "2013-01-18", "GB dead 6")), "United Kingdom, dead: 2 stays, in a spread of 2 to 6 now, was 2 to 5"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := consequences(d, d.claimWith("c3", "agency", "2013-01-18", "GB dead 4")); got != "" {
		t.Errorf("inside the spread: %s", got)
	}
}
