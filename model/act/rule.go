package act

import (
	"muster/model"
	"muster/model/text"
)

// RuleForClaim decides a cell: the desk goes by the authority of that claim, and by its newer figures. A ruling that the
// cell has already is replaced by the new one.
func RuleForClaim(s *model.Story, cell model.Cell, claim, reason string) (Act, error) {
	m := begin(s)
	c := m.claim(claim)
	t := Target{Claim: claim, Figure: &cell}
	f := m.figure(c, t) // which is to be there; what counts is the newest of its authority
	if m.err == nil && c.StateOf(f) == model.Withheld {
		m.fail(model.Ref{Kind: model.KindClaim, ID: claim}, "status", "it is withheld and counts nowhere, so that a ruling for it would lapse at once; put it back first (W, or muster claim stand), or rule for another")
	}
	m.rule(&model.Ruling{Group: cell.Group, Class: cell.Class, Status: cell.Status, Scope: cell.Scope, Claim: claim, Reason: reason},
		func(r *model.Ruling) bool { return r.Claim != "" && r.Cell() == cell })
	return m.end("%s: ruled for %s, because %s", text.Line(cell.String()), short(authorityOf(s, c)), short(reason))
}

// authorityOf is whom a claim speaks for.
func authorityOf(s *model.Story, c *model.Claim) string {
	if src := s.Source(c.Source); src != nil {
		return src.Authority
	}
	return c.Source
}

// RuleForAuthority decides for an authority: in the cells of a status, or, with an empty cell, in the whole story. Group,
// status and scope of the cell narrow it where they are set; it holds in one class.
func RuleForAuthority(s *model.Story, cell model.Cell, authority, reason string) (Act, error) {
	m := begin(s)
	r := &model.Ruling{Group: cell.Group, Class: cell.Class, Status: cell.Status, Scope: cell.Scope, Authority: authority, Reason: reason}
	m.rule(r, func(old *model.Ruling) bool { return old.Claim == "" && old.Cell() == cell })
	return m.end("%s, because %s", nameOfRuling(r), short(reason))
}

// rule puts a ruling in the place of the latest one that decides the same, or beside the others.
func (m *making) rule(r *model.Ruling, same func(*model.Ruling) bool) {
	var last *model.Entry
	for _, e := range m.story.Entries(model.KindRuling) {
		if same(e.Record.(*model.Ruling)) && (last == nil || e.Last.Seq > last.Last.Seq) {
			last = e
		}
	}
	if last != nil {
		r.ID = last.Record.RecordID()
	}
	m.put(model.Normal(r))
	if last != nil && model.Equal(last.Record, r) {
		m.fail(model.Ref{Kind: model.KindRuling, ID: r.ID}, "", "the desk has ruled so already; nothing would change")
	}
}

// LiftRuling takes a ruling away.
func LiftRuling(s *model.Story, ruling string) (Act, error) {
	a, err := Delete(s, model.Ref{Kind: model.KindRuling, ID: ruling})
	if err == nil {
		a.Says = Name(s.Entry(model.Ref{Kind: model.KindRuling, ID: ruling}).Record) + ": lifted"
	}
	return a, err
}
