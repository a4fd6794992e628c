package cli_test

import (
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"muster/model"
	"muster/ui/cli"
)

var every = flag.Bool("every", false, "give each hostile text to each command, not to some in turn")

// corpus reads the hostile texts by name, the longest cut: each goes through every command.
func corpus(t *testing.T) map[string]string {
	t.Helper()
	var samples []struct {
		Name, Text, Hex string
		Repeat          int
	}
	b, err := os.ReadFile("../../model/text/testdata/hostile.json")
	if err != nil || json.Unmarshal(b, &samples) != nil || len(samples) < 150 {
		t.Fatalf("%d texts are no corpus: %v", len(samples), err)
	}
	all := map[string]string{}
	for _, s := range samples {
		raw, _ := hex.DecodeString(s.Hex)
		one := s.Text + string(raw)
		all[s.Name] = strings.Repeat(one, max(1, min(max(s.Repeat, 1), 3000/max(1, len(one)))))
	}
	return all
}

// everywhere is muster JSON with a text in every field of every record that takes one.
func everywhere(t *testing.T, s string) string {
	t.Helper()
	type m = map[string]any
	type l = []any
	doc := m{"format": "muster/1",
		"situation": m{"id": "s", "title": s, "place": s, "host": "DZ", "zone": "Africa/Algiers", "began": "2013-01-16", "names": m{"GB": s}},
		"sources":   l{m{"id": "src", "name": s, "kind": "media", "authority": s}, m{"id": "rival", "name": "B" + s, "kind": "media"}},
		"groups":    l{m{"id": "bp", "name": s, "basis": "employer", "authority": s}},
		"claims": l{
			m{"id": "c1", "source": "src", "said": "2013-01-19", "via": s, "text": s, "link": s, "people": l{s}, "figures": l{m{"group": "GB", "status": "dead", "count": "3"},
				m{"group": "GB", "status": "dead", "scope": s, "count": "4"}, m{"group": "bp", "status": "missing", "count": "2"}, m{"group": "ALL", "status": "dead", "count": "2"}}},
			m{"id": "c2", "source": "rival", "said": "2013-01-20", "text": "b" + s, "quote": true, "figures": l{m{"group": "GB", "status": "dead", "scope": s, "count": "5"}},
				"links": l{m{"kind": "repeats", "claim": "c1", "figure": m{"group": "GB", "status": "dead", "scope": s}}}}},
		"events":  l{m{"id": "e1", "when": "2013-01-19", "headline": s, "detail": s, "place": s, "pivotal": true, "evidence": l{"c1"}}},
		"rulings": l{m{"id": "r1", "group": "GB", "status": "dead", "scope": s, "claim": "c1", "reason": s}, m{"id": "r2", "status": "dead", "authority": s, "reason": s}},
		"filings": l{m{"id": "f1", "text": s, "filed": "2013-01-20T12:00", "by": s, "confirmed_by": s, "figures": l{m{"group": "GB", "status": "dead", "scope": s, "count": "4", "claim": "c1"}}}},
	}
	b, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	return keep(t, b)
}

func keep(t *testing.T, b []byte) string {
	path := filepath.Join(t.TempDir(), "hostile.json")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// The commands that show what is held, and those that are given the text itself.
var (
	looking = [][]string{{"table"}, {"table", "--json"}, {"why", "GB", "dead"}, {"why", "GB", "dead", "--json"}, {"why", "bp", "missing"}, {"log"}, {"log", "--json"}, {"situations"},
		{"situations", "--json"}, {"diff", "--from", "2013-01-19", "--to", "2013-01-20"}, {"diff", "--since-filed"}, {"diff", "--since-filed", "--json"}, {"factbox"}, {"factbox", "--ascii", "--names"},
		{"factbox", "--json"}, {"factbox", "--since-filed"}, {"filings"}, {"filings", "--json"}, {"filings", "f1"}, {"claim", "c1"}, {"claim", "c2"}, {"claim"}, {"source", "src"}, {"source"}, {"event", "e1"},
		{"event"}, {"group", "bp"}, {"group"}, {"situation"}, {"rule"}, {"verify"}, {"claim", "c1", "--json"}, {"source", "src", "--json"}}
	given = [][]string{{"why", "*", "dead"}, {"why", "GB", "*"}, {"why", "GB", "dead", "--scope", "*"}, {"table", "--as-of", "*"}, {"table", "--class", "*"}, {"log", "--by", "*"}, {"log", "--since", "*"},
		{"add", "*"}, {"add", "*: GB 5 dead"}, {"add", "src: * 5 dead"}, {"add", "src: GB * dead"}, {"add", "src: GB 5 *"}, {"add", "src @*: GB 5 dead"}, {"add", `src: GB 5 dead (*) "*"`}, {"--situation", "*", "table"},
		{"*"}, {"table", "--*"}, {"import", "*"}, {"export", "--format", "*"}, {"claim", "*"}, {"source", "*"}, {"new", "--title", "*", "--host", "*", "--zone", "*"}, {"diff", "--from", "*"}, {"confirm", "*"},
		{"event", "add", "--when", "*", "--headline", "*"}, {"event", "add", "--when", "2013-01-19", "--headline", "*"}, {"source", "add", "--name", "*", "--kind", "*"}, {"source", "edit", "src", "--name", "*"},
		{"claim", "edit", "c1", "--text", "*", "--via", "*"}, {"group", "add", "--id", "*", "--name", "*", "--basis", "*"}, {"rule", "GB", "dead", "--claim", "c1", "--because", "*"}, {"undo"}, {"file", "--text", "*"}}
)

// Guards: each text of the corpus is taken by import into every field and goes out through every export, and in turn through
// every report, table, log line, JSON and error; nothing goes out that a terminal would obey or hide, and the JSON comes back the same.
func TestHostileCorpus(t *testing.T) {
	plain := newDesk(t)
	plain.does(ana(), "import", everywhere(t, "plain\n\nwords"))
	tags := tagsOf(plain.does(ana(), "export", "--format", "html"))
	texts := corpus(t)
	for n, name := range slices.Sorted(maps.Keys(texts)) {
		s := texts[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !utf8.ValidString(s) || model.Blank(s) {
				refusesHostile(t, s)
				return
			}
			d := newDesk(t)
			d.harmless("import", everywhere(t, s))
			for i, args := range looking {
				if (i+n)%3 == 0 || *every {
					d.harmless(args...)
				}
			}
			d.exports(s, tags)
			for i, args := range given {
				if (i+n)%3 != 0 && !*every {
					continue
				}
				own := slices.Clone(args)
				for i := range own {
					own[i] = strings.ReplaceAll(own[i], "*", s)
				}
				d.harmless(own...)
			}
			d.harmless("table")
			d.harmless("log")
		})
	}
}

