package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"muster/model"
	"muster/model/count"
	"muster/model/modeltest"
	"muster/ui/cli"
)

// columnsOf counts the columns of a line by the tables of Unicode, apart from the library that lays the reports out.
func columnsOf(line string) (n int) {
	for _, r := range line {
		switch k := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me):
		case k == width.EastAsianWide || k == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// Whatever a desk has logged, what a person reads fits 80 columns and holds nothing that a terminal would obey.
func TestReportsFit(t *testing.T) {
	for seed := range uint64(4) {
		d := newDesk(t)
		g := modeltest.Situation(seed, 150)
		d.file = &memory{now: nil, state: model.NewState()}
		d.file.log = g.Changes()
		d.file.state = g.State(t)
		commands := [][]string{{"table"}, {"table", "--with-withheld"}, {"table", "--class", "attacker"}, {"log"}, {"log", "--with-withheld"}, {"situations"},
			{"diff", "--from", "2013-01-18"}, {"diff", "--since-filed"}, {"factbox"}, {"factbox", "--since-filed", "--width", "80"}, {"filings"}}
		for _, c := range g.Claims[:40] {
			for _, f := range c.Figures {
				commands = append(commands, []string{"why", f.Group, f.Status.String(), "--class", f.Class.String(), "--scope", f.Scope, "--with-withheld"})
			}
		}
		for _, args := range commands {
			for line := range strings.SplitSeq(d.does(ana(), args...), "\n") {
				if n := columnsOf(line); n > 80 || strings.ContainsFunc(line, unicode.IsControl) || !utf8.ValidString(line) {
					t.Errorf("seed %d, %q: %d columns: %q", seed, args, n, line)
				}
			}
		}
	}
}

// The numbers of a column end under each other, whatever script the names are in and whatever stands beside them.
func TestTableLinesUp(t *testing.T) {
	d := newDesk(t)
	d.does(ana(), "new", "--id", "q", "--title", "地震", "--host", "JP", "--zone", "Asia/Tokyo")
	for i, name := range []string{"日本放送協会", "الأهرام", "Re\u0301gion", "plain", "مصر 日本"} {
		group := &model.Group{ID: fmt.Sprint("g", i), Name: name, Basis: model.Site}
		d.append(model.Put("q", group, 0))
		d.does(ana(), "add", "--new-source", fmt.Sprintf("Voice number %d @2013-01-19 12:00: g%d %d dead", i, i, 10+i))
	}
	ends := map[int]int{}
	for line := range strings.SplitSeq(d.does(ana(), "table"), "\n") {
		if head, ok := strings.CutSuffix(line, " *"); ok {
			ends[columnsOf(head)]++
		}
	}
	if len(ends) != 1 {
		t.Errorf("the numbers end in the columns %v:\n%s", ends, d.does(ana(), "table"))
	}
}

// The report for a person and the one for a program tell the same cells.
func TestTableTellsAll(t *testing.T) {
	d := newDesk(t)
	g := modeltest.Situation(7, 200)
	d.file = &memory{state: g.State(t), log: g.Changes()}
	var table struct {
		Rows []struct {
			Name  string
			Cells []struct{ Status, Count, Scope string }
		}
	}
	if err := json.NewDecoder(bytes.NewReader([]byte(d.does(ana(), "table", "--json")))).Decode(&table); err != nil {
		t.Fatal(err)
	}
	lines, cells := strings.Split(d.does(ana(), "table"), "\n"), 0
	for _, row := range table.Rows {
		told := ""
		for _, line := range lines {
			if name := []rune(row.Name); strings.HasPrefix(line, string(name[:min(len(name), 20)])) {
				told += " " + line + " "
			}
		}
		for _, c := range row.Cells {
			cells++
			said, err := count.Parse(c.Count)
			if err != nil {
				t.Fatal(err)
			}
			c.Count = said.Short()
			if at := strings.Index(told, " "+c.Count+" "); c.Scope == "" && at < 0 {
				t.Errorf("%s: %s %s is not in the report: %q", row.Name, c.Status, c.Count, told)
			} else if c.Scope == "" {
				told = told[:at] + " " + told[at+len(c.Count)+1:]
			}
		}
	}
	if cells < 100 {
		t.Errorf("%d cells only", cells)
	}
}

// Every command that the help lists, and every one below it, has a line there that fits, answers --help, and refuses a flag
// that it has not.
func TestHelp(t *testing.T) {
	if n := helpFits(newDesk(t)); n < 40 {
		t.Errorf("only %d commands", n)
	}
}

func helpFits(d *desk, path ...string) (commands int) {
	d.Helper()
	help := d.does(ana(), append(path, "--help")...)
	for line := range strings.SplitSeq(help, "\n") {
		if columnsOf(line) > 80 {
			d.Errorf("%v --help: %s", path, line)
		}
	}
	if code, _, stderr := d.run(ana(), append(path, "--no-such-flag")...); code != cli.Misuse || strings.Count(stderr, "\n") > 1 {
		d.Errorf("%v --no-such-flag: %d: %s", path, code, stderr)
	}
	_, list, _ := strings.Cut(help, "Available Commands:\n")
	list, _, _ = strings.Cut(list, "\n\n")
	for line := range strings.Lines(list) {
		if name := strings.Fields(line)[0]; name != "help" && name != "completion" { // cobra's own words
			commands += 1 + helpFits(d, append(path[:len(path):len(path)], name)...)
		}
	}
	return commands
}
