package quick

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
)

var spellings = map[string][]string{
	"GB": {"GB", "UK", "Britons", "British nationals", "Great Britain", "“Great Britain”"}, "US": {"US", "Americans"}, "NO": {"NO", "Norway"},
	"GB+US": {"GB+US", "US+GB", "US+UK"}, "ALL": {"ALL", "everyone"}, "FOREIGN": {"FOREIGN", "foreigners"}, "XX": {"XX", "unnamed"},
	"GB-SCT": {"GB-SCT", "Scottish residents"}, "bp": {"BP employees", "bp"}, "train": {"Train 2", `"Train 2"`, "train"},
}

// TestOrders draws figures, writes them in one of the allowed orders and spellings, and reads them back.
func TestOrders(t *testing.T) {
	ctx := testContext()
	groups := sortedKeys(spellings)
	rapid.Check(t, func(t *rapid.T) {
		var typed []string
		var want []string
		seen := map[model.Cell]bool{}
		before := ""
		for range rapid.IntRange(1, 6).Draw(t, "n") {
			c := model.Cell{
				Group:  rapid.SampledFrom(groups).Draw(t, "group"),
				Class:  rapid.SampledFrom(model.Classes()).Draw(t, "class"),
				Status: model.Status(rapid.IntRange(1, 1<<9-1).Draw(t, "status")),
				Scope:  rapid.SampledFrom([]string{"", "crew", "a: b, c", "x (y)"}).Draw(t, "scope"),
			}
			if seen[c] {
				continue
			}
			seen[c] = true
			number := rapid.SampledFrom([]string{"5", "1,100", "5+", "<5", ">5", "~30", "10-15", "dozens", "?", "none known", "at least 5", "between 10 and 15"}).Draw(t, "count")
			typed = append(typed, written(t, c, number, before))
			want = append(want, c.String()+" "+number)
			before = c.Group
		}
		line := "Hague: " + strings.Join(typed, ", ")
		d, err := Parse(line, ctx)
		if err != nil {
			t.Fatalf("%s\n%v", line, err)
		}
		if got := cellsOf(d.Figures); got != strings.Join(want, "; ") {
			t.Fatalf("%s\n got %s\nwant %s", line, got, strings.Join(want, "; "))
		}
	})
}

// written is a figure in one of the allowed orders.
func written(t *rapid.T, c model.Cell, number, before string) string {
	statuses := strings.Split(c.Status.String(), "/")
	sep := "/"
	if len(statuses) <= 4 {
		sep = rapid.SampledFrom([]string{"/", " or ", " / "}).Draw(t, "slash")
	}
	status := strings.Join(rapid.Permutation(statuses).Draw(t, "parts"), sep)
	group := rapid.SampledFrom(spellings[c.Group]).Draw(t, "spelling")
	parts := []string{group, number, status}
	switch order := rapid.IntRange(0, 2).Draw(t, "order"); {
	case order == 1:
		parts = []string{number, group, status}
	case order == 2 && c.Group == before:
		parts = []string{number, status}
	}
	var tail []string
	if c.Scope != "" {
		tail = append(tail, "("+c.Scope+")")
	}
	if c.Class != model.Affected || rapid.Bool().Draw(t, "named") {
		tail = append(tail, "#"+c.Class.String())
	}
	return strings.Join(append(parts, rapid.Permutation(tail).Draw(t, "tail")...), " ")
}

func sortedKeys(m map[string][]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
