package moment

import (
	"errors"
	"strings"
	"time"
)

const typedForms = "write 14:30, 9pm, 20 min ago, 14:30 UTC or +03, sat 19:10, yesterday, 19 jan, 19 jan 2013 19:10 or 2013-01-19T19:10"

// Typed reads what an editor types. now is the present instant, scene the zone of the scene (nil is UTC). The forms,
// in letters of any case, names in English, whole or of three letters:
//
//	now                                   this minute, with the scene's offset
//	20 min ago  1h ago  1h 20min ago      that minute, with the scene's offset; also 1.5h ago, an hour ago, half an hour ago,
//	                                      a couple of hours ago, twenty minutes ago, up to ninety-nine
//	14:30  9:05  14:30:20                 today, or yesterday where today's is more than five minutes ahead
//	9pm  8.15pm  9 pm  9 p.m.  noon       the same, of twelve hours
//	today  yesterday  sat  saturday       a day; of a weekday the last one, today included
//	2 days ago  a week ago                a day
//	19 jan  jan 19                        a day; the last such date, today included
//	19 jan 2013  jan 19 2013  2013-01-19  a day
//	sat 19:10  19 jan 2013 19:10          any of these days, then a time
//	2013-01-19T19:10:00+01:00             what Parse reads
//
// Behind a time, with or without a space, may stand its zone: UTC, GMT, Z, +03 or +03:00. Without one it is the
// scene's clock. The days that hang on now (a bare time, today, yesterday, a weekday, a date without a year) are
// counted on the calendar of that zone. One of them with a time that is more than five minutes ahead is refused; a
// full date is not, whatever now is. So is what Check refuses, and every other text: nothing is guessed.
func Typed(text string, now time.Time, scene *time.Location) (Moment, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return Moment{}, errors.New("the time is missing; " + typedForms)
	}
	m, n, err := LeadingTyped(words, now, scene)
	if err == nil && n < len(words) {
		m, err = Moment{}, refuse(strings.Join(words, " "), "is not a time", typedForms)
	}
	return m, err
}

// LeadingTyped reads the longest run of leading words that Typed would read; n is its length, and its zone belongs to
// it. Where the first words are no time, or one that Typed refuses, n is 0 and err is not nil. A word that can only
// carry the time on ("13:75", "+3") and is malformed is refused, not left over. The words are without the sign that
// ends the time on a line.
func LeadingTyped(words []string, now time.Time, scene *time.Location) (m Moment, n int, err error) {
	if scene == nil {
		scene = time.UTC
	}
	r := reader{words: words}
	t, mend := r.typed()
	if mend == "" {
		m, mend = t.resolve(now, scene)
	}
	if mend != "" {
		shown := words[:min(max(r.next, 1), len(words))]
		return Moment{}, 0, refuse(strings.Join(shown, " "), "is not a time", mend)
	}
	if err := m.Check(scene); err != nil {
		return Moment{}, 0, err
	}
	return m, r.next, nil
}

// Back says where a typed time was taken from an earlier day or year than the one that runs, because that has not come yet:
// "22:10 has not come yet: read as yesterday, Mon 23 Nov 2026", "25 nov has not come yet: read as last year, Tue 25 Nov 2025". A wrong
// digit or a slow clock would file the newest word as the oldest, so whoever typed it is to be told. It is empty for every other text.
func Back(text string, now time.Time, scene *time.Location) string {
	if scene == nil {
		scene = time.UTC
	}
	r := reader{words: strings.Fields(text)}
	t, mend := r.typed()
	if mend != "" || r.next < len(r.words) || t.naming != noDay && t.naming != monthDay {
		return ""
	}
	m, mend := t.resolve(now, scene)
	if mend != "" {
		return ""
	}
	here, day := Day(now.In(scene).Date()).face(), m.face()
	if m.unit != 0 {
		day = Day(m.Begin(scene).In(scene).Date()).face()
	}
	as := strings.Join(r.words, " ")
	switch years := here.Year() - day.Year(); {
	case t.naming == noDay && day.Before(here):
		return as + " has not come yet: read as yesterday, " + day.Format("Mon 2 Jan 2006")
	case t.naming == monthDay && years == 1:
		return as + " has not come yet: read as last year, " + day.Format("Mon 2 Jan 2006")
	case t.naming == monthDay && years > 1: // 29 February
		return as + ": read as " + day.Format("Mon 2 Jan 2006")
	}
	return ""
}

// Ago tells whether a typed time is counted back from the present: a minute or a day later it is another.
func Ago(text string) bool {
	r := reader{words: strings.Fields(text)}
	t, mend := r.typed()
	return mend == "" && r.next == len(r.words) && (t.naming == minutesAgo || t.naming == daysAgo)
}

// naming is the way in which a day was named.
type naming uint8

const (
	noDay naming = iota
	nowWord
	today
	yesterday
	weekday
	monthDay
	fullDate
	minutesAgo
	daysAgo
)

// typed is a typed time taken apart, before it is held against now.
type typed struct {
	naming     naming
	weekday    time.Weekday // for weekday
	year       int          // for fullDate
	month      time.Month   // for monthDay and fullDate
	dayOfMonth int
	back       int       // for minutesAgo and daysAgo
	time       timeOfDay // its unit is 0 where none was typed
	zone       zone
	offset     int16
}

// resolve finds the day that was meant and puts the time on it.
func (t typed) resolve(now time.Time, scene *time.Location) (Moment, string) {
	here := now.In(t.calendar(scene))
	d := t.day(Day(here.Date()))
	if t.naming == nowWord || t.naming == minutesAgo {
		d = At(here.Add(-time.Duration(t.back) * time.Minute).Truncate(time.Minute))
	}
	switch {
	case d.IsZero():
		return Moment{}, "years go from 0001 to 9999"
	case !d.IsDay():
		return d, ""
	case t.time.unit == 0:
		return d, ""
	}
	m := d.at(t)
	if t.naming == fullDate || !m.Begin(scene).After(now.Add(lead)) {
		return m, ""
	}
	if t.naming == noDay {
		m.clock -= daySeconds
		return m, ""
	}
	return Moment{}, m.Display(scene) + " is still to come: write the day that is meant, with its year"
}

// calendar is the zone in which the days are counted that hang on now.
func (t typed) calendar(scene *time.Location) *time.Location {
	if t.zone != 0 {
		return time.FixedZone("", int(t.offset)*60)
	}
	return scene
}

// at puts the typed time on a day.
func (m Moment) at(t typed) Moment {
	return Moment{clock: m.clock + t.time.seconds, unit: t.time.unit, zone: t.zone, offset: t.offset}
}

// day finds the day that was named, given today.
func (t typed) day(now Moment) Moment {
	date := now.face()
	switch t.naming {
	case yesterday:
		return Day(date.AddDate(0, 0, -1).Date())
	case daysAgo:
		return Day(date.AddDate(0, 0, -t.back).Date())
	case weekday:
		back := (int(date.Weekday()) - int(t.weekday) + 7) % 7
		return Day(date.AddDate(0, 0, -back).Date())
	case monthDay:
		return t.lastDate(now)
	case fullDate:
		return Day(t.year, t.month, t.dayOfMonth)
	}
	return now
}

// lastDate is the last day of that month and number up to today. 29 February may be eight years away.
func (t typed) lastDate(now Moment) Moment {
	year := now.face().Year()
	for back := range 9 {
		if d := Day(year-back, t.month, t.dayOfMonth); !d.IsZero() && d.clock <= now.clock {
			return d
		}
	}
	return Moment{}
}
