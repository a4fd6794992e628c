package filter

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/account"
	"muster/model/modeltest"
	"muster/model/moment"
	"muster/model/text"
)

var typedAt = time.Date(2013, 1, 20, 12, 0, 0, 0, time.UTC)

// term draws one term that is understood.
func drawTerm(t *rapid.T) string {
	key := rapid.SampledFrom([]string{"country:", "status:", "flag:", "state:", "class:", "group:", "scope:", "authority:", "kind:", "grade:", "by:", "since:", "until:", "source:", ""}).Draw(t, "key")
	values := map[string][]string{
		"country:": {"GB", "US", "japan", "Norwegians"}, "status:": {"dead", "missing", "missing/dead", "held"}, "flag:": {"conflict", "stale", "single-source"},
		"state:": {"standing", "superseded", "withheld", "corrected"}, "class:": {"affected", "attacker"}, "group:": {"ALL", "FOREIGN", "XX", "GB"},
		"scope:": {`""`, "crew", `"final assault"`}, "authority:": {"government", `"UK government"`}, "kind:": {"government", `"state media"`, "witness"},
		"grade:": {"B", "2", "b2", "F6"}, "by:": {"ana", "ben", "nobody"}, "since:": {"2h", "3d", "yesterday", `"17 jan"`}, "until:": {"2d", "2013-01-18"},
		"source:": {"spokesman", "gov-gb", "minister"}, "": {"dead", "the", "ministry", "zzz", `"a b"`},
	}
	one := rapid.SampledFrom(values[key])
	s := key + one.Draw(t, "value")
	if key != "" && key != "since:" && key != "until:" && rapid.Bool().Draw(t, "list") {
		s += "," + one.Draw(t, "other")
	}
	return s
}

// results writes down what a filter lets through.
type results struct{ claims, events, cells []bool }

func run(t interface{ Fatal(...any) }, line string, story *model.Story, book *account.Book) (*Filter, results) {
	f, err := Parse(line, Context{Story: story, Now: typedAt})
	if err != nil {
		t.Fatal(line, err)
	}
	var r results
	flags := func(key model.Cell) []account.Flag {
		if c := book.Cell(key); c != nil {
			return c.Flags(true)
		}
		return nil
	}
	for _, e := range story.Entries(model.KindClaim) {
		r.claims = append(r.claims, f.Claim(e, flags))
	}
	for _, e := range story.Entries(model.KindEvent) {
		r.events = append(r.events, f.Event(e))
	}
	for _, row := range book.Table(model.Affected, true).Rows {
		for _, c := range row.Cells {
			r.cells = append(r.cells, f.Cell(c, true))
		}
	}
	return f, r
}

func story(tb testing.TB, n int) (*model.Story, *account.Book) {
	s := modeltest.Situation(7, n).State(tb).Story("generated")
	return s, account.Open(s, moment.Moment{})
}

func same(a, b []bool, differ bool) bool {
	for i := range a {
		if (a[i] == b[i]) == differ {
			return false
		}
	}
	return len(a) == len(b)
}

func TestDashIsTheComplement(t *testing.T) {
	s, book := story(t, 150)
	rapid.Check(t, func(t *rapid.T) {
		term := drawTerm(t)
		_, with := run(t, term, s, book)
		_, without := run(t, "-"+term, s, book)
		if !same(with.claims, without.claims, true) || !same(with.cells, without.cells, true) {
			t.Fatalf("-%s is not what %s hides", term, term)
		}
		if !strings.HasPrefix(term, "flag:") && !same(with.events, without.events, true) {
			t.Fatalf("-%s is not what %s hides of the events", term, term)
		}
	})
}

func TestCanonicalFormIsTheSameFilter(t *testing.T) {
	s, book := story(t, 100)
	rapid.Check(t, func(t *rapid.T) {
		var line []string
		for range rapid.IntRange(0, 4).Draw(t, "terms") {
			line = append(line, rapid.SampledFrom([]string{"", "-"}).Draw(t, "dash")+drawTerm(t))
		}
		f, want := run(t, strings.Join(line, " "), s, book)
		again, got := run(t, f.String(), s, book)
		if again.String() != f.String() || !same(got.claims, want.claims, false) || !same(got.events, want.events, false) || !same(got.cells, want.cells, false) {
			t.Fatalf("%v is written as %s, which is another filter", line, f)
		}
	})
}

