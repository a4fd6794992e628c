package model_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/modeltest"
)

// version is the claim that the tests merge, edited.
func version(edit func(c *model.Claim)) *model.Claim {
	c := aClaim("c1", figure("GB", model.Dead, "1"))
	if edit != nil {
		edit(c)
	}
	return c
}

func TestMergeOfDifferentFields(t *testing.T) {
	mine := version(func(c *model.Claim) { c.Text, c.Via = "One Briton dead.", "AP" })
	theirs := version(func(c *model.Claim) { c.Credibility, c.People = 2, []string{"Paul Morgan"} })
	m := model.Merge(version(nil), mine, theirs)
	if len(m.Asking()) != 0 {
		t.Fatalf("asks %+v", m.Asking())
	}
	want := version(func(c *model.Claim) {
		c.Text, c.Via, c.Credibility, c.People = "One Briton dead.", "AP", 2, []string{"Paul Morgan"}
	})
	if !model.Equal(m.Record, want) {
		t.Errorf("got %+v", m.Record)
	}
	if !slices.Equal(m.Changed(model.Mine), []string{"via", "text"}) || !slices.Equal(m.Changed(model.Theirs), []string{"people", "credibility"}) {
		t.Errorf("mine %v, theirs %v", m.Changed(model.Mine), m.Changed(model.Theirs))
	}
}

// What a claim counts, whether it stands and when it was said asks, even where only one side changed it.
func TestMergeNeverByItself(t *testing.T) {
	edits := map[string]func(c *model.Claim){
		"figures": func(c *model.Claim) { c.Figures = []model.Figure{figure("GB", model.Dead, "2")} },
		"status":  func(c *model.Claim) { c.Status = model.Retracted },
		"said":    func(c *model.Claim) { c.Said = said("2013-01-20") },
	}
	text := version(func(c *model.Claim) { c.Text = "Two dead." })
	for field, edit := range edits {
		for _, m := range []*model.Merged{model.Merge(version(nil), version(edit), text), model.Merge(version(nil), text, version(edit))} {
			if asks := m.Asking(); len(asks) != 1 || asks[0].Field != field {
				t.Errorf("%s: asks %+v", field, asks)
			}
		}
		if m := model.Merge(version(nil), version(edit), version(edit)); len(m.Asking()) != 0 || !model.Equal(m.Record, version(edit)) {
			t.Errorf("%s: both alike asks %+v", field, m.Asking())
		}
		m := model.Merge(version(nil), version(edit), text)
		both := version(edit)
		both.Text = "Two dead."
		if !model.Equal(m.Take(field), both) || !model.Equal(m.Take(), text) {
			t.Errorf("%s: taken %+v, left %+v", field, m.Take(field), m.Take())
		}
	}
}

func TestMergeOfOneField(t *testing.T) {
	mine, theirs := version(func(c *model.Claim) { c.Text = "Mine." }), version(func(c *model.Claim) { c.Text = "Theirs." })
	m := model.Merge(version(nil), mine, theirs)
	asks := m.Asking()
	if len(asks) != 1 || asks[0].Field != "text" || string(asks[0].Base) != `"One dead."` || string(asks[0].Mine) != `"Mine."` || string(asks[0].Theirs) != `"Theirs."` {
		t.Fatalf("%+v", asks)
	}
	if !model.Equal(m.Take("text"), mine) || !model.Equal(m.Record, theirs) {
		t.Errorf("%+v, %+v", m.Take("text"), m.Record)
	}
}

func TestMergeOfDeletionAndOfTwoNewOnes(t *testing.T) {
	if m := model.Merge(version(nil), nil, version(func(c *model.Claim) { c.Via = "AP" })); m.Record != nil || len(m.Asking()) != 1 || m.Asking()[0].Mine != nil {
		t.Errorf("deleted: %+v", m)
	}
	if m := model.Merge(nil, version(nil), version(func(c *model.Claim) { c.Via = "AP" })); len(m.Asking()) != 1 || m.Asking()[0].Field != "via" {
		t.Errorf("two new ones: %+v", m)
	}
	if m := model.Merge(version(nil), nil, nil); len(m.Fields) != 0 {
		t.Errorf("both deleted: %+v", m)
	}
}

// Two names of two countries have nothing to do with each other.
func TestMergeOfNames(t *testing.T) {
	named := func(names map[string]string) *model.Situation {
		return &model.Situation{ID: "s", Title: "S", Host: "DZ", Zone: "UTC", Names: names}
	}
	m := model.Merge(named(map[string]string{"GB": "UK", "CI": "Ivory Coast"}), named(map[string]string{"GB": "Britain", "CI": "Ivory Coast"}),
		named(map[string]string{"GB": "UK"}))
	if len(m.Asking()) != 0 || !model.Equal(m.Record, named(map[string]string{"GB": "Britain"})) {
		t.Errorf("%+v", m)
	}
}

// Merging edits of different fields commutes, and gives a record with both; a field that asks is never taken over unseen.
func TestMergeCommutes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		if len(g.Claims) < 3 {
			return
		}
		other := func(label string) *model.Claim { return rapid.SampledFrom(g.Claims).Draw(t, label) }
		base := other("base")
		mine, theirs := edited(t, base, other("mine")), edited(t, base, other("theirs"))
		one, two := model.Merge(base, mine, theirs), model.Merge(base, theirs, mine)
		if len(one.Asking()) != len(two.Asking()) {
			t.Fatalf("%+v\n%+v", one.Asking(), two.Asking())
		}
		if len(one.Asking()) == 0 && !model.Equal(one.Record, two.Record) {
			t.Fatalf("%+v\n%+v", one.Record, two.Record)
		}
		all := []string{}
		for _, f := range one.Asking() {
			all = append(all, f.Field)
		}
		if back := model.Merge(theirs, one.Take(all...), theirs); len(back.Asking()) != 0 {
			t.Fatalf("%+v", back)
		}
		if model.Equal(theirs, base) && !model.Equal(one.Record, mine) || model.Equal(mine, base) && !model.Equal(one.Record, theirs) {
			t.Fatal("one side alone is not taken as it is")
		}
	})
}

// edited takes some fields of another claim over.
func edited(t *rapid.T, base, other *model.Claim) *model.Claim {
	c := *base
	for _, take := range []func(){func() { c.Text = other.Text }, func() { c.Source = other.Source }, func() { c.Credibility = other.Credibility },
		func() { c.Status = other.Status }, func() { c.Figures = other.Figures }, func() { c.Said = other.Said }, func() { c.Via = other.ID }} {
		if rapid.IntRange(0, 3).Draw(t, "take") == 0 {
			take()
		}
	}
	return &c
}
