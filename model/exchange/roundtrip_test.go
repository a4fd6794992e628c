package exchange_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/exchange"
	"muster/model/modeltest"
)

var all = exchange.WriteOptions{WithWithheld: true}

// fataler is what *testing.T and *rapid.T have in common.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func story(t fataler, edits []model.Edit, situation string) *model.Story {
	t.Helper()
	s := model.NewStory(situation)
	for i, e := range edits {
		c := &model.Change{Seq: uint64(i + 1), Situation: e.Situation, Kind: e.Kind, Record: e.ID, Was: e.Was, After: e.After}
		if err := s.Apply(c, &model.Editor{}); err != nil {
			t.Fatalf("apply: %v", err)
		}
	}
	return s
}

func written(t fataler, s *model.Story, opt exchange.WriteOptions) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := exchange.Write(&b, s, opt); err != nil {
		t.Fatalf("write: %v", err)
	}
	return b.String()
}

func read(t fataler, text string) *exchange.Document {
	t.Helper()
	doc, err := exchange.Read(strings.NewReader(text))
	if err != nil {
		t.Fatalf("read: %v\n%s", err, text)
	}
	return doc
}

func equal(t fataler, got, want []model.Record) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d records, want %d", len(got), len(want))
	}
	for i := range want {
		if !model.Equal(got[i], want[i]) {
			t.Fatalf("record %d: got %+v, want %+v", i, got[i], want[i])
		}
	}
}

// inKinds lists the records of a story in the order of a document.
func inKinds(s *model.Story) (all []model.Record) {
	for _, k := range model.Kinds() {
		for _, e := range s.Entries(k) {
			all = append(all, e.Record)
		}
	}
	return all
}

func TestReadGivesWhatWriteWrote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		s := story(t, g.Edits(), g.Situation.ID)
		text := written(t, s, all)
		doc := read(t, text)
		equal(t, doc.Records(), inKinds(s))
		edits, unchanged, err := doc.Edits(s, false)
		if err != nil || len(edits) != 0 || unchanged != len(doc.Records()) {
			t.Fatalf("again into the same story: %d edits, %d unchanged, %v", len(edits), unchanged, err)
		}
		edits, _, err = doc.Edits(nil, false)
		if err != nil {
			t.Fatalf("into an empty file: %v", err)
		}
		if again := written(t, story(t, edits, g.Situation.ID), all); again != text {
			t.Fatalf("written again:\n%s\nwas:\n%s", again, text)
		}
	})
}

func TestALargeSituationComesBack(t *testing.T) {
	g := modeltest.Situation(4, 2000)
	s := story(t, g.Edits(), g.Situation.ID)
	equal(t, read(t, written(t, s, all)).Records(), inKinds(s))
}

// TestAnyTextComesBack sends hostile text through every free field of a claim.
func TestAnyTextComesBack(t *testing.T) {
	runes := rapid.Custom(func(t *rapid.T) rune {
		return rapid.OneOf(rapid.RuneFrom([]rune("a\"\\/<>&{}[],:")), rapid.RuneFrom([]rune("\x00\x1b\u007f\u009b\u202e\u200b\u2028\ufeff\ufffd\U000e0041\U0001f600")),
			rapid.Rune()).Draw(t, "rune")
	})
	rapid.Check(t, func(t *rapid.T) {
		doc := read(t, whole)
		c := doc.Claims[0]
		c.Text = "x" + rapid.StringOf(runes).Draw(t, "text")
		c.Via, c.People = rapid.StringOf(runes).Draw(t, "via"), []string{"x" + rapid.StringOf(runes).Draw(t, "name")}
		edits, _, err := doc.Edits(nil, false)
		if err != nil {
			t.Fatalf("edits: %v", err)
		}
		text := written(t, story(t, edits, "s"), all)
		for _, r := range text {
			if r != '\n' && (r < 0x20 || 0x7f <= r && r < 0xa0 || r == 0x202e || r == 0x200b || r == 0x2028 || r == 0xfeff) {
				t.Fatalf("%U stands raw in %q", r, text)
			}
		}
		equal(t, read(t, text).Records(), doc.Records())
	})
}

const example = "../../testdata/in-amenas.json"

func TestTheExampleComesBack(t *testing.T) {
	b, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	doc := read(t, string(b))
	if len(doc.Claims) < 30 || len(doc.Events) == 0 || len(doc.Sources) == 0 || len(doc.Groups) == 0 {
		t.Errorf("the example has %d claims, %d events", len(doc.Claims), len(doc.Events))
	}
	edits, _, err := doc.Edits(nil, false)
	if err != nil {
		t.Fatal(err)
	}
	text := written(t, story(t, edits, doc.Situation.ID), all)
	equal(t, read(t, text).Records(), doc.Records())
}

// wholeWritten is whole as muster writes it.
const wholeWritten = `{
  "format": "muster/1",
  "situation": {"id": "s", "title": "Siege <1>", "host": "DZ", "zone": "Africa/Algiers", "list": "open", "names": {"GB": "Britain"}},
  "sources": [
    {"id": "hague", "name": "William Hague", "kind": "government", "country": "GB", "authority": "UK government", "reliability": "F"}
  ],
  "groups": [
    {"id": "bp", "name": "BP staff", "basis": "employer"}
  ],
  "claims": [
    {
      "id": "c1", "source": "hague", "said": "2013-01-19", "text": "One is \u202edead.", "credibility": "6", "status": "standing",
      "figures": [
        {"group": "GB", "status": "dead", "count": "1"}
      ]
    }
  ],
  "events": [
    {"id": "e1", "when": "2013-01-16", "headline": "It begins", "evidence": ["c1"]}
  ],
  "rulings": [
    {"id": "r1", "group": "GB", "status": "dead", "claim": "c1", "reason": "It has the list."}
  ],
  "filings": [
    {
      "id": "f1", "text": "One is dead.", "filed": "2013-01-19T20:00", "by": "ana",
      "figures": [
        {"group": "GB", "status": "dead", "count": "1", "claim": "c1"}
      ]
    }
  ]
}
`

func TestWriteIsMadeForReading(t *testing.T) {
	doc := read(t, strings.Replace(strings.Replace(whole, "Siege", "Siege <1>", 1), "One is dead", "One is \u202edead", 1))
	edits, _, err := doc.Edits(nil, false)
	if err != nil {
		t.Fatal(err)
	}
	if got := written(t, story(t, edits, "s"), all); got != wholeWritten {
		t.Errorf("got:\n%s\nwant:\n%s", got, wholeWritten)
	}
}
