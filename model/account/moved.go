package account

import "muster/model"

// readFilings takes up the figures of the filing that was filed last inside the cut. Rows in which it left a figure are
// kept, whatever becomes of the claims: what was put out and stands no more must still be seen.
func (b *Book) readFilings() {
	last := b.LastFiling()
	if last == b.lastFiled {
		return
	}
	b.lastFiled = last
	b.filingsRead++
	for key := range b.filedRows {
		b.touch(b.row(key))
	}
	b.filed, b.filedRows = map[model.Cell]*model.FiledFigure{}, map[rowKey][]model.Status{}
	if last == nil {
		return
	}
	for i := range last.Figures {
		f := &last.Figures[i]
		key := rowKey{f.Group, f.Class, f.Scope}
		b.filed[f.Cell()] = f
		b.filedRows[key] = append(b.filedRows[key], f.Status)
		b.touch(b.row(key))
	}
}

// LastFiling is what the desk put out last inside the cut; nil: nothing yet. Of two that were filed together it is the one
// that was logged later.
func (b *Book) LastFiling() (last *model.Filing) {
	for _, e := range b.story.Entries(model.KindFiling) {
		f := e.Record.(*model.Filing)
		begin := f.Filed.Begin(b.zone)
		if begin.Unix() < b.cut && (last == nil || !begin.Before(last.Filed.Begin(b.zone))) {
			last = f
		}
	}
	return last
}

// Cause says why a figure that was filed is not to be used as it was filed; the words are those of an advisory.
type Cause string

// The causes.
const (
	Update     Cause = "update"     // somebody has said something newer, or the desk goes by another
	Correction Cause = "correction" // the source was wrong
	OurError   Cause = "our error"  // the desk was wrong: marked so, or the claim or its figure was deleted or rewritten
	Retraction Cause = "retraction" // the source took it back
	Withdrawal Cause = "withdrawal" // the desk withholds it by now, and no number of it leaves any more
)

// Moved tells what the desk filed in the cell, where that is not to be used any more as it was filed: the figure is
// another now, or says it in another way (about 685, and 685), or is gone, or the claim that it was filed on has fallen,
// even if somebody else gives the same number.
func (c *Cell) Moved() (*model.FiledFigure, bool) {
	f := c.book.filed[c.Cell]
	if f == nil || c.as(f) && c.book.causeOf(f) == Update {
		return nil, false
	}
	return f, true
}

// as tells whether the desk's figure says what was filed.
func (c *Cell) as(f *model.FiledFigure) bool {
	return c.Desk() != nil && (f.Count == c.Desk().Count || f.Count.Phrase() == c.Desk().Count.Phrase())
}

// Cause tells why the cell moved since it was filed. It means something only where Moved tells that it did.
func (c *Cell) Cause() Cause { return c.book.causeOf(c.book.filed[c.Cell]) }

// causeOf asks what became of the claim that a figure was filed on. A claim that is gone, or that says something else now,
// was entered wrongly by the desk. A figure that names no claim has no other cause than news.
func (b *Book) causeOf(f *model.FiledFigure) Cause {
	if f == nil || f.Claim == "" {
		return Update
	}
	u := b.claim(f.Claim)
	if u == nil {
		return OurError
	}
	if u.claim.HoldsBack(f.Cell(), f.Count) {
		return Withdrawal
	}
	s := u.in(f.Cell())
	if s == nil {
		return OurError
	}
	switch s.state {
	case model.Retracted:
		return Retraction
	case model.Corrected:
		return Correction
	case model.DeskError:
		return OurError
	}
	if u.known && s.Count != f.Count && s.Count.Phrase() != f.Count.Phrase() {
		return OurError
	}
	return Update
}

// in finds the figure of a cell in a claim, nil: none.
func (u *utterance) in(cell model.Cell) *Said {
	for i := range u.said {
		if u.said[i].Cell() == cell {
			return &u.said[i]
		}
	}
	return nil
}

// Gone says that no figure stands in a cell any more; and where the desk has filed one, why that is not to be used.
func (b *Book) Gone(key model.Cell) (says string, filed bool) {
	const gone = "No figure stands here any more"
	b.refresh()
	if r := b.rows[rowKey{key.Group, key.Class, key.Scope}]; r != nil {
		for _, c := range r.hidden {
			if words := c.movedWords(); c.Status == key.Status && words != "" {
				return gone + ": " + words + ".", true
			}
		}
	}
	return gone + ".", false
}

// movedWords says in a sentence what was filed and is so no more; without the number where it is withheld by now.
func (c *Cell) movedWords() string {
	f, ok := c.Moved()
	cause := c.Cause()
	switch {
	case !ok:
		return ""
	case cause == Withdrawal:
		return "moved since it was filed: withdrawn"
	case c.Desk() != nil && c.as(f):
		return "filed as " + f.Count.String() + " on a claim that has fallen since (" + string(cause) + ")"
	case cause != Update:
		return "moved since it was filed as " + f.Count.String() + " (" + string(cause) + ")"
	}
	return "moved since it was filed as " + f.Count.String()
}
