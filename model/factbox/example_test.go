package factbox_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"muster/model"
	"muster/model/account"
	"muster/model/exchange"
	"muster/model/factbox"
	"muster/model/moment"
)

var update = flag.Bool("update", false, "write the goldens anew")

// example is the worked example, entered as `muster import` enters it.
func example(t testing.TB) *model.Story {
	t.Helper()
	f, err := os.Open("../../testdata/in-amenas.json")
	must(t, err)
	defer f.Close()
	doc, err := exchange.Read(f)
	must(t, err)
	edits, _, err := doc.Edits(nil, false)
	must(t, err)
	story := model.NewStory("in-amenas")
	for i, e := range edits {
		c := &model.Change{Seq: uint64(i + 1), Situation: story.ID, Kind: e.Kind, Record: e.ID, After: e.After}
		must(t, story.Apply(c, &model.Editor{Name: "ana"}))
	}
	return story
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func on(t testing.TB, s string) moment.Moment {
	t.Helper()
	m, err := moment.Parse(s)
	must(t, err)
	return m
}

// golden holds a text against testdata/golden/factbox, line by line.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("../../testdata/golden", name)
	if *update {
		must(t, os.WriteFile(path, []byte(got), 0o644))
	}
	b, err := os.ReadFile(path)
	must(t, err)
	want := strings.Split(string(b), "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(want) || line != want[i] {
			t.Fatalf("%s, line %d: %q, want %q", name, i+1, line, append(want, "the end")[min(i, len(want))])
		}
	}
	if n := len(strings.Split(got, "\n")); n != len(want) {
		t.Fatalf("%s: %d lines, want %d", name, n, len(want))
	}
}

// The factbox of the siege at the end of two days, line by line.
func TestSiege(t *testing.T) {
	for _, day := range []string{"2013-01-19", "2013-01-21"} {
		box := factbox.Make(account.Open(example(t), on(t, day)), factbox.Options{As: "as said by the end of " + day, Of: on(t, day).Begin(time.UTC)})
		golden(t, "factbox-"+day+".txt", box.Text(factbox.Layout{}))
		golden(t, "factbox-"+day+"-ascii-48.txt", box.Text(factbox.Layout{ASCII: true, Width: 48}))
	}
}
