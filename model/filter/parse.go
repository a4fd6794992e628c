package filter

import (
	"slices"
	"strings"
	"unicode/utf8"

	"muster/model/text"
)

// MostBytes is how long a line may be.
const MostBytes = 4 << 10

// Parse reads a filter line. The error is an *Error, which points at the word.
func Parse(line string, ctx Context) (*Filter, error) {
	if len(line) > MostBytes {
		return nil, at(MostBytes, len(line), "the line has %d bytes; a filter holds at most %d: shorten it", len(line), MostBytes)
	}
	if !utf8.ValidString(line) {
		return nil, at(0, len(line), "the line is not UTF-8 text; type it anew")
	}
	f := &Filter{ctx: ctx, zone: ctx.zone()}
	f.folder.story = ctx.Story
	s := scanner{line: line}
	for {
		t, ok, err := s.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			return f, nil
		}
		if err := f.add(t); err != nil {
			return nil, err
		}
	}
}

// add understands a term and puts it where it belongs.
func (f *Filter) add(tok token) *Error {
	t, err := f.read(tok)
	if err != nil {
		return err
	}
	f.terms = append(f.terms, t)
	switch {
	case t.key == nil:
		f.record.add(t)
	case t.key.of == ofRecord:
		f.record.add(t)
	case t.key.of == ofSpeaker:
		f.speaker.add(t)
	case t.key.of == ofFigure:
		f.figure.add(t)
	default:
		f.event.add(t)
	}
	if t.key != nil && t.key.name == "country" && !t.not {
		for _, v := range t.values {
			if !slices.Contains(f.countries, v.text) {
				f.countries = append(f.countries, v.text)
			}
		}
	}
	return nil
}

func (f *Filter) read(tok token) (term, *Error) {
	t := term{not: tok.not}
	if !tok.keyed {
		v, err := f.word(tok.values[0])
		t.values = []value{v}
		return t, err
	}
	keyEnd := tok.values[0].pos - 1
	k := keyNamed(strings.ToLower(tok.key))
	if k == nil {
		return t, at(keyEnd-len(tok.key), keyEnd, "there is no filter %s; write one of %s, or put the words in quotes to look for them", shown(tok.key), keyNames())
	}
	t.key = k
	if k.single && len(tok.values) > 1 {
		return t, at(tok.values[1].pos, tok.end, "%s: takes one value; write it once for each that must hold", k.name)
	}
	for _, p := range tok.values {
		v, err := f.value(k, p)
		if err != nil {
			return t, err
		}
		if !slices.ContainsFunc(t.values, func(w value) bool { return w.text == v.text }) {
			t.values = append(t.values, v)
		}
	}
	return t, nil
}

func (f *Filter) value(k *key, p piece) (value, *Error) {
	p.text = strings.TrimSpace(p.text)
	if p.text == "" && !(k.name == "scope" && p.quoted) {
		return value{}, at(p.pos, p.end, "%s: lacks its value; write it right behind the colon, such as %s:%s", k.name, k.name, k.such)
	}
	v, err := k.read(f, p.text)
	if err != nil {
		return value{}, at(p.pos, p.end, "%v", err)
	}
	return v, nil
}

// word makes the value of a bare word.
func (f *Filter) word(p piece) (value, *Error) {
	needle := []byte(text.Fold(p.text))
	if len(needle) == 0 {
		return value{}, at(p.pos, p.end, "%s holds nothing to look for; write a word", shown(p.text))
	}
	return value{strings.TrimSpace(p.text), func(s *subject) bool { return s.mentions(needle) }}, nil
}
