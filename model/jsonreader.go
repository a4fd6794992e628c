package model

import (
	"encoding/json"
	"slices"
	"unicode/utf8"
)

// jsonReader goes through JSON that is expected to stand in one form, without blanks and with its fields in one order. What
// stands there in another is not read: it fails, and is for encoding/json.
type jsonReader struct {
	rest   []byte
	failed bool
}

// must goes past a text that has to stand here.
func (r *jsonReader) must(s string) {
	if !r.may(s) {
		r.failed = true
	}
}

// may goes past a text if it stands here.
func (r *jsonReader) may(s string) (ok bool) {
	if ok = len(r.rest) >= len(s) && string(r.rest[:len(s)]) == s; ok {
		r.rest = r.rest[len(s):]
	}
	return ok
}

// list reads the rest of a list that has been opened and is not empty.
func (r *jsonReader) list(element func()) {
	for element(); !r.failed && r.may(`,`); {
		element()
	}
	r.must(`]`)
}

// check notes what a reader of texts said.
func (r *jsonReader) check(err error) { r.failed = r.failed || err != nil }

// quoted reads a string, and gives what it says. That is a part of the bytes that are read, unless there are escapes in it.
func (r *jsonReader) quoted() []byte {
	if !r.may(`"`) {
		r.failed = true
		return nil
	}
	wide := false
	for i, b := range r.rest {
		switch {
		case b == '"':
			s := r.rest[:i]
			r.rest = r.rest[i+1:]
			r.failed = r.failed || wide && !utf8.Valid(s)
			return s
		case b == '\\':
			return r.escaped(i)
		case b < ' ':
			r.failed = true
			return nil
		}
		wide = wide || b >= utf8.RuneSelf
	}
	r.failed = true
	return nil
}

// escaped reads a string whose first escape stands at a place.
func (r *jsonReader) escaped(at int) []byte {
	for i := at; i < len(r.rest); i++ {
		switch r.rest[i] {
		case '\\':
			i++
		case '"':
			var s string
			if json.Unmarshal(slices.Concat([]byte(`"`), r.rest[:i+1]), &s) != nil {
				r.failed = true
			}
			r.rest = r.rest[i+1:]
			return []byte(s)
		}
	}
	r.failed = true
	return nil
}

// number reads a whole number of up to 18 digits.
func (r *jsonReader) number() (n uint64) {
	i := 0
	for ; i < len(r.rest) && r.rest[i] >= '0' && r.rest[i] <= '9'; i++ {
		n = 10*n + uint64(r.rest[i]-'0')
	}
	r.failed = r.failed || i == 0 || i > 18 || i > 1 && r.rest[0] == '0'
	r.rest = r.rest[i:]
	return n
}

// like reads a string, and gives the one that was read before where that says the same.
func (r *jsonReader) like(before string) string {
	if s := r.quoted(); string(s) != before {
		return string(s)
	}
	return before
}

// plain reads a string that has no escapes in it, as a time has none.
func (r *jsonReader) plain() []byte {
	whole := len(r.rest)
	s := r.quoted()
	r.failed = r.failed || whole-len(r.rest) != len(s)+len(`""`)
	return s
}
