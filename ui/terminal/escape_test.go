//go:build !race

package terminal

import "testing"

// A key that arrives in one piece with the Esc before it, as on a slow line, is that key: the terminal's library takes the two for one
// key with Alt. Seen red without the app taking them apart: the inspector stayed, and nothing was said.
func TestEscWithTheNextKey(t *testing.T) {
	t.Parallel()
	p := start(t, 120, 40, nil, "demo")
	p.ready()
	for range 3 {
		p.send("2\r")
		p.until("the inspector", func() bool { return p.shows("Rivals") })
		p.send("\x1b?")
		p.until("the keys of the panes", func() bool { return p.shows("next pane") && !p.shows("Rivals") })
		p.send("\x1b")
		p.until("the panes", func() bool { return !p.shows("next pane") })
	}
	p.send("2\r")
	p.until("the inspector", func() bool { return p.shows("Rivals") })
	p.send("\x1b\x1b[B\r") // esc, down, enter
	p.until("the inspector of the row below", func() bool { return p.shows("Colombia, dead") })
	p.send("aHague: GB 4 dead")
	p.until("the quick line over the inspector", func() bool { return p.shows("Hague: GB 4 dead") && p.shows("4 dead, was 3") || p.shows("3 -> 4") })
}
