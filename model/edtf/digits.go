package edtf

import (
	"fmt"
	"strings"
	"time"

	"muster/model/moment"
)

// numbers are those that a part of a date may mean, both included; one of them if it has no X.
type numbers struct{ low, high int }

// read reads digits whose last ones may be X; ok is false for any other text, also for X before a digit.
func read(s string) (n numbers, ok bool) {
	known := strings.TrimRight(s, "X")
	for i := range len(s) {
		n.low, n.high = n.low*10, n.high*10
		switch {
		case i >= len(known):
			n.high += 9
		case known[i] < '0' || known[i] > '9':
			return numbers{}, false
		default:
			n.low, n.high = n.low+int(known[i]-'0'), n.high+int(known[i]-'0')
		}
	}
	return n, true
}

// within cuts the numbers down to a range; ok is false if none is left.
func (n numbers) within(low, high int) (cut numbers, ok bool) {
	cut = numbers{max(n.low, low), min(n.high, high)}
	return cut, cut.low <= cut.high
}

// parseYear reads "2013", "201X" and "20XX".
func parseYear(s string) (side, string) {
	n, ok := read(s)
	if !ok || strings.HasSuffix(s, "XXX") {
		return side{}, forms
	}
	n, ok = n.within(1, 9999)
	if !ok {
		return side{}, "years go from 0001 to 9999"
	}
	shape := year
	if strings.HasSuffix(s, "X") {
		shape = someYear
	}
	return side{form: shape, first: moment.Day(n.low, time.January, 1), last: moment.Day(n.high, time.December, 31)}, ""
}

// wholeYear reads the year of a month or a day, which has no X.
func wholeYear(s string) (n int, mend string) {
	whole, ok := read(s)
	switch {
	case !ok || strings.HasSuffix(s, "X"):
		return 0, forms
	case whole.low == 0:
		return 0, "years go from 0001 to 9999"
	}
	return whole.low, ""
}

// parseMonth reads "2013-01" and "2013-XX".
func parseMonth(yearText, monthText string) (side, string) {
	y, mend := wholeYear(yearText)
	if mend != "" {
		return side{}, mend
	}
	if monthText == "XX" {
		return wholeMonths(someMonth, y, time.January, time.December), ""
	}
	m, mend := wholeMonth(monthText)
	if mend != "" {
		return side{}, mend
	}
	return wholeMonths(month, y, m, m), ""
}

func wholeMonth(s string) (time.Month, string) {
	n, ok := read(s)
	switch {
	case !ok || strings.HasSuffix(s, "X"):
		return 0, forms
	case n.low >= 21 && n.low <= 41:
		return 0, "seasons are left out: write the months, 2013-06/2013-08"
	case n.low < 1 || n.low > 12:
		return 0, "months go from 01 to 12"
	}
	return time.Month(n.low), ""
}

// wholeMonths spans from the first day of a month to the last of another.
func wholeMonths(shape form, y int, from, to time.Month) side {
	return side{form: shape, first: moment.Day(y, from, 1), last: moment.Day(y, to, daysIn(y, to))}
}

// parseDay reads "2013-01-16", "2013-01-1X", "2013-01-XX" and "2013-XX-XX".
func parseDay(yearText, monthText, dayText string) (side, string) {
	y, mend := wholeYear(yearText)
	if mend != "" {
		return side{}, mend
	}
	if monthText == "XX" && dayText == "XX" {
		return wholeMonths(someDayOfYear, y, time.January, time.December), ""
	}
	m, mend := wholeMonth(monthText)
	if mend != "" {
		return side{}, mend
	}
	n, ok := read(dayText)
	if !ok {
		return side{}, forms
	}
	n, ok = n.within(1, daysIn(y, m))
	if !ok {
		return side{}, fmt.Sprintf("%s %04d has %d days", m, y, daysIn(y, m))
	}
	return side{form: dayForm(dayText), first: moment.Day(y, m, n.low), last: moment.Day(y, m, n.high)}, ""
}

// dayForm tells 16, 1X and XX apart.
func dayForm(s string) form {
	switch strings.Count(s, "X") {
	case 0:
		return day
	case 1:
		return someOfTen
	}
	return someDay
}

// daysIn is the number of days of a month: day 0 of the next month is the last of this one.
func daysIn(y int, m time.Month) int { return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day() }
