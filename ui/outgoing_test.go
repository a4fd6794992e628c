package ui

import (
	"context"
	"strings"
	"testing"

	"muster/model"
	"muster/ui/intent"
)

// heldBack withholds the figures of a claim that was said openly; of cells, only those.
func heldBack(c *model.Claim, cells ...model.Cell) *model.Claim {
	held := *c
	held.Figures = append([]model.Figure{}, c.Figures...)
	if len(cells) == 0 {
		held.Status = model.Withheld
	}
	for _, cell := range cells {
		f, _ := held.Figure(cell)
		f.State = model.Withheld
	}
	return &held
}

// tellsNothing looks in all that can be copied for what must not leave, and gives what there is.
func (d *driver) tellsNothing(where, secret string) (offered []string) {
	d.Helper()
	for _, copied := range d.copies() {
		offered = append(offered, copied.What)
		if strings.Contains(copied.Text, secret) {
			d.Errorf("%s: %s tells what is withheld: %s", where, copied.What, copied.Text)
		}
	}
	return offered
}

// remove deletes a record.
func (m *memory) remove(tb testing.TB, by model.Editor, r model.Record) {
	tb.Helper()
	ref := model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}
	edit := model.Edit{Situation: "in-amenas", Kind: ref.Kind, ID: ref.ID, Was: m.state.Story("in-amenas").Entry(ref).Last.Seq}
	if _, err := m.Append(context.Background(), model.Batch{Op: "remove " + ref.ID, By: by, Edits: []model.Edit{edit}}); err != nil {
		tb.Fatal(err)
	}
}

// injured is a claim of 777 injured Britons that was filed, 5 from somebody else and a whole.
func injured(t *testing.T) (m *memory, c *model.Claim) {
	m = exampleStore(t)
	c = claim("n1", "hague", "GB", model.Injured, "777", "2013-01-20")
	c.Text = "We saw 777 bodies."
	c.Figures = append(c.Figures, claim("n1", "hague", "JP", model.Injured, "3", "2013-01-20").Figures...)
	m.put(t, ben, "in-amenas", c, claim("n2", "quai", "GB", model.Injured, "5", "2013-01-19"),
		claim("n5", "interior-dz", "ALL", model.Injured, "20", "2013-01-19"), &model.Filing{ID: "f9", Text: "777 injured.", Filed: c.Said, By: "ben",
			Figures: []model.FiledFigure{{Group: "GB", Status: model.Injured, Count: c.Figures[0].Count, Claim: "n1"}}})
	return m, c
}

// At an earlier point of the log what is withheld by now was said openly. Nothing that is copied from there tells it: no claim, sentence,
// row, factbox, text of a filing, nor any page, which shows the editor all of it. Seen red with what is copied taken from the cut.
func TestWithheldSinceIsNotCopiedInAReplay(t *testing.T) {
	britons := model.Cell{Group: "GB", Status: model.Injured}
	for how, withhold := range map[string]func(*memory, *model.Claim, *driver){
		"the claim": func(m *memory, c *model.Claim, d *driver) {
			m.put(t, ben, "in-amenas", heldBack(c))
			d.tell()
			d.keys(",")
		},
		"the figure": func(m *memory, c *model.Claim, d *driver) {
			m.put(t, ben, "in-amenas", heldBack(c, britons))
			d.tell()
			d.keys(",")
		},
		"deleted since": func(m *memory, c *model.Claim, d *driver) {
			m.put(t, ben, "in-amenas", heldBack(c))
			m.remove(t, ben, c)
			d.tell()
			d.keys(", ,")
		},
		"during the replay": func(m *memory, c *model.Claim, d *driver) {
			m.put(t, ben, "in-amenas", claim("n3", "hague", "FR", model.Injured, "1", "2013-01-21"))
			d.tell()
			d.keys(",")
			m.put(t, ben, "in-amenas", heldBack(c))
			d.tell()
		},
	} {
		m, c := injured(t)
		d := drive(t, config(m)).size(200, 60).keys("2")
		withhold(m, c, d)
		d.accounting.Go(britons)
		d.wants("777")
		at := func(where string) []string { t.Helper(); return d.tellsNothing(how+", "+where, "777") }
		at("the row")
		d.keys("enter")
		at("the cell")
		d.keys("esc 3")
		d.claims.Go(model.Ref{Kind: model.KindClaim, ID: "n1"})
		at("the claim")
		d.keys("enter")
		at("its page")
		d.keys("esc")
		d.run(d.memory(intent.Moved{Since: intent.Looked}))
		if offered := strings.Join(at("what moved"), ", "); !strings.Contains(offered, "this page") {
			t.Errorf("%s: what moved is not offered: %s", how, offered)
		}
		d.keys("f")
		at("since the filing")
		d.keys("esc")
		effects, _ := d.do(intent.Inspect{What: intent.Target{Sums: true}})
		d.run(effects)
		d.wants("777")
		at("the sums")
	}
}

