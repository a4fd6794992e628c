package country

import (
	"slices"
	"testing"
	"time"
	_ "time/tzdata"
)

// Every zone of the table can be loaded, stands once for its country, and belongs to a country that there is.
func TestEveryZoneLoads(t *testing.T) {
	seen := map[Zone]bool{}
	for _, z := range Zones() {
		if _, err := time.LoadLocation(z.Name); err != nil || z.Name == "" {
			t.Errorf("%+v: %v", z, err)
		}
		if _, ok := ByCode(z.Country); !ok {
			t.Errorf("%+v is of no country", z)
		}
		if one := (Zone{Country: z.Country, Name: z.Name}); seen[one] {
			t.Errorf("%+v stands twice", z)
		} else {
			seen[one] = true
		}
		if several := len(ZonesOf(z.Country)) > 1; several && z.Part == "" {
			t.Errorf("%+v does not say which part of the country it is", z)
		}
	}
	if len(seen) < 400 {
		t.Errorf("only %d zones", len(seen))
	}
}

// Every country has a zone but the two where nobody lives; the main one stands first.
func TestEveryCountryHasAZone(t *testing.T) {
	for _, c := range All() {
		if none := slices.Contains([]string{"BV", "HM"}, c.Alpha2); none != (len(ZonesOf(c.Alpha2)) == 0) {
			t.Errorf("%s has %d zones", c.Name, len(ZonesOf(c.Alpha2)))
		}
	}
	for code, main := range map[string]string{"GR": "Europe/Athens", "RU": "Europe/Moscow", "US": "America/New_York", "BR": "America/Sao_Paulo",
		"AU": "Australia/Sydney", "UA": "Europe/Kyiv", "CA": "America/Toronto", "XK": "Europe/Belgrade", "DE": "Europe/Berlin"} {
		if got := ZonesOf(code); len(got) == 0 || got[0].Name != main {
			t.Errorf("%s: %v, want %s first", code, got, main)
		}
	}
	for code, only := range map[string]string{"GR": "Europe/Athens", "DZ": "Africa/Algiers", "US": "", "BV": "", "": "", "gr": ""} {
		if got := OnlyZone(code); got != only {
			t.Errorf("%q: %q, want %q", code, got, only)
		}
	}
}
