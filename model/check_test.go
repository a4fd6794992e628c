package model_test

import (
	"strings"
	"testing"

	"muster/model"
)

// spoiled is a record with something wrong in one field, and the sentence that names the field and the mend.
type spoiled[R model.Record] struct {
	name  string
	spoil func(R)
	want  []string // without the record in front
}

func checkSpoiled[R model.Record](t *testing.T, good func() R, rows []spoiled[R]) {
	says(t, good().Check())
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			r := good()
			row.spoil(r)
			var want []string
			for _, w := range row.want {
				want = append(want, r.RecordKind().String()+" "+quoted(r.RecordID())+": "+w)
			}
			says(t, r.Check(), want...)
		})
	}
}

func sentence(s ...string) []string { return s }

const (
	notAnID  = " is not an id; use 1 to 64 of A-Z a-z 0-9 . _ + -"
	tooLong  = ": 65537 bytes long; a field holds at most 65536: shorten it or split the claim"
	notUTF8  = ": not UTF-8 text; convert it first"
	noScope  = " shows nothing; name a part of the incident, or leave it out for the whole"
	noGroup  = ": missing; give a country code such as GB, ALL, FOREIGN, XX or the id of a group"
	noStatus = ": missing; give one of " + statusWords + ", or a compound such as missing/dead"
)

var long = strings.Repeat("x", model.MaxField+1)

func TestClaimCheck(t *testing.T) {
	good := func() *model.Claim {
		return aClaim("c1", figure("GB", model.Dead, "1"), figure("GB", model.Missing, "5+"))
	}
	checkSpoiled(t, good, []spoiled[*model.Claim]{
		{"id", func(c *model.Claim) { c.ID = "c 1\n" }, sentence(`id: "c 1\n"` + notAnID)},
		{"long id", func(c *model.Claim) { c.ID = long[:65] }, sentence("id: " + quoted(long[:65]) + notAnID)},
		{"source", func(c *model.Claim) { c.Source = "" }, sentence("source: missing; give the id of the source")},
		{"text", func(c *model.Claim) { c.Text = " \n" }, sentence("text: missing; give what was said")},
		{"invisible text", func(c *model.Claim) { c.Text = "\u200b\u2060" }, sentence("text: missing; give what was said")},
		{"said", func(c *model.Claim) { c.Said = said("") }, sentence("said: missing; give a day such as 2013-01-19 or a time such as 2013-01-19T19:10")},
		{"long text", func(c *model.Claim) { c.Text = long }, sentence("text" + tooLong)},
		{"long via", func(c *model.Claim) { c.Via = long }, sentence("via" + tooLong)},
		{"long link", func(c *model.Claim) { c.Link = long }, sentence("link" + tooLong)},
		{"bytes", func(c *model.Claim) { c.Text = "dead\xff" }, sentence("text" + notUTF8)},
		{"people", func(c *model.Claim) { c.People = []string{"Ian", " ", long} }, sentence("people[1]: missing; give a name or leave it out", "people[2]"+tooLong)},
	})
}

func TestFigureCheck(t *testing.T) {
	good := func() *model.Claim {
		return aClaim("c1", figure("GB", model.Dead, "1"), figure("GB", model.Missing, "5+"))
	}
	first := func(change func(*model.Figure)) func(*model.Claim) {
		return func(c *model.Claim) { change(&c.Figures[0]) }
	}
	checkSpoiled(t, good, []spoiled[*model.Claim]{
		{"no group", first(func(f *model.Figure) { f.Group = "" }), sentence("figures[0].group" + noGroup)},
		{"bad group", first(func(f *model.Figure) { f.Group = "G B\x1b" }), sentence(`figures[0].group: "G B\x1b"` + notAnID)},
		{"turned dual", first(func(f *model.Figure) { f.Group = "US+GB" }), sentence(`figures[0].group: the codes of a dual national are sorted; write "GB+US"`)},
		{"no status", first(func(f *model.Figure) { f.Status = 0 }), sentence("figures[0].status" + noStatus)},
		{"no count", func(c *model.Claim) { c.Figures[1] = model.Figure{Group: "GB", Status: model.Missing} },
			sentence("figures[1].count: missing; write 5, 5+, 10-15, ~30, dozens or ?")},
		{"blank scope", first(func(f *model.Figure) { f.Scope = " \u200b" }), sentence(`figures[0].scope: " \u200b"` + noScope)},
		{"long scope", first(func(f *model.Figure) { f.Scope = long }), sentence("figures[0].scope" + tooLong)},
		{"cell twice", first(func(f *model.Figure) { f.Status = model.Missing }), sentence("figures[1]: GB missing stands already in figures[0]; a cell stands once in a claim")},
	})
}

// Cells differ by group, class, status and scope; any one of them makes another cell.
func TestCellsThatDiffer(t *testing.T) {
	f := figure("GB", model.Dead, "1")
	attacker, crew := f, f
	attacker.Class, crew.Scope = model.Attacker, "crew"
	says(t, aClaim("c1", f, attacker, crew, figure("GB", model.Missing|model.Dead, "1"), figure("GB+US", model.Dead, "1")).Check())
}

func TestLinkCheck(t *testing.T) {
	good := func() *model.Claim { return linked("c1", model.Link{Kind: model.Corrects, Claim: "c0"}) }
	link := func(change func(*model.Link)) func(*model.Claim) { return func(c *model.Claim) { change(&c.Links[0]) } }
	checkSpoiled(t, good, []spoiled[*model.Claim]{
		{"kind", link(func(l *model.Link) { l.Kind = model.NoLink }),
			sentence("links[0].kind: missing; give one of repeats, corrects, supersedes, retracts, part-of, same-people")},
		{"claim", link(func(l *model.Link) { l.Claim = "" }), sentence("links[0].claim: missing; give the id of the other claim")},
		{"itself", link(func(l *model.Link) { l.Claim = "c1" }), sentence("links[0].claim: a claim cannot bear on itself; name another claim")},
		{"from", link(func(l *model.Link) {
			l.From = &model.Cell{Group: "GB", Status: model.Missing, Scope: "a\x1b[31mb", Class: model.Attacker}
		}),
			sentence("links[0].from: this claim has no figure GB missing (a␛[31mb) #attacker; name one that it has")},
	})
	c := good()
	c.Links[0].From = &model.Cell{Group: "GB", Status: model.Dead}
	says(t, c.Check())
}
