package exchange

import (
	"muster/model"
	"muster/model/text"
)

// lineWidth is how many bytes a record, or a line of fields, takes before it is broken.
const lineWidth = 140

// layout writes records for people to read and to compare: a short record takes one line; a long one has its short
// fields together, each long one on a line of its own, and each object of a list, too.
type layout struct{ out []byte }

// record adds a record; indent is where its closing brace stands if it takes several lines.
func (l *layout) record(r model.Record, indent string) error {
	b, err := model.Encode(r)
	if err != nil {
		return err
	}
	b = text.JSON(b)
	start := len(l.out)
	l.inline(b)
	if len(l.out)-start > lineWidth-len(indent) {
		l.out = l.out[:start]
		l.broken(b, indent)
	}
	return nil
}

// inline adds JSON with a space after each colon and comma.
func (l *layout) inline(b []byte) {
	inString := false
	for i, c := range b {
		l.out = append(l.out, c)
		switch {
		case c == '"' && !(inString && escapedAt(b, i)):
			inString = !inString
		case !inString && (c == ':' || c == ','):
			l.out = append(l.out, ' ')
		}
	}
}

// escapedAt tells whether the byte follows an odd number of backslashes.
func escapedAt(b []byte, i int) bool {
	n := 0
	for i-n > 0 && b[i-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}

// broken adds an object over several lines.
func (l *layout) broken(b []byte, indent string) {
	c := cursor{text: b}
	l.out = append(l.out, '{')
	column, alone := 0, true // alone: the line is not to be shared
	first := true
	c.object(func(name []byte) {
		field := layout{}
		field.out = append(append(append(field.out, '"'), name...), `": `...)
		wide := field.value(c.skip(), indent+"  ")
		if !first {
			l.out = append(l.out, ',')
		}
		if alone || wide || column+len(field.out) > lineWidth {
			l.out = append(append(append(l.out, '\n'), indent...), "  "...)
			column = len(indent) + 2
		} else {
			l.out = append(l.out, ' ')
		}
		l.out = append(l.out, field.out...)
		column += len(field.out) + 2
		first, alone = false, wide
	})
	l.out = append(append(append(l.out, '\n'), indent...), '}')
}

// value adds the value of a field and tells whether it wants a line of its own.
func (l *layout) value(b []byte, indent string) (wide bool) {
	const short = 60
	if b[0] != '[' || len(b) < 2 || b[1] != '{' {
		l.inline(b)
		return len(b) > short
	}
	c := cursor{text: b}
	l.out = append(l.out, '[')
	c.list(func(i int) {
		if i > 0 {
			l.out = append(l.out, ',')
		}
		l.out = append(append(append(l.out, '\n'), indent...), "  "...)
		l.inline(c.skip())
	})
	l.out = append(append(append(l.out, '\n'), indent...), ']')
	return true
}
