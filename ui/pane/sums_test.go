package pane

import (
	"cmp"
	"slices"
	"testing"

	"muster/model"
	"muster/model/account"
	"muster/model/modeltest"
	"muster/model/moment"
)

// The alarms stand first, those whose numbers do not add up before the others, each as they stood in their tables; of the attackers and
// the like only alarms are there at all. Seen red with the places of two ranks exchanged, and with every class shown whole.
func TestWorstFirst(t *testing.T) {
	state, err := model.Fold(modeltest.Situation(1, 300).Changes())
	if err != nil {
		t.Fatal(err)
	}
	book := account.Open(state.Story("generated"), moment.Moment{})
	var tables []*account.Table
	var want []*account.Reconciliation
	alarms := 0
	for _, class := range model.Classes() {
		table := book.Table(class, true)
		tables = append(tables, table)
		for _, r := range table.Reconciliation {
			if r.Alarm() {
				alarms++
			}
			if r.Alarm() || class == model.Affected {
				want = append(want, r)
			}
		}
	}
	slices.SortStableFunc(want, func(a, b *account.Reconciliation) int { return cmp.Compare(rank(a), rank(b)) })
	got, n := worstFirst(tables)
	if !slices.Equal(got, want) || n != alarms {
		t.Errorf("%d sums, %d alarms; want %d, %d, in their order", len(got), n, len(want), alarms)
	}
	if alarms == 0 || alarms == len(want) {
		t.Errorf("%d alarms of %d sums try nothing", alarms, len(want))
	}
}
