package exchange_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/model/exchange"
	"muster/model/modeltest"
	"muster/model/moment"
)

// TestNothingWithheldLeaves looks for every withheld claim, by its id and its text, in what is written without the flag,
// and imports that.
func TestNothingWithheldLeaves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		s := story(t, g.Edits(), g.Situation.ID)
		var b bytes.Buffer
		left, err := exchange.Write(&b, s, exchange.WriteOptions{})
		if err != nil {
			t.Fatalf("write: %v", err)
		}
		claims, figures := 0, 0
		for _, c := range g.Claims {
			if c.Status == model.Withheld {
				claims++
				for _, secret := range []string{fmt.Sprintf("%q", c.ID), c.Text} {
					if strings.Contains(b.String(), secret) {
						t.Fatalf("%s left:\n%s", secret, b.String())
					}
				}
				continue
			}
			for i := range c.Figures {
				if c.StateOf(&c.Figures[i]) == model.Withheld {
					figures++
				}
			}
		}
		if left.Claims != claims || left.Figures != figures {
			t.Fatalf("left %+v, want %d claims, %d figures", left, claims, figures)
		}
		doc := read(t, b.String())
		edits, _, err := doc.Edits(nil, false)
		if err != nil {
			t.Fatalf("what left cannot be imported: %v", err)
		}
		again, err := exchange.Write(&bytes.Buffer{}, story(t, edits, g.Situation.ID), exchange.WriteOptions{})
		if err != nil || again != (exchange.Left{}) {
			t.Fatalf("withheld in what left: %+v, %v", again, err)
		}
	})
}

// secrets has a source, two groups, a ruling, a link, evidence and a filed figure that stand for withheld claims only.
const secrets = `{"format": "muster/1",
 "situation": {"id": "s", "title": "Siege", "host": "DZ", "zone": "Africa/Algiers"},
 "sources": [{"id": "hague", "name": "William Hague", "kind": "government", "country": "GB"}, {"id": "mole", "name": "The mole", "kind": "witness"},
  {"id": "unused", "name": "Never spoke", "kind": "media"}],
 "groups": [{"id": "cells", "name": "The hidden cells", "basis": "site"}, {"id": "east", "name": "East wing", "basis": "site", "within": "cells"},
  {"id": "plant", "name": "Plant", "basis": "site"}, {"id": "idle", "name": "Idle", "basis": "site", "within": "plant"}],
 "claims": [
  {"id": "c1", "source": "mole", "said": "2013-01-18", "text": "Secret one.", "people": ["Secret name"], "status": "withheld", "figures": [{"group": "east", "status": "held", "count": "4"}]},
  {"id": "c2", "source": "hague", "said": "2013-01-19", "text": "Open.", "figures": [{"group": "GB", "status": "dead", "count": "1"}, {"group": "FR", "status": "dead", "count": "777", "state": "withheld"}],
   "links": [{"kind": "repeats", "claim": "c1"}, {"kind": "repeats", "claim": "c3", "from": {"group": "FR", "status": "dead"}}, {"kind": "repeats", "claim": "c3"}]},
  {"id": "c3", "source": "hague", "said": "2013-01-19", "text": "Open, too.", "links": [{"kind": "same-people", "claim": "c2", "figure": {"group": "FR", "status": "dead"}}]}],
 "events": [{"id": "e1", "when": "2013-01-16", "headline": "It begins", "evidence": ["c1", "c2"]}],
 "rulings": [{"id": "r1", "group": "east", "status": "held", "claim": "c1", "reason": "Secret reason."}, {"id": "r2", "authority": "The mole", "reason": "Secret trust."},
  {"id": "r3", "group": "FR", "status": "dead", "claim": "c2", "reason": "Secret count."}, {"id": "r4", "authority": "AFP", "reason": "Kept."}],
 "filings": [{"id": "f1", "text": "Secret: 777 and 1.", "filed": "2013-01-19T20:00", "by": "ana", "figures": [{"group": "FR", "status": "dead", "count": "777", "claim": "c2"}, {"group": "GB", "status": "dead", "count": "1", "claim": "c2"}]}]}`

