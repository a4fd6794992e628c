package quick

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
)

// offered are the texts that are offered at the bar in a line, and what they replace.
func offered(t *testing.T, line string, ctx Context) (replaced string, texts []string) {
	t.Helper()
	at := strings.IndexByte(line, '|')
	line = line[:at] + line[at+1:]
	from, offers := Complete(line, at, ctx)
	if from < 0 || from > at {
		t.Fatalf("%q: from %d", line, from)
	}
	for _, o := range offers {
		texts = append(texts, o.Text)
	}
	return line[from:at], texts
}

func TestComplete(t *testing.T) {
	ctx := Context{Story: siege(), Now: now, Scopes: []string{"final assault", "crew"}, Groups: []string{"GB", "JP", "bp"}}
	for _, tt := range []struct{ line, replaced, first string }{
		{"hag|", "hag", "William Hague"},
		{"Hague: |", "", "GB"},
		{"Hague: G|", "G", "GB"},
		{"Hague: brit|", "brit", "GB"},
		{"Hague: United K|", "United K", "GB"},
		{"Hague: Norw|", "Norw", "NO"},
		{"Hague: GB 5 |", "", "present"},
		{"Hague: GB 5 mi|", "mi", "missing"},
		{"Hague: GB 5 feared d|", "feared d", "feared dead"},
		{"Hague: 5 Brit|", "Brit", "GB"},
		{"Hague: 5 Britons mi|", "mi", "missing"},
		{"Hague: GB 1 dead, 5 sa|", "sa", "safe"},
		{"Hague: GB 1 dead (fi|", "(fi", "(final assault)"},
		{"Hague: GB 1 dead #at|", "#at", "#attacker"},
	} {
		replaced, texts := offered(t, tt.line, ctx)
		if len(texts) == 0 || texts[0] != tt.first || replaced != tt.replaced {
			t.Errorf("%q: in the place of %q %q", tt.line, replaced, texts)
		}
	}
	for _, line := range []string{"Hague @sat 19|", "Hague: GB|1", `Hague: GB 1 dead "fe|`, `Hague: GB 1 dead "feared"|`, "Hague: GB d|", "Hague: zzz|", "nobody at all|"} {
		if replaced, texts := offered(t, line, ctx); len(texts) > 0 && line != "Hague: GB|1" {
			t.Errorf("%q: in the place of %q %q", line, replaced, texts)
		}
	}
}

// TestCompleteStands guards a word that stands for something as it is: what it stands for comes before all that begins so.
func TestCompleteStands(t *testing.T) {
	ctx := Context{Story: siege(), Now: now, Scopes: []string{"crew of the tug", "crew"}, Groups: []string{"GF", "MY", "UA"}}
	for _, tt := range []struct{ line, first string }{
		{"Hague: FR|", "FR"}, {"Hague: FR |", "FR"}, {"Hague: MA|", "MA"}, {"Hague: Niger|", "NE"}, {"Hague: French|", "FR"},
		{"Hague: UK|", "GB"}, {"Hague: 5 FR|", "FR"}, {"Hague: FR 5 missing|", "missing"}, {"Hague: FR 5 missing |", "missing"},
		{"Hague: 5 missing|", "missing"}, {"Hague: FR 5 hostages|", "hostages"}, {"Hague: FR 5 dead (crew|", "(crew)"},
		{"hague|", "William Hague"},
	} {
		if _, texts := offered(t, tt.line, ctx); len(texts) == 0 || texts[0] != tt.first {
			t.Errorf("%q: %q", tt.line, texts)
		}
	}
}

// TestCompletedIsUnderstood guards what is offered: with any of it in the line, the word is no error.
func TestCompletedIsUnderstood(t *testing.T) {
	ctx := Context{Story: siege(), Now: now}
	for _, e := range ctx.Story.Entries(model.KindSource) {
		src := e.Record.(*model.Source)
		d, err := Parse(Written(ctx.Story, src)+": GB 1 dead", ctx)
		if err != nil || d.Source.ID != src.ID {
			t.Errorf("%s is written %q: %v %+v", src.ID, Written(ctx.Story, src), err, d)
		}
	}
	for letter := 'a'; letter <= 'z'; letter++ {
		line := "Hague: " + string(letter)
		from, offers := Complete(line, len(line), ctx)
		for _, o := range offers {
			if _, err := Parse(line[:from]+o.Text+" 1 dead", ctx); err != nil {
				t.Errorf("%q is offered and not understood: %v", o.Text, err)
			}
		}
		line = "Hague: GB 1 " + string(letter)
		from, offers = Complete(line, len(line), ctx)
		for _, o := range offers {
			if _, err := Parse(line[:from]+o.Text, ctx); err != nil {
				t.Errorf("%q is offered and not understood: %v", o.Text, err)
			}
		}
	}
}

