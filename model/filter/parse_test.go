package filter_test

import (
	"errors"
	"strings"
	"testing"

	"muster/model"
	"muster/model/filter"
)

func TestCanonical(t *testing.T) {
	story := siege(t)
	for _, c := range []struct{ line, want string }{
		{"", ""},
		{"  \t ", ""},
		{"Country:uk,Norway,britain", "country:GB,NO"},
		{"-STATUS:Dead/Missing", "-status:missing/dead"},
		{`kind:"State Media",ngo`, `kind:"state media",ngo`},
		{"grade:b2,f,6", "grade:B2,F,6"},
		{"group:us+gb,all,bp", "group:GB+US,ALL,bp"},
		{"group:norwegians", "group:NO"},
		{"since:2h until:yesterday", "since:2h until:2013-01-20"},
		{`since:"sat 19:10"`, "since:2013-01-19T19:10"},
		{"until:14:30", "until:2013-01-21T14:30"},
		{`scope:""`, `scope:""`},
		{`"feared  dead" 14:30 a,b`, `"feared  dead" 14:30 a,b`},
		{`“feared dead” "scope:" "-5" -"-5" 5"`, `"feared dead" "scope:" "-5" -"-5" 5"`},
		{`"so ""called"" freed"`, `"so ""called"" freed"`},
		{"is:pivotal flag:ruling-lapsed,moved", "is:pivotal flag:ruling-lapsed,moved"},
		{`by:"ana, night desk"`, `by:"ana, night desk"`},
	} {
		f, err := filter.Parse(c.line, filter.Context{Story: story, Now: now})
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		if got := f.String(); got != c.want {
			t.Errorf("%s is %s, want %s", c.line, got, c.want)
		}
		if f.Empty() != (c.want == "") {
			t.Errorf("%s: Empty is %v", c.line, f.Empty())
		}
	}
}

func TestRefusals(t *testing.T) {
	story := siege(t)
	for _, c := range []struct{ line, word, want string }{
		{"contry:GB dead", "contry", `there is no filter "contry"; write one of country, status, source, flag, by, since, until, state, class, group, scope, authority, kind, grade, is, or put the words in quotes to look for them`},
		{"x status: dead", "", "status: lacks its value; write it right behind the colon, such as status:dead"},
		{`status:"" x`, `""`, "status: lacks its value; write it right behind the colon, such as status:dead"},
		{"status:dead,", "", "status: lacks its value; write it right behind the colon, such as status:dead"},
		{"status:killed", "killed", `"killed" is not a status; write one of present, held, unaccounted, missing, injured, dead, freed, safe, captured, or a compound such as missing/dead`},
		{"a country:Brittain b", "Brittain", `"Brittain" names no country; did you mean GB (United Kingdom)?`},
		{"country:Congo", "Congo", `"Congo" names more than one country; write CD (Democratic Republic of the Congo) or CG (Republic of the Congo)`},
		{"country:ALL", "ALL", `"ALL" is no country; write group:ALL`},
		{"country:bp", "bp", `"bp" is no country; write group:bp`},
		{"group:staff", "staff", `"staff" is no group; write ALL, FOREIGN, XX, a country, or a group of the desk's own: GB-RES, GB-SCT, bp`},
		{"class:guards", "guards", `"guards" is not one of affected, attacker, security, responder`},
		{"state:wrong", "wrong", `"wrong" is not one of standing, superseded, corrected, desk-error, retracted, withheld`},
		{"flag:odd", "odd", `"odd" is not a flag; write one of conflict, single-source, stale, overtaken, vaguer, doubtful, ruled, ruling-lapsed, unchecked, withheld, moved`},
		{"grade:B7", "B7", `"B7" is not a grade; write a letter from A to F, a digit from 1 to 6, or both, such as B2`},
		{"grade:2B", "2B", `"2B" is not a grade; write a letter from A to F, a digit from 1 to 6, or both, such as B2`},
		{"kind:press", "press", `"press" is not one of government, military, security, company, state media, media, witness, party, ngo, other`},
		{"is:new", "new", `"new" is nothing that an event is; write is:pivotal`},
		{"source:hag", "hag", `no source of this story is called "hag"; write its name or a whole word of it`},
		{"authority:--", "--", `"--" names no authority; write its name or a word of it`},
		{"since:banana", "banana", `"banana" is not a time; write 14:30, 9pm, 20 min ago, 14:30 UTC or +03, sat 19:10, yesterday, 19 jan, 19 jan 2013 19:10 or 2013-01-19T19:10; or an age such as 2h, 30m or 3d`},
		{"since:2h,3h", "3h", "since: takes one value; write it once for each that must hold"},
		{"dead - missing", "-", "a dash stands alone; write it right before what is to be left out, such as -status:dead"},
		{`x "open end`, `"open end`, "the quote that opens here is not closed; end it with a double quote"},
		{`"a"b c`, "b", `"b" stands right behind a closing quote; put a space between them, and write a quote inside quotes twice`},
		{"a \u200b b", "\u200b", `"\u200b" holds nothing to look for; write a word`},
		{"by:\u200b", "\u200b", `"\u200b" names nobody; write the name of an editor`},
		{"status:\x1b[2J", "\x1b[2J", `"\x1b[2j" is not a status; write one of present, held, unaccounted, missing, injured, dead, freed, safe, captured, or a compound such as missing/dead`},
		{"\xff", "\xff", "the line is not UTF-8 text; type it anew"},
	} {
		_, err := filter.Parse(c.line, filter.Context{Story: story, Now: now})
		var e *filter.Error
		if !errors.As(err, &e) || !errors.Is(err, model.ErrRefused) {
			t.Errorf("%q: error %v, want a refusal", c.line, err)
			continue
		}
		if e.Says != c.want {
			t.Errorf("%q:\n     %s\nwant %s", c.line, e.Says, c.want)
		}
		if got := c.line[e.Pos:e.End]; got != c.word {
			t.Errorf("%q: points at %q, want %q", c.line, got, c.word)
		}
	}
	if _, err := filter.Parse(strings.Repeat("a ", filter.MostBytes), filter.Context{}); err == nil {
		t.Error("a line of 8 KiB is not refused")
	}
}

