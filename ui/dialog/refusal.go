package dialog

import "muster/ui/draw"

// Refusal says why what was asked for cannot be done now. It takes every key but those that move and close it: what was typed
// ahead is for what it stands in the place of, and must not be run as keys.
func Refusal(pen *draw.Pen, title, why string) *Page {
	p := NewPage(pen, func() (string, []Block) {
		return title, []Block{{Text: why}, {}, {Text: "Nothing that is typed here is taken; esc closes this.", Style: pen.Dim}}
	})
	p.deaf = true
	return p
}
