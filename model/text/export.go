package text

import (
	"html"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// HTML is [Block] with & < > " ' escaped: fit for element content and for a quoted attribute. It says nothing about the
// scheme of a link; who writes an href checks that.
func HTML(s string) string { return html.EscapeString(Block(s)) }

// CSV is [Line] for a cell of a spreadsheet. What a spreadsheet would run as a formula gets a ' before it: = + - @, their
// full-width and small forms too, also behind spaces, and also behind a semicolon, which parts cells in half of Europe.
// Plain numbers such as -5, +5 and -1,100.5 stay. Quoting is the work of encoding/csv.
func CSV(s string) string {
	s = Line(s)
	if !strings.ContainsRune(s, ';') {
		return defuse(s)
	}
	parts := strings.Split(s, ";")
	for i, part := range parts {
		parts[i] = defuse(part)
	}
	return strings.Join(parts, ";")
}

func defuse(s string) string {
	trimmed := strings.TrimLeft(s, " \u3000")
	r, _ := utf8.DecodeRuneInString(trimmed)
	if trimmed == "" || !strings.Contains("=+-@", norm.NFKC.String(string(r))) || signedNumber(trimmed) {
		return s
	}
	return "'" + s
}

// signedNumber reports whether s is + or - and a number: digits, with single commas or points between them.
func signedNumber(s string) bool {
	if s[0] != '+' && s[0] != '-' {
		return false
	}
	s = strings.TrimRight(s[1:], " ")
	digit := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			digit = true
		case (c == ',' || c == '.') && digit && i < len(s)-1:
			digit = false
		default:
			return false
		}
	}
	return digit
}

const longestName = 100

// FileName returns a name for an exported file: ASCII letters, digits, and . - _ between them, at most 100 bytes. What the title
// had besides becomes a hyphen. It never begins with a dot or a hyphen, never ends with one, is none of the names that
// Windows keeps for devices, and never empty: a title with nothing left is "untitled". Two titles may give one name.
func FileName(s string) string {
	var b strings.Builder
	for _, c := range []byte(ASCII(s)) {
		if !nameByte(c) {
			c = '-'
		}
		if last := b.String(); last != "" && (c == '-' || c == '.') && strings.HasSuffix(last, string(rune(c))) {
			continue
		}
		b.WriteByte(c)
	}
	name := strings.Trim(b.String(), ".-")
	if stem, _, _ := strings.Cut(name, "."); reserved(stem) {
		name = "_" + name
	}
	name = strings.TrimRight(name[:min(len(name), longestName)], ".-")
	if name == "" {
		return "untitled"
	}
	return name
}

func nameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '.' || c == '-' || c == '_'
}

// reserved reports whether Windows keeps the name for a device, whatever the extension.
func reserved(stem string) bool {
	stem = strings.ToUpper(stem)
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	port := len(stem) == 4 && '0' <= stem[3] && stem[3] <= '9'
	return port && (stem[:3] == "COM" || stem[:3] == "LPT")
}
