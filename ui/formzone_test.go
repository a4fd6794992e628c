package ui

import (
	"context"
	"strings"
	"testing"
)

// The zone of a new situation is offered once its host is chosen, the host's own first; a host that has one needs none to be typed, and
// what is missing is asked for with what may be written.
func TestTheZoneComesWithTheHost(t *testing.T) {
	zone := ""
	cfg := config(nil)
	cfg.Store = nil
	cfg.Begin = func(_ context.Context, s Start) (Store, string, error) {
		zone = s.Situation.Zone
		m := newMemory()
		m.put(t, ana, s.Situation.ID, s.Situation)
		return m, s.Situation.ID, nil
	}
	begin := func(host string) *driver {
		return drive(t, cfg).size(80, 24).keys("n").text("Crash").keys("enter").text(host).keys("enter")
	}
	begin("Greece").wants("= Europe/Athens, the only one of Greece").keys("ctrl+s").wants("No figures yet")
	if zone != "Europe/Athens" {
		t.Errorf("the zone is %q", zone)
	}
	d := begin("Russia").wants("Europe/Moscow  Russia, MSK+00 - Moscow area", "19 more").keys("ctrl+s")
	d.wants("the time zone of the scene is missing; write such as Europe/Moscow")
	begin("Greece").text("new york").wants("America/New_York  United States, Eastern").keys("enter").wants("America/New_York")
	d = begin("United States").text("central")
	offers := strings.SplitN(d.plain(), "Zone", 2)[1]
	if us, ca := strings.Index(offers, "America/Chicago"), strings.Index(offers, "Canada"); us < 0 || ca >= 0 && ca < us {
		t.Errorf("the host's zones do not stand first:\n%s", d.plain())
	}
	begin("").wants("Zone").keys("ctrl+s").wants("the time zone of the scene is missing; write such as Europe/Athens")
}
