package quick

import (
	"strings"
	"testing"

	"muster/model"
	"muster/model/text"
)

// TestTypos guards against a second voice: each of these asks about the source that it may be.
func TestTypos(t *testing.T) {
	for typed, near := range map[string]string{
		"Hauge":                    "hague",
		"Hagu":                     "hague",
		"Haguee":                   "hague",
		"Нague":                    "hague", // the first letter is Cyrillic
		"Hagνe":                    "hague", // a Greek nu looks like a v: one error
		"Наguе":                    "hague", // three Cyrillic letters
		"Hogul":                    "",      // two errors in five letters
		"W Hague":                  "hague",
		"Foreign secretary Hague":  "hague",
		"William Haige":            "hague",
		"Wiliam Hage":              "hague",
		"Stoltenburg":              "stoltenberg",
		"Jens Stolenburg":          "stoltenberg",
		"Interior ministry":        "interior-dz",
		"UK government":            "hague us-1",
		"UK goverment":             "hague us-1",
		"Scottish goverment":       "scotland",
		"The Scottish government":  "scotland",
		"B.P.":                     "BP",
		"AP":                       "BP odd AFP",
		"Norwegian embassy, Paris": "",
	} {
		d, err := Parse(typed+": GB 1 dead", testContext())
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		var ids []string
		for _, s := range d.Source.Near {
			ids = append(ids, s.ID)
		}
		if got := strings.Join(ids, " "); !d.Source.New || got != near {
			t.Errorf("%q: new %v, near %q, want near %q", typed, d.Source.New, got, near)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		n    int
	}{{"hague", "hauge", 1}, {"hague", "hague", 0}, {"", "abc", 3}, {"abc", "", 3}, {"ca", "abc", 3}, {"kitten", "sitting", 3}} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.n {
			t.Errorf("%q and %q are %d apart, want %d", c.a, c.b, got, c.n)
		}
	}
}

// A new source is a government's where its whole name says so, and it says for whom it speaks.
func TestNewSourceOfAGovernment(t *testing.T) {
	for name, want := range map[string]string{
		"Greek shipping ministry": "government, for Greek government, reliability F",
		"Bangladesh embassy":      "government, for Bangladeshi government, reliability F",
		"Greek government":        "government, reliability F",
		"Greek coast guard":       "other, reliability F",
		"Scottish minister":       "other, reliability F",
		"BBC":                     "other, reliability F",
	} {
		d := Draft{Source: Speaker{Name: name, New: true}}
		if got := Introduction(d.NewSource(nil)); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// TestNewSource guards the ids: no record has one already, and nothing but letters, digits and hyphens is in it.
func TestNewSource(t *testing.T) {
	for typed, id := range map[string]string{
		"Reuters, citing a doctor": "reuters",
		"BBC Türkçe":               "bbc-turkce",
		"Train":                    "train-2",
		"اﻟﺸﺮوق":                   "source",
		"In Amenas":                "in-amenas-2",
		"Ministry of very long and tedious affairs":  "ministry-of-very-long",
		"Donaudampfschifffahrtsgesellschaftskapitän": "donaudampfschifffahrtsge",
	} {
		story := siege()
		d, err := Parse(typed+": GB 1 dead", Context{Story: story, Now: now})
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		s := d.NewSource(story)
		if s.ID != id || s.Kind != model.OtherSource || s.Reliability.String() != "F" || s.Authority != s.Name {
			t.Errorf("%q: %+v, want id %s", typed, s, id)
		}
	}
	known, _ := Parse("Hague: GB 1 dead", testContext())
	if known.NewSource(siege()) != nil {
		t.Error("a known source is made anew")
	}
}

func TestClaim(t *testing.T) {
	d, err := Parse("Hague:  GB 1 dead, 5 missing/dead .", testContext())
	if err != nil {
		t.Fatal(err)
	}
	c := d.Claim("hague")
	if c.Text != "GB 1 dead, 5 missing/dead ." || c.Quote || c.Credibility.String() != "6" || c.Status != model.Standing || c.ID == "" {
		t.Errorf("%+v", c)
	}
	c.Figures[0].Group = "US"
	if d.Figures[0].Group != "GB" {
		t.Error("the claim writes to its draft")
	}
}

// TestNamesOfSigns guards a source that only an import could bring: it is known by its very name, and by the name as it is
// shown, though nobody new is called so.
func TestNamesOfSigns(t *testing.T) {
	ctx := testContext()
	for _, name := range []string{"---", "\x1b%@", "👨‍👩‍👧‍👦"} {
		if _, err := MeantSource(ctx.Story, name); err == nil {
			t.Errorf("%q is a new name", name)
		}
		known := storyWith(t, &model.Source{ID: "odd-one", Name: name, Kind: model.Media})
		for _, typed := range []string{name, text.Line(name)} {
			if who, err := MeantSource(known, typed); err != nil || who.ID != "odd-one" {
				t.Errorf("%q gives %+v, %v", typed, who, err)
			}
		}
		twins := storyWith(t, &model.Source{ID: "odd-one", Name: name, Kind: model.Media}, &model.Source{ID: "odd-two", Name: name, Kind: model.Media})
		if who, err := MeantSource(twins, name); err == nil && who.ID != "" {
			t.Errorf("%q of two is %+v", name, who)
		}
	}
}

// storyWith is a story of sources.
func storyWith(t *testing.T, sources ...*model.Source) *model.Story {
	t.Helper()
	state := model.NewState()
	put := func(r model.Record) {
		c := &model.Change{Seq: state.Head + 1, By: model.Editor{Name: "ana", ID: "uid:1"}, Situation: "s", Kind: r.RecordKind(), Record: r.RecordID(), After: r}
		if err := state.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	put(&model.Situation{ID: "s", Title: "S", Host: "DZ", Zone: "Africa/Algiers"})
	for _, s := range sources {
		put(model.Normal(s))
	}
	return state.Story("s")
}
