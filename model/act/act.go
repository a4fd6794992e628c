package act

import (
	"fmt"

	"muster/model"
)

// Act is what an editor is about to do: all of it or nothing.
type Act struct {
	Edits []model.Edit
	// Relied are the records that the act goes by without changing them.
	Relied []model.Revision
	// Says names the act in one line: "GB dead 3: retracted by its source".
	Says string
	// Notes are what should be known of it besides, a line each: how a typed time was understood, what follows what was changed.
	Notes []string
}

// Batch asks the log to take the act.
func (a Act) Batch(op string, by model.Editor) model.Batch {
	return model.Batch{Op: op, By: by, Edits: a.Edits, Relied: a.Relied}
}

// Target is a claim, or one figure of it.
type Target struct {
	Claim  string
	Figure *model.Cell // nil: the whole claim
}

// making puts an act together; the first error ends it.
type making struct {
	story *model.Story
	act   Act
	err   error
}

func begin(s *model.Story) *making { return &making{story: s} }

// put adds the edit that sets a record, made from what the story holds of it.
func (m *making) put(r model.Record) {
	was := uint64(0)
	if e := m.story.Entry(model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}); e != nil {
		was = e.Last.Seq
	}
	m.putFrom(was, r)
}

// putFrom is put for a record that was made from an earlier revision.
func (m *making) putFrom(was uint64, r model.Record) {
	m.act.Edits = append(m.act.Edits, model.Put(m.story.ID, r, was))
}

// fail keeps the first thing that is wrong.
func (m *making) fail(ref model.Ref, field, format string, args ...any) {
	if m.err == nil {
		m.err = &model.Problem{Kind: ref.Kind, ID: ref.ID, Field: field, Says: fmt.Sprintf(format, args...)}
	}
}

// end names the act, notes what it relies on and has it admitted.
func (m *making) end(format string, args ...any) (Act, error) {
	if m.err != nil {
		return Act{}, m.err
	}
	m.rely()
	m.act.Says = fmt.Sprintf(format, args...)
	if err := model.Admit(m.story, m.story.ID, m.act.Edits); err != nil {
		return Act{}, err
	}
	return m.act, nil
}

// rely notes the revision of every record that the edited ones refer to.
func (m *making) rely() {
	seen := map[model.Ref]bool{}
	for i := range m.act.Edits {
		seen[m.act.Edits[i].Ref()] = true
	}
	for i := range m.act.Edits {
		if m.act.Edits[i].After == nil {
			continue
		}
		for _, ref := range m.act.Edits[i].After.Refs() {
			if e := m.story.Entry(ref); e.Alive() && !seen[ref] {
				seen[ref] = true
				m.act.Relied = append(m.act.Relied, model.Revision{Situation: m.story.ID, Ref: ref, Seq: e.Last.Seq})
			}
		}
	}
}

// claim finds a claim that is to be changed, as a copy of its own.
func (m *making) claim(id string) *model.Claim {
	c := m.story.Claim(id)
	if c == nil {
		m.missing(model.KindClaim, id)
		return &model.Claim{}
	}
	return copied(c)
}

func (m *making) missing(k model.Kind, id string) {
	m.fail(model.Ref{Kind: k, ID: id}, "", "there is no such %s in this situation; it may have been deleted", k)
}

// figure finds the figure that a target names; nil for the whole claim.
func (m *making) figure(c *model.Claim, t Target) *model.Figure {
	if t.Figure == nil {
		return nil
	}
	f, ok := c.Figure(*t.Figure)
	if !ok {
		m.fail(model.Ref{Kind: model.KindClaim, ID: t.Claim}, "figures", "it has no figure %s; name one that it has", t.Figure)
	}
	return f
}
