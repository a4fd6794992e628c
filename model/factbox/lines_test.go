package factbox_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/model/edtf"
	"muster/model/factbox"
	"muster/model/moment"
)

// desk is the example with more logged on top.
type desk struct {
	*testing.T
	*model.Story
	seq uint64
}

func newDesk(t *testing.T) *desk { return &desk{t, example(t), 1000} }

func (d *desk) put(r model.Record) {
	d.Helper()
	must(d, r.Check())
	d.seq++
	ref, stamp := model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}, model.Stamp{Seq: d.seq}
	e := &model.Entry{Record: r, First: stamp, Last: stamp}
	if old := d.Entry(ref); old != nil {
		e.First = old.First
	}
	d.Set(ref, e)
}

// say logs a claim with one figure.
func (d *desk) say(id, source, said, group string, status model.Status, words string) {
	d.Helper()
	c, err := count.Parse(words)
	must(d, err)
	d.put(model.Normal(&model.Claim{ID: id, Source: source, Said: on(d, said), Text: "text", Credibility: 2,
		Figures: []model.Figure{{Group: group, Status: status, Count: c}}}))
}

func (d *desk) box(o factbox.Options) *factbox.Box {
	if o.Of.IsZero() {
		o.Of = time.Date(2013, 1, 22, 12, 0, 0, 0, time.UTC)
	}
	return factbox.Make(account.Open(d.Story, moment.Moment{}), o)
}

// has tells whether a line stands in the box, word for word.
func (d *desk) has(b *factbox.Box, want string) {
	d.Helper()
	for _, s := range b.Sections {
		if slices.ContainsFunc(s.Lines, func(l factbox.Line) bool { return l.Text == want }) {
			return
		}
	}
	d.Errorf("missing: %s\n%s", want, b.Text(factbox.Layout{Width: 100}))
}

// What a factbox corrects comes first, under the right word for the cause, and what it brings up to date in one line.
func TestAdvisory(t *testing.T) {
	d := newDesk(t)
	if b := d.box(factbox.Options{}); len(b.Advisory) > 0 {
		t.Errorf("nothing was filed: %q", b.Advisory)
	}
	filed := d.box(factbox.Options{})
	d.put(filed.Filing(filed.Text(factbox.Layout{}), on(t, "2013-01-21T18:00"), "ana", ""))
	if b := d.box(factbox.Options{}); len(b.Advisory) > 0 {
		t.Errorf("nothing moved: %q", b.Advisory)
	}
	d.say("n1", "gov-jp", "2013-01-22", "JP", model.Dead, "9")
	d.say("n2", "gov-dz", "2013-01-22", "ES", model.Dead, "1")
	mark := func(id string, s model.ClaimState) {
		c := *d.Claim(id)
		c.Status = s
		d.put(&c)
	}
	mark("c34", model.Retracted)
	mark("c37", model.Withheld)
	mark("c38", model.DeskError)
	got := d.box(factbox.Options{}).Advisory
	for _, w := range []string{"RETRACTION, taken back by its source: Philippines, dead: no figure any more, was filed as 6.",
		"WITHDRAWAL: United States, dead: what was filed is not to be used.",
		"CORRECTION, our error: Romania, dead: 1, was filed as 2; Romanian foreign ministry", "UPDATES what was filed 21 Jan 18:00: Japan (dead, missing); not in it: Spain (dead)."} {
		if !slices.ContainsFunc(got, func(line string) bool { return strings.HasPrefix(line, w) }) {
			t.Errorf("missing: %s\n%s", w, strings.Join(got, "\n"))
		}
	}
	if last := got[len(got)-1]; !strings.HasPrefix(last, "UPDATES") {
		t.Errorf("the last line is %q", last)
	}
}

