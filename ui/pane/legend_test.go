package pane

import (
	"strings"
	"testing"

	"muster/model"
	"muster/model/account"
	"muster/model/modeltest"
	"muster/model/moment"
	"muster/ui/draw"
)

// Every mark of the table has its legend, whichever marks there are, in a terminal of 80 by 24 and beside a timeline in one of
// 120 by 40; and it takes no more lines than it must.
func TestEveryMarkHasItsLegend(t *testing.T) {
	for _, size := range [][2]int{{80, 21}, {89, 24}, {120, 36}} {
		state, err := model.Fold(modeltest.Situation(1, 150).Changes())
		if err != nil {
			t.Fatal(err)
		}
		book := account.Open(state.Story("generated"), moment.Moment{})
		s := &Scene{Pen: draw.NewPen(draw.Options{UTF8: true}), Book: book, FreshCells: map[model.Cell]bool{}}
		p := NewAccounting(s)
		p.Refresh(true)
		p.SetSize(size[0], size[1])
		for used := range 11 {
			p.grid.used, p.grid.open = [1 << 8]bool{}, true
			marks := ""
			for _, f := range account.Flags() {
				if l := letters[f]; l != "" && len(marks) < used {
					p.grid.used[l[0]] = true
					marks += l
				}
			}
			lines := p.legendLines(size[1] / 10)
			all := "  " + strings.Join(lines, "  ") + " "
			for _, l := range marks {
				if !strings.Contains(all, "  "+string(l)+" ") {
					t.Errorf("%v: %d marks: %q is not explained in %q", size, used, l, lines)
				}
			}
			if !p.openShown() && !strings.Contains(all, "?n unexplained") {
				t.Errorf("%v: ?n is not explained in %q", size, lines)
			}
			for _, l := range lines {
				if s.Pen.Width(l) > size[0]-2 {
					t.Errorf("%v: cut: %q", size, l)
				}
			}
			if len(marks) <= 4 && len(lines) > 1 {
				t.Errorf("%v: %d marks take %q", size, len(marks), lines)
			}
		}
	}
}
