package exchange

import (
	"fmt"
	"unicode/utf8"
)

// deepest is how far values may lie in each other. A muster document needs seven.
const deepest = 100

// cursor walks over JSON. It is stricter than encoding/json, which lets doubled keys and half characters pass, and it
// knows the place of what is wrong. The first fault of the text ends the walk: bad is set, and at stands at the end.
type cursor struct {
	text []byte
	at   int
	bad  error
}

// fail ends the walk at a place. Line and column count from 1, a column is one character.
func (c *cursor) fail(at int, format string, args ...any) {
	if c.bad != nil {
		return
	}
	if at >= len(c.text) {
		format, args = "the file ends before the document does; it was cut short", nil
	}
	line, start := 1, 0
	for i, b := range c.text[:min(at, len(c.text))] {
		if b == '\n' {
			line, start = line+1, i+1
		}
	}
	column := utf8.RuneCount(c.text[start:min(at, len(c.text))]) + 1
	c.bad = &Problem{Place: fmt.Sprintf("line %d, column %d", line, column), Says: fmt.Sprintf(format, args...)}
	c.at = len(c.text)
}

// next passes over white space and gives the byte that follows, 0 at the end.
func (c *cursor) next() byte {
	for ; c.at < len(c.text); c.at++ {
		switch b := c.text[c.at]; b {
		case ' ', '\t', '\n', '\r':
		default:
			return b
		}
	}
	return 0
}

// kind names the value that follows as a sentence would; empty: none follows, or not one of JSON.
func (c *cursor) kind() string {
	switch b := c.next(); {
	case b == '"':
		return aString
	case b == '{':
		return anObject
	case b == '[':
		return aList
	case b == 't', b == 'f':
		return aTruth
	case b == 'n':
		return "null"
	case b == '-', '0' <= b && b <= '9':
		return aNumber
	}
	return ""
}

const (
	aString  = "a string"
	anObject = "an object"
	aList    = "a list"
	aTruth   = "true or false"
	aNumber  = "a number"
)

// object walks over an object that begins here; each is called for each field and must pass over its value.
func (c *cursor) object(each func(name []byte)) {
	c.at++
	if c.next() == '}' {
		c.at++
		return
	}
	for more := true; more; more = c.more('}') {
		if c.next() != '"' {
			c.fail(c.at, "a field name in double quotes is missing here")
			return
		}
		name := c.str()
		if c.next() != ':' {
			c.fail(c.at, "a colon is missing after the field name")
			return
		}
		c.at++
		each(name)
	}
}

// list walks over a list that begins here.
func (c *cursor) list(each func(i int)) {
	c.at++
	if c.next() == ']' {
		c.at++
		return
	}
	for i, more := 0, true; more; i, more = i+1, c.more(']') {
		each(i)
	}
}

// more passes over what stands between two values of an object or list, or over its end.
func (c *cursor) more(end byte) bool {
	switch b := c.next(); {
	case c.bad != nil:
		return false
	case b == ',':
		c.at++
		return true
	case b == end:
		c.at++
		return false
	}
	c.fail(c.at, "a comma or %c is missing here", end)
	return false
}
