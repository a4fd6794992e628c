package ui

import (
	"slices"

	"muster/model"
	"muster/model/account"
	"muster/model/exchange"
)

// outgoing is what copies are taken from, and what must not be in them. A copy leaves the screen: at an earlier point of the log what is
// withheld by now was often said openly.
type outgoing struct {
	known *model.Story  // as it stands now
	book  *account.Book // what is shown, with what is withheld by now withheld in it; the book of the screen where that is nothing
	held  []*exchange.Withholding
}

// outgoing counts what is shown anew where more is withheld by now.
func (a *App) outgoing() *outgoing {
	out := &outgoing{known: a.knownNow()}
	out.book = out.of(a.scene.Book)
	out.held = []*exchange.Withholding{exchange.Withhold(out.book.Story())}
	if out.known != out.book.Story() {
		out.held = append(out.held, exchange.Withhold(out.known))
	}
	return out
}

// knownNow is the story as it stands, with what was logged during a replay, and with the claims that were deleted, as they were before: as
// far as the log was read for what is shown.
func (a *App) knownNow() *model.Story {
	now, deleted := a.state.Open(a.situation), a.moved.deleted
	var meanwhile []*model.Change
	if r := a.replay; r != nil {
		meanwhile = r.meanwhile
		if r.log != nil {
			deleted = r.log.Deleted()
		}
	}
	if len(deleted)+len(meanwhile) == 0 {
		return now
	}
	known := now.Clone()
	for _, c := range deleted {
		if known.Claim(c.ID) == nil {
			known.Set(model.Ref{Kind: model.KindClaim, ID: c.ID}, &model.Entry{Record: c})
		}
	}
	for _, c := range meanwhile {
		if c.Situation == known.ID && c.Kind == model.KindClaim && c.After != nil {
			known.Set(c.Ref(), &model.Entry{Record: c.After})
		}
	}
	return known
}

// of gives a book with what is withheld by now withheld in it; itself where that is nothing.
func (o *outgoing) of(b *account.Book) *account.Book {
	if left := exchange.Hindsight(b.Story(), o.known); left != b.Story() {
		return account.Open(left, b.AsOf())
	}
	return b
}

// shown is a filing as it may leave.
func (o *outgoing) shown(f *model.Filing) *model.Filing {
	for _, held := range o.held {
		f = held.Show(f).(*model.Filing)
	}
	return f
}

// stays tells whether a record stays behind, or a figure of it.
func (o *outgoing) stays(ref model.Ref) bool {
	return slices.ContainsFunc(o.held, func(held *exchange.Withholding) bool { return held.Stays(ref) })
}

// staysIn tells whether a version of a claim withholds something, or bears on what does.
func (o *outgoing) staysIn(version model.Record) bool {
	c, ok := version.(*model.Claim)
	return ok && (c.Withholds() || slices.ContainsFunc(c.Links, func(to model.Link) bool {
		return o.stays(model.Ref{Kind: model.KindClaim, ID: to.Claim})
	}))
}

// wasFiled tells whether a number was filed in a cell that stays behind: how the cell went shows it.
func (o *outgoing) wasFiled(cell model.Cell) bool {
	for _, e := range o.known.Entries(model.KindFiling) {
		filed := e.Record.(*model.Filing)
		held := func(f model.FiledFigure) bool { return f.Cell() == cell }
		if slices.ContainsFunc(filed.Figures, held) && !slices.ContainsFunc(o.shown(filed).Figures, held) {
			return true
		}
	}
	return false
}
