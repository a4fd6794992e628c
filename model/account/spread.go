package account

import "muster/model/count"

// Spread is the band that the standing figures of a cell span.
type Spread struct {
	count.Interval
	// Conflict: two of the figures do not meet.
	Conflict bool
	// Known is false where every figure is graded 4 or 5: they span no band.
	Known bool
}

// spread is rule 3: from the lowest floor to the highest ceiling of all figures not graded 4 or 5. Intervals conflict
// as soon as two do not meet, and that is when the highest floor lies above the lowest ceiling. Nothing is averaged.
func spread(all []candidate) (s Spread) {
	var low, high count.Interval // the lowest and highest floor, the lowest and highest ceiling
	for _, c := range all {
		if c.doubtful() {
			continue
		}
		i := c.Interval()
		if !s.Known {
			low, high, s.Known = count.Interval{Min: i.Min, Max: i.Min}, count.Interval{Min: i.Max, Max: i.Max}, true
			continue
		}
		low = count.Interval{Min: min(low.Min, i.Min), Max: max(low.Max, i.Min)}
		high = count.Interval{Min: min(high.Min, i.Max), Max: max(high.Max, i.Max)}
	}
	s.Interval = count.Interval{Min: low.Min, Max: high.Max}
	s.Conflict = s.Known && low.Max > high.Min
	return s
}
