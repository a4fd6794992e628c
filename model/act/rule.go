package act

import (
	"slices"

	"muster/model"
	"muster/model/account"
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
	instead := m.rule(&model.Ruling{Group: cell.Group, Class: cell.Class, Status: cell.Status, Scope: cell.Scope, Claim: claim, Reason: reason},
		func(r *model.Ruling) bool { return r.Claim != "" && r.Cell() == cell })
	return m.end("%s: ruled for %s, because %s%s", text.Line(cell.String()), short(authorityOf(s, c)), short(reason), instead)
}

// authorityOf is whom a claim speaks for.
func authorityOf(s *model.Story, c *model.Claim) string {
	if src := s.Source(c.Source); src != nil {
		return src.Authority
	}
	return c.Source
}

// RuleForAuthority decides for an authority: in the cells of a status, or, with an empty cell, in the whole story. Group,
// status and scope of the cell narrow it where they are set; it holds in one class. One that nobody speaks for may speak later, as a
// coroner does; it is said that the ruling decides nothing until then.
func RuleForAuthority(s *model.Story, cell model.Cell, authority, reason string) (Act, error) {
	m := begin(s)
	r := &model.Ruling{Group: cell.Group, Class: cell.Class, Status: cell.Status, Scope: cell.Scope, Authority: authority, Reason: reason}
	instead := m.rule(r, func(old *model.Ruling) bool { return old.Claim == "" && old.Cell() == cell })
	if !Spoken(s, authority) {
		instead += "; no source speaks for it yet, and until one does it decides nothing"
	}
	return m.end("%s, because %s%s", nameOfRuling(r), short(reason), instead)
}

// Spoken tells whether any source speaks for an authority.
func Spoken(s *model.Story, authority string) bool {
	return slices.ContainsFunc(s.Entries(model.KindSource), func(e *model.Entry) bool {
		return account.OneVoice(e.Record.(*model.Source).Authority, authority)
	})
}

// rule puts a ruling in the place of the latest one that decides the same, and says so; or beside the others.
func (m *making) rule(r *model.Ruling, same func(*model.Ruling) bool) (instead string) {
	var last *model.Entry
	for _, e := range m.story.Entries(model.KindRuling) {
		if same(e.Record.(*model.Ruling)) && (last == nil || e.Last.Seq > last.Last.Seq) {
			last = e
		}
	}
	if last != nil {
		r.ID, instead = last.Record.RecordID(), "; it takes the place of the ruling "+whose(m.story, last.Record.(*model.Ruling))
	}
	m.put(model.Normal(r))
	if last != nil && model.Equal(last.Record, r) {
		m.fail(model.Ref{Kind: model.KindRuling, ID: r.ID}, "", "the desk has ruled so already; nothing would change")
	}
	return instead
}

// whose says for whom a ruling was, and why.
func whose(s *model.Story, r *model.Ruling) string {
	authority := r.Authority
	if c := s.Claim(r.Claim); c != nil {
		authority = authorityOf(s, c)
	}
	return "for " + short(authority) + ", because " + short(r.Reason)
}

// LiftRuling takes a ruling away.
func LiftRuling(s *model.Story, ruling string) (Act, error) {
	a, err := Delete(s, model.Ref{Kind: model.KindRuling, ID: ruling})
	if err == nil {
		a.Says = Name(s.Entry(model.Ref{Kind: model.KindRuling, ID: ruling}).Record) + ": lifted"
	}
	return a, err
}
