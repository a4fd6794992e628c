package model_test

import (
	"testing"

	"muster/model"
)

// A local time that the scene's clocks jumped over, or went through twice, is refused with the offsets to choose from:
// the order of saying, and so the latest word, hangs on it.
func TestLocalTimesOfTheScene(t *testing.T) {
	at := func(s string) *model.Claim {
		c := aClaim("c9")
		c.Said = said(s)
		return c
	}
	event, filing := anEvent("e1"), aFiling("f1")
	event.When, filing.Filed = when("2013-03-31T01:30"), said("2013-10-27T01:30")
	const jumped = "31 Mar 2013 01:30 did not happen in Europe/London, the clocks jumped over it; write the offset that is meant: 2013-03-31T01:30Z or 2013-03-31T01:30+01:00"
	const twice = "27 Oct 2013 01:30 happened twice in Europe/London, as the clocks went back; write the offset: 2013-10-27T01:30+01:00 for the first or 2013-10-27T01:30Z for the second"
	algiers := aSituation()
	algiers.Zone = "Africa/Algiers"
	refusals(t, []refusal{
		{"jumped over", nil, put(at("2013-03-31T01:30")), sentence(`claim "c9": said: ` + jumped)},
		{"twice", nil, put(at("2013-10-27T01:30")), sentence(`claim "c9": said: ` + twice)},
		{"an instant", nil, put(at("2013-10-27T01:30Z")), nil},
		{"a day", nil, put(at("2013-10-27")), nil},
		{"event", nil, put(event), sentence(`event "e1": when: ` + jumped)},
		{"filing", nil, put(filing), sentence(`filing "f1": filed: ` + twice)},
		{"in the zone the batch sets", nil, put(at("2013-03-31T01:30"), algiers), nil},
	})
}

// After the zone was corrected, an older time that does not exist in it stands in nobody else's way: the claim it is
// in still refers to what it refers to.
func TestOldTimesAreNoReferences(t *testing.T) {
	old := linked("c3", bears(model.Repeats, "c1")...)
	old.Said = said("2013-03-31T01:30")
	says(t, model.Admit(desk(t, old), "siege", put(aClaim("c1", figure("GB", model.Dead, "3")))))
	says(t, model.Admit(desk(t, old), "siege", put(old)),
		`claim "c3": said: 31 Mar 2013 01:30 did not happen in Europe/London, the clocks jumped over it; write the offset that is meant: 2013-03-31T01:30Z or 2013-03-31T01:30+01:00`)
}
