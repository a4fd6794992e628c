package moment

import (
	"fmt"
	"math"
	"time"
)

// Begin is the instant at which m begins, in loc; loc is the scene's zone, and nil is UTC. A day begins with its first
// instant, which is 01:00 where the clocks jump over midnight. A local time that the clocks jump over begins when they
// have jumped, and one that comes twice the first time; Check refuses both. The zero Moment has the zero Time.
func (m Moment) Begin(loc *time.Location) time.Time {
	if loc == nil {
		loc = time.UTC
	}
	switch {
	case m.unit == 0:
		return time.Time{}
	case m.unit != day && m.zone != scene:
		return time.Unix(m.clock-60*int64(m.offset), 0).In(loc)
	}
	return first(m.clock, loc)
}

// End is the first instant after m, in loc: the first of the next day, minute or second. It is after Begin, but for a
// day that the place skipped to cross the date line, which Check refuses.
func (m Moment) End(loc *time.Location) time.Time {
	switch m.unit {
	case day:
		if loc == nil {
			loc = time.UTC
		}
		return first(m.clock+daySeconds, loc)
	case minute:
		return m.Begin(loc).Add(time.Minute)
	case second:
		return m.Begin(loc).Add(time.Second)
	}
	return time.Time{}
}

// Check refuses what did not happen once in loc: a local time that the clocks jumped over or went through twice, and
// a day that a place skipped. The sentence names the offsets to choose from. An instant passes everywhere.
func (m Moment) Check(loc *time.Location) error {
	if loc == nil || m.unit == 0 {
		return nil
	}
	if m.unit == day {
		return m.checkDay(loc)
	}
	if m.zone != scene {
		return nil
	}
	switch r := readings(m.clock, loc); len(r.at) {
	case 0:
		return fmt.Errorf("%s did not happen in %s, the clocks jumped over it; write the offset that is meant: %s or %s",
			m.Display(loc), loc, m.withOffset(r.before), m.withOffset(r.after))
	case 1:
		return nil
	default:
		return fmt.Errorf("%s happened twice in %s, as the clocks went back; write the offset: %s for the first or %s for the second",
			m.Display(loc), loc, m.withOffset(r.at[0]), m.withOffset(r.at[1]))
	}
}

func (m Moment) checkDay(loc *time.Location) error {
	if m.Begin(loc).Before(m.End(loc)) {
		return nil
	}
	before, after := m, m
	before.clock -= daySeconds
	after.clock += daySeconds
	return fmt.Errorf("%s was skipped in %s; write %s or %s", m.Display(loc), loc, before, after)
}

// withOffset prints m with an offset, which is given in seconds.
func (m Moment) withOffset(seconds int) string {
	m.zone, m.offset = written, int16(seconds/60)
	if seconds == 0 {
		m.zone = utc
	}
	return m.String()
}

// margin is more than any clock was ever apart from UTC, a day's skip at the date line included.
const margin = 2 * daySeconds

// first is the first instant at which a clock in loc shows the reading, or a later one where it jumps over it.
func first(reading int64, loc *time.Location) time.Time {
	t := time.Unix(reading-margin, 0).In(loc)
	for {
		_, offset := t.Zone()
		end, at := offsetHolds(t), reading-int64(offset)
		if at < end {
			return time.Unix(max(at, t.Unix()), 0).In(loc)
		}
		t = time.Unix(end, 0).In(loc)
	}
}

// offsetHolds gives an instant after t, in Unix seconds, until which the offset at t holds. Past the end of a zone's
// table time.Time.ZoneBounds takes every year for 365 days long, so that on 31 December of a leap year its end is
// already over: there an hour is taken, as no clock changes on that day.
func offsetHolds(t time.Time) int64 {
	_, end := t.ZoneBounds()
	switch {
	case end.IsZero():
		return math.MaxInt64
	case !end.After(t):
		return t.Unix() + 60*60
	}
	return end.Unix()
}

// shown says how often the clocks of a place show a reading.
type shown struct {
	at            []int // the offset, in seconds, at each instant that shows it
	before, after int   // the offsets around the jump if none does
}

// readings goes through the zones around a reading in order of time.
func readings(reading int64, loc *time.Location) shown {
	if loc == nil {
		loc = time.UTC
	}
	var s shown
	jumped := false
	for t := time.Unix(reading-margin, 0).In(loc); ; {
		_, offset := t.Zone()
		end := offsetHolds(t)
		switch at := reading - int64(offset); {
		case at < t.Unix():
			if !jumped {
				s.after, jumped = offset, true
			}
		case at < end:
			s.at = append(s.at, offset)
		default:
			s.before = offset
		}
		if end > reading+margin {
			return s
		}
		t = time.Unix(end, 0).In(loc)
	}
}
