package account

import (
	"muster/model/count"
	"muster/model/text"
)

// Spread is the band that the standing figures of a cell span.
type Spread struct {
	count.Interval
	// Conflict: two of the figures do not meet. Lower has the lowest ceiling of all, Upper the highest floor: of all pairs they are
	// furthest apart, and an open figure that both are in keeping with is neither.
	Conflict     bool
	Lower, Upper count.Count
	// Known is false where every figure is graded 4 or 5: they span no band.
	Known bool
}

// spread is rule 3: from the lowest floor to the highest ceiling of all figures not graded 4 or 5. Intervals conflict
// as soon as two do not meet, and that is when the highest floor lies above the lowest ceiling. Nothing is averaged.
func spread(all []candidate) (s Spread) {
	var lower, upper count.Count
	for _, c := range all {
		if c.doubtful {
			continue
		}
		i := c.Interval()
		if !s.Known {
			s.Interval, s.Known, lower, upper = i, true, c.Count, c.Count
			continue
		}
		s.Interval = count.Interval{Min: min(s.Min, i.Min), Max: max(s.Max, i.Max)}
		if i.Max < lower.Max() {
			lower = c.Count
		}
		if i.Min > upper.Min() {
			upper = c.Count
		}
	}
	if s.Conflict = s.Known && upper.Min() > lower.Max(); s.Conflict {
		s.Lower, s.Upper = lower, upper
	}
	return s
}

// against says what is in conflict: "7 against 11", "5 against at least 9".
func (s Spread) against() string { return s.Lower.Phrase() + " against " + s.Upper.Phrase() }

// sides says it with the voices: "7 (Maltese government) against 11 (Reuters)".
func (c *Cell) sides() string {
	return c.voiced(c.Spread.Lower) + " against " + c.voiced(c.Spread.Upper)
}

// voiced is a count with the first of the cell's voices that gives it and is not doubtful: the band is theirs.
func (c *Cell) voiced(of count.Count) string {
	for _, s := range append([]*Said{c.Desk()}, c.Rivals...) {
		if s != nil && s.Count == of && !s.doubtful {
			return of.Phrase() + " (" + text.Line(s.Source().Authority) + ")"
		}
	}
	return of.Phrase()
}
