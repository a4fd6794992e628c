package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/model"
)

// The authority of a government source is the government of its country; any other source speaks for itself.
func TestDefaultAuthority(t *testing.T) {
	for _, row := range []struct {
		source model.Source
		want   string
	}{
		{model.Source{Name: "Hague", Kind: model.Government, Country: "GB"}, "UK government"},
		{model.Source{Name: "Hague", Kind: model.Government}, "Hague"},
		{model.Source{Name: "Hague", Kind: model.Government, Country: "??"}, "Hague"},
		{model.Source{Name: "BBC", Kind: model.Media, Country: "GB"}, "BBC"},
		{model.Source{Name: "Scotland", Kind: model.Government, Country: "GB", Authority: "Scottish government"}, "Scottish government"},
	} {
		s := row.source
		if got := model.Normal(&s).Authority; got != row.want {
			t.Errorf("%+v: got %q, want %q", row.source, got, row.want)
		}
	}
}

// An authority that nobody chose follows the kind and the country, and nothing else.
func TestAuthorityFollows(t *testing.T) {
	ministry := model.Source{Name: "Greek foreign ministry", Kind: model.OtherSource, Authority: "Greek foreign ministry"}
	greece := model.Source{Name: "Greek foreign ministry", Kind: model.Government, Country: "GR", Authority: "Greek government"}
	alone := greece
	alone.Authority = alone.Name
	for _, row := range []struct {
		was  model.Source
		edit func(s *model.Source)
		want string
	}{
		{ministry, func(s *model.Source) { s.Kind, s.Country = model.Government, "GR" }, "Greek government"},
		{ministry, func(s *model.Source) { s.Kind, s.Country, s.Name = model.Government, "GR", "Ministry" }, "Greek government"},
		{ministry, func(s *model.Source) { s.Kind = model.Government }, "Greek foreign ministry"},
		{ministry, func(s *model.Source) { s.Kind, s.Name = model.Company, "Ministry" }, "Greek foreign ministry"},
		{greece, func(s *model.Source) { s.Country = "CY" }, "Cypriot government"},
		{greece, func(s *model.Source) { s.Kind = model.Party }, "Greek foreign ministry"},
		{alone, func(s *model.Source) { s.Country = "CY" }, "Greek foreign ministry"},
		{alone, func(s *model.Source) { s.Reliability = 'B' }, "Greek foreign ministry"},
	} {
		next := row.was
		row.edit(&next)
		next.Follow(&row.was)
		if next.Authority != row.want {
			t.Errorf("%+v: want authority %q", next, row.want)
		}
	}
}

// The defaults of the design: reliability F, credibility 6, class affected, scope empty, standing, list open.
func TestDefaults(t *testing.T) {
	s := model.Normal(&model.Situation{})
	c := model.Normal(&model.Claim{ID: "c1", Figures: []model.Figure{{}}})
	f := c.Figures[0]
	got := fmt.Sprint(model.Source{}.Reliability, c.Credibility, f.Class, f.Scope == "", c.Status, c.StateOf(&f), s.List)
	if want := "F 6 affected true standing standing open"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	corrected := model.Normal(&model.Claim{ID: "c1", Status: model.Corrected})
	if corrected.Status != model.Corrected || corrected.ID != "c1" {
		t.Error("a default overwrote what was there")
	}
}

// A figure's own state goes before its claim's, but what is withheld as a whole is withheld in every figure.
func TestStateOf(t *testing.T) {
	for _, row := range [][3]model.ClaimState{
		{model.Standing, model.AsClaim, model.Standing}, {model.Standing, model.Retracted, model.Retracted},
		{model.Retracted, model.AsClaim, model.Retracted}, {model.Corrected, model.Standing, model.Standing},
		{model.Withheld, model.Standing, model.Withheld}, {model.Standing, model.Withheld, model.Withheld},
		{model.AsClaim, model.AsClaim, model.Standing},
	} {
		c := &model.Claim{Status: row[0]}
		if got := c.StateOf(&model.Figure{State: row[1]}); got != row[2] {
			t.Errorf("claim %v, figure %v: got %v, want %v", row[0], row[1], got, row[2])
		}
	}
}

func withoutID() []model.Record {
	c, e, r, f := aClaim(""), anEvent(""), aRuling("", "c1"), aFiling("")
	return []model.Record{c, e, r, f}
}

