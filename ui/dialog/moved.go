package dialog

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model/account"
	"muster/model/moment"
	"muster/ui/draw"
	"muster/ui/intent"
	"muster/ui/pane"
)

// Moved lists what moved, a sentence each, the most important first. Enter goes to the cell.
func Moved(s *pane.Scene, now func() (title string, moves []account.Move, ready bool, err error)) *Page {
	return NewPage(s.Pen, func() (string, []Block) {
		title, moves, ready, err := now()
		switch {
		case err != nil:
			return "What moved " + title, []Block{{Text: "The log could not be read: " + err.Error(), Style: s.Pen.Alarm}}
		case !ready:
			return "What moved " + title, []Block{{Text: "counting" + s.Pen.Marks.Cut, Style: s.Pen.Dim}}
		case len(moves) == 0:
			return "What moved " + title, []Block{{Text: "Nothing has moved."}}
		}
		var all []Block
		for _, m := range moves {
			cell := m.Cell
			b := Block{Text: m.Says, Target: &intent.Target{Cell: &cell, There: true}}
			switch m.Kind {
			case account.MovedAlarm:
				b.Label, b.Grave = s.Pen.Marks.Alarm+" sums", true
			case account.MovedMark:
				b.Label = "doubt"
			default:
				b.Label = "figure"
			}
			if m.Cause != "" && m.Cause != account.Update {
				b.Label = string(m.Cause)
			}
			all = append(all, b)
		}
		return "What moved " + title, all
	})
}

// Cuts asks for the moment since which something moved, or for two.
type Cuts struct {
	pen           *draw.Pen
	calendar      Calendar
	clock         account.Clock
	shown         moment.Moment // the cut of the replay on the screen; zero: it shows now
	field         Field
	from, to      moment.Moment
	problem       string
	enter, close  key.Binding
	width, height int
}

// NewCuts makes the dialog. Times are read in the zone of the scene, and on the clock of what is shown; one alone is held against
// that, whichever is the earlier.
func NewCuts(pen *draw.Pen, calendar Calendar, clock account.Clock, shown moment.Moment) *Cuts {
	return &Cuts{pen: pen, calendar: calendar, clock: clock, shown: shown, field: NewField(pen), close: back(),
		enter: key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "compare"))}
}

// Title stands in the frame.
func (d *Cuts) Title() string { return "What moved since a time" }

// Want is a line to type into and what is said of it.
func (d *Cuts) Want(width, height int) (w, h int) { return min(width, 92), min(height, 3) }

// SetSize gives the dialog its columns and rows inside the frame.
func (d *Cuts) SetSize(width, height int) { d.width, d.height = max(0, width), max(0, height) }

// Update takes a key.
func (d *Cuts) Update(msg tea.Msg) intent.Intent {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(press, d.close):
		return intent.Back{}
	case key.Matches(press, d.enter):
		if d.from.IsZero() {
			return nil
		}
		return intent.Moved{Since: intent.Cuts, Clock: d.clock, From: d.from, To: d.to}
	}
	if d.field.Update(msg) {
		d.understand()
	}
	return nil
}

// understand reads "16:30" or "16:30 to 18:00".
func (d *Cuts) understand() {
	d.from, d.to, d.problem = moment.Moment{}, moment.Moment{}, ""
	if strings.TrimSpace(d.field.Value()) == "" {
		return
	}
	first, second, two := strings.Cut(d.field.Value(), " to ")
	from, err := d.calendar.read(strings.TrimSpace(first), d.clock)
	var to moment.Moment
	if err == nil && two {
		to, err = d.calendar.read(strings.TrimSpace(second), d.clock)
	}
	switch {
	case err != nil:
		d.problem = err.Error()
	case two && d.before(to, from):
		d.problem = "the second time is before the first; give the earlier one first"
	case !two && !d.shown.IsZero() && d.before(d.shown, from):
		d.from, d.to = d.shown, from
	case !two:
		d.from, d.to = from, d.shown
	default:
		d.from, d.to = from, to
	}
}

// before tells whether a cut is before another.
func (d *Cuts) before(m, n moment.Moment) bool {
	return m.End(d.calendar.Zone).Before(n.End(d.calendar.Zone))
}

func (d *Cuts) echo() string {
	if d.from.IsZero() {
		return "a time (14:30, sat 19:10, yesterday, 19 jan 2013), or two: 14:30 to 18:00"
	}
	return Stretch(d.from, d.to, d.clock, d.calendar.Zone) + ", " + d.calendar.Zone.String()
}

// Stretch says between which cuts on a clock something moved, the earlier one first; a zero second one is now. A day as a cut is all
// of it.
func Stretch(from, to moment.Moment, clock account.Clock, zone *time.Location) string {
	if to.IsZero() {
		return "since " + through(from, zone) + ", as " + clock.String()
	}
	first, year := through(from, zone), to.End(zone).Add(-time.Second).In(zone).Format(" 2006")
	return "from " + strings.Replace(first, year, "", 1) + " to " + through(to, zone) + ", as " + clock.String()
}

// through names a cut.
func through(m moment.Moment, zone *time.Location) string {
	if m.IsDay() {
		return "the end of " + m.Display(zone)
	}
	return m.Display(zone)
}

// View gives the line and what was understood.
func (d *Cuts) View() ([]string, *tea.Position) {
	if d.width <= 0 || d.height <= 0 {
		return nil, nil
	}
	line, x := d.field.View(d.pen.Strong, max(0, d.width-2))
	out := []string{d.pen.NewRow(min(2, d.width)).Add(d.pen.Accent, ">").String() + line}
	style, says := d.pen.Dim, d.echo()
	if d.problem != "" {
		style, says = d.pen.Alarm, d.pen.Marks.Alarm+" "+d.problem
	}
	for _, l := range d.pen.Lines(d.pen.Text(says), max(1, d.width-2), 2) {
		out = append(out, d.pen.NewRow(d.width).Space(2).Add(style, l).String())
	}
	for len(out) < d.height {
		out = append(out, draw.Blank(d.width))
	}
	return out[:d.height], &tea.Position{X: min(2+x, d.width-1), Y: 0}
}

// Refresh does nothing: the line is the editor's.
func (d *Cuts) Refresh() {}

// Click and Wheel do nothing.
func (d *Cuts) Click(int, int) intent.Intent { return nil }
func (d *Cuts) Wheel(int)                    {}

// Keys lists what can be pressed now.
func (d *Cuts) Keys() []key.Binding {
	enter := d.enter
	enter.SetEnabled(!d.from.IsZero())
	return []key.Binding{enter, d.close}
}

var _ Dialog = (*Cuts)(nil)
