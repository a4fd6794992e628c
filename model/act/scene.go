package act

import (
	"slices"

	"muster/model"
)

// SetList closes the list of nationalities, because every country concerned is on it, or opens it again.
func SetList(s *model.Story, to model.ListState) (Act, error) {
	m := begin(s)
	sit := *s.Situation()
	sit.List = to
	m.put(&sit)
	return m.changed("the list of nationalities is %s", to)
}

// SetPivotal marks an event as a turn of the story, or takes the mark away: what was said before such an event is stale.
func SetPivotal(s *model.Story, event string, to bool) (Act, error) {
	m := begin(s)
	e := m.event(event)
	e.Pivotal = to
	m.put(e)
	says := "pivotal: what was said before it is stale"
	if !to {
		says = "no longer pivotal"
	}
	return m.changed("%s: %s", short(e.Headline), says)
}

// AddEvidence has an event rest on a claim.
func AddEvidence(s *model.Story, event, claim string) (Act, error) {
	m := begin(s)
	e, c := m.event(event), m.claim(claim)
	if slices.Contains(e.Evidence, claim) {
		m.fail(model.Ref{Kind: model.KindEvent, ID: event}, "evidence", "claim %q is its evidence already", claim)
	}
	e.Evidence = append(e.Evidence, claim)
	m.put(e)
	return m.end("%s: evidence %s", short(e.Headline), nameOfClaim(c))
}

// RemoveEvidence takes a claim out of the evidence of an event.
func RemoveEvidence(s *model.Story, event, claim string) (Act, error) {
	m := begin(s)
	e := m.event(event)
	if !slices.Contains(e.Evidence, claim) {
		m.fail(model.Ref{Kind: model.KindEvent, ID: event}, "evidence", "claim %q is none of its evidence", claim)
	}
	e.Evidence = slices.DeleteFunc(e.Evidence, func(id string) bool { return id == claim })
	m.put(e)
	name := "claim " + claim
	if c := s.Claim(claim); c != nil {
		name = nameOfClaim(c)
	}
	return m.end("%s: no longer evidence %s", short(e.Headline), name)
}

// event finds an event that is to be changed, as a copy of its own.
func (m *making) event(id string) *model.Event {
	entry := m.story.Entry(model.Ref{Kind: model.KindEvent, ID: id})
	if !entry.Alive() {
		m.missing(model.KindEvent, id)
		return &model.Event{}
	}
	e := *entry.Record.(*model.Event)
	e.Evidence = slices.Clone(e.Evidence)
	return &e
}
