package account

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"muster/model/moment"
	"muster/model/text"
)

// Words are sentences as copy has them, for a reader who takes a day without a year for one of his own year: a day of that year is
// short, "21 Jan", "19 Jan 19:10", and any other carries its year, "21 Jan 2013".
type Words struct {
	book *Book
	year int
}

// WordsIn words a book for a reader in a year; 0: for one in any year, so that every day carries its own.
func (b *Book) WordsIn(year int) Words { return Words{b, year} }

// words are for a reader who follows the story: in the year of its newest claim.
func (b *Book) words() Words {
	if !b.newest.any {
		return b.WordsIn(0)
	}
	return b.WordsIn(time.Unix(b.newestBegin(), 0).In(b.zone).Year())
}

// Day is a moment in the scene's zone.
func (w Words) Day(m moment.Moment) string { return w.short(m.Display(w.book.zone)) }

// short leaves out the reader's year, where no other stands beside it: a stretch from one year into the next keeps both.
func (w Words) short(words string) string {
	if w.year == 0 {
		return words
	}
	short := words
	for m := time.January; m <= time.December; m++ {
		name := m.String()[:3]
		short = strings.ReplaceAll(short, fmt.Sprintf("%s %04d", name, w.year), name)
	}
	if slices.ContainsFunc(strings.Fields(short), isYear) {
		return words
	}
	return short
}

func isYear(word string) bool {
	_, err := strconv.Atoi(strings.TrimRight(word, "?"))
	return err == nil && len(word) >= 4
}

// of words the book of a cell for the same reader.
func (w Words) of(c *Cell) Words { return Words{c.book, w.year} }

// said is when a figure was said.
func (w Words) said(s *Said) string { return w.Day(s.Claim().Said) }

// Attribution is the speaker and the day of a figure: "Japanese government, 21 Jan".
func (w Words) Attribution(s *Said) string { return s.By() + ", " + w.said(s) }

// Overtaken says what has overtaken a figure that stands in the accounting, a rival as well as the desk's: "Foreigners 37
// (Algerian government, 21 Jan) and Algeria 1 (…) make at least 38". Empty: nothing has.
func (w Words) Overtaken(s *Said) string {
	if o := w.book.Overtaking(s); o != nil {
		return o.words(w.book, w.said)
	}
	return ""
}

// Stale says why a figure is stale: "said before \"Final assault\" (19 Jan)". Empty: it is not.
func (w Words) Stale(s *Said) string {
	if stale := w.book.stale(s); stale != nil {
		return w.staleBy(stale)
	}
	return ""
}

func (w Words) staleBy(s *Stale) string {
	if s.Before == nil {
		return s.says(w.book.zone)
	}
	return fmt.Sprintf("said before %q (%s)", text.Line(s.Before.Headline), w.short(s.Before.When.Display(w.book.zone)))
}
