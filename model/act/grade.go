package act

import "muster/model"

// Grade judges a claim: 1 (confirmed) to 5 (improbable), 6 (cannot be judged).
func Grade(s *model.Story, claim string, to model.Credibility) (Act, error) {
	m := begin(s)
	c := m.claim(claim)
	was := c.Credibility
	c.Credibility = to
	m.put(c)
	return m.changed("%s: graded %s, was %s", nameOfClaim(c), to, was)
}

// GradeSource judges a source: A (reliable) to E (unreliable), F (cannot be judged).
func GradeSource(s *model.Story, source string, to model.Reliability) (Act, error) {
	m := begin(s)
	old := m.story.Source(source)
	if old == nil {
		m.missing(model.KindSource, source)
		return m.end("")
	}
	src := *old
	src.Reliability = to
	m.put(&src)
	return m.changed("%s: graded %s, was %s", short(src.Name), to, old.Reliability)
}

// changed is end for an act whose last edit must not leave its record as it is.
func (m *making) changed(format string, args ...any) (Act, error) {
	e := &m.act.Edits[len(m.act.Edits)-1] // what it needs goes before it
	if now := m.story.Entry(e.Ref()); now.Alive() && model.Equal(now.Record, e.After) {
		m.fail(e.Ref(), "", "it is so already; nothing would change")
	}
	return m.end(format, args...)
}
