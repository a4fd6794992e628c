package filter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a term as it is typed.
type token struct {
	pos, end int
	not      bool
	key      string // as it is typed, with keyed
	keyed    bool
	values   []piece // one for a word
}

// piece is a value or a word, without its quotes.
type piece struct {
	pos, end int
	text     string
	quoted   bool
}

// scanner takes the line apart.
type scanner struct {
	line string
	pos  int
}

// next reads the next term; ok is false at the end of the line.
func (s *scanner) next() (t token, ok bool, err *Error) {
	s.skip()
	if s.pos == len(s.line) {
		return t, false, nil
	}
	t.pos = s.pos
	if s.line[s.pos] == '-' {
		t.not = true
		s.pos++
		if r, _ := s.peek(); s.pos == len(s.line) || unicode.IsSpace(r) {
			return t, false, at(t.pos, s.pos, "a dash stands alone; write it right before what is to be left out, such as -status:dead")
		}
	}
	t.key, t.keyed = s.key()
	if err = s.values(&t); err == nil {
		t.end = s.pos
	}
	return t, err == nil, err
}

func (s *scanner) skip() {
	s.pos = len(s.line) - len(strings.TrimLeftFunc(s.line[s.pos:], unicode.IsSpace))
}

func (s *scanner) peek() (r rune, n int) { return utf8.DecodeRuneInString(s.line[s.pos:]) }

// key reads letters up to a colon. 14:30 is no key.
func (s *scanner) key() (string, bool) {
	for i, r := range s.line[s.pos:] {
		if r == ':' && i > 0 {
			key := s.line[s.pos : s.pos+i]
			s.pos += i + 1
			return key, true
		}
		if !unicode.IsLetter(r) {
			break
		}
	}
	return "", false
}

// values reads what stands behind the key, or one word. Only behind a key does a comma part anything.
func (s *scanner) values(t *token) *Error {
	for {
		p, err := s.piece(t.keyed)
		if err != nil {
			return err
		}
		t.values = append(t.values, p)
		if !t.keyed || s.pos == len(s.line) || s.line[s.pos] != ',' {
			return nil
		}
		s.pos++
	}
}

// closers leads from an opening double quote to the one that closes it.
var closers = map[rune]rune{'"': '"', '“': '”', '„': '“', '«': '»'}

func (s *scanner) piece(list bool) (piece, *Error) {
	r, n := s.peek()
	if shut, ok := closers[r]; ok {
		return s.quoted(list, n, shut)
	}
	p := piece{pos: s.pos}
	for s.pos < len(s.line) {
		r, n := s.peek()
		if unicode.IsSpace(r) || list && r == ',' {
			break
		}
		s.pos += n
	}
	p.end, p.text = s.pos, s.line[p.pos:s.pos]
	return p, nil
}

// quoted reads a quoted stretch whose opening quote has n bytes.
func (s *scanner) quoted(list bool, n int, shut rune) (piece, *Error) {
	p := piece{pos: s.pos, quoted: true}
	var b strings.Builder
	for s.pos += n; s.pos < len(s.line); {
		r, n := s.peek()
		raw := s.line[s.pos : s.pos+n]
		s.pos += n
		if r != shut {
			b.WriteString(raw)
			continue
		}
		if next, n := s.peek(); next == shut && n > 0 {
			b.WriteString(raw)
			s.pos += n
			continue
		}
		p.end, p.text = s.pos, b.String()
		return p, s.behind(list)
	}
	return p, at(p.pos, len(s.line), "the quote that opens here is not closed; end it with a double quote")
}

// behind refuses what stands right behind a closing quote.
func (s *scanner) behind(list bool) *Error {
	r, _ := s.peek()
	if s.pos == len(s.line) || unicode.IsSpace(r) || list && r == ',' {
		return nil
	}
	rest := s.line[s.pos:]
	if i := strings.IndexFunc(rest, unicode.IsSpace); i >= 0 {
		rest = rest[:i]
	}
	return at(s.pos, s.pos+len(rest), "%s stands right behind a closing quote; put a space between them, and write a quote inside quotes twice", shown(rest))
}

// quote writes a value so that it is read back as it is.
func quote(s string, list bool) string {
	first, _ := utf8.DecodeRuneInString(s)
	_, opens := closers[first]
	if s != "" && !opens && !strings.ContainsFunc(s, unicode.IsSpace) && !(list && strings.Contains(s, ",")) {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