// A missing id is made from the content: the same content gives the same id, now and in ten years, so that importing
// twice changes nothing.
func TestDerivedIDIsStable(t *testing.T) {
	want := []string{"c", "e", "r", "f"}
	for i, r := range withoutID() {
		id, again := model.Normal(r).RecordID(), model.Normal(withoutID()[i]).RecordID()
		if id != again || len(id) != 13 || id[:1] != want[i] {
			t.Errorf("%T: %q and %q", r, id, again)
		}
		if err := r.Check(); err != nil {
			t.Error(err)
		}
		if model.Normal(r).RecordID() != id {
			t.Errorf("%T: a second Normal gives another id", r)
		}
	}
	if got := model.Normal(aClaim("")).ID; got != "cnp66xvkbdp1k" {
		t.Errorf("the id of a claim became %s: files that were imported before would be imported twice", got)
	}
}

// Filling a default makes no other content; a change of any field does.
func TestDerivedIDFollowsTheContent(t *testing.T) {
	plain, filled := aClaim(""), aClaim("")
	plain.Status, plain.People, plain.Figures = model.AsClaim, []string{}, []model.Figure{}
	if a, b := model.Normal(plain).ID, model.Normal(filled).ID; a != b {
		t.Errorf("defaults make %s of %s", b, a)
	}
	seen := map[string]string{}
	for name, change := range map[string]func(*model.Claim){
		"nothing": func(*model.Claim) {}, "source": func(c *model.Claim) { c.Source = "bp" }, "text": func(c *model.Claim) { c.Text += "." },
		"said": func(c *model.Claim) { c.Said = said("2013-01-20") }, "quote": func(c *model.Claim) { c.Quote = true },
		"via": func(c *model.Claim) { c.Via = "AFP" }, "figure": func(c *model.Claim) { c.Figures = append(c.Figures, figure("GB", model.Dead, "1")) },
		"words": func(c *model.Claim) { c.Figures = append(c.Figures, figure("GB", model.Dead, "at least 1")) },
		"grade": func(c *model.Claim) { c.Credibility = 5 }, "link": func(c *model.Claim) { c.Links = []model.Link{{Kind: model.Repeats, Claim: "c0"}} },
	} {
		c := aClaim("")
		change(c)
		id := model.Normal(c).ID
		if other, twice := seen[id]; twice {
			t.Errorf("%s and %s give the same id", name, other)
		}
		seen[id] = name
	}
}

func TestNoIDIsDerivedForNames(t *testing.T) {
	if model.Normal(&model.Source{Name: "BP"}).ID+model.Normal(&model.Group{Name: "BP"}).ID+model.Normal(&model.Situation{}).ID != "" {
		t.Error("an id that others refer to by hand was made up")
	}
}

func TestParseAge(t *testing.T) {
	for s, want := range map[string]time.Duration{"": 0, "2d": 48 * time.Hour, "36h": 36 * time.Hour, "90m": 90 * time.Minute, "100000d": 2_400_000 * time.Hour} {
		got, err := model.ParseAge(s)
		if err != nil || got != want || model.Age(s).Duration() != want {
			t.Errorf("%q: got %v, %v", s, got, err)
		}
	}
	for _, s := range strings.Split("2|d|0d|-1h|+2d|2 d|2D|1.5h|1d12h|100001m|99999999999999999999h|2s|٢d|0x2d|1_0h|\x1b[m|é", "|") {
		_, err := model.ParseAge(s)
		want := quoted(s) + " is not an age; write a number of days, hours or minutes, such as 2d, 36h or 90m"
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
		if model.Age(s).Duration() != 0 {
			t.Errorf("%q lasts", s)
		}
	}
}

// An age that was read is written again from its length.
func TestAgeProperty(t *testing.T) {
	units := map[string]time.Duration{"d": 24 * time.Hour, "h": time.Hour, "m": time.Minute}
	rapid.Check(t, func(t *rapid.T) {
		n, u := rapid.IntRange(1, 100_000).Draw(t, "n"), rapid.SampledFrom([]string{"d", "h", "m"}).Draw(t, "unit")
		if got, err := model.ParseAge(fmt.Sprint(n, u)); err != nil || got != time.Duration(n)*units[u] {
			t.Fatalf("%d%s: %v, %v", n, u, got, err)
		}
	})
}

// FuzzParseAge: an age is above zero and only its three units are read; only the empty one is none.
func FuzzParseAge(f *testing.F) {
	for _, s := range []string{"", "2d", "36h", "90m", "0d", "-1h", "100000d", "100001d", "1e3h", "d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := model.ParseAge(s)
		if (err == nil) != (d > 0 || s == "") || d < 0 || d%time.Minute != 0 {
			t.Errorf("%q: %v, %v", s, d, err)
		}
		if err != nil && strings.ContainsAny(err.Error(), "\n\x1b\x00") {
			t.Errorf("raw text in %q", err)
		}
	})
}