// Guards that a further term never lets more through.
func TestTermsNarrow(t *testing.T) {
	s, book := story(t, 100)
	rapid.Check(t, func(t *rapid.T) {
		first := drawTerm(t)
		_, wide := run(t, first, s, book)
		_, narrow := run(t, first+" "+rapid.SampledFrom([]string{"", "-"}).Draw(t, "dash")+drawTerm(t), s, book)
		for i := range wide.claims {
			if narrow.claims[i] && !wide.claims[i] {
				t.Fatal("a second term lets through what the first hides")
			}
		}
	})
}

// Guards the fast fold: it must never find other words than text.Fold would.
func TestFolderFoldsAsText(t *testing.T) {
	for c := range 128 {
		s := "a" + string(rune(c)) + "b " + string(rune(c)) + " c"
		if got := string(new(folder).append(nil, s)); got != text.Fold(s) {
			t.Errorf("%q folds to %q, want %q", s, got, text.Fold(s))
		}
	}
	f := new(folder)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("aB `´\u00a0\u0301\u200b\n\té“”İß한ﬁ−\x00\x1f ̈ก็")))).Draw(t, "text")
		if got := string(f.append([]byte("x"), s)); got != "x"+text.Fold(s) {
			t.Fatalf("%q folds to %q, want %q", s, got, text.Fold(s))
		}
	})
}

// Guards the filter's memory: a source that is changed is asked again.
func TestSourceIsAskedAgainWhenItChanged(t *testing.T) {
	s, _ := story(t, 20)
	f, err := Parse("source:spokesman", Context{Story: s, Now: typedAt})
	if err != nil {
		t.Fatal(err)
	}
	var of *model.Entry
	for _, e := range s.Entries(model.KindClaim) {
		if f.Claim(e, nil) {
			of = e
		}
	}
	if of == nil {
		t.Fatal("no claim of a spokesman")
	}
	ref := model.Ref{Kind: model.KindSource, ID: of.Record.(*model.Claim).Source}
	renamed := *s.Source(ref.ID)
	renamed.Name = "Somebody else"
	s.Set(ref, &model.Entry{Record: &renamed})
	if f.Claim(of, nil) {
		t.Error("the claim still passes by its source's old name")
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "country:GB status:dead source:hague flag:conflict by:ana since:2h words", `-kind:"state media",ngo “x y” "a""b"`,
		"since:2013-01-19T19:10 until:3d is:pivotal", `scope:"" - "`, "group:GB+US grade:b2 -x:y", `status:dead,,"`, "é:ü “„«»”"} {
		f.Add(seed)
	}
	s, _ := story(f, 20)
	entries := append(s.Entries(model.KindClaim), s.Entries(model.KindEvent)...)
	f.Fuzz(func(t *testing.T, line string) {
		ctx := Context{Story: s, Now: typedAt}
		for _, cursor := range []int{0, len(line) / 2, len(line)} {
			if from, _ := Complete(line, cursor, ctx); from < 0 || from > cursor {
				t.Errorf("%q: completes from %d, behind the cursor at %d", line, from, cursor)
			}
		}
		got, err := Parse(line, ctx)
		if err != nil {
			e := err.(*Error)
			if e.Pos < 0 || e.End < e.Pos || e.End > len(line) || e.Says == "" || text.Line(e.Says) != e.Says {
				t.Errorf("%q: %d-%d %q", line, e.Pos, e.End, e.Says)
			}
			return
		}
		again, err := Parse(got.String(), ctx)
		if err != nil || again.String() != got.String() {
			t.Fatalf("%q is written as %q, which reads as %q, %v", line, got, again, err)
		}
		for _, e := range entries {
			if got.Claim(e, nil) != again.Claim(e, nil) || got.Event(e) != again.Event(e) {
				t.Fatalf("%q and %q are not one filter", line, got)
			}
		}
	})
}

func BenchmarkClaims100000(b *testing.B) {
	s := modeltest.Situation(1, 100_000).State(b).Story("generated")
	entries := s.Entries(model.KindClaim)
	for _, line := range []string{"country:GB status:dead", "source:spokesman since:3d", "embassy dead", "-country:GB ministère", "country:GB -status:dead kind:government grade:B words"} {
		b.Run(line, func(b *testing.B) {
			for b.Loop() {
				f, err := Parse(line, Context{Story: s, Now: typedAt})
				if err != nil {
					b.Fatal(err)
				}
				for _, e := range entries {
					f.Claim(e, nil)
				}
			}
		})
	}
}

func BenchmarkFoldOdd(b *testing.B) {
	f, buf := new(folder), []byte(nil)
	line := strings.Repeat("Le ministère a dit: “Dix-sept otages” – ", 4)
	for b.Loop() {
		buf = f.append(buf[:0], line)
	}
	if !bytes.Contains(buf, []byte("ministere")) {
		b.Fatal("not folded")
	}
}
