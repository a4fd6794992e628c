package account

import (
	"slices"

	"muster/model"
	"muster/model/count"
)

// Unexplained is what a voice's newer figures of a group leave open (rule 10): people whom it counted once, as
// unaccounted for, missing, or with a fate that was known, and whom none of its present figures counts.
type Unexplained struct {
	Authority string // as the newer claim's source writes it
	Group     string
	Scope     string
	From, To  *model.Claim
	// Was is what the voice counted then, Now what it counts now; the embedded interval is what is between them.
	Was, Now count.Interval
	count.Interval

	line *line // of the voice
}

// peak is the moment at which a voice counted most people of a group for certain, and its latest moment.
type peak struct {
	was      []*Said // what it counted at its height
	floor    int     // of them together
	from, to *utterance
}

// conserved are the figures that rule 10 adds up: the open ones and those of the dead, safe, freed and captured. It does
// not count the held, the present and the injured, who may be any of the others as well.
func conserved(s model.Status) bool { return s.Open() || s.Within(model.Resolved) }

// note takes the next moment of the voice: what counts now, and the claim that made it so. A toll that is given while an
// older open figure still stands is no height of its own: its people may be those of the open figure, which its next
// restatement will tell. Of equal heights the later one stays.
func (p *peak) note(now []live, claim []*Said) {
	gives := func(open bool) bool {
		return slices.ContainsFunc(claim, func(s *Said) bool {
			return s.counted() && conserved(s.Status) && (!open || s.Status.Open())
		})
	}
	if !gives(false) {
		return
	}
	p.to = claim[0].of
	floor, open := 0, false
	for _, l := range now {
		if conserved(l.Status) {
			floor, open = floor+proven(l.Said).Min, open || l.Status.Open()
		}
	}
	if open && !gives(true) || p.from != nil && floor < p.floor {
		return
	}
	p.was, p.floor, p.from = p.was[:0], floor, p.to
	for _, l := range now {
		if conserved(l.Status) {
			p.was = append(p.was, l.Said)
		}
	}
}

// unexplained is rule 10: the earlier open figure less the later open one and less the rise of the dead, safe, freed and
// captured since, which is the same as all that was counted then less all that is counted now. A figure that did not
// move in between is no part of it, however vague. It is told only where some are missing for certain.
func (l *line) unexplained(key rowKey) (u Unexplained, ok bool) {
	if l.peak.from == nil || l.peak.from == l.peak.to {
		return u, false
	}
	var now []*Said
	for _, f := range l.past {
		if conserved(f.Status) {
			now = append(now, f.Said)
		}
	}
	u = Unexplained{line: l, Authority: l.peak.to.by.src.Authority, Group: key.group, Scope: key.scope, From: l.peak.from.claim, To: l.peak.to.claim}
	u.Was, u.Now = addAll(l.peak.was, now), addAll(now, l.peak.was)
	u.Interval = u.Was.Minus(u.Now)
	return u, u.Min > 0
}

// addAll adds the figures that do not stand among others as well.
func addAll(figures, but []*Said) (sum count.Interval) {
	for _, s := range figures {
		if !slices.Contains(but, s) {
			sum = sum.Add(proven(s))
		}
	}
	return sum
}

// proven is what a figure proves about the number of people: "about 30" proves nothing, neither that 30 were there nor that no more
// are accounted for now.
func proven(s *Said) count.Interval {
	if s.Count.About() {
		return count.Interval{Max: count.Inf}
	}
	return s.Interval()
}

// Unexplained lists what the voices of a cell's group leave unexplained, where the cell is one that rule 10 adds up.
func (b *Book) Unexplained(key model.Cell) []Unexplained {
	b.refresh()
	r := b.rows[rowKey{key.Group, key.Class, key.Scope}]
	if r == nil || !conserved(key.Status) {
		return nil
	}
	return r.gaps
}

// unexplained lists what the voices of a row leave unexplained, by name. What a voice left that has said nothing since is among the
// gaps already.
func (r *row) unexplained() (all []Unexplained) {
	was := r.gaps
	for _, l := range r.lines {
		if l.fold(); l.left == nobodyLeft {
			continue
		}
		if at := slices.IndexFunc(was, func(u Unexplained) bool { return u.line == l }); at >= 0 && l.left == someLeft {
			all, was = append(all, was[at]), was[at+1:]
			continue
		}
		l.left = nobodyLeft
		if u, open := l.unexplained(r.key); open {
			l.left, all = someLeft, append(all, u)
		}
	}
	return all
}
