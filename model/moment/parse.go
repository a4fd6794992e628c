package moment

import (
	"fmt"
	"strings"
	"time"
)

const shapes = "write 2013-01-19, 2013-01-19T19:10 or 2013-01-19T19:10+01:00"

// Parse reads exactly "2006-01-02", "2006-01-02T15:04" or "2006-01-02T15:04:05", a time with or without "Z" or an
// offset "±hh:mm" behind it. Everything else is refused, also space around it, hour 24, second 60 and days that the
// month does not have. "-00:00", which in some standards means an unknown offset, is refused.
func Parse(s string) (Moment, error) {
	m, mend := parse(s)
	if mend != "" {
		return Moment{}, refuse(s, "is not a day or a time", mend)
	}
	return m, nil
}

// refuse says what the text is not, and the mend. No more of the text is shown than tells which it is.
func refuse(text, isNot, mend string) error {
	const most = 40
	shown := []rune(text[:min(len(text), 4*most)])
	if len(shown) > most {
		shown = append(shown[:most], '…')
	}
	return fmt.Errorf("%q %s; %s", string(shown), isNot, mend)
}

func parse(s string) (Moment, string) {
	date, rest, timed := strings.Cut(s, "T")
	m, mend := parseDate(date)
	if mend != "" || !timed {
		return m, mend
	}
	length := len("15:04")
	if len(rest) >= len("15:04:05") && rest[length] == ':' {
		length = len("15:04:05")
	}
	if len(rest) < length {
		return m, shapes
	}
	t, mend := parseClock(rest[:length])
	if mend != "" {
		return m, mend
	}
	m.clock, m.unit = m.clock+t.seconds, t.unit
	m.zone, m.offset, mend = parseOffset(rest[length:])
	return m, mend
}

// parseDate reads "2006-01-02".
func parseDate(s string) (Moment, string) {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return Moment{}, shapes
	}
	year, month, dayOfMonth := digits(s[:4]), digits(s[5:7]), digits(s[8:])
	if year < 0 || month < 0 || dayOfMonth < 0 {
		return Moment{}, shapes
	}
	if mend := mendDate(year, time.Month(month), dayOfMonth); mend != "" {
		return Moment{}, mend
	}
	return Moment{clock: civil(year, time.Month(month), dayOfMonth), unit: day}, ""
}

// timeOfDay is a reading of a clock: its seconds since 00:00, and whether it has seconds.
type timeOfDay struct {
	seconds int64
	unit    unit
}

// parseClock reads "15:04" and "15:04:05".
func parseClock(s string) (timeOfDay, string) {
	hour, min, sec, unit := digits(s[:2]), digits(s[3:5]), 0, minute
	if len(s) > 5 {
		sec, unit = digits(s[6:]), second
	}
	if s[2] != ':' || hour < 0 || min < 0 || sec < 0 {
		return timeOfDay{}, shapes
	}
	if hour > 23 || min > 59 || sec > 59 {
		return timeOfDay{}, "hours go from 00 to 23, minutes and seconds from 00 to 59"
	}
	return timeOfDay{int64(hour*3600 + min*60 + sec), unit}, ""
}

// parseOffset reads "", "Z" and "±hh:mm".
func parseOffset(s string) (zone, int16, string) {
	switch {
	case s == "":
		return scene, 0, ""
	case s == "Z":
		return utc, 0, ""
	case len(s) != len("+01:00") || s[0] != '+' && s[0] != '-' || s[3] != ':':
		return scene, 0, shapes
	}
	hour, min := digits(s[1:3]), digits(s[4:])
	if hour < 0 || min < 0 {
		return scene, 0, shapes
	}
	offset := hour*60 + min
	if s[0] == '-' {
		offset = -offset
	}
	if min > 59 || offset < westmost || offset > eastmost {
		return scene, 0, "offsets go from -12:00 to +14:00"
	}
	if offset == 0 && s[0] == '-' {
		return scene, 0, "write +00:00 or Z"
	}
	return written, int16(offset), ""
}

// digits reads a text of ASCII digits, and gives -1 for any other.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// mendDate says what is wrong with a date that does not exist, "" for one that does.
func mendDate(year int, month time.Month, dayOfMonth int) string {
	switch {
	case year < 1 || year > 9999:
		return "years go from 0001 to 9999"
	case month < 1 || month > 12:
		return "months go from 01 to 12"
	}
	if days := daysIn(year, month); dayOfMonth < 1 || dayOfMonth > days {
		return fmt.Sprintf("%s %04d has %d days", month, year, days)
	}
	return ""
}

// daysIn is the number of days of a month: day 0 of the next month is the last of this one.
func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
