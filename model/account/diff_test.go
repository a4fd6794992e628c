package account_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/account"
	"muster/model/modeltest"
	"muster/model/moment"
)

func says(moves []account.Move) (all []string) {
	for _, m := range moves {
		all = append(all, m.Says)
	}
	return all
}

// What moved in the example from the end of the 19th to the end of the 21st: alarms first, then what is overtaken, then the dead.
func TestDiffOfTheExample(t *testing.T) {
	moves := says(account.Diff(at(t, "2013-01-19").Book, at(t, "2013-01-21").Book))
	for i, want := range []string{
		"Alarm: Dead: 23 by nationality; the Algerian government claims at least 23; any number with no nationality given; " +
			"1 more is counted as missing or dead, by figures that are stale or overtaken; the claim is overtaken: " +
			"Foreigners 37 (Algerian government, 21 Jan 2013) and Algeria 1 (Algerian government, 21 Jan 2013) make at least 38.",
		"Alarm: Dead: 22 by nationality; the Algerian government claims 37 foreigners; 15 with no nationality given; " +
			"1 more is counted as missing or dead, by figures that are stale or overtaken; it counts 7 without a nationality itself: the two do not agree.",
		"Alarm: Missing: 17 by nationality; the Algerian government claims 5 foreigners; the countries' own counts exceed the claimed total; " +
			"1 more is counted as missing or dead, by figures that are stale or overtaken.",
		"All, dead, at least 23 (Algerian interior ministry, via state media, 19 Jan): overtaken: " +
			"Foreigners 37 (Algerian government, 21 Jan) and Algeria 1 (Algerian government, 21 Jan) make at least 38.",
	} {
		if i >= len(moves) || moves[i] != want {
			t.Errorf("%d: %q, want %q", i, moves[min(i, len(moves)-1)], want)
		}
	}
	for _, want := range []string{
		"Foreigners, dead: 37, was none; Algerian government, 21 Jan.",
		"Japan, dead: 7, was none; Japanese government, 21 Jan.",
		"Japan, unaccounted for: no figure any more, was 14.",
		"United Kingdom, dead: 3, was 1; UK government, 21 Jan.",
		"United States, dead: 3, was at least 1; US government, 21 Jan.",
		"All, attackers dead: 29, was 32; Algerian government, 21 Jan.",
	} {
		if !slices.Contains(moves, want) {
			t.Errorf("missing: %s\n%s", want, strings.Join(moves, "\n"))
		}
	}
	along := ""
	for _, m := range account.Diff(at(t, "2013-01-19").Book, at(t, "2013-01-21").Book) {
		along += m.Along + "\n"
	}
	for _, want := range []string{"Japan, dead: no figure -> 7; Japanese government, 21 Jan.\n", "Japan, unaccounted for: 14 -> no figure.\n",
		"United Kingdom, dead: 1 -> 3; UK government, 21 Jan.\n"} {
		if !strings.Contains(along, want) {
			t.Errorf("missing: %s%s", want, along)
		}
	}
	place := func(of string) int {
		return slices.IndexFunc(moves, func(s string) bool { return strings.HasPrefix(s, of) })
	}
	if place("Japan, dead") > place("Philippines, dead") {
		t.Error("the greater step comes first")
	}
}

// Nothing moved between a cut and itself; between any two, exactly the figures that differ are told.
func TestDiffTellsWhatDiffers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		story := storyOf(t, g)
		cut := rapid.SampledFrom(days(g))
		from, to := account.Open(story, cut.Draw(t, "from")), account.Open(story, cut.Draw(t, "to"))
		if moves := account.Diff(to, to); len(moves) > 0 {
			t.Fatalf("between a cut and itself: %q", says(moves))
		}
		told := map[model.Cell]bool{}
		for _, m := range account.Diff(from, to) {
			if m.Kind == account.MovedFigure {
				told[m.Cell] = true
			}
		}
		for _, cell := range cellsOf(g) {
			if was, now := phrase(from, cell), phrase(to, cell); (was != now) != told[cell] {
				t.Fatalf("%s: %q became %q, told: %v", cell, was, now, told[cell])
			}
		}
	})
}

func phrase(b *account.Book, cell model.Cell) string {
	if c := b.Cell(cell); c != nil {
		return c.Desk().Count.Phrase()
	}
	return ""
}

// since tells what moved since a filing of 7 Japanese dead on claim c33, after a change to the example.
func since(t *testing.T, change func(put func(model.Record))) (moved bool, says []string) {
	story := example(t)
	seq := uint64(1000)
	put := func(r model.Record) {
		seq++
		ref := model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}
		e := &model.Entry{Record: r, First: model.Stamp{Seq: seq}, Last: model.Stamp{Seq: seq}}
		if old := story.Entry(ref); old != nil {
			e.First = old.First
		}
		story.Set(ref, e)
	}
	c := story.Claim("c33")
	filing := &model.Filing{ID: "f1", Text: "7 Japanese died.", By: "ana", Filed: mustMoment(t, "2013-01-21T18:00")}
	for _, f := range c.Figures {
		filing.Figures = append(filing.Figures, model.FiledFigure{Group: f.Group, Status: f.Status, Count: f.Count, Claim: c.ID})
	}
	put(filing)
	change(put)
	b := account.Open(story, moment.Moment{})
	for _, m := range b.SinceFiled() {
		if m.Cell == (model.Cell{Group: "JP", Status: model.Dead}) {
			return true, append(says, string(m.Cause)+": "+m.Says)
		}
	}
	return false, nil
}