// Guards a parser that gives a typed nil as its error, and one that needs a story.
func TestWithoutAStory(t *testing.T) {
	f, err := filter.Parse("country:GB source:hague scope:crew by:ana group:GB+US dead", filter.Context{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	e := &model.Entry{Record: &model.Claim{ID: "c1", Source: "hague", Text: "dead", Figures: []model.Figure{{Group: "GB", Status: model.Dead}}}}
	if f.Claim(e, nil) || f.Event(e) || f.Claim(&model.Entry{}, nil) || f.Claim(nil, nil) {
		t.Error("a claim of an unknown source passes source:hague")
	}
}

func TestRows(t *testing.T) {
	story := siege(t)
	for _, c := range []struct {
		line, group string
		want        bool
	}{
		{"country:GB", "GB", true}, {"country:GB", "GB+US", true}, {"country:US", "GB+US", true}, {"country:FR", "GB+US", false},
		{"country:GB", "GB-RES", false}, {"country:GB", "ALL", false}, {"-country:GB", "GB+US", false}, {"-country:GB", "ALL", true},
		{"group:GB", "GB+US", false}, {"group:bp", "bp", true}, {"status:dead x", "bp", true}, {"", "ALL", true},
	} {
		if got := parse(t, c.line, story).Row(c.group); got != c.want {
			t.Errorf("%s: the row of %s is %v", c.line, c.group, got)
		}
	}
	if got := strings.Join(parse(t, "country:NO,GB -country:FR country:GB", story).Country(), " "); got != "NO GB" {
		t.Errorf("Country is %s", got)
	}
}

// Guards the desk's own groups within a country: they are its people.
func TestGroupsWithin(t *testing.T) {
	story := siege(t)
	put := func(r model.Record) {
		story.Set(model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}, &model.Entry{Record: r, First: model.Stamp{Seq: 1000}})
	}
	put(&model.Group{ID: "northern", Name: "Northern Irish", Basis: model.Nationality, Within: "GB"})
	put(&model.Group{ID: "belfast", Name: "Belfast", Basis: model.Nationality, Within: "northern"})
	f := parse(t, "country:GB", story)
	if !f.Row("northern") || !f.Row("belfast") || f.Row("GB-SCT") {
		t.Error("country:GB is not the groups within GB by nationality, and only they")
	}
}

func TestComplete(t *testing.T) {
	story := siege(t)
	ctx := filter.Context{Story: story, Now: now}
	for _, c := range []struct {
		line  string
		from  int
		first string // the first words offered
	}{
		{"", 0, "country: status: source:"},
		{"st", 0, "status: state:"},
		{"GB -st", 4, "status: state:"},
		{"country:", 8, "FR GB US JP"},
		{"country:brit", 8, "GB IO VG"},
		{"country:GB,no", 11, "NO"},
		{"status:m", 7, "missing missing/dead"},
		{"dead source:secr", 12, "hague suga hammond"},
		{"kind:state", 5, `"state media"`},
		{`kind:"state m`, 5, `"state media"`},
		{"authority:uk", 10, `"UK government"`},
		{"scope:", 6, `"final assault" "with Desjeux"`},
		{"by:b", 3, "ben"},
		{"nothing:x", 8, ""},
		{"zzz", 0, ""},
		{"flag:conflict ", 14, "country: status:"},
		{"is:", 3, "pivotal"},
		{"group:", 6, "ALL FOREIGN XX GB-RES"},
	} {
		from, words := filter.Complete(c.line, len(c.line), ctx)
		if got := strings.Join(words, " "); from != c.from || !strings.HasPrefix(got, c.first) || c.first == "" && got != "" {
			t.Errorf("%s: from %d %s, want from %d %s", c.line, from, got, c.from, c.first)
		}
	}
	ctx.Editors = []string{"benedetta"}
	if _, words := filter.Complete("by:b", 4, ctx); strings.Join(words, " ") != "benedetta" {
		t.Errorf("offered %v, want what the caller has", words)
	}
}

// Guards that what is offered is understood when it is taken.
func TestOffersAreUnderstood(t *testing.T) {
	ctx := filter.Context{Story: siege(t), Now: now}
	_, keys := filter.Complete("", 0, ctx)
	if len(keys) < 15 {
		t.Fatalf("only %v", keys)
	}
	for _, key := range keys {
		_, values := filter.Complete(key, len(key), ctx)
		if len(values) == 0 {
			t.Errorf("%s offers nothing", key)
		}
		for _, v := range values {
			if _, err := filter.Parse(key+v, ctx); err != nil {
				t.Errorf("%s%s: %v", key, v, err)
			}
		}
	}
}
