package model

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"muster/model/country"
	"muster/model/edtf"
)

// Situation is one running story. One file holds many.
type Situation struct {
	ID    string    `json:"id"`
	Title string    `json:"title"`
	Place string    `json:"place,omitzero"`
	Host  string    `json:"host"` // alpha-2 code of the country where it happens
	Zone  string    `json:"zone"` // IANA name of the time zone of the scene
	Began edtf.Date `json:"began,omitzero"`
	// List says whether every nationality concerned is listed: only then do the ceilings of the countries mean anything.
	List ListState `json:"list"`
	// StaleAfter is the age past which a figure is stale, counted from the newest claim; empty: figures do not age.
	StaleAfter Age `json:"stale_after,omitzero"`
	// Names are the desk's own names for countries, by alpha-2 code.
	Names map[string]string `json:"names,omitempty"`
}

// Age is a length of time as a desk writes it: "36h", "90m", "2d".
type Age string

// Duration gives the length; zero for none.
func (a Age) Duration() time.Duration {
	d, err := ParseAge(string(a))
	if err != nil {
		return 0
	}
	return d
}

// ParseAge reads a whole number of days, hours or minutes above zero; empty is none.
func ParseAge(s string) (time.Duration, error) {
	if s == "" {
		return 0, nil
	}
	unit, ok := map[byte]time.Duration{'d': 24 * time.Hour, 'h': time.Hour, 'm': time.Minute}[s[len(s)-1]]
	n, err := strconv.Atoi(s[:len(s)-1])
	if !ok || err != nil || s[0] == '+' || n <= 0 || n > 100_000 {
		return 0, fmt.Errorf("%q is not an age; write a number of days, hours or minutes, such as 2d, 36h or 90m", s)
	}
	return time.Duration(n) * unit, nil
}

// Location gives the zone of the scene. A zone that cannot be loaded, which Check refuses, is read as UTC.
func (s *Situation) Location() *time.Location {
	loc, err := time.LoadLocation(s.Zone)
	if err != nil {
		return time.UTC
	}
	return loc
}

// RecordKind is KindSituation.
func (s *Situation) RecordKind() Kind { return KindSituation }

// RecordID is the situation's id.
func (s *Situation) RecordID() string { return s.ID }

// Refs is empty: a situation stands by itself.
func (s *Situation) Refs() []Ref { return nil }

func (s *Situation) normal() {}

// Check tells what is wrong with the situation.
func (s *Situation) Check() error {
	var p problems
	p.id("id", s.ID)
	p.required("title", s.Title, "a title, such as \"In Amenas gas plant siege\"")
	p.limits(field{"title", s.Title}, field{"place", s.Place})
	if _, ok := country.ByCode(s.Host); !ok {
		p.say("host", "%q is not a country code; write the two capitals of ISO 3166-1, such as DZ", s.Host)
	}
	if s.Zone == "" {
		p.say("zone", "%s", zoneMissing(s.Host))
	} else if _, err := time.LoadLocation(s.Zone); err != nil || s.Zone == "Local" {
		p.say("zone", "%q is not a time zone; write its IANA name, such as %s", s.Zone, cmp.Or(country.ZoneNear(s.Zone), "Africa/Algiers"))
	}
	if _, err := ParseAge(string(s.StaleAfter)); err != nil {
		p.say("stale_after", "%v", err)
	}
	if err := s.Began.Check(s.Location()); err != nil {
		p.say("began", "%v", err)
	}
	s.checkNames(&p)
	return p.err(s)
}

// OnlyZone gives a situation without a time zone that of its host, where the host has exactly one. It says so: "Europe/Athens, the only one
// of Greece"; empty where nothing was given.
func (s *Situation) OnlyZone() string {
	only := country.OnlyZone(s.Host)
	if s.Zone != "" || only == "" {
		return ""
	}
	s.Zone = only
	c, _ := country.ByCode(s.Host)
	return only + ", the only one of " + c.Name
}

// zoneMissing says that a situation has no time zone, and names those of its host; one of another country may be written, too.
func zoneMissing(host string) string {
	const most = 6
	says := "the time zone of the scene is missing; write such as "
	var names []string
	for _, z := range country.ZonesOf(host) {
		names = append(names, z.Name)
	}
	switch n := len(names); {
	case n == 0:
		return says + "Europe/Athens"
	case n > most:
		c, _ := country.ByCode(host)
		return fmt.Sprintf("%s%s or another of the %d of %s", says, strings.Join(names[:most], ", "), n, c.Name)
	case n > 1:
		return says + strings.Join(names[:n-1], ", ") + " or " + names[n-1]
	}
	return says + names[0]
}

// checkNames goes through the desk's own names in order, so that the same fault is always told first.
func (s *Situation) checkNames(p *problems) {
	codes := make([]string, 0, len(s.Names))
	for code := range s.Names {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		if _, ok := country.ByCode(code); !ok {
			p.say("names", "%q is not a country code; write the two capitals of ISO 3166-1", code)
			continue // nor may it stand in the name of a field
		}
		if Blank(s.Names[code]) {
			p.say("names."+code, "empty; give the desk's name or leave the country out")
		}
		p.limits(field{"names." + code, s.Names[code]})
	}
}
