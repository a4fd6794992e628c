package act

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"muster/model"
	"muster/model/quick"
	"muster/model/text"
)

// Add logs new records as one act: a claim and, before it, the source that it needs.
func Add(s *model.Story, records ...model.Record) (Act, error) {
	m := begin(s)
	return m.end("%s", m.add(records))
}

// add puts new records and names them.
func (m *making) add(records []model.Record) string {
	var names []string
	for _, r := range records {
		model.Normal(r)
		ref := model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}
		if m.story.Entry(ref).Alive() {
			m.fail(ref, "id", "it is there already; change that one, or give the new one another id")
		}
		m.put(r)
		names = append(names, newName(r))
	}
	return listed(names, mostFigures)
}

func newName(r model.Record) string {
	switch r.RecordKind() {
	case model.KindClaim, model.KindRuling, model.KindFiling:
		return Name(r) // it says what it is
	}
	return fmt.Sprintf("%s %s", r.RecordKind(), Name(r))
}

// Change puts a record as it was edited in the place of the one that the editor saw, which was last changed by change was.
// Where somebody changed or deleted it since, the log merges what may be merged, or refuses with both versions. A record of which was
// is the deletion is put back. Words that are nothing but the figures of a claim follow them. What is new beside it, as the source that it
// needs, goes before it in the same act.
func Change(s *model.Story, was uint64, r model.Record, beside ...model.Record) (Act, error) {
	m := begin(s)
	with := m.add(beside)
	if with != "" {
		with = "; " + with
	}
	ref := model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}
	old := s.Entry(ref)
	if old == nil || was == 0 {
		m.missing(ref.Kind, ref.ID)
		return m.end("")
	}
	model.Normal(r)
	if why := bared(old.Record, r); why != "" {
		m.fail(ref, "figures", "%s", why)
	}
	m.act.Notes = Follow(s, old.Record, r)
	m.putFrom(was, r)
	if !old.Alive() {
		return m.end("%s: put back%s", Name(r), with)
	}
	return m.changed("%s: %s changed%s%s", Name(r), listed(changedFields(old.Record, r), mostFigures), released(old.Record, r), with)
}

// bared tells why a claim is not to lose the last figure of it that is withheld; empty: it does not. Nothing would say any more that there
// is something to hold back, neither of its words nor of what it said before.
func bared(old, next model.Record) string {
	before, ok := old.(*model.Claim)
	after, isClaim := next.(*model.Claim)
	if !ok || !isClaim || before.Status == model.Withheld || after.Withholds() {
		return ""
	}
	for i := range before.Figures {
		f := &before.Figures[i]
		if _, there := after.Figure(f.Cell()); !there && before.StateOf(f) == model.Withheld {
			return fmt.Sprintf("%s is withheld, and without it the words and the log would tell it; show it again first (W, or muster claim stand --figure), or withhold the whole claim", f.Cell())
		}
	}
	return ""
}

// released says that a claim, or a figure of it, is not withheld any more; empty: nothing of it was that is shown now.
func released(old, next model.Record) string {
	before, _ := old.(*model.Claim)
	after, ok := next.(*model.Claim)
	if !ok {
		return ""
	}
	if before.Status == model.Withheld && after.Status != model.Withheld {
		return "; no longer withheld"
	}
	for i := range after.Figures {
		f := &after.Figures[i]
		if was, _ := before.Figure(f.Cell()); was != nil && before.StateOf(was) == model.Withheld && after.StateOf(f) != model.Withheld {
			return "; " + nameOfFigure(f) + " no longer withheld"
		}
	}
	return ""
}

// Follow has the words of an edited claim follow the figures that they were, as [quick.Follow] does, and gives the note that says so.
func Follow(s *model.Story, old, next model.Record) []string {
	was, ok := old.(*model.Claim)
	c, isClaim := next.(*model.Claim)
	if !ok || !isClaim || !quick.Follow(s, was, c) {
		return nil
	}
	return []string{"the words follow: " + text.Line(c.Text)}
}

// changedFields names the fields in which two versions differ.
func changedFields(old, next model.Record) (names []string) {
	for _, f := range model.Merge(old, next, old).Fields {
		names = append(names, strings.ReplaceAll(f.Field, "_", " "))
	}
	return names
}

// Delete takes a record away. It stays in the log. Where others refer to it, it is a *Referred.
func Delete(s *model.Story, ref model.Ref) (Act, error) {
	m := begin(s)
	e := s.Entry(ref)
	if !e.Alive() {
		m.missing(ref.Kind, ref.ID)
		return m.end("")
	}
	if by := referrers(s, ref); len(by) > 0 && ref.Kind != model.KindSituation {
		return Act{}, &Referred{Ref: ref, By: by}
	}
	m.act.Edits = []model.Edit{{Situation: s.ID, Kind: ref.Kind, ID: ref.ID, Was: e.Last.Seq}}
	if src, ok := e.Record.(*model.Source); ok {
		m.act.Notes = silenced(s, src)
	}
	return m.end("%s deleted", newName(e.Record))
}

// silenced notes that a ruling is for an authority that nobody speaks for once a source is gone.
func silenced(s *model.Story, gone *model.Source) []string {
	voice := model.FoldName(gone.Authority)
	for _, e := range s.Entries(model.KindSource) {
		if src := e.Record.(*model.Source); src.ID != gone.ID && model.FoldName(src.Authority) == voice {
			return nil
		}
	}
	for _, e := range s.Entries(model.KindRuling) {
		if r := e.Record.(*model.Ruling); r.Authority != "" && model.FoldName(r.Authority) == voice {
			return []string{"no source speaks for " + text.Line(gone.Authority) + " any more, and a ruling names it"}
		}
	}
	return nil
}

// referrers lists the records that refer to a record, in order.
func referrers(s *model.Story, ref model.Ref) []model.Ref {
	all := s.Referrers(ref)
	slices.SortFunc(all, compareRefs)
	return all
}

func compareRefs(a, b model.Ref) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), strings.Compare(a.ID, b.ID))
}

// Referred is the refusal to delete a record that others refer to. It wraps model.ErrRefused.
type Referred struct {
	Ref model.Ref
	By  []model.Ref
}

func (r *Referred) Error() string {
	var names []string
	for _, by := range r.By {
		names = append(names, by.String())
	}
	verb := "refer"
	if len(names) == 1 {
		verb = "refers"
	}
	return fmt.Sprintf("%s cannot be deleted: %s %s to it; change or delete that first", r.Ref, listed(names, mostFigures), verb)
}

// Is makes errors.Is(err, model.ErrRefused) true.
func (r *Referred) Is(target error) bool { return target == model.ErrRefused }