// Only what moved is in a factbox since the filing; filing that keeps all the figures.
func TestSinceFiled(t *testing.T) {
	d := newDesk(t)
	filed := d.box(factbox.Options{})
	d.put(filed.Filing(filed.Text(factbox.Layout{}), on(t, "2013-01-21T18:00"), "ana", "ben"))
	still := d.box(factbox.Options{SinceFiled: true, As: "As of now"})
	if text := still.Text(factbox.Layout{}); !strings.HasSuffix(text, "\nAs of now\n\nNothing has moved since the filing of 21 Jan 18:00.\n") {
		t.Errorf("nothing moved:\n%s", text)
	}
	if err := still.MayFile(model.Editor{Name: "ana"}, ""); err == nil || !strings.HasPrefix(err.Error(), "nothing has moved since the filing of 21 Jan 18:00; ") {
		t.Errorf("nothing moved, and it may be filed: %v", err)
	}
	d.say("n1", "gov-jp", "2013-01-22", "JP", model.Dead, "9")
	b := d.box(factbox.Options{SinceFiled: true})
	if err := b.MayFile(model.Editor{Name: "ana"}, ""); err != nil || b.Still != "" {
		t.Errorf("Japan moved: %v, %q", err, b.Still)
	}
	d.has(b, "Japan: 9 dead (Japanese government, 22 Jan)")
	if text := b.Text(factbox.Layout{}); strings.Contains(text, "Philippines") || len(b.Figures) != len(filed.Figures) {
		t.Errorf("%d figures, %d were filed:\n%s", len(b.Figures), len(filed.Figures), text)
	}
}

// sums are the sentences of the reconciliation that a box gives.
func sums(b *factbox.Box) (all []string) {
	for _, s := range b.Sections {
		for _, l := range s.Lines {
			if len(l.Cells) == 0 {
				all = append(all, l.Text)
			}
		}
	}
	return all
}

// A sum is given since the filing only where it moved, whatever else was logged; where the desk filed in its own words, every sum is.
func TestSumsSinceFiled(t *testing.T) {
	for _, own := range []bool{false, true} {
		d := newDesk(t)
		filed := d.box(factbox.Options{})
		if len(sums(filed)) < 3 {
			t.Fatalf("no sums: %q", sums(filed))
		}
		words, want := filed.Text(factbox.Layout{Width: 40, ASCII: true}), 0
		if own {
			words, want = "Ours.", len(sums(filed))
		}
		d.put(filed.Filing(words, on(t, "2013-01-21T18:00"), "ana", "ben"))
		since := func() []string { return sums(d.box(factbox.Options{SinceFiled: true})) }
		d.say("n0", "statoil", "2013-01-21", "NO", model.Safe, "3") // in no sum of these
		reworded := *d.Claim("c34")
		reworded.Text = "The same, in other words."
		if d.put(&reworded); len(since()) != want {
			t.Errorf("own words %t: nothing moved: %q", own, since())
		}
		d.say("n1", "gov-jp", "2013-01-22", "JP", model.Dead, "9")
		moved := slices.DeleteFunc(sums(d.box(factbox.Options{})), func(s string) bool { return slices.Contains(sums(filed), s) })
		if got := since(); len(moved) != 2 || !own && !slices.Equal(got, moved) { // the dead, and the missing, whom the news overtakes
			t.Errorf("got %q, want %q", got, moved)
		}
	}
}

// A sum that moved although no figure in it did is given: a link made two figures the same people, a turn of the story made one stale or
// was taken out, a group counts something else or is a part of another.
func TestSumsMovedByOtherThanFigures(t *testing.T) {
	kurds := func(d *desk, basis model.Basis, within string) {
		d.put(&model.Group{ID: "kurds", Name: "Kurds", Basis: basis, Within: within})
	}
	turn := func(d *desk) {
		when, err := edtf.Parse("2013-01-22")
		must(d, err)
		d.put(&model.Event{ID: "n1", When: when, Headline: "A turn", Pivotal: true})
	}
	for name, c := range map[string]struct{ before, change func(d *desk) }{
		"link": {func(*desk) {}, func(d *desk) {
			c := *d.Claim("c35")
			c.Links = []model.Link{{Kind: model.SamePeople, Claim: "c34"}}
			d.put(&c)
		}},
		"turn":           {func(*desk) {}, turn},
		"turn taken out": {turn, func(d *desk) { d.Set(model.Ref{Kind: model.KindEvent, ID: "n1"}, nil) }},
		"basis": {func(d *desk) {
			kurds(d, model.Nationality, "")
			d.say("k1", "statoil", "2013-01-22T10:00", "kurds", model.Dead, "5")
		}, func(d *desk) { kurds(d, model.Residence, "") }},
		"within": {func(d *desk) {
			d.put(&model.Group{ID: "big", Name: "Big", Basis: model.Nationality})
			kurds(d, model.Nationality, "")
			d.say("k1", "statoil", "2013-01-22T10:00", "kurds", model.Dead, "5")
			d.say("k2", "statoil", "2013-01-22T10:00", "big", model.Dead, "6")
		}, func(d *desk) { kurds(d, model.Nationality, "big") }},
	} {
		for _, own := range []bool{false, true} {
			d := newDesk(t)
			c.before(d)
			filed := d.box(factbox.Options{})
			words := filed.Text(factbox.Layout{})
			if own {
				words = "Ours."
			}
			d.put(filed.Filing(words, on(t, "2013-01-22T18:00"), "ana", "ben"))
			was := sums(filed)
			c.change(d)
			moved := slices.DeleteFunc(sums(d.box(factbox.Options{})), func(s string) bool { return slices.Contains(was, s) })
			got := sums(d.box(factbox.Options{SinceFiled: true}))
			for _, s := range moved {
				if !slices.Contains(got, s) {
					t.Errorf("%s, own words %t: missing: %s", name, own, s)
				}
			}
			if len(moved) == 0 {
				t.Errorf("%s moves nothing", name)
			}
		}
	}
}

