package quick

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"muster/model"
)

// sort of a word in the part of the line that says what was said.
type sort uint8

const (
	plain  sort = iota
	inside      // stood in double quotes
	scope       // (…)
	class       // #…
)

// word is a stretch of the line; text is what it says, without the signs that bound it.
type word struct {
	sort
	pos, end int
	text     string
}

// said is what stands behind the colon, taken apart.
type said struct {
	figures   [][]word // as the commas part them
	commas    []int    // where the commas stand, one fewer than figures, or as many if nothing follows the last
	quotation *word
	end       int // where the figures end
}

// scanner takes the line apart from pos on.
type scanner struct {
	line string
	pos  int
	end  int // of the line without the space behind it
	out  said
}

// scan takes apart what was said. The figures end at end or at the quotation.
func scan(line string, pos, end int) (said, *Error) {
	s := scanner{line: line, pos: pos, end: end, out: said{figures: make([][]word, 1), end: end}}
	for s.skip(); s.pos < s.end && s.out.quotation == nil; s.skip() {
		if err := s.next(); err != nil {
			return said{}, err
		}
	}
	s.dropStop()
	return s.out, nil
}

// skip passes over spaces; a line break before the quotation is found by Parse.
func (s *scanner) skip() {
	for s.pos < s.end {
		r, n := utf8.DecodeRuneInString(s.line[s.pos:])
		if !unicode.IsSpace(r) {
			return
		}
		s.pos += n
	}
}

func (s *scanner) next() *Error {
	rest := s.line[s.pos:s.end]
	if _, ok := opensQuote(rest); ok {
		return s.quote(rest)
	}
	switch {
	case rest[0] == ',' && endsWord(rest[1:]):
		s.out.commas = append(s.out.commas, s.pos)
		s.out.figures = append(s.out.figures, nil)
		s.pos++
		return nil
	case rest[0] == '(':
		return s.scope(rest)
	case rest[0] == '#':
		n := 1 + wordLen(rest[1:])
		s.add(class, n, rest[1:n])
		return nil
	}
	n := wordLen(rest)
	s.add(plain, n, rest[:n])
	return nil
}

// add puts a word of n bytes into the figure at hand.
func (s *scanner) add(what sort, n int, text string) {
	i := len(s.out.figures) - 1
	s.out.figures[i] = append(s.out.figures[i], word{what, s.pos, s.pos + n, text})
	s.pos += n
}

// endsWord tells whether a comma before s parts figures.
func endsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || unicode.IsSpace(r)
}

// wordLen is how far the plain word reaches that begins s: to a space, to a comma before one, to a quote, a scope or a
// class. It is at least one byte where s is not empty and begins with none of these.
func wordLen(s string) int {
	for i, r := range s {
		if _, ok := closers[r]; ok || unicode.IsSpace(r) || r == '(' || r == '#' || r == ',' && endsWord(s[i+1:]) {
			return i
		}
	}
	return len(s)
}

// quote reads a quoted stretch: at the end of the line it is the quotation, else a name.
func (s *scanner) quote(rest string) *Error {
	from, to, n, ok := quoted(rest)
	if !ok {
		return at(s.pos, s.end, "the quote that opens here is not closed; end it with a double quote")
	}
	after := rest[n:]
	w := word{inside, s.pos, s.pos + n, strings.TrimSpace(rest[from:to])}
	switch {
	case isStop(after):
		w.text = rest[from:to]
		s.out.quotation, s.out.end = &w, s.pos
	case wordLen(after) > 0:
		m := wordLen(after)
		return at(w.end, w.end+m, "%s stands right behind a closing quote; put a space between them, and inside a quotation write 'single' quotes", shown(after[:m]))
	case w.text == "":
		return at(w.pos, w.end, "there is nothing between the quotes; write a name or take them away")
	case strings.ContainsFunc(w.text, isBreak):
		return s.lineBreak(w.pos)
	default:
		s.add(inside, n, w.text)
	}
	return nil
}

// isStop tells whether nothing but a full stop or a comma is left.
func isStop(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || s == "." || s == ","
}

// lineBreak refuses the first line break at or behind pos.
func (s *scanner) lineBreak(pos int) *Error {
	i := pos + strings.IndexFunc(s.line[pos:], isBreak)
	_, n := utf8.DecodeRuneInString(s.line[i:])
	return at(i, i+n, "the line breaks here; only the quotation at its end may hold line breaks")
}

// scope reads (…), with parentheses in pairs and quotes inside.
func (s *scanner) scope(rest string) *Error {
	depth := 0
	for i := 0; i < len(rest); {
		r, n := utf8.DecodeRuneInString(rest[i:])
		if _, opens := closers[r]; opens {
			_, _, m, ok := quoted(rest[i:])
			if !ok {
				return at(s.pos+i, s.end, "the quote that opens here is not closed; end it with a double quote")
			}
			i += m
			continue
		}
		if r == '(' {
			depth++
		} else if r == ')' {
			depth--
		}
		if i += n; depth == 0 {
			return s.addScope(rest[:i], rest[i:])
		}
	}
	return at(s.pos, s.end, "the scope that opens here is not closed; end it with )")
}

// addScope keeps the name of a scope with its spaces made one; quotes round all of it are taken off.
func (s *scanner) addScope(all, after string) *Error {
	name := strings.TrimSpace(all[1 : len(all)-1])
	if _, ok := opensQuote(name); ok {
		if from, to, next, _ := quoted(name); next == len(name) {
			name = name[from:to]
		}
	}
	if strings.ContainsFunc(all, isBreak) {
		return s.lineBreak(s.pos)
	}
	name = strings.Join(strings.Fields(name), " ")
	if model.Blank(name) {
		return at(s.pos, s.pos+len(all), "the scope is empty or shows nothing; name the part, such as (final assault), or leave it out for the whole incident")
	}
	if n := wordLen(after); n > 0 && after[:n] != "." {
		return at(s.pos+len(all), s.pos+len(all)+n, "%s stands right behind the scope; put a space or a comma between them", shown(after[:n]))
	}
	s.add(scope, len(all), name)
	return nil
}

// dropStop takes off the full stop that ends a pasted sentence.
func (s *scanner) dropStop() {
	last := &s.out.figures[len(s.out.figures)-1]
	if len(*last) == 0 {
		return
	}
	w := &(*last)[len(*last)-1]
	if w.sort != plain && w.sort != class || !strings.HasSuffix(w.text, ".") {
		return
	}
	w.text, w.end = strings.TrimSuffix(w.text, "."), w.end-1
	if w.text == "" && w.sort == plain {
		*last = (*last)[:len(*last)-1]
	}
}
