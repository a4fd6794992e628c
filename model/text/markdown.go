package text

import "strings"

// Markdown is [Line] written so that Markdown (CommonMark with the tables, strikethrough, mentions and mathematics of GitHub)
// shows it as plain text, in a paragraph, a list item or a cell of a table. HTML is written as entities, all else escaped with a
// backslash. A renderer that makes links of bare addresses after parsing may still do so; such a link shows where it leads.
func Markdown(s string) string {
	s = Line(s)
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	body := strings.TrimLeft(s, " ")
	writeIndent(&b, len(s)-len(body))
	for i, open := 0, blockMark(body); i < len(body); i++ {
		switch c := body[i]; {
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '&':
			b.WriteString("&amp;")
		case strings.IndexByte("\\`*_[]|~#@$^!{}", c) >= 0, i == open, c == ':' && scheme(body[i+1:]), c == '.' && www(body[:i]):
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// writeIndent writes leading spaces so that they do not make a block of code.
func writeIndent(b *strings.Builder, n int) {
	if n > 0 {
		b.WriteString("&#32;")
		b.WriteString(strings.Repeat(" ", n-1))
	}
}

// blockMark is where s begins a list, a rule or an underlined heading, and -1 where it does not.
func blockMark(s string) int {
	if s != "" && strings.IndexByte("-+=", s[0]) >= 0 {
		return 0
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if 0 < digits && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return digits
	}
	return -1
}

// scheme reports whether a colon before rest may belong to an address or an :emoji:; in 19:10 and "he said: no" it does not.
func scheme(rest string) bool {
	return rest != "" && rest[0] != ' ' && (rest[0] < '0' || rest[0] > '9')
}

func www(before string) bool { return strings.HasSuffix(strings.ToLower(before), "www") }
