package model

import (
	"fmt"

	"muster/model/edtf"
)

// Event is something that happened.
type Event struct {
	ID       string    `json:"id"`
	When     edtf.Date `json:"when"`
	Headline string    `json:"headline"`
	Detail   string    `json:"detail,omitzero"`
	Place    string    `json:"place,omitzero"`
	// Pivotal marks a turn of the story: figures certainly said before it began are stale.
	Pivotal  bool     `json:"pivotal,omitzero"`
	Evidence []string `json:"evidence,omitempty"` // ids of claims
}

// RecordKind is KindEvent.
func (e *Event) RecordKind() Kind { return KindEvent }

// RecordID is the event's id.
func (e *Event) RecordID() string { return e.ID }

// Refs names the claims that are the event's evidence.
func (e *Event) Refs() []Ref {
	refs := make([]Ref, len(e.Evidence))
	for i, id := range e.Evidence {
		refs[i] = Ref{KindClaim, id}
	}
	return refs
}

func (e *Event) normal() {
	if e.ID == "" {
		e.ID = derive("e", e)
	}
}

// Check tells what is wrong with the event by itself.
func (e *Event) Check() error {
	var p problems
	p.id("id", e.ID)
	p.required("headline", e.Headline, "what happened, in a line")
	if e.When.IsZero() {
		p.say("when", "missing; give a day such as 2013-01-16, a time such as 2013-01-16T05:45, or an interval")
	}
	p.limits(field{"headline", e.Headline}, field{"detail", e.Detail}, field{"place", e.Place})
	for i, id := range e.Evidence {
		p.id(fmt.Sprintf("evidence[%d]", i), id)
	}
	return p.err(e)
}
