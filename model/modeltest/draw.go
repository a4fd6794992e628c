package modeltest

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/count"
	"muster/model/edtf"
	"muster/model/moment"
)

// Draw draws a small situation for a property test: at most 40 claims of few voices about few cells, so that figures meet,
// contradict, replace and void each other. All its records together pass model.Admit.
func Draw(t *rapid.T) *Generated {
	g := &Generated{Situation: situation(), Sources: fewSources(), Groups: fewGroups()}
	g.Situation.List = rapid.SampledFrom([]model.ListState{model.Open, model.Closed}).Draw(t, "list")
	g.Situation.StaleAfter = rapid.SampledFrom([]model.Age{"", "1d", "36h"}).Draw(t, "stale after")
	for i := range rapid.IntRange(0, 40).Draw(t, "claims") {
		g.Claims = append(g.Claims, drawClaim(t, g, i))
	}
	if len(g.Claims) > 1 {
		for range rapid.IntRange(0, 3).Draw(t, "links to later claims") {
			linkToLater(t, g)
		}
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "events") {
		g.Events = append(g.Events, drawEvent(t, g, i))
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "rulings") {
		g.Rulings = append(g.Rulings, drawRuling(t, g, i))
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "filings") {
		g.Filings = append(g.Filings, drawFiling(t, g, i))
	}
	return g
}

// fewSources are seven sources of five authorities.
func fewSources() []*model.Source {
	all := []*model.Source{
		{ID: "dz", Name: "Interior ministry", Kind: model.Government, Country: "DZ", Reliability: 'B'},
		{ID: "gb", Name: "Foreign secretary", Kind: model.Government, Country: "GB", Reliability: 'B'},
		{ID: "gb2", Name: "Prime minister", Kind: model.Government, Country: "GB", Reliability: 'A'},
		{ID: "fr", Name: "Foreign ministry", Kind: model.Government, Country: "FR"},
		{ID: "afp", Name: "AFP", Kind: model.Media, Reliability: 'C'},
		{ID: "bp", Name: "BP", Kind: model.Company, Reliability: 'E'},
		{ID: "bp2", Name: "BP, chief executive", Kind: model.Company, Authority: "BP"},
	}
	for _, s := range all {
		model.Normal(s)
	}
	return all
}

func fewGroups() []*model.Group {
	return []*model.Group{
		{ID: "staff", Name: "BP employees", Basis: model.Employer, Authority: "BP"},
		{ID: "plant", Name: "People at the plant", Basis: model.Site},
		{ID: "quarters", Name: "People in the living quarters", Basis: model.Site, Within: "plant"},
	}
}

var (
	drawnGroups = rapid.SampledFrom([]string{"GB", "GB", "FR", "DZ", "FR+GB", model.All, model.All, model.Foreign, model.Unnamed, "staff",
		"quarters"})
	drawnStatuses = rapid.SampledFrom([]model.Status{model.Dead, model.Dead, model.Missing, model.Missing | model.Dead, model.Held,
		model.Unaccounted, model.Freed, model.Captured})
	drawnClasses = rapid.SampledFrom([]model.Class{model.Affected, model.Affected, model.Affected, model.Affected, model.Attacker})
	drawnScopes  = rapid.SampledFrom([]string{"", "", "", "", "assault"})
	drawnCounts  = rapid.SampledFrom([]string{"0", "1", "2", "3", "5", "7", "2+", "5+", "<5", "<=3", "2-4", "~6", "10-15", "dozens", "some",
		"none known", "?"})
	drawnStates = sampled(model.Standing, model.Standing, model.Standing, model.Standing, model.Standing,
		model.Superseded, model.Corrected, model.DeskError, model.Retracted, model.Withheld)
	drawnFigureStates = sampled(model.AsClaim, model.AsClaim, model.AsClaim, model.AsClaim, model.AsClaim,
		model.AsClaim, model.Superseded, model.Corrected, model.Withheld)
	drawnTimes = rapid.SampledFrom([]string{"2013-01-16", "2013-01-17", "2013-01-17T08:00", "2013-01-17T08:00Z", "2013-01-17T20:30",
		"2013-01-18", "2013-01-19T19:10", "2013-01-21"})
	drawnDates = rapid.SampledFrom([]string{"2013-01-16", "2013-01-17T08:00", "2013-01-18", "2013-01-17/2013-01-19", "2013-01"})
	drawnLinks = rapid.SampledFrom([]model.LinkKind{model.Repeats, model.Corrects, model.Supersedes, model.Retracts, model.PartOf,
		model.SamePeople})
)

func sampled[T any](all ...T) *rapid.Generator[T] { return rapid.SampledFrom(all) }

