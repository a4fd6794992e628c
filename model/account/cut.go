package account

import (
	"slices"
	"sort"

	"muster/model"
	"muster/model/moment"
)

// setCut makes the cut (rule 12): through the end of a day, a minute or a second in the scene's zone.
func (b *Book) setCut(asOf moment.Moment) {
	b.asOf, b.cut = asOf, noCut
	if !asOf.IsZero() {
		b.cut = asOf.End(b.zone).Unix()
	}
}

// MoveTo moves the cut on the said clock; the zero moment takes it away. It costs what was said in between.
func (b *Book) MoveTo(asOf moment.Moment) {
	was := b.cut
	b.setCut(asOf)
	for _, u := range b.between(min(was, b.cut), max(was, b.cut)) {
		u.known = u.begin < b.cut
		b.newest.move(u)
		b.refold(u)
		b.spreadWord(b.neighbours(u))
		b.touchRepeats(u.claim.ID)
	}
	b.readEvents()
	b.readRulings()
	b.readFilings()
}

// between lists the claims that began in a stretch of time.
func (b *Book) between(from, to int64) []*utterance {
	if b.byTime == nil {
		b.byTime = make([]*utterance, 0, len(b.claims))
		for _, u := range b.claims {
			if u != nil {
				b.byTime = append(b.byTime, u)
			}
		}
		slices.SortFunc(b.byTime, (*utterance).order)
	}
	return b.byTime[b.firstAt(from):b.firstAt(to)]
}

// firstAt is where the claims begin in byTime that were not said before an instant.
func (b *Book) firstAt(t int64) int {
	return sort.Search(len(b.byTime), func(i int) bool { return b.byTime[i].begin >= t })
}

// Inside tells whether a record was known at the cut: a claim by when it was said, an event by when it began, a ruling by
// its claim, a filing by when it was filed. Any other record has no time of its own.
func (b *Book) Inside(r model.Record) bool {
	switch r := r.(type) {
	case *model.Claim:
		u := b.claim(r.ID)
		return u != nil && u.known
	case *model.Event:
		begin, ok := r.When.Earliest(b.zone)
		return !ok || begin.Unix() < b.cut
	case *model.Ruling:
		u := b.claim(r.Claim)
		return r.Claim == "" || u != nil && u.known
	case *model.Filing:
		return r.Filed.Begin(b.zone).Unix() < b.cut
	}
	return true
}

// NothingSaid tells whether no claim was said by the cut; one that was taken back was said, and one that is withheld only for who may see it.
func (b *Book) NothingSaid(withWithheld bool) bool {
	return !slices.ContainsFunc(b.claims, func(u *utterance) bool {
		return u != nil && u.known && (withWithheld || u.state != model.Withheld)
	})
}

// State is what has become of a claim inside the cut, as its own status does not tell on the said clock: a correction takes
// effect when it was said. With a cell, of its figure there.
func (b *Book) State(c *model.Claim, cell *model.Cell) model.ClaimState {
	u := b.claim(c.ID)
	switch {
	case u == nil && cell != nil:
		if f, ok := c.Figure(*cell); ok {
			return c.StateOf(f)
		}
		return c.Status
	case u == nil:
		return c.Status
	case cell == nil:
		return u.state
	}
	for i := range u.said {
		if u.said[i].Cell() == *cell {
			return u.said[i].state
		}
	}
	return u.state
}

// AtCut is a claim with the states that it and its figures had at the cut: what marks it as corrected, superseded or retracted was perhaps
// said later.
func (b *Book) AtCut(c *model.Claim) *model.Claim {
	at := *c
	at.Status, at.Figures = atCut(c.Status, b.State(c, nil)), slices.Clone(c.Figures)
	for i := range at.Figures {
		f := &at.Figures[i]
		cell := f.Cell()
		if state := atCut(c.StateOf(&c.Figures[i]), b.State(c, &cell)); state != at.StateOf(f) {
			f.State = state
		}
	}
	return &at
}

// atCut is the state that is written on a claim or a figure, or the weaker one that it had at the cut.
func atCut(written, was model.ClaimState) model.ClaimState {
	waits := written == model.Superseded || written == model.Corrected || written == model.Retracted
	if waits && was < written {
		return was
	}
	return written
}

// Counts tells whether a claim has a figure that counts in a cell: the desk's or one of its rivals.
func (b *Book) Counts(c *model.Claim, cell model.Cell) bool {
	u, in := b.claim(c.ID), b.Cell(cell)
	return u != nil && in != nil && slices.ContainsFunc(in.all, func(x candidate) bool { return x.of == u })
}
