package moment

import (
	"strings"
	"time"
)

// Span is the stretch of time of a story: its first and its last moment so far, and the present. At is the moment of it that is looked
// at; zero: the last. A span without a last moment is of nothing.
type Span struct{ First, Last, At, Now time.Time }

// TypedOf is Typed, but that a date without a year is one of the story: the latest up to the moment that is looked at, if the story had
// begun by then; else the latest up to its last moment. Where it had not begun by then either, and the next such day has come and is nearer,
// that is meant: somebody types today's date before anything has happened today.
func TypedOf(text string, now time.Time, scene *time.Location, s Span) (Moment, error) {
	if scene == nil {
		scene = time.UTC
	}
	r := reader{words: strings.Fields(text)}
	t, mend := r.typed()
	if mend != "" || t.naming != monthDay || s.Last.IsZero() {
		return Typed(text, now, scene)
	}
	calendar := t.calendar(scene)
	if d := t.ofStory(s, calendar); !d.IsZero() {
		if now = d.End(calendar).Add(-time.Nanosecond); now.After(s.Now) {
			now = s.Now
		}
	}
	return Typed(text, now, scene)
}

// ofStory finds the day of a date without a year.
func (t typed) ofStory(s Span, calendar *time.Location) Moment {
	day := func(at time.Time) Moment { return Day(at.In(calendar).Date()) }
	begun := func(d Moment) bool { return !d.IsZero() && d.clock >= day(s.First).clock }
	last := day(s.Last)
	before, after := t.lastDate(last), t.nextDate(last)
	if !s.At.IsZero() {
		if d := t.lastDate(day(s.At)); begun(d) {
			return d
		}
	}
	come := !after.IsZero() && after.clock <= day(s.Now).clock
	if !begun(before) && come && (before.IsZero() || after.clock-last.clock < last.clock-before.clock) {
		return after
	}
	return before
}

// nextDate is the first day of that month and number after a day.
func (t typed) nextDate(after Moment) Moment {
	year := after.face().Year()
	for on := range 9 {
		if d := Day(year+on, t.month, t.dayOfMonth); !d.IsZero() && d.clock > after.clock {
			return d
		}
	}
	return Moment{}
}