func TestWhatPointsToTheWithheldStaysBehind(t *testing.T) {
	s := imported(t, secrets)
	var b bytes.Buffer
	left, err := exchange.Write(&b, s, exchange.WriteOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if want := (exchange.Left{Claims: 1, Figures: 1, Sources: 1, Groups: 2, Rulings: 3}); left != want {
		t.Errorf("left %+v, want %+v", left, want)
	}
	for _, gone := range []string{"ecret", "mole", "east", "cells", "777", `"c1"`, "FR", "r2"} {
		if strings.Contains(b.String(), gone) {
			t.Errorf("%s left:\n%s", gone, b.String())
		}
	}
	doc := read(t, b.String())
	if len(doc.Sources) != 2 || len(doc.Groups) != 2 || len(doc.Claims) != 2 || len(doc.Claims[0].Links) != 1 || len(doc.Claims[1].Links) != 0 ||
		len(doc.Events[0].Evidence) != 1 || len(doc.Rulings) != 1 || len(doc.Filings[0].Figures) != 1 ||
		doc.Filings[0].Text != "(text left out: it tells a figure that is withheld by now)" {
		t.Errorf("too much or too little left:\n%s", b.String())
	}
	if _, _, err := doc.Edits(nil, false); err != nil {
		t.Error(err)
	}
	if c := s.Claim("c2"); len(c.Figures) != 2 || len(c.Links) != 3 {
		t.Error("writing changed the story")
	}
	if full := written(t, s, all); !strings.Contains(full, "Secret one.") || !strings.Contains(full, "777") {
		t.Error("with the flag, withheld records do not leave")
	}
}

func line(t *testing.T, c *model.Change, opt exchange.WriteOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := exchange.WriteChange(&b, c, strings.Repeat("0", 64), strings.Repeat("a", 64), opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func change(before, after model.Record) *model.Change {
	some := after
	if some == nil {
		some = before
	}
	return &model.Change{Seq: 12, Logged: time.Date(2013, 1, 19, 20, 10, 0, 5e6, time.FixedZone("", 3600)), Off: time.Hour,
		By: model.Editor{Name: "ana <\u202e>", ID: "uid:1"}, Op: "op", Situation: "s", Kind: some.RecordKind(), Record: some.RecordID(), Before: before, After: after}
}

func TestWriteChange(t *testing.T) {
	s := imported(t, whole)
	got := line(t, change(nil, s.Group("bp")), exchange.WriteOptions{})
	want := `{"seq":12,"logged":"2013-01-19T19:10:00.005Z","by":{"name":"ana <\u202e>","id":"uid:1"},"kind":"group","record":"bp","situation":"s",` +
		`"before":null,"after":{"id":"bp","name":"BP staff","basis":"employer"},"prev":"` + strings.Repeat("0", 64) + `","hash":"` + strings.Repeat("a", 64) + "\"}\n"
	if got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}

func TestALogLineKeepsTheWithheldBack(t *testing.T) {
	s := imported(t, secrets)
	standing := *s.Claim("c1")
	standing.Status = model.Standing
	held, open := s.Claim("c1"), s.Claim("c2")
	told := *open // before its figure was withheld
	told.Text, told.Figures = "We saw 777 bodies.", slices.Clone(open.Figures)
	told.Figures[1].State = model.AsClaim
	known := exchange.WriteOptions{Withholding: exchange.Withhold(s)}
	for _, d := range []struct {
		name          string
		before, after model.Record
		opt           exchange.WriteOptions
		secret, nulls bool
	}{
		{"becomes withheld", &standing, held, exchange.WriteOptions{}, false, true},
		{"is released", held, &standing, exchange.WriteOptions{}, false, true},
		{"is deleted", held, nil, exchange.WriteOptions{}, false, true},
		{"before it was withheld", nil, &standing, known, false, true},
		{"its source", nil, s.Source("mole"), known, false, true},
		{"a figure", nil, open, exchange.WriteOptions{}, false, false},
		{"the words of a figure", nil, &told, known, false, false},
		{"a figure becomes withheld", &told, open, exchange.WriteOptions{}, false, false},
		{"with the flag", &standing, held, all, true, false},
	} {
		got := line(t, change(d.before, d.after), d.opt)
		if strings.Contains(got, "ecret") != d.secret || strings.Contains(got, "777") || strings.Contains(got, "The mole") {
			t.Errorf("%s: %s", d.name, got)
		}
		var sides struct{ Before, After any }
		if err := json.Unmarshal([]byte(got), &sides); err != nil {
			t.Fatal(err)
		}
		if (sides.Before == nil && sides.After == nil) != d.nulls {
			t.Errorf("%s: %s", d.name, got)
		}
	}
}

// The cell of a figure may be another on either side of the change that withholds it, or that shows it again. What is added to a claim
// beside a withheld figure is told.
func TestBothSidesOfAChangeKeepBackAFigureOfAnotherCell(t *testing.T) {
	held := imported(t, secrets).Claim("c2")
	other := func(state model.ClaimState, add ...model.Figure) *model.Claim {
		c := *held
		c.Figures = append(slices.Clone(held.Figures), add...)
		c.Figures[1].Status, c.Figures[1].State = model.Missing, state
		return &c
	}
	for name, c := range map[string]*model.Change{
		"withheld as another":    change(other(model.AsClaim), held),
		"shown again as another": change(held, other(model.AsClaim)),
		"withheld from another":  change(held, other(model.Withheld)),
	} {
		if got := line(t, c, exchange.WriteOptions{}); strings.Contains(got, "777") || !strings.Contains(got, `"count":"1"`) {
			t.Errorf("%s: %s", name, got)
		}
	}
	more := *held
	more.Figures = append(slices.Clone(held.Figures), model.Figure{Group: "JP", Status: model.Dead, Count: held.Figures[0].Count})
	if got := line(t, change(held, &more), exchange.WriteOptions{}); strings.Contains(got, "777") || !strings.Contains(got, `"JP"`) {
		t.Errorf("more is said: %s", got)
	}
}

// Rule 11: the words of a claim that was typed as a quick line say its figures; where one of them is withheld they stay
// behind, in JSON and in CSV.
func TestWordsOfAWithheldFigureStayBehind(t *testing.T) {
	doc, err := exchange.Read(strings.NewReader(`{"format":"muster/1","situation":{"id":"s","title":"T","host":"DZ","zone":"Africa/Algiers"},
"sources":[{"id":"fr","name":"French ministry","kind":"government","country":"FR"}],
"claims":[{"id":"c1","source":"fr","said":"2013-01-19","text":"FR 7777 dead (crew), 3 safe","quote":true,
"figures":[{"group":"FR","status":"dead","scope":"crew","count":"7777","state":"withheld"},{"group":"FR","status":"safe","count":"3"}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	edits, _, err := doc.Edits(nil, false)
	if err != nil {
		t.Fatal(err)
	}
	story := model.NewStory("s")
	for i, e := range edits {
		if err := story.Apply(&model.Change{Seq: uint64(i + 1), Kind: e.Kind, Record: e.ID, After: e.After}, nil); err != nil {
			t.Fatal(err)
		}
	}
	var out, csv bytes.Buffer
	if _, err := exchange.Write(&out, story, exchange.WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := exchange.WriteCSV(&csv, account.Open(story, moment.Moment{}), false); err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]string{"json": out.String(), "csv": csv.String()} {
		if strings.Contains(got, "7777") || !strings.Contains(got, "words left out") {
			t.Errorf("%s: %s", name, got)
		}
	}
	out.Reset()
	if _, err := exchange.Write(&out, story, exchange.WriteOptions{WithWithheld: true}); err != nil || !strings.Contains(out.String(), "FR 7777 dead") {
		t.Errorf("%v %s", err, out.String())
	}
}

// An export without what is withheld does not take the place of the words that it left out.
func TestWhatWasLeftOutIsNotLost(t *testing.T) {
	s := imported(t, secrets)
	doc := read(t, written(t, s, exchange.WriteOptions{}))
	if _, _, err := doc.Edits(s, true); err == nil || !strings.Contains(err.Error(), "export with --with-withheld to replace it") || !strings.Contains(err.Error(), "c2") || !strings.Contains(err.Error(), "f1") {
		t.Error(err)
	}
	if _, _, err := doc.Edits(nil, false); err != nil {
		t.Error("into an empty file:", err)
	}
}

// The text of a filing that gives a withheld figure as a rival of one that it used stays behind; one that was filed before that figure was
// logged, or has not its number, leaves.
func TestAFiledRivalThatIsWithheld(t *testing.T) {
	for text, stays := range map[string]bool{"2 to 55 dead, sources differ: 2 (Hague); 55 (AFP)": true, "2 dead (Hague), not 5": false, "2 dead; 55,000 live there": false, "55, says AFP": true, "fifty": false} {
		for _, before := range []bool{false, true} {
			held := &model.Claim{ID: "rival", Source: "hague", Said: mustSay(t, "2013-01-19"), Text: "x", Status: model.Withheld, Figures: []model.Figure{{Group: "FR", Status: model.Dead, Count: counted(t, "55")}}}
			filed := &model.Filing{ID: "f9", Text: text, Filed: mustSay(t, "2013-01-19T20:00"), By: "ana", Figures: []model.FiledFigure{{Group: "FR", Status: model.Dead, Count: counted(t, "2"), Claim: "c9"}}}
			s := model.NewStory("s")
			for i, r := range []model.Record{held, filed} {
				seq := uint64(i + 1)
				if before {
					seq = uint64(9 - i)
				}
				stamp := model.Stamp{Seq: seq}
				s.Set(model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}, &model.Entry{Record: r, First: stamp, Last: stamp})
			}
			shown := exchange.Withhold(s).Show(filed).(*model.Filing)
			if left := shown.Text == text; left != (!stays || before) {
				t.Errorf("%q, filed before %v: %q", text, before, shown.Text)
			}
		}
	}
}

func mustSay(t *testing.T, s string) moment.Moment {
	t.Helper()
	m, err := moment.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func counted(t *testing.T, s string) count.Count {
	t.Helper()
	c, err := count.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
