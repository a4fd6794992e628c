package account_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	_ "time/tzdata"

	"muster/model"
	"muster/model/account"
	"muster/model/exchange"
	"muster/model/moment"
)

// example is the worked example, entered as `muster import` enters it.
func example(t testing.TB) *model.Story {
	t.Helper()
	f, err := os.Open("../../testdata/in-amenas.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := exchange.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	edits, _, err := doc.Edits(nil, false)
	if err != nil {
		t.Fatal(err)
	}
	story := model.NewStory("in-amenas")
	for i, e := range edits {
		c := &model.Change{Seq: uint64(i + 1), Situation: story.ID, Kind: e.Kind, Record: e.ID, After: e.After}
		if err := story.Apply(c, &model.Editor{Name: "ana"}); err != nil {
			t.Fatal(err)
		}
	}
	return story
}

// siege is the accounting of the example at the end of a day.
type siege struct {
	*testing.T
	*account.Book
}

func at(t *testing.T, day string) siege {
	m, err := moment.Parse(day)
	if err != nil {
		t.Fatal(err)
	}
	return siege{t, account.Open(example(t), m)}
}

func (s siege) cell(group, status string) *account.Cell {
	st, err := model.ParseStatus(status)
	if err != nil {
		s.Fatal(err)
	}
	return s.Book.Cell(model.Cell{Group: group, Status: st})
}

// shows checks figures, given as "GB dead 1".
func (s siege) shows(figures ...string) {
	s.Helper()
	for _, f := range figures {
		w := strings.SplitN(f, " ", 3)
		c := s.cell(w[0], w[1])
		if c == nil {
			s.Errorf("%s: nothing is shown", f)
		} else if got := c.Desk().Count.String(); got != w[2] {
			s.Errorf("%s: %s is shown", f, got)
		}
	}
}

// flagged checks that a cell has a flag, and that its sentence gives the reason.
func (s siege) flagged(group, status string, flag account.Flag, reason string) {
	s.Helper()
	c := s.cell(group, status)
	if !slices.Contains(c.Flags(false), flag) {
		s.Errorf("%s %s is not flagged %s: %v", group, status, flag, c.Flags(false))
	}
	if !strings.Contains(c.Why(), reason) {
		s.Errorf("%s %s does not say %q: %s", group, status, reason, c.Why())
	}
}

func (s siege) reconciled(class model.Class, group, status string) *account.Reconciliation {
	s.Helper()
	for _, r := range s.Table(class, false).Reconciliation {
		if r.Whole.Group == group && r.Status.String() == status {
			return r
		}
	}
	s.Fatalf("%s %s is not reconciled", group, status)
	return nil
}

// The accounting that the example must give at the end of 19 January 2013.
func TestSiegeOn19January(t *testing.T) {
	s := at(t, "2013-01-19")
	s.shows("GB dead 1", "FR dead 1", "US dead 1+", "RO dead 1", "GB missing/dead 5", "CO missing/dead 1", "DZ freed ~685",
		"FOREIGN freed 107", "US freed 6+", "RO freed 4", "GB-SCT safe 8", "bp safe 14", "bp missing 4", "GB-RES missing/dead 1",
		"NO missing 5", "NO safe 8", "FR unaccounted none known", "FR safe 3", "JP unaccounted 14", "MY held 2", "ALL dead 23+")

	dead := s.reconciled(model.Affected, "ALL", "dead")
	if dead.Countries.Min != 4 || dead.Countries.Exact || dead.Verdict != account.Consistent || dead.Remainder.Min != 19 || dead.Alarm() {
		t.Errorf("dead: at least %d, %s, %v", dead.Countries.Min, dead.Verdict, dead.Remainder)
	}
	if !strings.Contains(dead.Says(), "at least 4 by nationality") || !strings.Contains(dead.Says(), "at least 19 with no nationality given") {
		t.Error(dead.Says())
	}
	freed := s.reconciled(model.Affected, "FOREIGN", "freed")
	if freed.Countries.Min != 10 || freed.Remainder.Min != 97 || freed.Remainder.Max != 97 {
		t.Errorf("freed: %d of the foreigners, %v not", freed.Countries.Min, freed.Remainder)
	}

	s.flagged("MY", "held", account.FlagStale, "final assault")
	if slices.Contains(s.cell("GB", "dead").Flags(false), account.FlagStale) {
		t.Error("GB dead was said the day of the assault: it is not certainly before it")
	}
	for _, part := range []model.Cell{{Group: "ALL", Status: model.Dead, Scope: "final assault"}, {Group: "ALL", Class: model.Attacker, Status: model.Dead, Scope: "final assault"}} {
		if c := s.Book.Cell(part); c == nil || c.Spread.Conflict {
			t.Errorf("%s is not shown as a part without a conflict", part)
		}
	}
	if c := s.cell("ALL", "dead"); c.Spread.Conflict || len(c.Rivals) != 0 {
		t.Error("the part stands against the whole")
	}
	if r := s.reconciled(model.Attacker, "ALL", "dead"); r.Whole.Count.String() != "32" {
		t.Errorf("attackers dead: %s", r.Whole.Count)
	}
}

// The accounting that the example must give at the end of 21 January 2013.
func TestSiegeOn21January(t *testing.T) {
	s := at(t, "2013-01-21")
	s.shows("JP dead 7", "PH dead 6", "GB dead 3", "US dead 3", "RO dead 2", "FR dead 1", "DZ dead 1", "FOREIGN dead 37", "XX dead 7",
		"JP missing 3", "NO missing 5", "GB missing 3", "PH missing 4", "MY missing 2", "FOREIGN missing 5", "GB-RES missing 1")

	dead := s.reconciled(model.Affected, "FOREIGN", "dead")
	if dead.Countries.Min != 22 || dead.Verdict != account.Consistent ||
		dead.Remainder.Min != 15 || dead.Remainder.Max != 15 || dead.Agrees || !dead.Alarm() {
		t.Errorf("dead: %d, %s, %v, agrees %v", dead.Countries.Min, dead.Verdict, dead.Remainder, dead.Agrees)
	}
	if !strings.Contains(dead.Says(), "22 by nationality") || !strings.Contains(dead.Says(), "7 without a nationality itself: the two do not agree") {
		t.Error(dead.Says())
	}
	s.flagged("ALL", "dead", account.FlagOvertaken, "at least 38")
	if all := s.reconciled(model.Affected, "ALL", "dead"); !all.Alarm() || !strings.Contains(all.Says(), "at least 38") {
		t.Error(all.Says())
	}

	missing := s.reconciled(model.Affected, "FOREIGN", "missing")
	if missing.Countries.Min != 17 || missing.Verdict != account.Exceeds || missing.Remainder != nil || !missing.Alarm() {
		t.Errorf("missing: %d, %s, %v", missing.Countries.Min, missing.Verdict, missing.Remainder)
	}

	s.flagged("US", "unaccounted", account.FlagOvertaken, "3 dead")
	s.flagged("MY", "held", account.FlagOvertaken, "Malaysian government, competent here, has given 2 missing")
	s.flagged("MY", "held", account.FlagStale, "final assault")
	s.flagged("CO", "missing/dead", account.FlagOvertaken, "UK residents")
	for _, r := range s.Table(model.Affected, false).Rows {
		for _, c := range r.Cells {
			aged := slices.Contains(c.Flags(false), account.FlagOvertaken) || slices.Contains(c.Flags(false), account.FlagStale)
			if want := c.Scope != "" || slices.Contains([]string{"US unaccounted", "MY held", "CO missing/dead", "ALL dead"}, c.Cell.String()); aged && !want {
				t.Errorf("%s is flagged %v", c.Cell, c.Flags(false))
			}
		}
	}
	if s.cell("JP", "unaccounted") != nil {
		t.Error("JP unaccounted is superseded by the same government's later figures")
	}
}

func TestSiegeUnexplained(t *testing.T) {
	s := at(t, "2013-01-21")
	for _, class := range []model.Class{model.Affected, model.Attacker} {
		for _, r := range s.Table(class, false).Rows {
			for _, u := range r.Unexplained {
				if r.Group != "JP" || u.Min != 4 || u.Max != 4 || u.Was.Min != 14 {
					t.Errorf("%s: %s", r.Name, u.Says(s.Book))
				}
			}
			if r.Group == "JP" && len(r.Unexplained) != 1 {
				t.Error("Japan: 4 of the 14 are unexplained, and the row must say so")
			}
		}
	}
	// Attackers: 32 dead became 29 with 3 captured: one voice restating itself.
	c := s.Book.Cell(model.Cell{Group: "ALL", Class: model.Attacker, Status: model.Dead})
	if c.Desk().Count.String() != "29" || c.Spread.Conflict || len(c.Rivals) != 0 {
		t.Errorf("attackers dead: %s, conflict %v", c.Desk().Count, c.Spread.Conflict)
	}
}
