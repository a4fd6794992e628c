package model_test

import (
	"fmt"
	"os"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/exchange"
	"muster/model/modeltest"
)

// dangling finds what is wrong among the records of a story, by a way of its own: it looks at the fields, not at Refs.
func dangling(s *model.Story) error {
	group := func(id string) bool { return model.WellKnown(id) || s.Group(id) != nil }
	figure := func(claim string, cell model.Cell) bool {
		if c := s.Claim(claim); c != nil {
			for _, f := range c.Figures {
				if f.Group == cell.Group && f.Class == cell.Class && f.Status == cell.Status && f.Scope == cell.Scope {
					return true
				}
			}
		}
		return false
	}
	names, kinds := map[string]string{}, map[string]model.Kind{}
	for ref, e := range picture(s) {
		ok := e.Record.Check() == nil && (ref.Kind == model.KindSituation || kinds[ref.ID] == model.NoKind)
		if ref.Kind != model.KindSituation {
			kinds[ref.ID] = ref.Kind
		}
		switch r := e.Record.(type) {
		case *model.Source:
			ok = ok && names[model.FoldName(r.Name)] == ""
			names[model.FoldName(r.Name)] = r.ID
		case *model.Group:
			ok = ok && (r.Within == "" || group(r.Within) && s.BasisOf(r.Within) == r.Basis)
		case *model.Claim:
			ok = ok && s.Source(r.Source) != nil
			for _, f := range r.Figures {
				ok = ok && group(f.Group)
			}
			for _, l := range r.Links {
				ok = ok && s.Claim(l.Claim) != nil && (l.Figure == nil || figure(l.Claim, *l.Figure)) && (l.From == nil || figure(r.ID, *l.From))
			}
		case *model.Event:
			for _, id := range r.Evidence {
				ok = ok && s.Claim(id) != nil
			}
		case *model.Ruling:
			ok = ok && (r.Group == "" || group(r.Group)) && (r.Claim == "" || figure(r.Claim, r.Cell()))
		}
		if !ok {
			return fmt.Errorf("%s does not hold together", ref)
		}
	}
	if len(names) != s.Count(model.KindSource) || held(s) > 0 && !s.Entry(model.Ref{Kind: model.KindSituation, ID: s.ID}).Alive() {
		return fmt.Errorf("two sources of a name, or records without a situation")
	}
	return nil
}

// disturb draws an edit of one record: away, back as it was first, or with something taken from it or put in.
func disturb(t *rapid.T, s *model.Story, first map[model.Ref]model.Record, ref model.Ref) model.Edit {
	e := model.Edit{Situation: s.ID, Kind: ref.Kind, ID: ref.ID, Was: s.Entry(ref).Last.Seq, After: first[ref]}
	if rapid.IntRange(0, 2).Draw(t, "away") == 0 {
		e.After = nil
		return e
	}
	switch r := first[ref].(type) {
	case *model.Claim:
		c := *r
		if n := len(c.Figures); n > 0 && rapid.Bool().Draw(t, "fewer figures") {
			c.Figures = c.Figures[:n-1]
		}
		if rapid.Bool().Draw(t, "no links") {
			c.Links = nil
		}
		e.After = &c
	case *model.Source:
		src := *r
		src.Name = rapid.SampledFrom([]string{src.Name, "AFP", "afp\u200b", "BP", "Prime minister"}).Draw(t, "name")
		e.After = &src
	case *model.Group:
		g := *r
		g.Basis = rapid.SampledFrom([]model.Basis{g.Basis, model.Site, model.Residence}).Draw(t, "basis")
		g.Within = rapid.SampledFrom([]string{"", "plant", "quarters", "GB"}).Draw(t, "within")
		e.After = &g
	}
	return e
}

// What Admit accepts leaves no dangling reference, no name twice, no record that fails its check; and the store's log
// takes it. What it refuses and what it accepts both occur.
func TestAdmittedLeavesNothingDangling(t *testing.T) {
	accepted, refused := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		s, seq, first, refs := model.NewStory(g.Situation.ID), uint64(0), map[model.Ref]model.Record{}, []model.Ref{}
		take := func(edits []model.Edit) {
			for _, e := range edits {
				seq++
				c := &model.Change{Seq: seq, Situation: s.ID, Kind: e.Kind, Record: e.ID, Was: e.Was, After: e.After}
				if err := s.Apply(c, ana); err != nil {
					t.Fatal(err)
				}
			}
		}
		for _, r := range g.Records() {
			ref := model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}
			first[ref], refs = r, append(refs, ref)
		}
		take(g.Edits())
		for range rapid.IntRange(1, 12).Draw(t, "batches") {
			var batch []model.Edit
			for _, ref := range rapid.SliceOfNDistinct(rapid.SampledFrom(refs), 1, 4, rapid.ID[model.Ref]).Draw(t, "records") {
				batch = append(batch, disturb(t, s, first, ref))
			}
			if err := model.Admit(s, s.ID, batch); err != nil {
				refused++
				continue
			}
			accepted++
			take(batch)
			if err := dangling(s); err != nil {
				t.Fatalf("%v after %v", err, batch)
			}
		}
	})
	if accepted == 0 || refused == 0 {
		t.Errorf("%d accepted, %d refused: a property that tests nothing", accepted, refused)
	}
}

// The example of the repository is let in, holds together, and comes back as it was encoded.
func TestTheExampleIsAdmitted(t *testing.T) {
	f, err := os.Open("../testdata/in-amenas.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := exchange.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	s := model.NewStory(doc.Situation.ID)
	var edits []model.Edit
	for i, r := range doc.Records() {
		edits = append(edits, model.Put(s.ID, r, 0))
		roundTrip(t, r)
		c := change(uint64(i+1), r, 0)
		c.Situation = s.ID
		apply(t, s, c)
	}
	says(t, model.Admit(model.NewStory(s.ID), s.ID, edits))
	says(t, model.Admit(s, s.ID, edits)) // once more changes nothing
	if err := dangling(s); err != nil || s.Count(model.KindClaim) < 20 {
		t.Errorf("%d claims: %v", s.Count(model.KindClaim), err)
	}
}
