package model_test

import (
	"strings"
	"testing"

	"muster/model"
)

func TestSituationCheck(t *testing.T) {
	checkSpoiled(t, aSituation, []spoiled[*model.Situation]{
		{"id", func(s *model.Situation) { s.ID = "" }, sentence(`id: ""` + notAnID)},
		{"title", func(s *model.Situation) { s.Title = "" }, sentence(`title: missing; give a title, such as "In Amenas gas plant siege"`)},
		{"long", func(s *model.Situation) { s.Title, s.Place = long, long }, sentence("title"+tooLong, "place"+tooLong)},
		{"host", func(s *model.Situation) { s.Host = "dz" }, sentence(`host: "dz" is not a country code; write the two capitals of ISO 3166-1, such as DZ`)},
		{"zone", func(s *model.Situation) { s.Zone = "Mars/Olympus\x1b" }, sentence(`zone: "Mars/Olympus\x1b" is not a time zone; write its IANA name, such as Africa/Algiers`)},
		{"no zone", func(s *model.Situation) { s.Zone = "" }, sentence(`zone: the time zone of the scene is missing; write such as Africa/Algiers`)},
		{"no zone of many", func(s *model.Situation) { s.Host, s.Zone = "RU", "" }, sentence(`zone: the time zone of the scene is missing; write such as Europe/Moscow, Europe/Kaliningrad, Europe/Kirov, Europe/Volgograd, Europe/Astrakhan, Europe/Saratov or another of the 26 of Russia`)},
		{"no zone of two", func(s *model.Situation) { s.Host, s.Zone = "PS", "" }, sentence(`zone: the time zone of the scene is missing; write such as Asia/Gaza or Asia/Hebron`)},
		{"zone by its place", func(s *model.Situation) { s.Zone = "rome" }, sentence(`zone: "rome" is not a time zone; write its IANA name, such as Europe/Rome`)},
		{"zone of the machine", func(s *model.Situation) { s.Zone = "Local" }, sentence(`zone: "Local" is not a time zone; write its IANA name, such as Africa/Algiers`)},
		{"age", func(s *model.Situation) { s.StaleAfter = "soon" }, sentence(`stale_after: "soon" is not an age; write a number of days, hours or minutes, such as 2d, 36h or 90m`)},
		{"began", func(s *model.Situation) { s.Began = when("2013-03-31T01:30") },
			sentence("began: 31 Mar 2013 01:30 did not happen in Europe/London, the clocks jumped over it; write the offset that is meant: 2013-03-31T01:30Z or 2013-03-31T01:30+01:00")},
		{"names", func(s *model.Situation) {
			s.Names = map[string]string{"US": " ", "GB": long, "FR": "France", "\x1b[31m": "", "gb": "x"}
		},
			sentence(`names: "\x1b[31m" is not a country code; write the two capitals of ISO 3166-1`,
				"names.GB"+tooLong, "names.US: empty; give the desk's name or leave the country out",
				`names: "gb" is not a country code; write the two capitals of ISO 3166-1`)},
	})
}

func TestSourceCheck(t *testing.T) {
	good := func() *model.Source { return aSource("hague", "William Hague") }
	checkSpoiled(t, good, []spoiled[*model.Source]{
		{"id", func(s *model.Source) { s.ID = "a/b" }, sentence(`id: "a/b"` + notAnID)},
		{"name", func(s *model.Source) { s.Name = "" }, sentence(`name: missing; give who speaks, such as "William Hague, UK foreign secretary"`)},
		{"invisible name", func(s *model.Source) { s.Name = "\u200b\u2066" }, sentence(`name: missing; give who speaks, such as "William Hague, UK foreign secretary"`)},
		// Two sources of no authority would be one voice.
		{"authority", func(s *model.Source) { s.Authority = "" }, sentence("authority: missing; give the institution it speaks for, or its own name again")},
		{"long", func(s *model.Source) { s.Name, s.Authority = long, "\xff" }, sentence("name"+tooLong, "authority"+notUTF8)},
		{"kind", func(s *model.Source) { s.Kind = model.NoSourceKind },
			sentence("kind: missing; give one of government, military, security, company, state media, media, witness, party, ngo, other")},
		{"country", func(s *model.Source) { s.Country = "UK" }, sentence(`country: "UK" is not a country code; write the two capitals of ISO 3166-1, such as GB`)},
	})
	for _, name := range []string{"محمد", "山田", "?", "Ⅷ", "👮"} {
		says(t, aSource("s", name).Check())
	}
}

func TestEventCheck(t *testing.T) {
	checkSpoiled(t, func() *model.Event { return anEvent("e1", "c1") }, []spoiled[*model.Event]{
		{"id", func(e *model.Event) { e.ID = "" }, sentence(`id: ""` + notAnID)},
		{"headline", func(e *model.Event) { e.Headline = "\t" }, sentence("headline: missing; give what happened, in a line")},
		{"when", func(e *model.Event) { e.When = when("") },
			sentence("when: missing; give a day such as 2013-01-16, a time such as 2013-01-16T05:45, or an interval")},
		{"long", func(e *model.Event) { e.Headline, e.Detail, e.Place = long, long, long }, sentence("headline"+tooLong, "detail"+tooLong, "place"+tooLong)},
		{"evidence", func(e *model.Event) { e.Evidence = []string{"c1", ""} }, sentence(`evidence[1]: ""` + notAnID)},
	})
}

