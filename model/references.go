package model

import "fmt"

// references tells which references of a record lead nowhere.
func (o *overlay) references(r Record) error {
	var p problems
	switch r := r.(type) {
	case *Group:
		o.groupReferences(&p, r)
	case *Claim:
		o.claimReferences(&p, r)
	case *Event:
		for i, id := range r.Evidence {
			o.need(&p, fmt.Sprintf("evidence[%d]", i), Ref{KindClaim, id})
		}
	case *Ruling:
		o.rulingReferences(&p, r)
	}
	return p.err(r)
}

// times tells which times of a record do not exist in the zone of the scene, or happen twice. They are no references: an
// older record whose time was fine before the zone was corrected must not stand in the way of a change beside it.
func (o *overlay) times(r Record) error {
	var p problems
	at, err := "", error(nil)
	switch r := r.(type) {
	case *Claim:
		at, err = "said", r.Said.Check(o.zone())
	case *Event:
		at, err = "when", r.When.Check(o.zone())
	case *Filing:
		at, err = "filed", r.Filed.Check(o.zone())
	}
	if err != nil {
		p.say(at, "%v", err)
	}
	return p.err(r)
}

func (o *overlay) need(p *problems, at string, ref Ref) bool {
	if o.record(ref) != nil {
		return true
	}
	p.say(at, "there is no %s %q; add it or name another", ref.Kind, ref.ID)
	return false
}

func (o *overlay) needGroup(p *problems, at, id string) {
	if !WellKnown(id) && o.record(Ref{KindGroup, id}) == nil {
		p.say(at, "%q is neither a country code nor a group of this situation; write a code such as GB, ALL, FOREIGN, XX, or add the group", id)
	}
}

func (o *overlay) groupReferences(p *problems, g *Group) {
	if g.Within == "" {
		return
	}
	if basis := o.basis(g.Within); basis == NoBasis {
		o.needGroup(p, "within", g.Within)
	} else if basis != g.Basis {
		p.say("within", "%q gathers by %s, this group by %s; a group lies within one of the same basis", g.Within, basis, g.Basis)
	}
	seen := map[string]bool{g.ID: true}
	for id := g.Within; id != ""; {
		if seen[id] {
			p.say("within", "the groups lie within each other in a circle; name another")
			return
		}
		seen[id] = true
		next, ok := o.record(Ref{KindGroup, id}).(*Group)
		if !ok {
			return
		}
		id = next.Within
	}
}

// basis is what a group gathers by, NoBasis when there is no such group.
func (o *overlay) basis(id string) Basis {
	if g, ok := o.record(Ref{KindGroup, id}).(*Group); ok {
		return g.Basis
	}
	switch {
	case id == All || id == Foreign:
		return Whole
	case WellKnown(id):
		return Nationality
	}
	return NoBasis
}

func (o *overlay) claimReferences(p *problems, c *Claim) {
	o.need(p, "source", Ref{KindSource, c.Source})
	for i := range c.Figures {
		o.needGroup(p, fmt.Sprintf("figures[%d].group", i), c.Figures[i].Group)
	}
	for i := range c.Links {
		l, at := &c.Links[i], fmt.Sprintf("links[%d]", i)
		if o.need(p, at+".claim", Ref{KindClaim, l.Claim}) && l.Figure != nil {
			o.needFigure(p, at+".figure", l.Claim, *l.Figure)
		}
	}
}

// turns refuses links that lead in a circle. A new circle has an edited claim in it, so that only those are asked.
func (o *overlay) turns(r Record) error {
	c, ok := r.(*Claim)
	if !ok {
		return nil
	}
	var p problems
	for i := range c.Links {
		if l := &c.Links[i]; l.Kind != SamePeople && o.circles(l.Claim) {
			p.say(fmt.Sprintf("links[%d].claim", i), "the links of claim %q lead in a circle; claims cannot repeat, correct or replace each other in turn", l.Claim)
		}
	}
	return p.err(c)
}

// circles tells whether the links of a claim lead into a circle. Two claims may say of each other that they count the
// same people; every other link has a direction. Claims that were found to lead nowhere stay so for the whole batch, so
// that a long chain is walked once.
func (o *overlay) circles(from string) bool {
	switch o.walks[from] {
	case walking:
		return true
	case walked:
		return false
	}
	ref := Ref{KindClaim, from}
	if !o.relinked && o.edits[ref] == nil {
		return false // what was there before refers to nothing new, so no way leads back from it
	}
	c, ok := o.record(ref).(*Claim)
	if !ok {
		return false
	}
	o.walks[from] = walking
	for i := range c.Links {
		if c.Links[i].Kind != SamePeople && o.circles(c.Links[i].Claim) {
			return true
		}
	}
	o.walks[from] = walked
	return false
}

// walk is how far the search for circles has come with a claim.
type walk uint8

const (
	walking walk = iota + 1
	walked
)

func (o *overlay) needFigure(p *problems, at, claim string, cell Cell) {
	c, ok := o.record(Ref{KindClaim, claim}).(*Claim)
	if !ok {
		return
	}
	if _, ok := c.Figure(cell); !ok {
		p.say(at, "claim %q has no figure %s; name one that it has", claim, cell)
	}
}

func (o *overlay) rulingReferences(p *problems, r *Ruling) {
	if r.Group != "" {
		o.needGroup(p, "group", r.Group)
	}
	if r.Claim != "" && o.need(p, "claim", Ref{KindClaim, r.Claim}) {
		o.needFigure(p, "claim", r.Claim, r.Cell())
	}
}

// BasisOf tells what a group of a story gathers by; NoBasis when there is no such group.
func (s *Story) BasisOf(id string) Basis { return (&overlay{base: s}).basis(id) }
