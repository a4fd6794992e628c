package dialog

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model/account"
	"muster/model/moment"
	"muster/ui/draw"
	"muster/ui/intent"
)

// Calendar is what a time that is typed to look back is read by.
type Calendar struct {
	// Now is the moment that it is counted back from.
	Now  time.Time
	Zone *time.Location
	// Story is the stretch of time of the story by either clock, of which a day without a year is one.
	Story func(account.Clock) moment.Span
}

func (c *Calendar) read(text string, clock account.Clock) (moment.Moment, error) {
	return moment.TypedOf(text, c.Now, c.Zone, c.Story(clock))
}

// Time asks for a moment to look at, and for the clock that it is meant on.
type Time struct {
	pen                  *draw.Pen
	calendar             Calendar
	clock                account.Clock
	field                Field
	at                   moment.Moment
	problem              string
	enter, close, change key.Binding
	width, height        int
}

// NewTime makes the dialog. Times are read in the zone of the scene.
func NewTime(pen *draw.Pen, calendar Calendar, clock account.Clock) *Time {
	return &Time{pen: pen, calendar: calendar, clock: clock, field: NewField(pen), close: back(),
		enter:  key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go there")),
		change: key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "the other clock"))}
}

// Title stands in the frame.
func (d *Time) Title() string { return "As it was at a time" }

// Want is a line to type into and what is said of it.
func (d *Time) Want(width, height int) (w, h int) { return min(width, 92), min(height, 5) }

// SetSize gives the dialog its columns and rows inside the frame.
func (d *Time) SetSize(width, height int) { d.width, d.height = max(0, width), max(0, height) }

// Update takes a key.
func (d *Time) Update(msg tea.Msg) intent.Intent {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(press, d.close):
		return intent.Back{}
	case key.Matches(press, d.change):
		d.clock = d.clock.Other()
		d.understand()
		return nil
	case key.Matches(press, d.enter):
		if d.at.IsZero() {
			return nil
		}
		return intent.GoTo{At: d.at, Clock: d.clock}
	}
	if d.field.Update(msg) {
		d.understand()
	}
	return nil
}

func (d *Time) understand() {
	d.at, d.problem = moment.Moment{}, ""
	if d.field.Value() == "" {
		return
	}
	m, err := d.calendar.read(d.field.Value(), d.clock)
	if err != nil {
		d.problem = err.Error()
		return
	}
	d.at = m
}

// echo says how the time was understood.
func (d *Time) echo() string {
	if d.at.IsZero() {
		return "14:30, sat 19:10, yesterday, 19 jan 2013; back from " + d.calendar.Now.In(d.calendar.Zone).Format("Mon 2 Jan 2006")
	}
	return "through " + through(d.at, d.calendar.Zone) + ", " + d.calendar.Zone.String()
}

// View gives the line, what was understood, and the clock.
func (d *Time) View() ([]string, *tea.Position) {
	if d.width <= 0 || d.height <= 0 {
		return nil, nil
	}
	line, x := d.field.View(d.pen.Strong, max(0, d.width-2))
	says := d.pen.NewRow(d.width).Space(2)
	if d.problem != "" {
		says.Add(d.pen.Alarm, d.pen.Marks.Alarm).Space(1).Add(d.pen.Alarm, d.pen.Text(d.problem))
	} else {
		says.Add(d.pen.Dim, d.pen.Text(d.echo()))
	}
	clock := "by the log: what this desk had entered"
	if d.clock == account.BySaid {
		clock = "by the time of saying: what had been said, as the desk sees it now"
	}
	out := []string{d.pen.NewRow(min(2, d.width)).Add(d.pen.Accent, ">").String() + line, says.String(), draw.Blank(d.width),
		d.pen.NewRow(d.width).Space(2).Add(d.pen.Plain, clock).String(), d.pen.NewRow(d.width).Space(2).Add(d.pen.Dim, "tab: the other clock").String()}
	return out[:min(len(out), d.height)], &tea.Position{X: min(2+x, d.width-1), Y: 0}
}

// Refresh does nothing: the line is the editor's.
func (d *Time) Refresh() {}

// Click and Wheel do nothing.
func (d *Time) Click(int, int) intent.Intent { return nil }
func (d *Time) Wheel(int)                    {}

// Keys lists what can be pressed now.
func (d *Time) Keys() []key.Binding {
	enter := d.enter
	enter.SetEnabled(!d.at.IsZero())
	return []key.Binding{enter, d.change, d.close}
}

var _ Dialog = (*Time)(nil)