func drawClaim(t *rapid.T, g *Generated, i int) *model.Claim {
	c := &model.Claim{
		ID: fmt.Sprintf("c%d", i+1), Source: rapid.SampledFrom(g.Sources).Draw(t, "source").ID,
		Said: parsed[moment.Moment](drawnTimes.Draw(t, "said")), Text: fmt.Sprintf("What claim %d says.", i+1),
		Credibility: model.Credibility(rapid.IntRange(0, 5).Draw(t, "credibility")), Status: drawnStates.Draw(t, "status"),
	}
	for range rapid.IntRange(0, 3).Draw(t, "figures") {
		f := model.Figure{Group: drawnGroups.Draw(t, "group"), Class: drawnClasses.Draw(t, "class"), Status: drawnStatuses.Draw(t, "status"),
			Scope: drawnScopes.Draw(t, "scope"), Count: parsed[count.Count](drawnCounts.Draw(t, "count")),
			State: drawnFigureStates.Draw(t, "state")}
		if _, twice := c.Figure(f.Cell()); !twice {
			c.Figures = append(c.Figures, f)
		}
	}
	if i > 0 && rapid.IntRange(0, 3).Draw(t, "linked") == 0 {
		target := rapid.SampledFrom(g.Claims).Draw(t, "target")
		c.Links = append(c.Links, drawLink(t, drawnLinks.Draw(t, "link"), c, target))
	}
	return c
}

// linkToLater has a claim count the same people as one that was logged after it, half of the time as one that is linked to it: that is
// the one circle of links which Admit lets through.
func linkToLater(t *rapid.T, g *Generated) {
	i := rapid.IntRange(0, len(g.Claims)-2).Draw(t, "earlier")
	c, later := g.Claims[i], g.Claims[i+1:]
	back := slices.DeleteFunc(slices.Clone(later), func(o *model.Claim) bool {
		return !slices.ContainsFunc(o.Links, func(l model.Link) bool { return l.Claim == c.ID })
	})
	if len(back) > 0 && rapid.Bool().Draw(t, "back") {
		later = back
	}
	c.Links = append(c.Links, drawLink(t, model.SamePeople, c, rapid.SampledFrom(later).Draw(t, "later")))
}

func drawLink(t *rapid.T, kind model.LinkKind, c, target *model.Claim) model.Link {
	l := model.Link{Kind: kind, Claim: target.ID}
	if len(target.Figures) > 0 && rapid.Bool().Draw(t, "to a figure") {
		cell := rapid.SampledFrom(target.Figures).Draw(t, "its figure").Cell()
		l.Figure = &cell
	}
	if len(c.Figures) > 0 && rapid.Bool().Draw(t, "from a figure") {
		cell := rapid.SampledFrom(c.Figures).Draw(t, "own figure").Cell()
		l.From = &cell
	}
	return l
}

func drawEvent(t *rapid.T, g *Generated, i int) *model.Event {
	e := &model.Event{ID: fmt.Sprintf("e%d", i+1), When: parsed[edtf.Date](drawnDates.Draw(t, "when")), Headline: "Something happens",
		Pivotal: rapid.Bool().Draw(t, "pivotal")}
	if len(g.Claims) > 0 {
		for range rapid.IntRange(0, 2).Draw(t, "evidence") {
			e.Evidence = append(e.Evidence, rapid.SampledFrom(g.Claims).Draw(t, "evidence").ID)
		}
	}
	return e
}

// drawRuling names the figure of a claim where there is one, else an authority for a status or for the whole story.
func drawRuling(t *rapid.T, g *Generated, i int) *model.Ruling {
	r := &model.Ruling{ID: fmt.Sprintf("r%d", i+1), Reason: "So decided."}
	if len(g.Claims) > 0 && rapid.IntRange(0, 2).Draw(t, "of a cell") > 0 {
		c := rapid.SampledFrom(g.Claims).Draw(t, "ruled claim")
		if len(c.Figures) > 0 {
			f := rapid.SampledFrom(c.Figures).Draw(t, "ruled figure")
			r.Group, r.Class, r.Status, r.Scope, r.Claim = f.Group, f.Class, f.Status, f.Scope, c.ID
			return r
		}
	}
	r.Authority = rapid.SampledFrom(g.Sources).Draw(t, "ruled authority").Authority
	r.Status = rapid.SampledFrom([]model.Status{0, model.Dead, model.Missing}).Draw(t, "ruled status")
	return r
}

// drawFiling puts out some figures of one claim.
func drawFiling(t *rapid.T, g *Generated, i int) *model.Filing {
	f := &model.Filing{ID: fmt.Sprintf("f%d", i+1), Text: "What is known.", By: "ana", Filed: parsed[moment.Moment]("2013-01-20T12:00")}
	if len(g.Claims) == 0 {
		return f
	}
	c := rapid.SampledFrom(g.Claims).Draw(t, "filed claim")
	for _, fig := range c.Figures {
		f.Figures = append(f.Figures, model.FiledFigure{Group: fig.Group, Class: fig.Class, Status: fig.Status, Scope: fig.Scope,
			Count: fig.Count, Claim: c.ID})
	}
	return f
}
