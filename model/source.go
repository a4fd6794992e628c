package model

import "muster/model/country"

// Source is who speaks.
type Source struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Kind    SourceKind `json:"kind"`
	Country string     `json:"country,omitzero"` // alpha-2, empty: none
	// Authority is the institution the source speaks for. Sources of one authority are one voice.
	Authority   string      `json:"authority"`
	Unnamed     bool        `json:"unnamed,omitzero"`
	Reliability Reliability `json:"reliability"`
}

// DefaultAuthority is what a source speaks for when nothing else is said: a government source for the government of its
// country, any other for itself.
func (s *Source) DefaultAuthority() string {
	if s.Kind == Government {
		if c, ok := country.ByCode(s.Country); ok {
			return c.Government
		}
	}
	return s.Name
}

// Follow takes an authority along that nobody chose: where an edit has made the source another country's government, or one at all,
// or none any more, and it spoke for what was the default, it speaks for what is the default now. A new name alone takes nothing
// along: other sources may speak for the old one. It is for an edit that leaves the authority alone.
func (s *Source) Follow(was *Source) {
	renamed := *was
	renamed.Name = s.Name
	if was.Authority == was.DefaultAuthority() && renamed.DefaultAuthority() != s.DefaultAuthority() {
		s.Authority = s.DefaultAuthority()
	}
}

// RecordKind is KindSource.
func (s *Source) RecordKind() Kind { return KindSource }

// RecordID is the source's id.
func (s *Source) RecordID() string { return s.ID }

// Refs is empty: a source stands by itself.
func (s *Source) Refs() []Ref { return nil }

func (s *Source) normal() {
	if s.Authority == "" {
		s.Authority = s.DefaultAuthority()
	}
}

// Check tells what is wrong with the source by itself.
func (s *Source) Check() error {
	var p problems
	p.id("id", s.ID)
	p.required("name", s.Name, "who speaks, such as \"William Hague, UK foreign secretary\"")
	p.required("authority", s.Authority, "the institution it speaks for, or its own name again")
	p.limits(field{"name", s.Name}, field{"authority", s.Authority})
	if s.Kind == NoSourceKind {
		p.say("kind", "missing; give one of government, military, security, company, state media, media, witness, party, ngo, other")
	}
	if s.Country != "" {
		if _, ok := country.ByCode(s.Country); !ok {
			p.say("country", "%q is not a country code; write the two capitals of ISO 3166-1, such as GB", s.Country)
		}
	}
	return p.err(s)
}
