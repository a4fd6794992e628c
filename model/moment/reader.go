package moment

import (
	"strings"
	"time"
)

// reader takes typed words apart from the left. After a refusal next is past the word that was not understood.
type reader struct {
	words []string
	next  int
}

// peek gives the next word in lower case, a time of twelve hours as one of twenty-four; "" at the end.
func (r *reader) peek() string {
	word, _ := r.look()
	return word
}

// take is peek, and goes past what it gives.
func (r *reader) take() string {
	word, n := r.look()
	r.next += n
	return word
}

// look gives what peek gives, and of how many words: "9 pm" is one time in two.
func (r *reader) look() (word string, n int) {
	if r.next >= len(r.words) {
		return "", 1
	}
	word = strings.ToLower(r.words[r.next])
	if r.next+1 < len(r.words) {
		if half := strings.ToLower(r.words[r.next+1]); isHalf(half) && of24(word+half) != word+half {
			return of24(word + half), 2
		}
	}
	return of24(word), 1
}

// typed reads a day, a time behind it and a zone behind that; either of the first two may be missing.
func (r *reader) typed() (t typed, mend string) {
	day, clock, joined := strings.Cut(r.peek(), "t")
	if joined && isISODate(day) {
		t, mend = isoDay(day)
		r.take()
		if mend != "" {
			return t, mend
		}
		return r.clock(t, clock)
	}
	if t, mend = r.day(); mend != "" || t.naming == nowWord || t.naming == minutesAgo {
		return t, mend
	}
	if looksLikeClock(r.peek()) {
		return r.clock(t, r.take())
	}
	if t.naming == noDay {
		r.take()
		return t, typedForms
	}
	return t, ""
}

// day reads the words of a day, none of them if the next is a time.
func (r *reader) day() (t typed, mend string) {
	if t, mend, ok := r.ago(); ok {
		return t, mend
	}
	word := r.peek()
	switch {
	case isISODate(word):
		r.take()
		return isoDay(word)
	case isNumber(word) || months[word] != 0:
		return r.date()
	}
	if naming, ok := dayWords[word]; ok {
		r.take()
		return typed{naming: naming}, ""
	}
	if day, ok := weekdays[word]; ok {
		r.take()
		return typed{naming: weekday, weekday: day}, ""
	}
	return typed{}, ""
}

// date reads "19 jan" and "jan 19", with or without a year behind.
func (r *reader) date() (t typed, mend string) {
	first, second := r.take(), r.take()
	if isNumber(first) {
		first, second = second, first
	}
	month, ok := months[first]
	if !ok || !isNumber(second) || len(second) > 2 {
		return t, typedForms
	}
	t = typed{naming: monthDay, month: month, dayOfMonth: digits(second)}
	if year := r.peek(); isNumber(year) {
		r.take()
		if len(year) != 4 {
			return t, "write the year with four digits"
		}
		t.naming, t.year = fullDate, digits(year)
		return t, mendDate(t.year, month, t.dayOfMonth)
	}
	const leap = 2000 // without a year, 29 February may be meant
	if mendDate(leap, month, t.dayOfMonth) != "" {
		return t, month.String() + " has no such day"
	}
	return t, ""
}

func isoDay(word string) (typed, string) {
	d, mend := parseDate(word)
	year, month, dayOfMonth := d.face().Date()
	return typed{naming: fullDate, year: year, month: month, dayOfMonth: dayOfMonth}, mend
}

// clock reads the time in word and the zone that is written in it or as the next word.
func (r *reader) clock(t typed, word string) (typed, string) {
	if word == "midnight" {
		return t, "midnight ends one day and begins another: write 00:00 with the day that it begins"
	}
	clock, zone := word, ""
	if i := strings.IndexFunc(word, func(c rune) bool { return c != ':' && (c < '0' || c > '9') }); i >= 0 {
		clock, zone = word[:i], word[i:]
	} else if looksLikeZone(r.peek()) {
		zone = r.take()
	}
	mend := t.setClock(clock)
	if mend == "" {
		mend = t.setZone(zone)
	}
	return t, mend
}

// setClock reads "14:30", "9:05" and "14:30:20".
func (t *typed) setClock(s string) (mend string) {
	if strings.IndexByte(s, ':') == 1 {
		s = "0" + s
	}
	if len(s) != len("15:04") && (len(s) != len("15:04:05") || s[5] != ':') {
		return "write a time as 14:30"
	}
	if t.time, mend = parseClock(s); mend == shapes {
		return "write a time as 14:30"
	}
	return mend
}

// setZone reads "", "utc", "gmt", "z", "+03" and "+03:00".
func (t *typed) setZone(s string) (mend string) {
	switch {
	case s == "utc" || s == "gmt" || s == "z":
		s = "Z"
	case len(s) == len("+03"):
		s += ":00"
	}
	if t.zone, t.offset, mend = parseOffset(s); mend == shapes {
		return "write a zone as UTC, +03 or +03:00"
	}
	return mend
}

// isISODate says whether a word has the shape of 2013-01-19.
func isISODate(s string) bool {
	return len(s) == len("2006-01-02") && s[4] == '-' && s[7] == '-'
}

func isNumber(s string) bool { return s != "" && len(s) < 9 && digits(s) >= 0 }

// looksLikeClock says whether a word can only be meant as a time of day.
func looksLikeClock(s string) bool {
	return strings.ContainsRune(s, ':') && s[0] >= '0' && s[0] <= '9' || s == "midnight"
}

// looksLikeZone says whether a word behind a time can only be meant as its zone.
func looksLikeZone(s string) bool {
	return s == "utc" || s == "gmt" || s == "z" || len(s) > 1 && (s[0] == '+' || s[0] == '-') && s[1] >= '0' && s[1] <= '9'
}

var dayWords = map[string]naming{"now": nowWord, "today": today, "yesterday": yesterday}

var weekdays = named(time.Sunday, time.Saturday)

var months = named(time.January, time.December)

// named gives the English names from one value to another, whole and of three letters, in lower case.
func named[T interface {
	~int
	String() string
}](from, to T) map[string]T {
	names := map[string]T{}
	for v := from; v <= to; v++ {
		name := strings.ToLower(v.String())
		names[name], names[name[:3]] = v, v
	}
	return names
}