// What was filed on the 19th and was overtaken on the 21st is told, although the figure itself stands as it was filed; so is a
// figure that came into conflict.
func TestDoubtedSinceFiled(t *testing.T) {
	d := newDesk(t)
	nineteenth := factbox.Make(account.Open(d.Story, on(t, "2013-01-19")), factbox.Options{})
	f := nineteenth.Filing("Ours.", on(t, "2013-01-19T20:00"), "ana", "")
	d.put(f)
	d.Set(model.Ref{Kind: model.KindFiling, ID: f.ID}, &model.Entry{Record: f, First: model.Stamp{Seq: d.Entry(model.Ref{Kind: model.KindClaim, ID: "c30"}).First.Seq - 1}})
	d.say("n1", "statoil", "2013-01-19T21:00", "RO", model.Freed, "9")
	var all []string
	for _, m := range account.Open(d.Story, moment.Moment{}).SinceFiled() {
		all = append(all, m.Says)
	}
	for _, want := range []string{"All, dead: at least 23, as filed (Algerian interior ministry, via state media, 19 Jan), and overtaken since: " +
		"Foreigners 37 (Algerian government, 21 Jan) and Algeria 1 (Algerian government, 21 Jan) make at least 38.",
		"Romania, freed: 4, as filed (Romanian foreign ministry, via the outlet, 19 Jan), and in conflict since: 4 against 9.",
	} {
		if !slices.Contains(all, want) {
			t.Errorf("missing: %s\n%s", want, strings.Join(all, "\n"))
		}
	}
	d.has(d.box(factbox.Options{SinceFiled: true}), "All: at least 23 dead (Algerian interior ministry, via state media, 19 Jan); overtaken: "+
		"Foreigners 37 (Algerian government, 21 Jan) and Algeria 1 (Algerian government, 21 Jan) make at least 38")
}

// Names leave only when they are asked for; neither a speaker nor a scope gives one away.
func TestNames(t *testing.T) {
	d := newDesk(t)
	plain, named := d.box(factbox.Options{}).Text(factbox.Layout{}), d.box(factbox.Options{Names: true}).Text(factbox.Layout{Width: 200})
	for _, name := range []string{"Desjeux", "Buttaccio"} {
		if strings.Contains(plain, name) {
			t.Errorf("%s is named:\n%s", name, plain)
		}
	}
	filed := d.box(factbox.Options{})
	d.put(filed.Filing("Ours.", on(t, "2013-01-21T18:00"), "ana", ""))
	c := *d.Claim("c17")
	c.Figures = slices.Clone(c.Figures)
	must(t, c.Figures[0].Count.UnmarshalText([]byte("33")))
	d.put(&c)
	corrects := strings.Join(d.box(factbox.Options{}).Advisory, "\n")
	if !strings.Contains(corrects, "CORRECTION, our error: All, held (a part of the incident): 33, was filed as 34") || strings.Contains(corrects, "Desjeux") {
		t.Error(corrects)
	}
	if !strings.Contains(named, "Yann Desjeux, captive, via Sud Ouest") {
		t.Error(named)
	}
	nineteenth := factbox.Make(account.Open(d.Story, on(t, "2013-01-19")), factbox.Options{Of: time.Date(2013, 1, 19, 0, 0, 0, 0, time.UTC), Names: true}).Text(factbox.Layout{Width: 200})
	if !strings.Contains(nineteenth, "United States: at least 1 dead (Victoria Nuland, US State Department, 19 Jan); named in it: Frederick Buttaccio") {
		t.Error(nineteenth)
	}
}
