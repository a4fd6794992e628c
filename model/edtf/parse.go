package edtf

import (
	"fmt"
	"strings"
	"time"

	"muster/model/moment"
)

const forms = "write 2013, 2013-01, 2013-01-16, 2013-01-16T05:45, 2013-01-XX, 2013-01-16~, 2013-01-16/2013-01-19 or 2013-01-16/.."

// Parse reads a date, exactly as the package comment says: no space, capital X and T. What it cannot read it refuses,
// in a sentence that says what to write.
func Parse(s string) (Date, error) {
	if strings.Contains(s, "T") && !strings.Contains(s, "/") {
		return parseTimed(s)
	}
	d, mend := parse(s)
	if mend != "" {
		return Date{}, refuse(s, mend)
	}
	return d, nil
}

// refuse shows no more of the text than tells which it is.
func refuse(s, mend string) error {
	const most = 45
	shown := []rune(s[:min(len(s), 4*most)])
	if len(shown) > most {
		shown = append(shown[:most], '…')
	}
	return fmt.Errorf("%q is not a date; %s", string(shown), mend)
}

func parse(s string) (Date, string) {
	from, to, interval := strings.Cut(s, "/")
	if !interval {
		only, mend := parseSide(s)
		return Date{text: s, start: only, end: only}, mend
	}
	start, mend := parseEnd(from)
	if mend != "" {
		return Date{}, mend
	}
	end, mend := parseEnd(to)
	if mend != "" {
		return Date{}, mend
	}
	return Date{text: s, start: start, end: end, interval: true}, mendOrder(start, end)
}

// mendOrder says what is wrong with the two ends together.
func mendOrder(start, end side) string {
	switch {
	case !start.dated() && !end.dated():
		return "an interval needs at least one date: write 2013-01-16/.. or ../2013-01-19"
	case !start.dated() || !end.dated():
		return ""
	case start.first.Begin(time.UTC).After(end.last.Begin(time.UTC)):
		return "it ends before it begins: write the earlier date first"
	}
	return ""
}

// parseEnd reads one end of an interval.
func parseEnd(s string) (side, string) {
	switch {
	case s == "":
		return side{form: unknown}, ""
	case s == "..":
		return side{form: open}, ""
	case strings.Contains(s, "/"):
		return side{}, "an interval has two ends: write 2013-01-16/2013-01-19"
	}
	return parseSide(s)
}

// parseSide reads one date with its sign.
func parseSide(s string) (side, string) {
	bare := strings.TrimRight(s, "?~%")
	sign := s[len(bare):]
	if len(sign) > 1 {
		return side{}, "one sign is enough: write % for approximate and uncertain"
	}
	read, mend := parseDate(bare)
	read.approximate = sign == "~" || sign == "%"
	read.uncertain = sign == "?" || sign == "%"
	return read, mend
}

// parseDate reads one date without its sign, each shape by its length. A time comes here only as the end of an interval.
func parseDate(s string) (side, string) {
	switch {
	case strings.Contains(s, "T"):
		return side{}, "an interval takes days: write 2013-01-16/2013-01-19"
	case strings.ContainsAny(s, "?~%"):
		return side{}, "a sign stands at the end of a date: write 2013-01-16~"
	case strings.ContainsAny(s, "[]{},"):
		return side{}, "sets of dates are left out: write the first and the last, 2013-01-16/2013-01-19"
	case len(s) == len("2013"):
		return parseYear(s)
	case len(s) == len("2013-01") && s[4] == '-':
		return parseMonth(s[:4], s[5:])
	case len(s) == len("2013-01-16") && s[4] == '-' && s[7] == '-':
		return parseDay(s[:4], s[5:7], s[8:])
	}
	return side{}, forms
}

// parseTimed reads a day with a time, as package moment does, and refuses as it does. An offset of hours only is made
// whole first.
func parseTimed(s string) (Date, error) {
	if strings.TrimRight(s, "?~%") != s {
		return Date{}, refuse(s, "a time takes no ?, ~ or %: write 2013-01-16T05:45, or the day with the sign, 2013-01-16~")
	}
	whole := s
	if n := len(s) - len("+01"); n > len("2013-01-16T") && (s[n] == '+' || s[n] == '-') {
		whole += ":00"
	}
	m, err := moment.Parse(whole)
	if err != nil {
		return Date{}, err
	}
	only := side{form: clock, first: m, last: m}
	return Date{text: s, start: only, end: only}, nil
}