func mustMoment(t *testing.T, s string) moment.Moment {
	m, err := moment.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// A filed figure has moved with whatever can move it, and the cause goes by the right word.
func TestMovedSinceFiled(t *testing.T) {
	japan := func(t *testing.T) model.Claim { return *example(t).Claim("c33") }
	marked := func(s model.ClaimState) func(*testing.T, func(model.Record)) {
		return func(t *testing.T, put func(model.Record)) { c := japan(t); c.Status = s; put(&c) }
	}
	newer := func(id, source string, figure func(*model.Figure), links ...model.Link) func(*testing.T, func(model.Record)) {
		return func(t *testing.T, put func(model.Record)) {
			c := japan(t)
			c.ID, c.Source, c.Said, c.Links = id, source, mustMoment(t, "2013-01-22"), links
			c.Figures = slices.Clone(c.Figures[:1])
			figure(&c.Figures[0])
			put(&c)
		}
	}
	to := func(words string) func(*model.Figure) {
		return func(f *model.Figure) { _ = f.Count.UnmarshalText([]byte(words)) }
	}
	for _, c := range []struct {
		name   string
		change func(*testing.T, func(model.Record))
		want   string
	}{
		{"nothing", func(*testing.T, func(model.Record)) {}, ""},
		{"the same again", newer("n1", "gov-jp", to("7")), ""},
		{"a newer word", newer("n1", "gov-jp", to("9")), "update: Japan, dead: 9, was filed as 7; Japanese government, 22 Jan."},
		{"only a hedge", newer("n1", "gov-jp", to("~7")), "update: Japan, dead: about 7, was filed as 7; Japanese government, 22 Jan."},
		{"a correction", newer("n1", "gov-jp", to("6"), model.Link{Kind: model.Corrects, Claim: "c33"}),
			"correction: Japan, dead: 6, was filed as 7 (correction); Japanese government, 22 Jan."},
		{"retracted", marked(model.Retracted), "retraction: Japan, dead: no figure any more, was filed as 7 (retraction)."},
		{"desk error", marked(model.DeskError), "our error: Japan, dead: no figure any more, was filed as 7 (our error)."},
		{"withheld", marked(model.Withheld), "withdrawal: Japan, dead: no figure any more, what was filed is not to be used (withdrawal)."},
		{"rewritten", func(t *testing.T, put func(model.Record)) {
			c := japan(t)
			c.Figures = slices.Clone(c.Figures)
			to("8")(&c.Figures[0])
			put(&c)
		}, "our error: Japan, dead: 8, was filed as 7 (our error); Japanese government, 21 Jan."},
		{"the figure is deleted", func(t *testing.T, put func(model.Record)) {
			c := japan(t)
			c.Figures = c.Figures[1:]
			put(&c)
		}, "our error: Japan, dead: no figure any more, was filed as 7 (our error)."},
		{"ruled otherwise", func(t *testing.T, put func(model.Record)) {
			newer("n1", "statoil", to("5"))(t, put)
			put(&model.Ruling{ID: "r1", Group: "JP", Status: model.Dead, Claim: "n1", Reason: "It has the list."})
		}, "update: Japan, dead: 5, was filed as 7; Statoil, 22 Jan."},
		{"retracted, and another gives the same", func(t *testing.T, put func(model.Record)) {
			newer("n1", "statoil", to("7"))(t, put)
			marked(model.Retracted)(t, put)
		}, "retraction: Japan, dead: 7, was filed as 7 (retraction); Statoil, 22 Jan."},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, says := since(t, func(put func(model.Record)) { c.change(t, put) })
			if strings.Join(says, " ") != c.want {
				t.Errorf("%q, want %q", says, c.want)
			}
		})
	}
}

// A claim that was deleted after it was filed leaves its cell, and says why.
func TestMovedWhenTheClaimIsDeleted(t *testing.T) {
	moved, says := since(t, func(put func(model.Record)) {})
	if moved {
		t.Fatal(says)
	}
	story := example(t)
	filing := &model.Filing{ID: "f1", Text: "t", By: "ana", Filed: mustMoment(t, "2013-01-21T18:00"),
		Figures: []model.FiledFigure{{Group: "JP", Status: model.Dead, Count: story.Claim("c33").Figures[0].Count, Claim: "c33"}}}
	story.Set(model.Ref{Kind: model.KindFiling, ID: "f1"}, &model.Entry{Record: filing})
	b := account.Open(story, moment.Moment{})
	ref := model.Ref{Kind: model.KindClaim, ID: "c33"}
	story.Set(ref, &model.Entry{})
	b.Update(ref)
	found := ""
	for _, row := range b.Table(model.Affected, false).Rows {
		for _, c := range row.Cells {
			if slices.Contains(c.Flags(false), account.FlagMoved) {
				found += c.Why()
			}
		}
	}
	if found != "Japan, dead: moved since it was filed as 7 (our error), and no figure stands here any more." {
		t.Error(found)
	}
}
