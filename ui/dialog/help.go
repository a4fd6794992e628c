package dialog

import (
	"charm.land/bubbles/v2/key"

	"muster/ui/draw"
	"muster/ui/pane"
)

// Keys are some keys with what they have in common.
type Keys struct {
	Name     string
	Bindings []key.Binding
}

// Help shows the keys that work now. It is made from the bindings themselves: a disabled one is not in it.
func Help(pen *draw.Pen, keys func() []Keys, legend []string) *Page {
	p := NewPage(pen, func() (string, []Block) {
		var all []Block
		for _, k := range keys() {
			all = append(all, Block{Text: k.Name, Style: pen.Title})
			for _, b := range k.Bindings {
				if b.Enabled() {
					all = append(all, Block{Label: b.Help().Key, Text: b.Help().Desc})
				}
			}
			all = append(all, Block{})
		}
		all = append(all, Block{Text: "Marks", Style: pen.Title})
		for _, l := range legend {
			all = append(all, Block{Text: l})
		}
		return "Keys that work now", all
	})
	return p
}

var _ Dialog = (*Page)(nil)

// Legend explains the marks of the screen.
func Legend(pen *draw.Pen) []string {
	m := pen.Marks
	return append([]string{m.New + "  changed by another editor, and not seen yet", m.Pivot + "  a turn of the story (pivotal event)",
		m.Point + "  what the selected record points at", m.Alarm + "  an alarm, or figures in conflict",
		m.CellOn[0] + m.CellOn[1] + "  around a figure: the cursor; " + m.CellTo[0] + m.CellTo[1] + "  the selected claim points at it",
		"?n  behind a name: n people of that country are unexplained"}, pane.Legend()...)
}
