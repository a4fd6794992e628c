package filter_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/demo"
	"muster/model/filter"
	"muster/model/moment"
)

// now is when every line is typed: a minute after the demo's last change.
var now = time.Date(2013, 1, 21, 17, 6, 0, 0, time.UTC)

// siege is the story of the demo, logged by three editors.
func siege(t testing.TB) *model.Story {
	t.Helper()
	text, err := os.ReadFile("../../testdata/in-amenas.json")
	if err != nil {
		t.Fatal(err)
	}
	changes, err := demo.Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	state, err := model.Fold(changes)
	if err != nil {
		t.Fatal(err)
	}
	return state.Story("in-amenas")
}

func parse(t testing.TB, line string, story *model.Story) *filter.Filter {
	t.Helper()
	f, err := filter.Parse(line, filter.Context{Story: story, Now: now})
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return f
}

// flagsOf gives the marks on a cell as the monitor would.
func flagsOf(book *account.Book) func(model.Cell) []account.Flag {
	return func(key model.Cell) []account.Flag {
		if c := book.Cell(key); c != nil {
			return c.Flags(true)
		}
		return nil
	}
}

// claims lists the ids that a line lets through.
func claims(t testing.TB, line string, story *model.Story) string {
	t.Helper()
	f := parse(t, line, story)
	flags := flagsOf(account.Open(story, moment.Moment{}))
	var ids []string
	for _, e := range story.Entries(model.KindClaim) {
		if f.Claim(e, flags) {
			ids = append(ids, e.Record.RecordID())
		}
	}
	return strings.Join(ids, " ")
}

func ids(entries []*model.Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, e.Record.RecordID())
	}
	return strings.Join(all, " ")
}

func events(t testing.TB, line string, story *model.Story) string {
	t.Helper()
	f := parse(t, line, story)
	var ids []string
	for _, e := range story.Entries(model.KindEvent) {
		if f.Event(e) {
			ids = append(ids, e.Record.RecordID())
		}
	}
	return strings.Join(ids, " ")
}

// cells lists the cells of both classes that a line lets through.
func cells(t testing.TB, line string, story *model.Story) string {
	t.Helper()
	f := parse(t, line, story)
	book := account.Open(story, moment.Moment{})
	var keys []string
	for _, class := range model.Classes() {
		for _, row := range book.Table(class, false).Rows {
			for _, c := range row.Cells {
				if f.Cell(c, false) {
					keys = append(keys, c.Cell.String())
				}
			}
		}
	}
	return strings.Join(keys, ", ")
}

