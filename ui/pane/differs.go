package pane

import "muster/model"

// compare marks the cells that show another figure than they did, and counts those that are gone. It looks only at rows that the
// grid has not taken over.
func (g *grid) compare(was *grid, fresh map[model.Cell]bool) (gone int) {
	left := map[gridKey]*gridRow{}
	for _, l := range was.groups {
		if l.in != g.nth {
			was.each(l, func(r *gridRow) { left[r.key] = r })
		}
	}
	for _, l := range g.groups {
		if l.made == g.nth {
			g.each(l, func(r *gridRow) {
				gone += r.compare(left[r.key], fresh)
				delete(left, r.key)
			})
		}
	}
	for _, r := range left {
		gone += r.figures()
	}
	return gone
}

// compare marks the cells of a row that show another figure than in an earlier one, nil: there was none, and counts those that
// are gone.
func (r *gridRow) compare(was *gridRow, fresh map[model.Cell]bool) (gone int) {
	gone = was.figures()
	for i := range r.cells {
		c := &r.cells[i]
		if c.Cell == nil {
			continue
		}
		old := was.cell(c.Status)
		if old != nil {
			gone--
		}
		if old == nil || old.figure != c.figure {
			fresh[c.Cell.Cell] = true
		}
	}
	return gone
}

// figures is how many figures a row shows.
func (r *gridRow) figures() (n int) {
	if r == nil {
		return 0
	}
	for i := range r.cells {
		if r.cells[i].Cell != nil {
			n++
		}
	}
	return n
}

// cell is a row's cell of a status, nil: it has none.
func (r *gridRow) cell(s model.Status) *gridCell {
	if r == nil {
		return nil
	}
	for i := range r.cells {
		if c := &r.cells[i]; c.Cell != nil && c.Status == s {
			return c
		}
	}
	return nil
}

// each does something for the rows of a group that are shown.
func (g *grid) each(l *group, do func(r *gridRow)) {
	for _, r := range l.rows {
		if g.shows(r) {
			do(r)
		}
	}
}
