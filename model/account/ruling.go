package account

import (
	"cmp"
	"maps"
	"slices"

	"muster/model"
)

// rulings are the desk's decisions that are in force inside the cut.
type rulings struct {
	version int
	cells   map[model.Cell]*model.Entry // the latest ruling of a cell
	voices  []*model.Entry              // rulings for an authority, those for a status first, the latest first
}

// readRulings takes up the rulings of the story and touches the rows they concern, before and after.
func (b *Book) readRulings() {
	before := b.rulings
	b.rulings = rulings{version: before.version + 1, cells: map[model.Cell]*model.Entry{}}
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
	if maps.Equal(before.cells, b.rulings.cells) && slices.Equal(before.voices, b.rulings.voices) {
		b.rulings.version = before.version
		return
	}
	b.touchRuled(before)
	b.touchRuled(b.rulings)
}

func newer(e, than *model.Entry) bool { return than == nil || e.Last.Seq > than.Last.Seq }

func (b *Book) touchRuled(r rulings) {
	for cell := range r.cells {
		if row := b.rows[rowKey{cell.Group, cell.Class, cell.Scope}]; row != nil {
			b.touch(row)
		}
	}
	if len(r.voices) == 0 {
		return
	}
	for _, row := range b.rows {
		b.touch(row)
	}
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
