// Package edtf holds when something happened, in the Extended Date/Time Format of ISO 8601-2:2019 as the Library of
// Congress profiles it (https://www.loc.gov/standards/datetime/).
//
// The rules are:
//
//   - Level 0 is read whole: a year "2013", a month "2013-01", a day "2013-01-16", a day with a time of day, and an
//     interval of two dates "2013-01-16/2013-01-19".
//   - Of level 1: "?" uncertain, "~" approximate and "%" both, at the end of a date; X for the digits that are not
//     known, from the right, "201X", "20XX", "2013-XX", "2013-01-XX", "2013-XX-XX"; an interval with one end open,
//     "2013-01-16/.." and "../2013-01-19", or unknown, "2013-01-16/" and "/2013-01-19".
//   - Of level 2: the last digit of a day, "2013-01-1X", and X within an interval.
//   - One extension: a time of day without seconds, "2013-01-16T05:45". A desk knows the minute, and seconds would be
//     invented.
//   - A time may carry "Z" or an offset, "+01:00" or "+01". Without one it is the clock of the scene.
//   - A time of day takes no "?", "~" or "%" and stands in no interval, as in the profile.
//   - Left out, and refused: seasons, sets and choices, years below 0001 or above 9999, exponents and significant
//     digits, a sign on a part of a date, X anywhere else.
//   - "~" and "?" widen nothing: no margin is invented. Whoever needs certainty asks Approximate and Uncertain.
//   - A day stays a day. What happened on it can have begun at any instant of it, and it is never shown with an hour.
package edtf

import (
	"time"

	"muster/model/moment"
)

// Date is a date in this format, or an interval of two. The zero Date is empty. Dates are compared with ==, which
// compares what was written.
type Date struct {
	text       string
	start, end side // the same twice, unless interval
	interval   bool
}

// side is one date, or one end of an interval.
type side struct {
	form        form
	first, last moment.Moment // the days that it may mean; both the same moment for a day or a time
	approximate bool
	uncertain   bool
}

// form is the shape in which a side was written.
type form uint8

const (
	open          form = iota + 1 // ..
	unknown                       // nothing
	someYear                      // 20XX, 201X
	year                          // 2013
	someMonth                     // 2013-XX
	month                         // 2013-01
	someDayOfYear                 // 2013-XX-XX
	someDay                       // 2013-01-XX
	someOfTen                     // 2013-01-1X
	day                           // 2013-01-16
	clock                         // 2013-01-16T05:45
)

// dated says whether a side is a date, and no open or unknown end.
func (s side) dated() bool { return s.form > unknown }

// IsZero says whether d is empty.
func (d Date) IsZero() bool { return d == Date{} }

// Approximate says whether a date in d is marked "~" or "%".
func (d Date) Approximate() bool { return d.start.approximate || d.end.approximate }

// Uncertain says whether a date in d is marked "?" or "%".
func (d Date) Uncertain() bool { return d.start.uncertain || d.end.uncertain }

// Earliest is the first instant at which what is dated d can have begun, in loc, the zone of the scene (nil is UTC).
// It is not ok where the start is open or unknown.
func (d Date) Earliest(loc *time.Location) (t time.Time, ok bool) {
	if !d.start.dated() {
		return time.Time{}, false
	}
	return d.start.first.Begin(loc), true
}

// LatestStart is the last instant at which it can have begun, itself included: the last nanosecond of the day for
// "2013-01-16", of 31 January for "2013-01-XX" as for "2013-01", of the minute for "2013-01-16T05:45", and of the
// first date for an interval. An interval cannot begin after its end, which is all that is known where its start is
// open or unknown. It is not ok where nothing bounds the start.
func (d Date) LatestStart(loc *time.Location) (t time.Time, ok bool) {
	if d.start.dated() {
		t, ok = d.start.last.End(loc), true
	}
	if d.end.dated() {
		if end := d.end.last.End(loc); !ok || end.Before(t) {
			t, ok = end, true
		}
	}
	if !ok {
		return time.Time{}, false
	}
	return t.Add(-1), true
}

// Latest is the first instant at which it must be over: the next midnight after its last day in loc, so that days of
// 23 and 25 hours are right. It is not ok where the end is open or unknown.
func (d Date) Latest(loc *time.Location) (t time.Time, ok bool) {
	if !d.end.dated() {
		return time.Time{}, false
	}
	return d.end.last.End(loc), true
}

// Check refuses a time that the clocks of loc jumped over or went through twice, and a day that the place skipped; the
// sentence says what to write.
func (d Date) Check(loc *time.Location) error {
	for _, s := range []side{d.start, d.end} {
		if s.form < day {
			continue
		}
		if err := s.first.Check(loc); err != nil {
			return err
		}
	}
	return nil
}

// String is the date as it was written.
func (d Date) String() string { return d.text }

// MarshalText is String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.text), nil }

// UnmarshalText reads as Parse does, and the empty text as the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	read, err := Parse(string(text))
	if err == nil {
		*d = read
	}
	return err
}
