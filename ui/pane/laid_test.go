package pane

import (
	"fmt"
	"testing"

	"muster/model"
	"muster/model/account"
	"muster/model/modeltest"
	"muster/model/replay"
	"muster/ui/draw"
)

// shown is everything that a grid shows.
func shown(g *grid) string {
	all := fmt.Sprint(g.columns, g.names, g.hidden, g.open, g.legend(meanings), len(g.sums), g.alarms, "\n")
	for _, r := range g.rows {
		all += fmt.Sprint(r.key, r.heading, r.label, r.open, r.part)
		for _, c := range r.cells {
			all += fmt.Sprint(" ", c.figure, c.marks, c.width, c.found, c.grave)
		}
		all += "\n"
	}
	return all
}

// same holds the grid of a pane, which has taken over what it could, against one laid out afresh.
func same(t *testing.T, at any, p *Accounting) {
	t.Helper()
	if got, want := shown(p.grid), shown(newGrid(p.scene, 0, &grid{})); got != want {
		t.Fatalf("%v: taken over\n%s\nafresh\n%s", at, got, want)
	}
}

// A grid that takes rows over from the one before shows what one laid out afresh does, at every step of a replay by either clock; and it
// does take over. Seen red with Row.Same passing over age, over pivotal events and filings, and over the wholes.
func TestGridTakesOver(t *testing.T) {
	changes := modeltest.Situation(1, 150).Changes()
	for _, clock := range []account.Clock{account.ByLogged, account.BySaid} {
		state, err := model.Fold(changes)
		if err != nil {
			t.Fatal(err)
		}
		story := state.Story("generated")
		reading := replay.NewReading(story)
		for _, c := range changes {
			if err := reading.Add(c); err != nil {
				t.Fatal(err)
			}
		}
		is := replay.Logged(story, reading.Log())
		if clock == account.BySaid {
			is = replay.Said(story)
		}
		is.Open(is.Last())
		s := &Scene{Pen: draw.NewPen(draw.Options{UTF8: true}), Book: is.Book(), Zone: is.Zone(), FreshCells: map[model.Cell]bool{}}
		p := NewAccounting(s)
		taken, steps := 0, 0
		for to, moved := is.Stepped(is.At(), -1); moved; to, moved = is.Stepped(is.At(), -1) {
			is.Move(to)
			s.Book = is.Book()
			p.Refresh(true)
			same(t, is.At(), p)
			steps++
			for _, l := range p.grid.groups {
				if l.made != p.grid.nth {
					taken += len(l.rows)
				}
			}
		}
		if steps < 60 || taken < steps {
			t.Errorf("%v: %d rows were taken over in %d steps", clock, taken, steps)
		}
		t.Logf("%v: %d rows were taken over in %d steps", clock, taken, steps)
	}
}
