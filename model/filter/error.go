package filter

import (
	"fmt"

	"muster/model"
	"muster/model/text"
)

// Error is the refusal of a filter line: the word that was not understood, and what to write.
type Error struct {
	// Pos and End are the byte offsets of the word in the line. They are equal where something is missing.
	Pos, End int
	Says     string
}

// Error is the sentence.
func (e *Error) Error() string { return e.Says }

// Is makes errors.Is(err, model.ErrRefused) true.
func (e *Error) Is(target error) bool { return target == model.ErrRefused }

// at makes the refusal of a stretch of the line. The words it quotes were typed: they pass the allow-list here.
func at(pos, end int, format string, args ...any) *Error {
	return &Error{Pos: pos, End: end, Says: text.Line(fmt.Sprintf(format, args...))}
}

// shown quotes what was typed, and no more of it than tells which words are meant.
func shown(s string) string {
	const most = 40
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
