package exchange

import "bytes"

// skip passes over the value that follows and gives its text.
func (c *cursor) skip() []byte {
	c.next()
	start := c.at
	c.pass(0)
	if c.bad != nil {
		return nil
	}
	return c.text[start:c.at]
}

// pass passes over a value, depth values deep.
func (c *cursor) pass(depth int) {
	if depth > deepest {
		c.fail(c.at, "values lie in each other more than %d deep", deepest)
		return
	}
	switch c.kind() {
	case aString:
		c.str()
	case anObject:
		c.object(func([]byte) { c.pass(depth + 1) })
	case aList:
		c.list(func(int) { c.pass(depth + 1) })
	case aTruth, "null":
		c.passWord()
	case aNumber:
		c.passNumber()
	default:
		c.noValue()
	}
}

func (c *cursor) noValue() { c.fail(c.at, "a value is missing here") }

// passWord passes over true, false or null and tells which.
func (c *cursor) passWord() string {
	for _, word := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(c.text[c.at:], []byte(word)) {
			c.at += len(word)
			return word
		}
	}
	c.fail(c.at, "this is not a value; text stands in double quotes")
	return ""
}

// passNumber passes over a number as JSON writes it: no plus, no leading zero, digits on both sides of the point.
func (c *cursor) passNumber() {
	start := c.at
	c.passOne("-")
	if !c.passOne("0") && !c.passDigits() {
		c.fail(start, "this is not a number")
	}
	if c.passOne(".") && !c.passDigits() {
		c.fail(start, "this is not a number")
	}
	if c.passOne("eE") {
		c.passOne("+-")
		if !c.passDigits() {
			c.fail(start, "this is not a number")
		}
	}
}

func (c *cursor) passOne(of string) bool {
	if c.at < len(c.text) && bytes.IndexByte([]byte(of), c.text[c.at]) >= 0 {
		c.at++
		return true
	}
	return false
}

func (c *cursor) passDigits() bool {
	start := c.at
	for c.at < len(c.text) && '0' <= c.text[c.at] && c.text[c.at] <= '9' {
		c.at++
	}
	return c.at > start
}