// TestCompleteAnywhere guards against any line and any cursor.
func TestCompleteAnywhere(t *testing.T) {
	ctx := Context{Story: siege(), Now: now, Scopes: []string{"crew"}, Groups: []string{"GB"}, Speakers: []string{"hague", "gone"}}
	words := []string{"Hague", ":", " ", "@", "14:30", "GB", "5", "dead", ",", "(", ")", "#", "\"", "“", "é", "\xff", "missing/", "Jean-Yves", "\n", "people", "of"}
	rapid.Check(t, func(t *rapid.T) {
		line := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 14).Draw(t, "line"), "")
		at := rapid.IntRange(-2, len(line)+2).Draw(t, "at")
		from, _ := Complete(line, at, ctx)
		if from < 0 || from > max(0, min(at, len(line))) {
			t.Fatalf("%q at %d: from %d", line, at, from)
		}
		d, err := Parse(line, ctx)
		part := Begun(line, ctx)
		if err == nil && (part == nil || part.Source.Name != d.Source.Name || len(part.Figures) != len(d.Figures) || part.Text != d.Text) {
			t.Fatalf("%q: begun as %+v, read as %+v", line, part, d)
		}
	})
}

func TestBegun(t *testing.T) {
	ctx := Context{Story: siege(), Now: now}
	if d := Begun("Hag", ctx); d != nil {
		t.Errorf("%+v", d)
	}
	d := Begun(`Hague @19 jan: GB 1 dead, 5 mising, 3 held "so he said"`, ctx)
	if d == nil || d.Source.ID != "hague" || d.Said.String() != "2013-01-19" || len(d.Figures) != 1 || d.Text != "so he said" || !d.Quote {
		t.Errorf("%+v", d)
	}
}

func TestParseQuoting(t *testing.T) {
	ctx := Context{Story: siege(), Now: now}
	const pasted = "He said \"so\".\nTwice."
	for _, line := range []string{"Hague: GB 1 dead", "Hague:", "Hague: GB 1 dead, "} {
		d, err := ParseQuoting(line, pasted, ctx)
		if err != nil || d.Text != pasted || !d.Quote {
			t.Errorf("%q: %v %+v", line, err, d)
		}
	}
	for _, line := range []string{`Hague: GB 1 dead "so"`, "Hague: GB 1 ded", "Hague: GB 1 dead,, 2 held"} {
		if d, err := ParseQuoting(line, pasted, ctx); err == nil {
			t.Errorf("%q is taken: %+v", line, d)
		}
	}
	for _, q := range []string{" \n ", strings.Repeat("x", model.MaxField+1)} {
		if _, err := ParseQuoting("Hague: GB 1 dead", q, ctx); err == nil {
			t.Errorf("a quotation of %d bytes is taken", len(q))
		}
	}
}

// TestLines guards one's earlier lines: each is understood as the claim that it was written from.
func TestLines(t *testing.T) {
	ctx := Context{Story: siege(), Now: now}
	for _, line := range []string{"Hague @2013-01-18: GB 1 dead, 5 missing/dead, US 10-15 held (crew) #attacker", `Hague @2013-01-18: "nothing to say"`} {
		d, err := Parse(line, ctx)
		if err != nil {
			t.Fatal(err)
		}
		want := d.Claim("hague")
		got := Lines(ctx.Story, []*model.Entry{{Record: want, First: model.Stamp{Milli: now.UnixMilli()}}})
		if len(got) != 1 {
			t.Fatalf("%q: %q", line, got)
		}
		back, err := Parse(got[0], ctx)
		if err != nil || len(back.Figures) != len(want.Figures) || back.Said != want.Said || back.Source.ID != "hague" {
			t.Errorf("%q: %v", got[0], err)
			continue
		}
		for i := range want.Figures {
			if back.Figures[i].Cell() != want.Figures[i].Cell() || back.Figures[i].Count.Interval() != want.Figures[i].Count.Interval() {
				t.Errorf("%q: %v", got[0], back.Figures[i])
			}
		}
	}
	d, _ := Parse("Hague: GB 1 dead", ctx)
	if got := Lines(ctx.Story, []*model.Entry{{Record: d.Claim("hague"), First: model.Stamp{Milli: now.UnixMilli()}}}); len(got) != 1 || strings.Contains(got[0], "@") {
		t.Errorf("%q: what was said as it was logged needs no time", got)
	}
}
