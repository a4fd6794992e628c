package pane

import (
	"fmt"

	"muster/model"
	"muster/ui/draw"
)

// total is how many records of a kind there are.
func (s *Scene) total(k model.Kind) int {
	if s.Records == nil {
		return 0
	}
	if k == model.KindClaim {
		return len(s.Records.Claims)
	}
	return len(s.Records.Events)
}

// extent says what part of a list is in sight, and how many of all it has.
func extent(s *Scene, l *list, n, total int, h tall) string {
	if !s.Ready() {
		return ""
	}
	of := fmt.Sprint(n)
	if n < total {
		of = fmt.Sprintf("%d of %d", n, total)
	}
	last := l.last(n, h)
	if l.top == 0 && last >= n {
		return of
	}
	note := fmt.Sprintf("%d-%d of %d", l.top+1, last, n)
	if n < total {
		note += fmt.Sprintf(" (of %d)", total)
	}
	if l.top > 0 {
		note += " " + s.Pen.Marks.Before
	}
	if last < n {
		note += " " + s.Pen.Marks.More
	}
	return note
}

// fitNotes joins as many notes as fit, the first one at the right end.
func (s *Scene) fitNotes(width int, notes []string) string {
	all := ""
	for _, n := range notes {
		if n == "" || s.Pen.Width(n)+2+s.Pen.Width(all) > width {
			continue
		}
		if all != "" {
			n += "  "
		}
		all = n + all
	}
	return all
}

// empty says that there is nothing, and why.
func (s *Scene) empty(lines []string, l list, none, filtered string) []string {
	say := none + " yet."
	switch {
	case !s.Ready() && !s.Counting:
		say = ""
	case !s.Ready():
		say = "counting" + s.Pen.Marks.Cut
	case s.Find != "" || s.Narrow != "":
		say = "Of those shown, " + filtered + "."
		if !s.Replay { // there it returns to now
			say += " Esc shows all again."
		}
	}
	for _, line := range s.Pen.Wrap(say, l.width-4) {
		lines = append(lines, s.Pen.NewRow(l.width).Space(2).Add(s.Pen.Dim, line).String())
	}
	return s.fill(lines, l)
}

// fill makes as many lines as the pane is high.
func (s *Scene) fill(lines []string, l list) []string {
	if len(lines) > l.height {
		lines = lines[:max(0, l.height)]
	}
	for len(lines) < l.height {
		lines = append(lines, draw.Blank(l.width))
	}
	return lines
}
