package account

import (
	"muster/model"
	"muster/model/count"
)

// Unexplained is what a voice's newer figures of a group leave open (rule 10): people whom it counted once, as
// unaccounted for, missing, or with a fate that was known, and whom none of its present figures counts.
type Unexplained struct {
	Voice    *Voice
	From, To *model.Claim
	// Was is what the voice counted then, Now what it counts now; the embedded interval is what is between them.
	Was, Now count.Interval
	count.Interval
}

// peak is the moment at which a voice counted most people of a group for certain, and its latest moment.
type peak struct {
	total    count.Interval
	from, to *utterance
	now      count.Interval
}

// conserved are the figures that rule 10 adds up: the open ones and those of the dead, safe, freed and captured. It does
// not count the held, the present and the injured, who may be any of the others as well.
func conserved(s model.Status) bool { return s.Open() || s.Within(model.Resolved) }

// total adds what a voice counts at one moment.
func total(lives []live) (sum count.Interval) {
	for _, l := range lives {
		if conserved(l.Status) {
			sum = sum.Add(l.Interval())
		}
	}
	return sum
}

// later takes the next moment of the voice into the peak. Of equal moments the later one stays.
func (p peak) later(sum count.Interval, at *utterance) peak {
	if p.from == nil || sum.Min >= p.total.Min {
		p.total, p.from = sum, at
	}
	p.now, p.to = sum, at
	return p
}

// unexplained is rule 10: the earlier open figure less the later open one and less the rise of the dead, safe, freed and
// captured since, which is the same as all that was counted then less all that is counted now. It is told only where
// some are missing for certain.
func (l *line) unexplained() (Unexplained, bool) {
	if l.peak.from == nil || l.peak.from == l.peak.to {
		return Unexplained{}, false
	}
	gap := l.peak.total.Minus(l.peak.now)
	return Unexplained{l.voice, l.peak.from.claim, l.peak.to.claim, l.peak.total, l.peak.now, gap}, gap.Min > 0
}

// Unexplained lists what the voices of a cell's group leave unexplained, where the cell is one that rule 10 adds up.
func (b *Book) Unexplained(key model.Cell) []Unexplained {
	b.refresh()
	r := b.rows[rowKey{key.Group, key.Class, key.Scope}]
	if r == nil || key.Scope != "" || !conserved(key.Status) {
		return nil
	}
	return r.gaps
}