func TestClaims(t *testing.T) {
	story := siege(t)
	for _, c := range []struct{ line, want string }{
		{"country:GB", "c5 c26 c28 c35"},
		{"country:gb", "c5 c26 c28 c35"},
		{"country:Britons", "c5 c26 c28 c35"},
		{`country:"united kingdom" status:dead`, "c5 c35"},
		{"country:GB,JP status:dead", "c5 c33 c35"},
		{"country:GB status:missing/dead", "c5"},
		{"country:GB status:missing", "c5 c35"},
		{"country:CO status:missing,dead", "c8"},
		{"group:GB-RES", "c5 c36"},
		{`group:"bp employees"`, "c11"},
		{"group:all status:dead", "c1 c4 c32"},
		{"group:FOREIGN", "c3 c30"},
		{"group:xx", "c30"},
		{"class:attacker", "c1 c4 c32"},
		{"class:attacker -scope:assault", "c1 c32"},
		{`scope:"final assault"`, "c4"},
		{"scope:assault class:attacker", "c4"},
		{`scope:"" group:ALL`, "c1 c32"},
		{"source:hague", "c5"},
		{`source:"william hague"`, "c5"},
		{`source:"foreign secretary"`, "c5"},
		{"authority:BP", "c11"},
		{`authority:"UK government" country:GB status:dead`, "c5 c35"},
		{`authority:"British government" status:dead`, "c5 c35"},
		{`kind:"state media"`, "c16 c4 c24"},
		{"kind:state-media country:MY", "c16"},
		{"state:withheld", ""},
		{"state:standing source:hague", "c5"},
		{"grade:C6", "c4"},
		{"grade:c kind:state-media", "c16 c4 c24"},
		{"grade:6 source:desjeux", "c17"},
		{"flag:conflict", ""},
		{"flag:overtaken", "c16 c1 c8 c13"},
		{"flag:stale status:held", "c16 c17"},
		{"flag:conflict country:JP", ""},
		{"by:chloe status:dead", "c5 c10 c14 c35"},
		{"since:2h", "c34 c35 c36 c37 c38 c39 c40 c41"},
		{"by:demo:ben since:2h", "c34 c37 c38"},
		{"until:3d", "c18 c19 c16 c17 c20 c21 c22"},
		{`until:"17 jan"`, "c18 c19 c16 c17 c20 c21"},
		{`since:"17 jan" until:2013-01-18`, "c16 c17 c20 c21 c22 c23"},
		{"since:2013-01-18T12:00 until:2013-01-18T13:00", "c22 c23"},
		{"since:yesterday status:missing", "c30 c33 c34 c35 c36 c40 c41"},
		{"buttaccio", "c12"},
		{"BUTTACCIO american", "c12"},
		{`"feared dead"`, ""},
		{`"presumed dead"`, "c8"},
		{"sud-ouest", ""},
		{`"sud ouest"`, "c17 c21"},
		{"norway", "c7 c40"},
		{"-country:GB,DZ -status:dead -status:missing said", ""},
		{"-country:GB,DZ status:safe", "c6 c7 c10 c11"},
		{"is:pivotal source:hague", "c5"},
		{"-is:pivotal source:hague", "c5"},
		{"", "all"},
	} {
		t.Run(c.line, func(t *testing.T) {
			if c.want == "all" {
				c.want = ids(story.Entries(model.KindClaim))
			}
			if got := claims(t, c.line, story); got != c.want {
				t.Errorf("%s lets through %q, want %q", c.line, got, c.want)
			}
		})
	}
}

func TestEvents(t *testing.T) {
	story := siege(t)
	for _, c := range []struct{ line, want string }{
		{"is:pivotal", "e6"},
		{"-is:pivotal offensive", "e2 e8"},
		{"country:GB", "e8 e9"},
		{"country:US", "e1 e5 e10"},
		{"status:held", "e3"},
		{"source:cameron", "e8"},
		{"source:cameron -authority:Norwegian", ""},
		{"kind:media -status:held", "e4"},
		{"scope:assault state:standing", "e6"},
		{"offensive", "e2 e8"},
		{`until:"16 jan"`, "e1"},
		{"since:2013-01-19T20:00 until:2013-01-20", "e6 e7 e8 e9 e10"},
		{"by:chloe", "e3 e7 e9"},
		{"flag:conflict tigantourine", "e1 e2 e3 e6 e7"},
	} {
		t.Run(c.line, func(t *testing.T) {
			if got := events(t, c.line, story); c.want != got {
				t.Errorf("%s lets through %q, want %q", c.line, got, c.want)
			}
		})
	}
}

func TestCells(t *testing.T) {
	story := siege(t)
	for _, c := range []struct{ line, want string }{
		{"country:GB", "GB missing, GB dead"},
		{"country:GB status:dead", "GB dead"},
		{"class:attacker", "ALL dead #attacker, ALL dead (final assault) #attacker, ALL captured #attacker"},
		{"source:dudley", "bp missing, bp safe"},
		{"colombia", "CO missing/dead, GB-RES missing"},
		{"state:withheld", ""},
		{"since:2h status:dead -country:GB,PH", "FR dead, RO dead, US dead"},
		{"flag:overtaken", "CO missing/dead, MY held, US unaccounted, ALL dead"},
		{"is:pivotal source:santos", "CO missing/dead"},
	} {
		t.Run(c.line, func(t *testing.T) {
			if got := cells(t, c.line, story); got != c.want {
				t.Errorf("%s lets through %q, want %q", c.line, got, c.want)
			}
		})
	}
}

// Thirteen years on, a date without a year is the story's.
func TestTheDayOfAnOldStory(t *testing.T) {
	story := siege(t)
	f, err := filter.Parse(`since:"17 jan" until:"18 jan"`, filter.Context{Story: story, Now: now.AddDate(13, 10, 0)})
	if err != nil || f.String() != "since:2013-01-17 until:2013-01-18" {
		t.Errorf("%v, %v", f, err)
	}
}
