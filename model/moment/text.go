package moment

import (
	"fmt"
	"time"
)

// String prints the moment as it was written, in a form that Parse reads; the zero Moment is "".
func (m Moment) String() string {
	switch m.unit {
	case day:
		return m.face().Format("2006-01-02")
	case minute:
		return m.face().Format("2006-01-02T15:04") + m.offsetText()
	case second:
		return m.face().Format("2006-01-02T15:04:05") + m.offsetText()
	}
	return ""
}

// offsetText is what stands behind the time.
func (m Moment) offsetText() string {
	switch m.zone {
	case utc:
		return "Z"
	case written:
		return offsetText(int(m.offset))
	}
	return ""
}

// offsetText writes minutes east of UTC as "±hh:mm".
func offsetText(minutes int) string {
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}

// MarshalText is String.
func (m Moment) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads as Parse does, and the empty text as the zero Moment.
func (m *Moment) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = Moment{}
		return nil
	}
	read, err := Parse(string(text))
	if err == nil {
		*m = read
	}
	return err
}

// Display is the moment for people, on the clock of loc: "19 Jan 2013", "19 Jan 2013 19:10", "19 Jan 2013 19:10:05".
// A day shows no time and is the same day everywhere; a time without an offset stands as it was written. An instant
// within the hour that the clock of loc goes through twice also shows its offset, "27 Oct 2013 01:30 +01:00". Typed
// reads what Display shows.
func (m Moment) Display(loc *time.Location) string {
	switch {
	case m.unit == 0:
		return ""
	case m.unit == day:
		return m.face().Format("2 Jan 2006")
	case m.zone == scene:
		return display(m.face(), m.unit)
	}
	t := m.Begin(loc)
	text := display(t, m.unit)
	if _, offset := t.Zone(); offset%60 == 0 && len(readings(t.Unix()+int64(offset), loc).at) > 1 {
		text += " " + offsetText(offset/60)
	}
	return text
}

// Plain is the moment without an offset that says nothing: that of the clock of loc at that instant. Within the hour that this clock goes
// through twice it stays, and so does any other offset, as it was written.
func (m Moment) Plain(loc *time.Location) Moment {
	at := m.Begin(loc)
	_, offset := at.Zone()
	if m.unit == 0 || m.unit == day || m.zone == scene || offset != 60*int(m.offset) || len(readings(m.clock, loc).at) != 1 {
		return m
	}
	m.zone, m.offset = scene, 0
	return m
}

// Echo says how a typed moment was understood, with its day of the week and the zone whose clock it is on: "Sat 19 Jan 2013 19:10
// (Africa/Algiers)". A day is on no clock: "Sat 19 Jan 2013".
func (m Moment) Echo(loc *time.Location) string {
	if loc == nil {
		loc = time.UTC
	}
	switch {
	case m.unit == 0:
		return ""
	case m.unit == day:
		return m.face().Format("Mon ") + m.Display(loc)
	}
	return m.Begin(loc).Format("Mon ") + m.Display(loc) + " (" + loc.String() + ")"
}

// display writes a time; a zone whose offset has seconds (before 1900) gives a full minute seconds.
func display(t time.Time, u unit) string {
	if u == second || t.Second() != 0 {
		return t.Format("2 Jan 2006 15:04:05")
	}
	return t.Format("2 Jan 2006 15:04")
}
