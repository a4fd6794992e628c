package country

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed zones.tsv
var zonesTSV string

// Zone is a time zone of a country.
type Zone struct {
	Country string // alpha-2
	Name    string // as IANA calls it: Europe/Athens
	Part    string // which part of the country keeps it; empty: there is one zone alone
}

// zones is the table of zones, read at its first use and kept.
var zones = sync.OnceValue(func() (all []Zone) {
	for line := range strings.Lines(zonesTSV) {
		if f := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); !strings.HasPrefix(line, "#") {
			all = append(all, Zone{f[0], f[1], strings.Join(f[2:], "")})
		}
	}
	return all
})

// Zones gives every time zone of every country, by the code of the country; the main one of each stands first.
func Zones() []Zone { return slices.Clone(zones()) }

// ZonesOf gives the time zones of a country, the main one first; none where there is no such country, or nobody lives there.
func ZonesOf(alpha2 string) (all []Zone) {
	for _, z := range zones() {
		if z.Country == alpha2 {
			all = append(all, z)
		}
	}
	return all
}

// ZoneNear is the time zone whose name ends in what somebody wrote, in letters of any case, such as Europe/Rome for "rome"; empty: there is
// none.
func ZoneNear(typed string) string {
	for _, z := range zones() {
		if _, place, _ := strings.Cut(z.Name, "/"); typed != "" && strings.EqualFold(strings.ReplaceAll(typed, " ", "_"), place[strings.LastIndex(place, "/")+1:]) {
			return z.Name
		}
	}
	return ""
}

// OnlyZone is the name of the time zone of a country that has exactly one; else it is empty.
func OnlyZone(alpha2 string) string {
	if all := ZonesOf(alpha2); len(all) == 1 {
		return all[0].Name
	}
	return ""
}
