package exchange

import (
	"unicode/utf16"
	"unicode/utf8"
)

const rawControl = "a line break or control character stands in a string as it is; write it as \\u%04x"

// str reads the string that begins here. What it gives lies in the text or is fresh; it is not to be written to.
func (c *cursor) str() []byte {
	start := c.at + 1
	for i := start; i < len(c.text); i++ {
		switch b := c.text[i]; {
		case b == '"':
			c.at = i + 1
			return c.text[start:i]
		case b == '\\':
			return c.escaped(start, i)
		case b < 0x20:
			c.fail(i, rawControl, b)
			return nil
		}
	}
	c.fail(c.at, "the string that begins here is not closed")
	return nil
}

// escaped reads on where the first backslash stands.
func (c *cursor) escaped(start, at int) []byte {
	out := append(make([]byte, 0, at-start+64), c.text[start:at]...)
	for c.at = at; c.at < len(c.text); {
		switch b := c.text[c.at]; {
		case b == '"':
			c.at++
			return out
		case b == '\\':
			out = utf8.AppendRune(out, c.escape())
		case b < 0x20:
			c.fail(c.at, rawControl, b)
		default:
			out = append(out, b)
			c.at++
		}
	}
	c.fail(start-1, "the string that begins here is not closed")
	return nil
}

// escape reads one escape. Half a surrogate pair is no character and would be lost: it is refused.
func (c *cursor) escape() rune {
	if c.at+1 < len(c.text) {
		if r, ok := plainEscapes[c.text[c.at+1]]; ok {
			c.at += 2
			return r
		}
	}
	r, ok := c.hex(c.at)
	if !ok {
		c.fail(c.at, `this is not an escape of JSON; write \\ for a backslash`)
		return 0
	}
	if !utf16.IsSurrogate(r) {
		c.at += 6
		return r
	}
	low, _ := c.hex(c.at + 6)
	if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
		c.fail(c.at, "this escape is half a character; write both halves")
		return 0
	}
	c.at += 12
	return r
}

var plainEscapes = map[byte]rune{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// hex reads \u and four digits.
func (c *cursor) hex(at int) (r rune, ok bool) {
	if at+6 > len(c.text) || c.text[at] != '\\' || c.text[at+1] != 'u' {
		return 0, false
	}
	for _, b := range c.text[at+2 : at+6] {
		switch {
		case '0' <= b && b <= '9':
			r = r<<4 | rune(b-'0')
		case 'a' <= b|0x20 && b|0x20 <= 'f':
			r = r<<4 | rune(b|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return r, true
}
