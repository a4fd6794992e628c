package model_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
)

const statusWords = "present, held, unaccounted, missing, injured, dead, freed, safe, captured"

func quoted(s string) string { return strconv.Quote(s) }

func parseStatus(t testing.TB, s string) model.Status {
	t.Helper()
	st, err := model.ParseStatus(s)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// The nine statuses are nine bits in the order of the table, and print the words of the design.
func TestStatuses(t *testing.T) {
	var words []string
	for i, s := range model.Statuses() {
		if s != 1<<i || s.Compound() {
			t.Errorf("status %d is %b", i, s)
		}
		words = append(words, s.String())
	}
	if got := strings.Join(words, ", "); got != statusWords {
		t.Errorf("got %s", got)
	}
	if model.Status(0).String() != "" || model.Status(0).Compound() {
		t.Error("no status has a word")
	}
	if _, err := model.Status(1 << 9).MarshalText(); err == nil {
		t.Error("a bit without a word can be stored")
	}
}

// A compound may be written in any order and prints in the one order.
func TestCompoundInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := model.Status(rapid.IntRange(1, 1<<9-1).Draw(t, "status"))
		parts := strings.Split(want.String(), "/")
		parts = rapid.Permutation(parts).Draw(t, "parts")
		got, err := model.ParseStatus(strings.Join(parts, "/"))
		if err != nil || got != want || got.Compound() != (len(parts) > 1) {
			t.Fatalf("%v is read as %v, %v", parts, got, err)
		}
	})
	if s := parseStatus(t, "dead/missing").String(); s != "missing/dead" {
		t.Errorf("got %s", s)
	}
}

func TestStatusRefused(t *testing.T) {
	list := " is not a status; write one of " + statusWords + ", or a compound such as missing/dead"
	for bad, want := range map[string]string{
		"":               `""` + list,
		"killed":         `"killed"` + list,
		"Dead":           `"Dead"` + list,
		"dead/":          `"dead/"` + list,
		"/dead":          `"/dead"` + list,
		"missing / dead": `"missing / dead"` + list,
		"dead\n":         `"dead\n"` + list,
		"dead/dead":      `"dead/dead" names dead twice; write each status once`,
	} {
		if s, err := model.ParseStatus(bad); err == nil || err.Error() != want || s != 0 {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	// A half-written record can be stored and read again.
	s := model.Dead
	if b, _ := model.Status(0).MarshalText(); s.UnmarshalText(b) != nil || s != 0 {
		t.Error("no status is not read back")
	}
}

// Open: unaccounted, missing, and compounds with them. Held is not: it is known where they are.
func TestOpenWithinTouches(t *testing.T) {
	for s, open := range map[string]bool{"present": false, "held": false, "unaccounted": true, "missing": true, "injured": false,
		"dead": false, "freed": false, "safe": false, "captured": false, "missing/dead": true, "held/missing": true, "injured/dead": false} {
		if got := parseStatus(t, s).Open(); got != open {
			t.Errorf("%s open: %v", s, got)
		}
	}
	deadOrMissing := model.Dead | model.Missing
	if !model.Dead.Within(deadOrMissing) || deadOrMissing.Within(model.Dead) || !deadOrMissing.Within(deadOrMissing) || model.Held.Within(deadOrMissing) {
		t.Error("Within")
	}
	if !model.Dead.Touches(deadOrMissing) || !deadOrMissing.Touches(model.Missing|model.Held) || model.Held.Touches(deadOrMissing) {
		t.Error("Touches")
	}
	for _, s := range model.Statuses() {
		if ends := s == model.Dead || s == model.Freed || s == model.Safe || s == model.Captured; s.Within(model.Resolved) != ends {
			t.Errorf("%v resolves: %v", s, !ends)
		}
	}
}

// Compare is a strict order over all statuses: a sorted list has every pair in order, none equal.
func TestStatusOrder(t *testing.T) {
	all := make([]model.Status, 1<<9)
	for i := range all {
		all[i] = model.Status(i)
	}
	slices.SortFunc(all, model.Status.Compare)
	for i, s := range all {
		for j, u := range all {
			if got := s.Compare(u); (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Fatalf("%v and %v at %d and %d compare as %d", s, u, i, j, got)
			}
		}
	}
}

// The table shows a compound behind the single status that it begins with.
func TestStatusOrderOfTheTable(t *testing.T) {
	var words []string
	all := []model.Status{model.Dead, model.Missing | model.Injured | model.Dead, model.Missing | model.Dead, model.Missing, model.Unaccounted,
		model.Missing | model.Injured, model.Present}
	slices.SortFunc(all, model.Status.Compare)
	for _, s := range all {
		words = append(words, s.String())
	}
	want := "present unaccounted missing missing/injured missing/dead missing/injured/dead dead"
	if got := strings.Join(words, " "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// FuzzParseStatus: what is read prints the same parts in order and is read again; what is refused is quoted in one line.
func FuzzParseStatus(f *testing.F) {
	for _, s := range []string{"dead", "missing/dead", "dead/missing", "", "dead/dead", "held/", "captured/present", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		st, err := model.ParseStatus(s)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r\x1b") {
				t.Errorf("raw text in %q", err)
			}
			return
		}
		again, err := model.ParseStatus(st.String())
		if err != nil || again != st || len(st.String()) != len(s) {
			t.Errorf("%q is read as %v and again as %v, %v", s, st, again, err)
		}
	})
}
