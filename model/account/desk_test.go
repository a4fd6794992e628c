package account

import (
	"fmt"
	"strings"
	"testing"

	"muster/model"
	"muster/model/count"
	"muster/model/edtf"
	"muster/model/moment"
)

// desk is a situation under test: host DZ, zone Africa/Algiers, and claims entered one after the other.
type desk struct {
	testing.TB
	story *model.Story
	seq   uint64
}

func newDesk(t testing.TB) *desk {
	d := &desk{TB: t, story: model.NewStory("s")}
	d.put(&model.Situation{ID: "s", Title: "S", Host: "DZ", Zone: "Africa/Algiers"})
	for _, s := range []string{"gov-gb UK%20government government GB", "gov-jp - government JP", "gov-dz - government DZ", "gov-us - government US",
		"minister-gb - government GB", "bp BP company GB", "radio Radio media DZ", "paper Paper media GB", "agency Agency media FR"} {
		f := strings.Fields(s)
		name := strings.ReplaceAll(f[1], "%20", " ")
		if name == "-" {
			name = f[0]
		}
		var kind model.SourceKind
		must(t, kind.UnmarshalText([]byte(f[2])))
		d.put(model.Normal(&model.Source{ID: f[0], Name: name, Kind: kind, Country: f[3]}))
	}
	d.put(&model.Group{ID: "staff", Name: "Staff", Basis: model.Employer, Authority: "BP"})
	d.put(&model.Group{ID: "residents", Name: "Residents", Basis: model.Residence})
	return d
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// put logs a record.
func (d *desk) put(r model.Record) {
	d.Helper()
	d.seq++
	must(d, r.Check())
	ref := model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}
	was := uint64(0)
	if e := d.story.Entry(ref); e != nil {
		was = e.Last.Seq
	}
	c := &model.Change{Seq: d.seq, Situation: "s", Kind: ref.Kind, Record: ref.ID, Was: was, After: r}
	must(d, d.story.Apply(c, &model.Editor{Name: "ana", ID: "uid:1"}))
}

// say logs a claim: figures as "GB dead 3 (scope) #class", several parted by semicolons; what changes the claim after that.
func (d *desk) say(id, source, said, figures string, with ...func(*model.Claim)) *model.Claim {
	d.Helper()
	m, err := moment.Parse(said)
	must(d, err)
	c := &model.Claim{ID: id, Source: source, Said: m, Text: "text of " + id, Status: model.Standing, Credibility: 3}
	for f := range strings.SplitSeq(figures, ";") {
		if strings.TrimSpace(f) != "" {
			c.Figures = append(c.Figures, figure(d, f))
		}
	}
	for _, w := range with {
		w(c)
	}
	d.put(c)
	return c
}

func figure(t testing.TB, s string) model.Figure {
	t.Helper()
	var f model.Figure
	if head, class, ok := strings.Cut(s, "#"); ok {
		must(t, f.Class.UnmarshalText([]byte(strings.TrimSpace(class))))
		s = head
	}
	if head, scope, ok := strings.Cut(s, "("); ok {
		f.Scope, s = strings.TrimSuffix(strings.TrimSpace(scope), ")"), head
	}
	words := strings.Fields(s)
	f.Group = words[0]
	var err error
	f.Status, err = model.ParseStatus(words[1])
	must(t, err)
	f.Count, err = count.Parse(strings.Join(words[2:], " "))
	must(t, err)
	return f
}

func cellOf(t testing.TB, s string) model.Cell {
	words := strings.Fields(s)
	f := figure(t, strings.Join(append(append([]string{words[0], words[1], "1"}, words[2:]...), ""), " "))
	return f.Cell()
}

func graded(c model.Credibility) func(*model.Claim) {
	return func(claim *model.Claim) { claim.Credibility = c }
}

func state(s model.ClaimState) func(*model.Claim) { return func(c *model.Claim) { c.Status = s } }

func link(kind model.LinkKind, claim string, cell ...model.Cell) func(*model.Claim) {
	return func(c *model.Claim) {
		l := model.Link{Kind: kind, Claim: claim}
		if len(cell) > 0 {
			l.Figure = &cell[0]
		}
		c.Links = append(c.Links, l)
	}
}

func (d *desk) event(id, when string, pivotal bool) {
	w, err := edtf.Parse(when)
	must(d, err)
	d.put(&model.Event{ID: id, When: w, Headline: "headline of " + id, Pivotal: pivotal})
}

func (d *desk) situation(change func(*model.Situation)) {
	s := *d.story.Situation()
	change(&s)
	d.put(&s)
}

func (d *desk) book() *Book { return Open(d.story, moment.Moment{}) }

func (d *desk) bookAt(asOf string) *Book {
	m, err := moment.Parse(asOf)
	must(d, err)
	return Open(d.story, m)
}

// shows tells what a cell shows: the count, the claim, and the flags but for single-source and unchecked.
func shows(b *Book, t testing.TB, cell string) string {
	t.Helper()
	c := b.Cell(cellOf(t, cell))
	if c == nil {
		return "nothing"
	}
	s := fmt.Sprintf("%s %s", c.Desk().Count, c.Desk().Claim().ID)
	for _, f := range c.Flags(false) {
		if f != FlagSingleSource && f != FlagUnchecked {
			s += " " + string(f)
		}
	}
	return s
}

// want checks what cells show, given in pairs.
func want(t testing.TB, b *Book, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if got := shows(b, t, pairs[i]); got != pairs[i+1] {
			t.Errorf("%s shows %q, want %q", pairs[i], got, pairs[i+1])
		}
	}
}

// reconciled finds the reconciliation of a whole, such as "FOREIGN dead", and tells verdict and remainder.
func reconciled(b *Book, t testing.TB, whole string) *Reconciliation {
	t.Helper()
	cell := cellOf(t, whole)
	for _, r := range b.Table(cell.Class, false).Reconciliation {
		if r.Whole.Cell() == cell {
			return r
		}
	}
	t.Fatalf("no reconciliation of %s", whole)
	return nil
}