func TestRulingCheck(t *testing.T) {
	const either = "claim: name either a claim (for one cell) or an authority (for a status or the whole story), not both"
	checkSpoiled(t, func() *model.Ruling { return aRuling("r1", "c1") }, []spoiled[*model.Ruling]{
		{"id", func(r *model.Ruling) { r.ID = "" }, sentence(`id: ""` + notAnID)},
		{"reason", func(r *model.Ruling) { r.Reason = "" }, sentence("reason: missing; give why the desk decided so")},
		{"both", func(r *model.Ruling) { r.Authority = "Coroner" }, sentence(either)},
		{"neither", func(r *model.Ruling) { r.Claim = "" }, sentence(either)},
		{"group", func(r *model.Ruling) { r.Group = "" }, sentence("group" + noGroup)},
		{"turned dual", func(r *model.Ruling) { r.Group = "US+GB" }, sentence(`group: the codes of a dual national are sorted; write "GB+US"`)},
		{"status", func(r *model.Ruling) { r.Status = 0 }, sentence("status: missing; a ruling that names a claim decides one cell: give its status")},
		{"scope", func(r *model.Ruling) { r.Scope = " " }, sentence(`scope: " "` + noScope)},
		{"long", func(r *model.Ruling) { r.Scope, r.Reason = long, long }, sentence("scope"+tooLong, "reason"+tooLong)},
	})
	checkSpoiled(t, func() *model.Ruling { return &model.Ruling{ID: "r1", Authority: "Coroner", Reason: "By law."} }, []spoiled[*model.Ruling]{
		{"blank authority", func(r *model.Ruling) { r.Authority = "\u200b" },
			sentence(`authority: "\u200b" shows nothing; name the voice that is to count, or leave it out and name a claim`)},
		{"group of an authority", func(r *model.Ruling) { r.Group = "a b" }, sentence(`group: "a b"` + notAnID)},
		{"long authority", func(r *model.Ruling) { r.Authority = long }, sentence("authority" + tooLong)},
	})
}

func TestFilingCheck(t *testing.T) {
	good := func() *model.Filing {
		f := aFiling("f1")
		f.Figures = []model.FiledFigure{{Group: "GB", Status: model.Dead, Count: figure("GB", model.Dead, "1").Count, Claim: "c1"}}
		return f
	}
	checkSpoiled(t, good, []spoiled[*model.Filing]{
		{"id", func(f *model.Filing) { f.ID = "" }, sentence(`id: ""` + notAnID)},
		{"text", func(f *model.Filing) { f.Text = "" }, sentence("text: missing; give what was put out")},
		{"by", func(f *model.Filing) { f.By = " " }, sentence("by: missing; give who filed it")},
		{"filed", func(f *model.Filing) { f.Filed = said("") }, sentence("filed: missing; give the time it was put out")},
		{"long", func(f *model.Filing) { f.Text, f.By, f.ConfirmedBy = long, long, long }, sentence("text"+tooLong, "by"+tooLong, "confirmed_by"+tooLong)},
		{"figure", func(f *model.Filing) { f.Figures[0] = model.FiledFigure{Scope: " ", Claim: "c 1"} }, sentence("figures[0].group"+noGroup,
			"figures[0].status: missing; give the status that was filed", "figures[0].count: missing; give the count as it was filed",
			`figures[0].claim: "c 1"`+notAnID, `figures[0].scope: " "`+noScope)},
		{"long scope", func(f *model.Filing) { f.Figures[0].Scope = long }, sentence("figures[0].scope" + tooLong)},
	})
}

// The limit itself still fits, and counts bytes.
func TestLimitIsInclusive(t *testing.T) {
	c := aClaim("c1")
	c.Text = strings.Repeat("é", model.MaxField/2)
	says(t, c.Check())
	c.Text += "é"
	says(t, c.Check(), `claim "c1": text: 65538 bytes long; a field holds at most 65536: shorten it or split the claim`)
}

// Whatever is pasted into any field, no sentence of a Check carries a control character to a terminal.
func TestSentencesAreSafe(t *testing.T) {
	const evil = "\x1b]0;x\x07\u202e\n"
	cell := model.Cell{Group: evil, Status: model.Dead, Scope: evil}
	f := model.Figure{Group: evil, Status: model.Dead, Scope: evil}
	c := &model.Claim{ID: evil, Source: evil, Figures: []model.Figure{f, f}, Links: []model.Link{{Claim: evil, Figure: &cell, From: &model.Cell{Scope: evil}}}}
	for _, r := range []model.Record{c, &model.Situation{ID: evil, Host: evil, Zone: evil, StaleAfter: evil, Names: map[string]string{evil: ""}},
		&model.Source{ID: evil, Country: evil}, &model.Group{ID: evil, Within: evil}, &model.Event{ID: evil, Evidence: []string{evil}},
		&model.Ruling{ID: evil, Group: evil, Claim: evil, Scope: evil}, &model.Filing{ID: evil, Figures: []model.FiledFigure{{Group: evil, Claim: evil}}}} {
		for _, p := range model.Problems(r.Check()) {
			if strings.ContainsAny(p.Error(), evil[:1]+"\x07\u202e\n") {
				t.Errorf("raw text in %q", p.Error())
			}
		}
		if len(model.Problems(r.Check())) < 2 {
			t.Errorf("%T: a fixture that tests nothing", r)
		}
	}
}
