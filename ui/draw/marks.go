package draw

import "strings"

// Marks are the few signs of the chrome.
type Marks struct {
	Cursor  string // before the row that the keys act on
	Point   string // before what the selected record points at
	New     string // before what another editor brought, until it was seen
	Pivot   string // before a turn of the story
	Alarm   string // before what must be looked at
	Cut     string // where something did not fit
	More    string // where a list goes on below
	Before  string // where a list goes on above
	Sorted  string // before the head of the column that a table is sorted by
	Right   string // where a table goes on at the right
	Left    string // where a table goes on at the left
	Across  string // a piece of a rule
	Down    string // a piece of an upright rule
	CellOn  [2]string
	CellTo  [2]string // around a cell that the selected claim points at
	Band    string    // the band of a chart
	Figure  string    // the desk's figure in a chart
	Between string    // between two things on one line
	Here    string    // before who else has a record open
}

// marksFor gives the marks for a terminal. Those in ASCII are one column wide, too, but for the cut.
func marksFor(utf8 bool) Marks {
	m := Marks{Cursor: ">", Point: ")", New: "+", Pivot: "#", Alarm: "!", Cut: "..", More: "v", Before: "^", Sorted: "^", Right: ">", Left: "<",
		Across: "-", Down: "|", CellOn: [2]string{"[", "]"}, CellTo: [2]string{"(", ")"}, Band: "-", Figure: "o", Between: " | ", Here: "@"}
	if !utf8 {
		return m
	}
	m.Cursor, m.Point, m.Cut, m.More, m.Before, m.Right, m.Left = "▸", "›", "⋯", "▾", "▴", "▸", "◂"
	m.Pivot, m.Sorted = "»", "▾"
	m.Across, m.Down, m.CellTo, m.Between, m.Figure = "╌", "╎", [2]string{"‹", "›"}, " ╎ ", "▪"
	return m
}

// Rule is a horizontal rule of a width.
func (m Marks) Rule(width int) string { return strings.Repeat(m.Across, max(0, width)) }
