package pane

import (
	"strings"
	"time"

	"muster/model"
)

// Widths of the time of saying: a time, a day, and a day with a time.
const clockField, dayField, timeField = len("19:32"), len("24 Nov 2026"), len("24 Nov 2026 19:32")

// onlyDay is the day of a story whose claims were all said on one; empty: there are more, or none.
func (s *Scene) onlyDay() string {
	if s.Records == nil || len(s.Records.Claims) == 0 {
		return ""
	}
	all := s.Records.Claims // in the order of saying
	first, last := time.Unix(all[0].Begin, 0).In(s.Zone), time.Unix(all[len(all)-1].Begin, 0).In(s.Zone)
	if day := "2 Jan 2006"; first.Format(day) == last.Format(day) {
		return first.Format(day)
	}
	return ""
}

// dayOnce is the day that the pane says once for all claims, where each has one line; empty: each claim says its own.
func (p *Claims) dayOnce() string {
	if !p.wide() {
		return ""
	}
	return p.day
}

// when is when a claim was said, without the day that the pane says; empty: on that day.
func (p *Claims) when(c *model.Claim) string {
	said, day := p.scene.when(c), p.dayOnce()
	if clock, ok := strings.CutPrefix(said, day+" "); ok && day != "" {
		return clock
	}
	if said == day {
		return ""
	}
	return said
}

// whenField is the width in which the time of every claim in sight can be read. One claim with a time gives all the room for
// one, so that the columns stay where they are as the list is scrolled; only seconds and offsets, which are rare, move them.
func (p *Claims) whenField() int {
	width := dayField
	switch {
	case p.dayOnce() != "":
		width = clockField
	case p.timed || p.list.width >= 100:
		width = timeField
	}
	for i := p.list.top; i < min(len(p.items), p.list.top+p.list.height); i++ {
		if c := p.items[i].Claim(); !c.Said.IsDay() {
			width = max(width, p.scene.Pen.Width(p.when(c)))
		}
	}
	return width
}
