package account

import (
	"cmp"
	"slices"

	"muster/model"
)

// rulings are the desk's decisions that are in force inside the cut.
type rulings struct {
	cells  map[model.Cell]*model.Entry // the latest ruling of a cell
	voices []*model.Entry              // rulings for an authority, those for a status first, the latest first
}

// readRulings takes up the rulings of the story and touches the rows that those concern which came or went.
func (b *Book) readRulings() {
	before := b.rulings
	b.rulings = rulings{cells: map[model.Cell]*model.Entry{}}
	for _, e := range b.story.Entries(model.KindRuling) {
		r := e.Record.(*model.Ruling)
		if r.Claim == "" {
			b.rulings.voices = append(b.rulings.voices, e)
		} else if u := b.claim(r.Claim); u != nil && u.known && newer(e, b.rulings.cells[r.Cell()]) {
			b.rulings.cells[r.Cell()] = e
		}
	}
	slices.SortStableFunc(b.rulings.voices, func(x, y *model.Entry) int {
		p, q := x.Record.(*model.Ruling), y.Record.(*model.Ruling)
		return cmp.Or(preferred(p.Status != 0, q.Status != 0), preferred(p.Group != "", q.Group != ""), cmp.Compare(y.Last.Seq, x.Last.Seq))
	})
	b.touchRuled(before, b.rulings)
	b.touchRuled(b.rulings, before)
}

func newer(e, than *model.Entry) bool { return than == nil || e.Last.Seq > than.Last.Seq }

// touchRuled touches the rows that some rulings concern, without those that are among others.
func (b *Book) touchRuled(these, others rulings) {
	for cell, e := range these.cells {
		if r := b.rows[rowKey{cell.Group, cell.Class, cell.Scope}]; r != nil && others.cells[cell] != e {
			b.rule(r)
		}
	}
	for _, e := range these.voices {
		if !slices.Contains(others.voices, e) {
			b.touchRuledFor(e.Record.(*model.Ruling))
		}
	}
}

// touchRuledFor touches the rows in which the authority of a ruling says anything.
func (b *Book) touchRuledFor(ruling *model.Ruling) {
	key, _ := voiceKey(ruling.Authority)
	v := b.voices[key]
	if v == nil {
		return
	}
	for _, r := range b.rows {
		if _, speaks := r.find(v); speaks && r.key.class == ruling.Class && (ruling.Group == "" || ruling.Group == r.key.group) {
			b.rule(r)
		}
	}
}

// rule has a row computed again by other rulings.
func (b *Book) rule(r *row) {
	r.rulings++
	b.touch(r)
}

// applyRulings is the first step of rule 2: a cell's ruling goes before an authority's, and both before all else. A ruling
// binds its claim's authority, whose newer figures it follows. It lapses when its claim is corrected, retracted, withheld
// or a desk error, and when that authority gives no figure in the cell any more: the cell says so until someone rules.
func (b *Book) applyRulings(c *Cell, all []candidate) {
	if e := b.rulings.cells[c.Cell]; e != nil {
		if c.ruled != nil && chooseRuled(all, c.ruled) {
			c.Choice, c.Ruling = ByRuling, e
			return
		}
		c.Lapsed = e
	}
	for _, e := range b.rulings.voices {
		r := e.Record.(*model.Ruling)
		key, _ := voiceKey(r.Authority)
		if v := b.voices[key]; v != nil && appliesTo(r, c.Cell) && chooseRuled(all, v) {
			c.Choice, c.Ruling = ByRuling, e
			if c.Lapsed != nil && newer(e, c.Lapsed) {
				c.Lapsed = nil // somebody has ruled since
			}
			return
		}
	}
}

// keepsBack tells whether a ruling names what is withheld.
func (b *Book) keepsBack(r *model.Ruling) bool {
	u := b.claim(r.Claim)
	if u == nil {
		return false
	}
	f, ok := u.claim.Figure(r.Cell())
	return u.claim.Status == model.Withheld || ok && u.claim.StateOf(f) == model.Withheld
}

// boundBy is the authority that the ruling on a cell binds; nil when there is none or it has lapsed.
func (b *Book) boundBy(cell model.Cell) *Voice {
	e := b.rulings.cells[cell]
	if e == nil {
		return nil
	}
	r := e.Record.(*model.Ruling)
	s := b.figure(r.Claim, cell)
	if s == nil || s.state.Void() {
		return nil
	}
	return b.origin(s).Voice()
}
