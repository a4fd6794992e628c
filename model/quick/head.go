package quick

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"muster/model"
	"muster/model/moment"
)

// head is what stands before the separator: who speaks, and when.
type head struct {
	name     string
	pos, end int // of the name in the line
	quoted   bool
	said     moment.Moment
	typed    bool
	back     string // as moment.Back says it
	from, to int    // of the time in the line, where one is typed
	next     int    // behind the separator
}

// readHead reads line[pos:stop] up to its separator.
func readHead(line string, pos, stop int, ctx Context) (head, *Error) {
	for i := pos; i < stop; {
		r, n := utf8.DecodeRuneInString(line[i:stop])
		starts := i == pos || unicode.IsSpace(runeBefore(line, i))
		switch {
		case closers[r] != 0 && starts:
			_, _, m, ok := quoted(line[i:stop])
			if !ok {
				return head{}, at(i, stop, "the quote that opens here is not closed; end it with a double quote")
			}
			n = m
		case r == '@' && starts:
			t, err := readTime(line[:stop], i, ctx)
			if err != nil {
				return head{}, err
			}
			if t.end > i {
				return timed(line[:stop], pos, i, t)
			}
		case r == ':' && endsWord(line[i+1:stop]):
			return named(line, pos, i, head{said: sayingNow(ctx), next: i + 1})
		}
		if i += n; i-pos > model.MaxField+len("@2013-01-19T14:30:00+01:00 ") {
			return head{}, at(pos, i, "no colon ends the name of the source, which holds at most %d bytes; write such as Hague: GB 1 dead", model.MaxField)
		}
	}
	return head{}, noSeparator(line, pos, stop)
}

func runeBefore(line string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(line[:i])
	return r
}

// timed finds the separator behind the time.
func timed(line string, pos, i int, t typedTime) (head, *Error) {
	colon := len(line) - len(strings.TrimLeftFunc(line[t.end:], unicode.IsSpace))
	switch rest := line[colon:]; {
	case rest == "":
		return head{}, at(colon, colon, "a colon and what was said are missing behind the time; write such as Hague @14:30: GB 1 dead")
	case rest[0] != ':':
		n := strings.IndexFunc(rest, unicode.IsSpace)
		if n < 0 {
			n = len(rest)
		}
		zone, ends := strings.CutSuffix(rest[:n], ":")
		if slices.Contains(dayNames, strings.ToLower(zone)) {
			return head{}, at(colon, colon+len(zone), "%s stands behind the time; the day comes first, such as @yesterday 18:00", shown(zone))
		}
		if ends {
			return head{}, at(colon, colon+len(zone), "%s is not understood behind the time %s; a zone is written UTC, +03 or +03:00", shown(zone), shown(line[i+1:t.end]))
		}
		return head{}, at(colon, colon+n, "%s is not understood behind the time %s; the colon follows the time", shown(rest[:n]), shown(line[i+1:t.end]))
	case !endsWord(rest[1:]):
		return head{}, at(colon, colon+1, "put a space behind the colon that ends the time")
	}
	return named(line, pos, i, head{said: t.said, typed: true, back: t.back, from: i + 1, to: t.end, next: colon + 1})
}

// named takes the name of the source from line[pos:end]. Quotes round all of it are taken off; others are part of it.
func named(line string, pos, end int, h head) (head, *Error) {
	h.name = strings.TrimSpace(line[pos:end])
	h.pos, h.end = pos, pos+len(h.name)
	if h.name == "" {
		return head{}, at(pos, end+1, "who said it? write the source before the colon, such as Hague: GB 1 dead")
	}
	if _, ok := opensQuote(h.name); ok {
		if from, to, next, _ := quoted(h.name); next == len(h.name) {
			h.name, h.quoted = h.name[from:to], true
		}
	}
	return h, nil
}

// noSeparator tells what a line without separator lacks.
func noSeparator(line string, pos, stop int) *Error {
	head := line[pos:stop]
	if i := strings.IndexAny(head, `"“”@`); i >= 0 {
		head = head[:i]
	}
	if i := strings.IndexByte(head, ':'); i > 0 && !strings.HasPrefix(head[i:], "://") {
		return at(pos+i, pos+i+1, "put a space behind the colon that ends the source; this one does not end it")
	}
	return at(stop, stop, "a colon and a space must stand between who speaks and what was said, such as Hague: GB 1 dead")
}
