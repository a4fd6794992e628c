package moment

import (
	"strings"
	"time"
)

// Span is the stretch of time of a story: its first and its last moment so far, and the present. At is the moment of it that is looked
// at; zero: the last. A span without a last moment is of nothing.
type Span struct{ First, Last, At, Now time.Time }

// TypedOf is Typed for whoever looks back on a story: now is the present, or where a moment of the story is looked at, the end of its day.
//
//   - "now" is the present, whatever is looked at.
//   - What is counted back ("20 min ago") is counted from the very moment that is looked at.
//   - A date without a year is one of the story: the latest up to the moment that is looked at, if the story had begun by then and goes on
//     after it; else the latest up to its last moment. Where it had not begun by then either, and the next such day has come and is nearer,
//     that is meant: somebody types today's date before anything has happened today.
func TypedOf(text string, now time.Time, scene *time.Location, s Span) (Moment, error) {
	if scene == nil {
		scene = time.UTC
	}
	r := reader{words: strings.Fields(text)}
	t, mend := r.typed()
	if mend == "" {
		now = t.from(s, now, t.calendar(scene))
	}
	return Typed(text, now, scene)
}

// from is the instant that a typed time hangs on.
func (t typed) from(s Span, now time.Time, calendar *time.Location) time.Time {
	switch {
	case t.naming == nowWord && !s.Now.IsZero():
		return s.Now
	case (t.naming == minutesAgo || t.naming == daysAgo) && !s.At.IsZero():
		return s.At
	case t.naming != monthDay || s.Last.IsZero():
		return now
	}
	d := t.ofStory(s, calendar)
	if d.IsZero() {
		return now
	}
	if end := d.End(calendar).Add(-time.Nanosecond); end.Before(s.Now) {
		return end
	}
	return s.Now
}

// ofStory finds the day of a date without a year.
func (t typed) ofStory(s Span, calendar *time.Location) Moment {
	day := func(at time.Time) Moment { return Day(at.In(calendar).Date()) }
	begun := func(d Moment) bool { return !d.IsZero() && d.clock >= day(s.First).clock }
	last := day(s.Last)
	before, after := t.lastDate(last), t.nextDate(last)
	if !s.At.IsZero() && s.At.Before(s.Last) {
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

// farOn is how far behind the last moment of a story a date without a year may lie and be taken as it is read.
const farOn = 183 * 24 * time.Hour

// WhichYear refuses a date without a year which [Typed] reads as one that lies more than half a year behind the last moment of a story: the
// same day of the story's own years may be meant, and a claim would stand years off. last is asked only of such a date; the zero time: the
// story has no moment yet. Nil for every other text.
func WhichYear(text string, now time.Time, scene *time.Location, last func() time.Time) error {
	if scene == nil {
		scene = time.UTC
	}
	if !Yearless(text) {
		return nil
	}
	t, _ := (&reader{words: strings.Fields(text)}).typed()
	m, mend := t.resolve(now, scene)
	at := last()
	if mend != "" || at.IsZero() || m.Begin(scene).Before(at.Add(farOn)) {
		return nil
	}
	calendar := t.calendar(scene)
	near, read := t.nearest(Day(at.In(calendar).Date())), Day(m.face().Date())
	if near == read {
		return nil
	}
	return refuse(text, "may be of "+near.Display(scene)+" or of "+read.Display(scene), "write its year")
}

// nearest is the day of that month and number which is nearest to a day.
func (t typed) nearest(to Moment) Moment {
	before, after := t.lastDate(to), t.nextDate(to)
	if before.IsZero() || !after.IsZero() && after.clock-to.clock < to.clock-before.clock {
		return after
	}
	return before
}

// Yearless tells whether a text is a date without a year, with or without a time: what [TypedOf] reads by the story.
func Yearless(text string) bool {
	r := reader{words: strings.Fields(text)}
	t, mend := r.typed()
	return mend == "" && r.next == len(r.words) && t.naming == monthDay
}
