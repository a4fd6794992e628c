package pane

import (
	"regexp"

	"muster/model"
)

// clocked is a time as it is shown, with the day before it.
var clocked = regexp.MustCompile(`^(\d{1,2} \w{3} \d{1,4}) (\d\d:\d\d\S*( [+-]\d\d:\d\d)?)$`)

// laidOut is a row as it is shown at one width.
type laidOut struct {
	day, clock string
	headline   []string // of an event: its first line and what follows it, broken to the width of the pane
}

// mostLaid is how many rows are kept: more than any screen has.
const mostLaid = 2000

// lay gives a row as it is shown. To clean and break a headline is work that a key press must not pay for again.
func (p *Timeline) lay(it *Item) laidOut {
	if l, ok := p.laid[it]; ok {
		return l
	}
	if p.laid == nil || len(p.laid) >= mostLaid {
		p.laid = map[*Item]laidOut{}
	}
	var l laidOut
	l.day, l.clock = p.dayAndClock(it)
	if e := it.Event(); e != nil {
		l.headline = p.headline(l.clock, e)
	}
	p.laid[it] = l
	return l
}

// dayAndClock parts what is known of a time: a day alone has no clock.
func (p *Timeline) dayAndClock(it *Item) (day, clock string) {
	if c := it.Claim(); c != nil {
		day = p.scene.when(c)
	} else {
		day = p.scene.Pen.Text(it.Event().When.Display(p.scene.Zone))
	}
	if m := clocked.FindStringSubmatch(day); m != nil {
		return m[1], m[2]
	}
	return day, ""
}

// headline is the first line of an event and what follows it, broken to the width of the pane.
func (p *Timeline) headline(clock string, e *model.Event) []string {
	say := p.scene.Pen.Text(e.Headline)
	if clock != "" {
		say = clock + " " + say
	}
	return p.scene.Pen.Lines(say, max(1, p.list.width-indent), mostLines)
}
