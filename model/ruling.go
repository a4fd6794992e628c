package model

// Ruling is the desk's decision: for one cell it names a claim, and with it binds that claim's authority; or it names
// an authority for a status, or, without a status, for the whole story.
type Ruling struct {
	ID        string `json:"id"`
	Group     string `json:"group,omitzero"`
	Class     Class  `json:"class,omitzero"`
	Status    Status `json:"status,omitzero"`
	Scope     string `json:"scope,omitzero"`
	Claim     string `json:"claim,omitzero"`
	Authority string `json:"authority,omitzero"`
	Reason    string `json:"reason"`
}

// Cell is what a ruling that names a claim decides.
func (r *Ruling) Cell() Cell { return Cell{r.Group, r.Class, r.Status, r.Scope} }

// RecordKind is KindRuling.
func (r *Ruling) RecordKind() Kind { return KindRuling }

// RecordID is the ruling's id.
func (r *Ruling) RecordID() string { return r.ID }

// Refs names the ruled claim and the group.
func (r *Ruling) Refs() []Ref {
	refs := groupRef(nil, r.Group)
	if r.Claim != "" {
		refs = append(refs, Ref{KindClaim, r.Claim})
	}
	return refs
}

func (r *Ruling) normal() {
	if r.ID == "" {
		r.ID = derive("r", r)
	}
}

// Check tells what is wrong with the ruling by itself.
func (r *Ruling) Check() error {
	var p problems
	p.id("id", r.ID)
	p.required("reason", r.Reason, "why the desk decided so")
	p.shown("scope", r.Scope, wholeScope)
	p.shown("authority", r.Authority, "name the voice that is to count, or leave it out and name a claim")
	p.limits(field{"scope", r.Scope}, field{"authority", r.Authority}, field{"reason", r.Reason})
	if (r.Claim == "") == (r.Authority == "") {
		p.say("claim", "name either a claim (for one cell) or an authority (for a status or the whole story), not both")
	}
	if r.Claim != "" {
		checkGroup(&p, "group", r.Group)
		if r.Status == 0 {
			p.say("status", "missing; a ruling that names a claim decides one cell: give its status")
		}
	} else if r.Group != "" {
		checkGroup(&p, "group", r.Group)
	}
	return p.err(r)
}
