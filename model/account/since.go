package account

import (
	"fmt"
	"slices"

	"muster/model"
)

// SinceFiled tells what moved since the last filing: every filed figure that is not to be used any more as it was filed, with
// the cause, every figure that has come into doubt since, and every figure that the filing did not have. Nothing where nothing was
// filed.
func (b *Book) SinceFiled() []Move { return b.words().SinceFiled() }

// SinceFiled tells the same for the reader of the words.
func (w Words) SinceFiled() []Move {
	b := w.book
	last := b.LastFiling()
	if last == nil {
		return nil
	}
	d := differ{from: b, to: b, words: w}
	if e := b.story.Entry(model.Ref{Kind: model.KindFiling, ID: last.ID}); e != nil {
		d.filedAt = e.First.Seq
	}
	for _, class := range model.Classes() {
		for _, row := range b.Table(class, false).Rows {
			for _, c := range row.Cells {
				d.sinceFiled(c)
			}
		}
	}
	slices.SortStableFunc(d.moves, compareMoves)
	return d.moves
}

func (d *differ) sinceFiled(c *Cell) {
	f, moved := c.Moved()
	m := Move{Kind: MovedFigure, Cell: c.Cell, Cause: Update}
	desk := c.Desk()
	if desk != nil {
		m.Now, m.Claim = desk.Count.Phrase(), desk.Claim().ID
		m.size = desk.Count.Min()
	}
	_, filed := d.to.filed[c.Cell]
	switch {
	case moved:
		m.Cause = c.Cause()
		d.fell(&m, f, desk)
	case !filed && desk != nil:
		m.Says = fmt.Sprintf("%s: %s, was not filed; %s.", d.to.subject(c.Cell), m.Now, d.words.standing(desk))
	case filed && desk != nil:
		if m.Kind, m.Says = MovedMark, d.doubtedSince(c); m.Says == "" {
			return
		}
	default:
		return
	}
	d.add(figures, m)
}

// doubtedSince tells of a figure that stands as it was filed, but has come into conflict since, or was overtaken: by claims that
// were logged or edited after the filing. Empty: nothing of the kind.
func (d *differ) doubtedSince(c *Cell) string {
	w, desk := d.words, c.Desk()
	after := func(s *Said) bool { return d.lastChange(s) > d.filedAt }
	since := func(by ...*Said) string {
		if slices.ContainsFunc(by, func(s *Said) bool { return s.Seq() > d.filedAt }) {
			return " since"
		}
		return "" // by one that was edited since: it was so before, perhaps
	}
	says := fmt.Sprintf("%s: %s, as filed (%s)", d.to.subject(c.Cell), desk.Count.Phrase(), w.Attribution(desk))
	against := slices.ContainsFunc(c.Rivals, func(r *Said) bool {
		return after(r) && !r.Claim().Credibility.Doubtful() && !r.Interval().Meets(desk.Interval())
	})
	switch o := d.to.Overtaking(desk); {
	case o != nil && slices.ContainsFunc(o.By, after):
		return says + ", and overtaken" + since(o.By...) + ": " + w.Overtaken(desk) + "."
	case against && c.Spread.Conflict:
		return says + ", and in conflict" + since(c.Rivals...) + ": " + c.Spread.against() + "."
	}
	return ""
}

// lastChange is when the claim of a figure was changed last, in the log.
func (d *differ) lastChange(s *Said) uint64 {
	return d.to.story.Entry(model.Ref{Kind: model.KindClaim, ID: s.Claim().ID}).Last.Seq
}

// fell puts a filed figure that moved in a sentence. The number of one that is withheld by now is not told.
func (d *differ) fell(m *Move, f *model.FiledFigure, desk *Said) {
	was := "was filed as " + f.Count.Phrase()
	if m.Was = f.Count.Phrase(); m.Cause == Withdrawal {
		m.Was, was = "", "what was filed is not to be used"
	}
	if m.Cause != Update {
		was += " (" + string(m.Cause) + ")"
	}
	if desk == nil {
		m.Says = fmt.Sprintf("%s: no figure any more, %s.", d.to.subject(m.Cell), was)
		return
	}
	m.Says = fmt.Sprintf("%s: %s, %s; %s.", d.to.subject(m.Cell), m.Now, was, d.words.standing(desk))
}
