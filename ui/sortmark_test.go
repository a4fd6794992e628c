package ui

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"muster/model"
)

// The mark of the column that the table is sorted by stands before its own head, with a space before it, whichever column that is and
// however far the table was moved to the side; no column goes out of sight for it, and what stands in them stays under its head. Seen
// red with the mark in the only space between two heads, and with the room for it taken from the columns.
func TestTheSortMarkIsOfOneHead(t *testing.T) {
	for _, marks := range []bool{true, false} {
		for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {100, 30}, {120, 40}, {200, 60}} {
			m := deskStore(t)
			m.put(t, ben, "in-amenas", claim("n1", "hague", "GB", model.Captured, "1", "2013-01-21"))
			cfg := config(m)
			cfg.UTF8 = marks
			d := drive(t, cfg).size(size[0], size[1]).keys("2 h h h h h h h h")
			mark := d.scene.Pen.Marks.Sorted
			for range 8 {
				at := d.accounting.Selected().Status.String()
				heads, under := columnsOf(d)
				d.keys("s")
				marked, sorted := columnsOf(d)
				if i := slices.Index(marked, mark+at); i < 0 {
					t.Errorf("%v: sorted by %s: %q", size, at, marked)
				} else if marked[i] = at; !slices.Equal(marked, heads) {
					t.Errorf("%v: sorted by %s the heads are %q, were %q", size, at, marked, heads)
				}
				if size[1] > 30 && !maps.Equal(under, sorted) {
					t.Errorf("%v: sorted by %s:\n%v, was\n%v", size, at, sorted, under)
				}
				d.keys("s l")
			}
		}
	}
}

// By a column in which no country has a figure nothing is sorted, and no mark says so; nor by one of which a replay has none yet. Seen
// red with the mark over any column that was asked for.
func TestNoMarkOverAnOrderThatIsNone(t *testing.T) {
	for _, size := range sizes[1:] {
		m := deskStore(t)
		m.put(t, ben, "in-amenas", claim("n1", "hague", "ALL", model.Dead, "9", "2013-01-17"))
		d := drive(t, config(m)).size(size[0], size[1]).keys("2 s l l l s")
		d.wants("no country has a figure for captured: the order is as it was").lacks("▾captured", "most captured first")
		if heads, _ := columnsOf(d); !slices.Contains(heads, "▾dead") {
			t.Errorf("%v: the table goes by the dead no more: %q", size, heads)
		}
		d.keys("t").text("2013-01-19 14:00").keys("enter")
		if heads, _ := columnsOf(d); !slices.Contains(heads, "▾dead") {
			t.Errorf("%v: with the dead of the day: %q", size, heads)
		}
		d.keys("t").text("2013-01-17").keys("tab enter").wants("REPLAY", " dead", "9").lacks("▾dead", "most dead first")
		d.keys("esc")
		if heads, _ := columnsOf(d); !slices.Contains(heads, "▾dead") {
			t.Errorf("%v: back at now: %q", size, heads)
		}
	}
}

// columnsOf gives the heads of the table, and by the words that begin a row how far before its end the last head ends that does.
func columnsOf(d *driver) (heads []string, under map[string]int) {
	marks := d.scene.Pen.Marks
	lines := d.accounting.View(true)
	row := strings.TrimRight(ansi.Strip(lines[0]), " "+marks.Right)
	heads, under = strings.Fields(row), map[string]int{}
	head := []rune(strings.Replace(row, " "+marks.Sorted, "  ", 1))
	for _, l := range lines[1:] {
		if strings.Contains(l, "Reconciliation") {
			break
		}
		l = strings.TrimRight(ansi.Strip(l), " ")
		if name, _, ok := strings.Cut(l, "   "); ok && !strings.Contains(name, marks.Cursor) {
			end := utf8.RuneCountInString(l)
			under[name] = end - len([]rune(strings.TrimRight(string(head[:min(end, len(head))]), " ")))
		}
	}
	return heads, under
}
