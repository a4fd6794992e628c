// Package moment holds when something was said, logged or filed: a day, or a time of day.
//
// The rules are:
//
//   - A day stays a day. It is never midnight: it begins with its first instant in the scene's zone and ends with the
//     first of the next day, 23, 24 or 25 hours later.
//   - A time is known to the minute or to the second, as it was written, and is never made finer.
//   - A time with an offset (or Z) is an instant. A time without one is the scene's clock, so that it moves with the
//     situation's zone when that is corrected.
//   - The written form is kept: what was parsed prints the same. Two moments that begin together may differ.
//   - Parse reads stored text, and reads only its own three shapes. Typed reads what an editor types, and only strict
//     forms; what it cannot read it refuses, because a wrong date moves a toll.
//   - Years run from 0001 to 9999 (proleptic Gregorian), offsets from -12:00 to +14:00.
package moment

import "time"

// Moment is a day or a time. The zero Moment is empty: no time was given. Moments are compared with ==, which
// compares what was written; for the order of saying compare Begin. It takes 16 bytes, as claims hold many.
type Moment struct {
	clock  int64 // seconds from 1970-01-01T00:00:00 to the written day and time, zones left aside
	offset int16 // minutes east of UTC, for zone written
	unit   unit
	zone   zone
}

// unit is how finely a moment is known; 0 only in the zero Moment.
type unit uint8

const (
	day unit = iota + 1
	minute
	second
)

// zone is what a time was written with.
type zone uint8

const (
	scene   zone = iota // nothing: the scene's own clock
	utc                 // Z
	written             // ±hh:mm
)

const daySeconds = 24 * 60 * 60

// The furthest offsets in use, in minutes.
const (
	westmost = -12 * 60
	eastmost = +14 * 60
)

// Day is a day of the calendar. A day that does not exist, such as 31 February, gives the zero Moment.
func Day(year int, month time.Month, dayOfMonth int) Moment {
	if mendDate(year, month, dayOfMonth) != "" {
		return Moment{}
	}
	return Moment{clock: civil(year, month, dayOfMonth), unit: day}
}

// At is the instant t with the offset that t has, written to the minute if its seconds are 0 and else to the second;
// fractions of a second are cut off. An offset that cannot be written (it has seconds, as before 1900, or is past
// -12:00 or +14:00) becomes UTC. A year outside 1 to 9999 gives the zero Moment.
func At(t time.Time) Moment {
	_, offset := t.Zone()
	if offset == 0 || offset%60 != 0 || offset/60 < westmost || offset/60 > eastmost {
		t, offset = t.UTC(), 0
	}
	if t.Year() < 1 || t.Year() > 9999 {
		return Moment{}
	}
	m := Moment{clock: t.Unix() + int64(offset), offset: int16(offset / 60), unit: minute, zone: written}
	if offset == 0 {
		m.zone = utc
	}
	if t.Second() != 0 {
		m.unit = second
	}
	return m
}

// IsZero says whether m is empty.
func (m Moment) IsZero() bool { return m == Moment{} }

// IsDay says whether m is a day, without a time.
func (m Moment) IsDay() bool { return m.unit == day }

// civil gives the seconds from 1970-01-01 to the start of a date, zones left aside.
func civil(year int, month time.Month, dayOfMonth int) int64 {
	return time.Date(year, month, dayOfMonth, 0, 0, 0, 0, time.UTC).Unix()
}

// face is the written day and time, as if it were UTC.
func (m Moment) face() time.Time { return time.Unix(m.clock, 0).UTC() }
