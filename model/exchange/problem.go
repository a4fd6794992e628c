package exchange

import (
	"errors"

	"muster/model"
	"muster/model/text"
)

// MostProblems is how many problems of a document are told at once.
const MostProblems = 20

// Problem is one thing that is wrong in a document.
type Problem struct {
	Place string // `claims[3] "c4"`, or "line 3, column 7" where the text is no JSON; empty: the document itself
	Field string // as in muster JSON: "figures[0].count"; empty: the record itself
	Says  string
}

// Error is one line that any terminal may be sent, whatever the document holds.
func (p *Problem) Error() string {
	says := p.Says
	if p.Field != "" {
		says = p.Field + ": " + says
	}
	if p.Place != "" {
		says = p.Place + ": " + says
	}
	return text.Line(says)
}

// Is makes errors.Is(err, model.ErrRefused) true.
func (p *Problem) Is(target error) bool { return target == model.ErrRefused }

// ErrForeign is what the text is that is no muster JSON at all: no JSON, or that of something else. What is wrong is a *Problem.
var ErrForeign = errors.New("not muster JSON")

// foreign is what is wrong with such a text.
type foreign struct{ error }

// Is makes errors.Is(err, ErrForeign) true.
func (f foreign) Is(target error) bool { return target == ErrForeign }

// Unwrap gives the problem.
func (f foreign) Unwrap() error { return f.error }

// problems gathers the first MostProblems of them.
type problems []error

func (p *problems) add(one *Problem) {
	if len(*p) < MostProblems {
		*p = append(*p, one)
	}
}

func (p problems) err() error {
	if len(p) == 1 {
		return p[0]
	}
	return errors.Join(p...)
}

// shorten cuts a text of the user down to what tells which it is.
func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
