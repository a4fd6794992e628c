package model

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxField is the most bytes one field may hold (DESIGN §7).
const MaxField = 64 << 10

// ErrRefused is what every refusal of a record wraps: its content is wrong, or it does not fit the other records.
var ErrRefused = errors.New("refused")

// Problem is one thing that is wrong with one field of one record, and what would be right.
type Problem struct {
	Kind  Kind
	ID    string
	Field string // as in muster JSON: "figures[0].count"
	Says  string
}

func (p *Problem) Error() string {
	if p.Field == "" {
		return fmt.Sprintf("%s %q: %s", p.Kind, p.ID, p.Says)
	}
	return fmt.Sprintf("%s %q: %s: %s", p.Kind, p.ID, p.Field, p.Says)
}

// Is makes errors.Is(err, ErrRefused) true.
func (p *Problem) Is(target error) bool { return target == ErrRefused }

// Problems gives every problem in an error of Check or Admit, in order.
func Problems(err error) []*Problem {
	switch e := err.(type) {
	case *Problem:
		return []*Problem{e}
	case interface{ Unwrap() []error }:
		var all []*Problem
		for _, one := range e.Unwrap() {
			all = append(all, Problems(one)...)
		}
		return all
	case interface{ Unwrap() error }:
		return Problems(e.Unwrap())
	}
	return nil
}

// problems gathers what is wrong with one record; it learns which record at the end.
type problems []*Problem

type field struct{ name, value string }

func (p *problems) say(field, format string, args ...any) {
	*p = append(*p, &Problem{Field: field, Says: fmt.Sprintf(format, args...)})
}

func (p *problems) required(name, value, what string) {
	if Blank(value) {
		p.say(name, "missing; give %s", what)
	}
}

// shown refuses a text that is there and shows nothing, where to leave it out means something else.
func (p *problems) shown(name, value, mend string) {
	if value != "" && Blank(value) {
		p.say(name, "%q shows nothing; %s", value, mend)
	}
}

// Blank tells whether a text has nothing that can be seen: spaces alone, or characters without width.
func Blank(s string) bool {
	return !strings.ContainsFunc(s, isPlain) && FoldName(s) == ""
}

// isPlain spares nearly every text the folding.
func isPlain(r rune) bool { return '!' <= r && r <= '~' }

func (p *problems) id(name, value string) {
	if !idPattern.MatchString(value) {
		p.say(name, "%q is not an id; use 1 to 64 of A-Z a-z 0-9 . _ + -", value)
	}
}

func (p *problems) limits(fields ...field) {
	for _, f := range fields {
		if len(f.value) > MaxField {
			p.say(f.name, "%d bytes long; a field holds at most %d: shorten it or split the claim", len(f.value), MaxField)
		}
		if !utf8.ValidString(f.value) {
			p.say(f.name, "not UTF-8 text; convert it first")
		}
	}
}

func (p problems) err(r Record) error {
	errs := make([]error, len(p))
	for i, one := range p {
		one.Kind, one.ID = r.RecordKind(), r.RecordID()
		errs[i] = one
	}
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}