// What moved shows the editor a figure that was withheld since, and what a filing, a ruling and the history of a claim said of it; no copy
// of such a page tells it. Seen red with the moves between the books as they are shown, and with the claims alone of a page looked at.
func TestPagesThatPointToWhatIsWithheldAreNotCopied(t *testing.T) {
	m, c := injured(t)
	bears := claim("n4", "quai", "GB", model.Dead, "1", "2013-01-21")
	bears.Links = []model.Link{{Kind: model.Repeats, Claim: "n1", Figure: &model.Cell{Group: "GB", Status: model.Injured}}}
	m.put(t, ben, "in-amenas", bears, &model.Ruling{ID: "r9", Group: "GB", Status: model.Injured, Claim: "n1", Reason: "777 is sure"},
		&model.Ruling{ID: "r8", Group: "JP", Status: model.Injured, Claim: "n1", Reason: "nobody else knows"})
	d := drive(t, config(m)).size(200, 60).keys("2")
	alone := *bears
	alone.Links = nil
	m.put(t, ben, "in-amenas", &alone, heldBack(c, model.Cell{Group: "GB", Status: model.Injured}))
	d.tell()
	d.keys("M").wants("777 (withheld)")
	if offered := strings.Join(d.tellsNothing("what moved", "777"), ", "); !strings.Contains(offered, "this page") {
		t.Errorf("what moved is not offered: %s", offered)
	}
	d.keys("esc")
	for _, what := range []intent.Target{{Record: model.Ref{Kind: model.KindRuling, ID: "r9"}}, {Claim: "n4"}, {Record: model.Ref{Kind: model.KindSource, ID: "hague"}}} {
		effects, _ := d.do(intent.Inspect{What: what})
		d.run(effects)
		d.wants("777").tellsNothing("the page", "777")
		d.keys("esc")
	}
	effects, _ := d.do(intent.Inspect{What: intent.Target{Record: model.Ref{Kind: model.KindSource, ID: "suga"}}})
	d.run(effects)
	if offered := strings.Join(d.tellsNothing("a source", "777"), ", "); !strings.Contains(offered, "this page") {
		t.Errorf("a page with nothing withheld is not offered: %s", offered)
	}
}

// How a cell went tells what was filed in it, of a figure that is one of another cell by now, and withheld. Seen red with the claims alone
// looked at that the page leads to.
func TestACourseWithAFiledFigureThatIsWithheldIsNotCopied(t *testing.T) {
	m, c := injured(t)
	d := drive(t, config(m)).size(200, 60).keys("2")
	part := heldBack(c, model.Cell{Group: "GB", Status: model.Injured})
	part.Figures[0].Scope = "crew"
	m.put(t, ben, "in-amenas", part)
	d.tell()
	d.accounting.Go(model.Cell{Group: "GB", Status: model.Injured})
	d.keys("enter").wants("777").tellsNothing("the cell", "777")
}
