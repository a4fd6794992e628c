package pane

import (
	"cmp"
	"slices"
	"testing"

	"muster/model"
	"muster/model/account"
	"muster/model/modeltest"
	"muster/model/moment"
	"muster/ui/draw"
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

// The lines of the reconciliation are kept while they would be the same, and no longer: the terminal told its ground since, the pane
// has another width, or room for other than so many of them.
func TestSumsAreDrawnAnew(t *testing.T) {
	state, err := model.Fold(modeltest.Situation(1, 300).Changes())
	if err != nil {
		t.Fatal(err)
	}
	book := account.Open(state.Story("generated"), moment.Moment{})
	p := NewAccounting(&Scene{Pen: draw.NewPen(draw.Options{UTF8: true}), Book: book, FreshCells: map[model.Cell]bool{}})
	p.SetSize(100, 40)
	p.Refresh(false)
	drawn := p.sumLines(9)
	if again := p.sumLines(9); &again[0] != &drawn[0] {
		t.Error("the same lines were drawn twice")
	}
	for name, change := range map[string]func(){
		"the ground": func() { p.scene.Pen = draw.NewPen(draw.Options{UTF8: true, Colour: true, Ground: draw.Light}) },
		"the width":  func() { p.SetSize(90, 40) },
	} {
		was := p.sumLines(9)
		change()
		if slices.Equal(p.sumLines(9), was) {
			t.Errorf("%s is another, and the lines are not", name)
		}
	}
	if n := len(p.sumLines(5)); n != 5 {
		t.Errorf("%d lines where there is room for 5", n)
	}
}