// refusesHostile holds the refusal of what is no text, or shows nothing, to the same.
func refusesHostile(t *testing.T, s string) {
	d := newDesk(t)
	d.harmless("import", keep(t, []byte(`{"format": "muster/1", "situation": {"id": "s", "title": "`+s+`", "host": "`+s+`", "zone": "Africa/Algiers"}, "`+s+`": 1}`)))
	if d.file != nil && len(d.file.log) > 0 {
		t.Errorf("%q was taken", s)
	}
	d.does(ana(), "new", "--id", "s", "--title", "S", "--host", "DZ", "--zone", "Africa/Algiers")
	d.harmless("add", s+": GB 5 dead")
	d.harmless("add", "Radio: GB 5 dead ("+s+") \""+s+"\"")
	d.harmless("source", "add", "--name", s, "--kind", s)
	d.harmless("log")
	d.harmless("export")
}

// exports holds the four exports against what would attack their readers, and the round trip against the records.
func (d *desk) exports(s string, tags []string) {
	d.Helper()
	whole := d.harmless("export")
	again := newDesk(d.T)
	again.does(ana(), "import", keep(d.T, []byte(whole)))
	if got := again.does(ana(), "export"); got != whole {
		d.Errorf("%q came back as another:\n%s\nwas\n%s", s, got, whole)
	}
	var doc struct{ Situation, Events any }
	if err := json.Unmarshal([]byte(whole), &doc); err != nil || doc.Situation.(map[string]any)["title"] != s || doc.Events.([]any)[0].(map[string]any)["detail"] != s {
		d.Errorf("%q is no longer itself in JSON, %v", s, err)
	}
	address := strings.HasPrefix(s, "https://") // a link that is one is a link
	if page := d.harmless("export", "--format", "html"); !address && !subset(tagsOf(page), tags) {
		d.Errorf("%q makes the tags %q", s, tagsOf(page))
	}
	if live := regexp.MustCompile("(^|[^\\\\])(<[A-Za-z/!]|\\]\\(|!\\[|`)").FindString(d.harmless("export", "--format", "md")); live != "" && !address {
		d.Errorf("%q is live in Markdown: %q", s, live)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(d.harmless("export", "--format", "csv"), "\ufeff"))).ReadAll()
	if err != nil || len(rows) < 6 {
		d.Errorf("%q: %d rows, %v", s, len(rows), err)
	}
	for _, row := range rows[2:] {
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+@\t\r") && !regexp.MustCompile(`^\+?[\d,.]+$`).MatchString(cell) {
				d.Errorf("%q is a formula: %q", s, cell)
			}
		}
	}
}

func tagsOf(page string) []string {
	all := regexp.MustCompile(`<[^>]*>`).FindAllString(page, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

func subset(some, all []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

// harmless runs a command, whatever it answers, and holds what it writes against a list of its own.
func (d *desk) harmless(args ...string) string {
	d.Helper()
	code, stdout, stderr := d.run(ana(), args...)
	if code != cli.OK && stderr == "" || strings.Contains(stderr, "panic") {
		d.Errorf("muster %q ended with %d and said %q", args, code, stderr)
	}
	hidden := []rune{0xad, 0x34f, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x2060, 0x3164, 0xfeff, 0xfffc}
	out := strings.ReplaceAll(strings.TrimPrefix(stdout, "\ufeff"), "\r\n", "\n")
	for _, text := range []string{out, stderr} {
		at := strings.IndexFunc(text, func(r rune) bool {
			return r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || slices.Contains(hidden, r) || r >= 0xe0000 && r < 0xe0100 || unicode.Is(unicode.Co, r)
		})
		if at >= 0 || !utf8.ValidString(text) {
			d.Errorf("muster %.200q writes %q", args, text[max(0, at-10):min(len(text), max(0, at)+20)])
		}
	}
	return stdout
}
