package exchange_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/account"
	"muster/model/exchange"
	"muster/model/modeltest"
	"muster/model/moment"
)

// rowsOf reads a CSV back, and gives its rows by the name of the column.
func rowsOf(t rapid.TB, b *account.Book, withWithheld bool) (tags map[string]string, rows []map[string]string) {
	var out bytes.Buffer
	if err := exchange.WriteCSV(&out, b, withWithheld); err != nil {
		t.Fatal(err)
	}
	all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	named := func(record []string) map[string]string {
		m := map[string]string{}
		for i, cell := range record {
			m[all[0][i]] = cell
		}
		return m
	}
	for _, record := range all[2:] {
		rows = append(rows, named(record))
	}
	return named(all[1]), rows
}

// A row a figure inside the cut, with its numbers; withheld ones only where they are asked for; and nothing runs as a formula.
func TestCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		for _, c := range g.Claims {
			c.Text = rapid.SampledFrom([]string{"=1+1", "@SUM(A1)", "+cmd", "-2+3", "words", "a;=b", "\t=x"}).Draw(t, "text")
		}
		state, err := model.Fold(g.Changes())
		if err != nil {
			t.Fatal(err)
		}
		b := account.Open(state.Story(g.Situation.ID), moment.Moment{})
		withWithheld := rapid.Bool().Draw(t, "with withheld")
		_, rows := rowsOf(t, b, withWithheld)
		at := 0
		for _, c := range g.Claims {
			for i, s := range b.SaidIn(c.ID) {
				if s.State() == model.Withheld && !withWithheld {
					continue
				}
				row := rows[at]
				at++
				if f := c.Figures[i]; row["claim"] != c.ID || row["status"] != f.Status.String() || row["min"] != strconv.Itoa(f.Count.Min()) ||
					(row["max"] == "") == f.Count.Bounded() {
					t.Fatalf("%s of %s is written as %v", f.Cell(), c.ID, row)
				}
				for column, cell := range row {
					if cell != "" && strings.ContainsRune("=+@", rune(strings.TrimLeft(cell, " ")[0])) {
						t.Fatalf("%s runs: %q", column, cell)
					}
				}
			}
		}
		if at != len(rows) {
			t.Fatalf("%d rows, %d figures", len(rows), at)
		}
	})
}

// The columns of a status add up to what the countries make together: 23 dead at the end of 21 January.
func TestCSVAddsUp(t *testing.T) {
	day, err := moment.Parse("2013-01-21")
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	made, _, err := edits(t, string(b), nil, false)
	if err != nil {
		t.Fatal(err)
	}
	siege := story(t, made, "in-amenas")
	tags, rows := rowsOf(t, account.Open(siege, day), false)
	sum := map[string]int{}
	for _, row := range rows {
		for _, status := range []string{"dead", "missing", "freed"} {
			n, _ := strconv.Atoi(row[status])
			sum[status] += n
		}
		if row["group"] == "ALL" && row["count"] == "at least 23" && !strings.Contains(row["notes"], "make at least 38") {
			t.Errorf("23 without 38: %v", row)
		}
	}
	if sum["dead"] != 23 || sum["missing"] != 17 || sum["freed"] != 4 { // "about 685" is no number to add up
		t.Errorf("the columns add up to %v", sum)
	}
	if tags["claim"] != "#meta+id" || tags["country"] != "#country+origin+code" || tags["dead"] != "#affected+killed" {
		t.Errorf("the tags are %v", tags)
	}
}

// A conflict is seen in the row of the desk's figure, and only exact numbers stand where a spreadsheet adds up.
func TestCSVTellsConflictsAndAddsOnlyWhatIsExact(t *testing.T) {
	s := imported(t, `{"format": "muster/1", "situation": {"id": "s", "title": "Siege", "host": "DZ", "zone": "Africa/Algiers"},
 "sources": [{"id": "afp", "name": "AFP", "kind": "media"}, {"id": "bbc", "name": "BBC", "kind": "media"}],
 "claims": [
  {"id": "c1", "source": "bbc", "said": "2013-01-18", "text": "t", "figures": [{"group": "GB", "status": "dead", "count": "3"}]},
  {"id": "c2", "source": "afp", "said": "2013-01-19", "text": "t", "figures": [{"group": "GB", "status": "dead", "count": "5"}, {"group": "FR", "status": "dead", "count": "~30"},
   {"group": "NO", "status": "dead", "count": "30+"}, {"group": "US", "status": "dead", "count": "1,100"}]}]}`)
	_, rows := rowsOf(t, account.Open(s, moment.Moment{}), false)
	got := map[string]string{}
	for _, row := range rows {
		got[row["claim"]+" "+row["group"]] = row["dead"] + "|" + row["notes"]
	}
	for at, want := range map[string]string{"c1 GB": "|", "c2 GB": "5|conflict: 3 (BBC, 18 Jan 2013)", "c2 FR": "|", "c2 NO": "|", "c2 US": "1100|"} {
		if got[at] != want {
			t.Errorf("%s: %q, want %q", at, got[at], want)
		}
	}
}
