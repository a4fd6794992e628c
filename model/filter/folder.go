package filter

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"muster/model"
	"muster/model/country"
	"muster/model/text"
)

// mostKept is how many folded words and names a filter remembers.
const mostKept = 1 << 12

// folder folds text as package text does, but a word at a time: words of ASCII by a loop, the few others once each. That
// is what lets a filter go through a hundred thousand claims between two frames.
type folder struct {
	story *model.Story
	buf   []byte
	odd   map[string]string // words with other letters, folded
	names map[string]string // names without what stands between their words
	whole map[groupKey]string
}

// groupKey is what the name of a group hangs on.
type groupKey struct {
	desk *model.Situation
	own  *model.Group
	id   string
}

// keep remembers a folded word, in a map that never grows past mostKept.
func keep[K comparable](m map[K]string, k K, v string) map[K]string {
	if m == nil || len(m) >= mostKept {
		m = make(map[K]string)
	}
	m[k] = v
	return m
}

// append adds the folded text to b: what text.Fold gives.
func (f *folder) append(b []byte, s string) []byte {
	start := len(b)
	b = slices.Grow(b, len(s))
	if into := b[start : start+len(s)]; foldPlain(into, s) {
		return b[:start+len(s)]
	}
	for i := 0; i < len(s); {
		if asciiFolds[s[i]] == ' ' {
			i++
			continue
		}
		mark := len(b)
		if mark > start {
			b = append(b, ' ')
		}
		from := len(b)
		b, i = f.appendWord(b, s, i)
		if len(b) == from {
			b = b[:mark] // nothing of the word is seen
		}
	}
	return b
}

// foldPlain folds a text byte for byte. It is not ok where that is not all there is to do: letters besides ASCII, controls,
// spaces at the ends or in a row.
func foldPlain(into []byte, s string) bool {
	high, last, plain := byte(0), byte(' '), true
	for i := range into {
		c := asciiFolds[s[i]]
		into[i] = c
		high |= c
		if c|last == ' ' { // no byte folds to 0: both are spaces
			plain = false
		}
		last = c
	}
	return len(into) == 0 || high < odd && plain && last != ' '
}

// appendWord adds the word that begins at i, and tells where it ends.
func (f *folder) appendWord(b []byte, s string, i int) ([]byte, int) {
	from, begin := len(b), i
	for ; i < len(s); i++ {
		switch c := asciiFolds[s[i]]; c {
		case ' ':
			return b, i
		case odd:
			end := i
			for end < len(s) && asciiFolds[s[end]] != ' ' {
				end++
			}
			return append(b[:from], f.oddWord(s[begin:end])...), end
		case gone:
		default:
			b = append(b, c)
		}
	}
	return b, i
}

// What a byte may fold to besides another byte; both have the high bit.
const (
	odd  = 0x80 + iota // part of a letter that is not ASCII
	gone               // nothing is left of it
)

// asciiFolds is how bytes fold: letters become small, what parts words a space, the grave an apostrophe; controls go.
var asciiFolds = func() (table [256]byte) {
	for i := range table {
		c := byte(i)
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '`':
			c = '\''
		case c >= 0x80:
			c = odd
		case '\t' <= c && c <= '\r':
			c = ' '
		case c < ' ' || c == 0x7F: // 0, too
			c = gone
		}
		table[i] = c
	}
	return table
}()

func (f *folder) oddWord(word string) string {
	folded, ok := f.odd[word]
	if !ok {
		folded = text.Fold(word)
		f.odd = keep(f.odd, word, folded)
	}
	return folded
}

// words gives the words of a name, folded, with one space between them and nothing else.
func (f *folder) words(name string) string {
	words, ok := f.names[name]
	if !ok {
		words = strings.Join(strings.FieldsFunc(text.Fold(name), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		}), " ")
		f.names = keep(f.names, name, words)
	}
	return words
}

// mentions tells whether a folded needle stands in the text of the subject.
func (s *subject) mentions(needle []byte) bool {
	if !s.folded {
		s.folded = true
		f := &s.filter.folder
		f.buf = f.hay(f.buf[:0], s)
		s.hay = f.buf
	}
	return bytes.Contains(s.hay, needle)
}

// hay folds everything in which words are looked for. A line feed, which no needle has, parts one field from the next.
func (f *folder) hay(b []byte, s *subject) []byte {
	if s.event != nil {
		b = append(f.append(b, s.event.Headline), '\n')
		b = append(f.append(b, s.event.Detail), '\n')
		return f.append(b, s.event.Place)
	}
	b = append(f.append(b, s.claim.Text), '\n')
	b = append(f.append(b, s.claim.Via), '\n')
	b = append(f.append(b, s.claim.Link), '\n')
	for _, name := range s.claim.People {
		b = append(f.append(b, name), '\n')
	}
	if s.source != nil {
		b = append(f.append(b, s.source.Name), '\n')
	}
	for i := range s.claim.Figures {
		b = append(f.append(b, s.claim.Figures[i].Scope), '\n')
		b = append(append(b, f.group(s.claim.Figures[i].Group)...), '\n')
	}
	return b
}

// group gives the folded names of a group: the desk's and the usual one.
func (f *folder) group(id string) string {
	k := groupKey{id: id}
	if f.story != nil {
		k.desk, k.own = f.story.Situation(), f.story.Group(id)
	}
	name, ok := f.whole[k]
	if !ok {
		name = string(f.append(nil, strings.Join(k.all(), " / ")))
		f.whole = keep(f.whole, k, name)
	}
	return name
}

func (k groupKey) all() (names []string) {
	if k.own != nil {
		return []string{k.own.Name}
	}
	for _, code := range model.Countries(k.id) {
		if k.desk != nil && k.desk.Names[code] != "" {
			names = append(names, k.desk.Names[code])
		}
		if c, ok := country.ByCode(code); ok {
			names = append(names, c.Name)
		}
	}
	return names
}
