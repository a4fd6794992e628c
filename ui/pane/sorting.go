package pane

import (
	"cmp"
	"slices"

	"muster/model"
	"muster/model/account"
	"muster/ui/intent"
)

// toggleSort sorts the countries by the column of the cursor, or by name again. By a column in which none has a figure there is no
// order, and a mark over it would say that there is.
func (p *Accounting) toggleSort() intent.Intent {
	was := p.sort
	if p.sort = p.at.Status; p.sort == was {
		p.sort = 0
	}
	p.Refresh(false)
	if p.sort == 0 || p.grid.ranked {
		return nil
	}
	none := p.sort
	p.sort = was
	p.Refresh(false)
	return intent.Say{Text: "no country has a figure for " + none.String() + ": the order is as it was"}
}

// sorted tells whether the table goes by a column. In a replay the figures that it went by may not be there yet.
func (p *Accounting) sorted(i int) bool {
	return p.sort != 0 && p.grid.ranked && p.grid.columns[i].status == p.sort
}

// sortRows puts the nationalities with the greatest figures of a status first, and tells whether any has one; what follows them stays.
func sortRows(rows []*account.Row, status model.Status) (ranked bool) {
	n := 0
	for n < len(rows) && rows[n].Basis == model.Nationality && rows[n].Group != model.Unnamed {
		n++
	}
	slices.SortStableFunc(rows[:n], func(a, b *account.Row) int { return cmp.Compare(floor(b, status), floor(a, status)) })
	return n > 0 && floor(rows[0], status) >= 0
}

// floor is the least that a row's figure of a status says; -1: it has none.
func floor(r *account.Row, status model.Status) int {
	for _, c := range r.Cells {
		if c.Status == status && c.Scope == "" && c.Desk() != nil {
			return c.Desk().Count.Min()
		}
	}
	return -1
}
