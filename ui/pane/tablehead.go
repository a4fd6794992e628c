package pane

import "fmt"

// head names the columns; marks at its ends tell that there are more.
func (p *Accounting) head(front bool) string {
	pen, last := p.scene.Pen, p.lastColumn(p.left)
	r, name := pen.NewRow(p.list.width).Space(2), p.nameWidth()
	if p.left > 0 && p.sorted(p.left) {
		name--
	}
	if p.left > 0 {
		r.FitRight(pen.Accent, fmt.Sprintf("%s %d more", pen.Marks.Left, p.left), name)
	}
	r.Space(r.Left() - p.room())
	for i := p.left; i < last; i++ {
		c := p.grid.columns[i]
		style := pen.Dim
		if i == p.col && front {
			style = pen.Strong
		}
		r.Space(c.headLead() + p.air[i])
		if p.sorted(i) {
			r.Add(pen.Accent, pen.Marks.Sorted)
		} else {
			r.Space(1)
		}
		r.Fit(style, c.head, c.width()-c.headLead())
	}
	if last < len(p.grid.columns) {
		return r.Add(pen.Accent, pen.Marks.Right).String()
	}
	if p.openShown() {
		r.FitRight(pen.Dim, "unexplained", openWidth)
	}
	return r.String()
}

// makeRoomToMark puts another space before the column that the table is sorted by where there would be none between its mark and the
// head at the left: a mark between two heads is of both. The column of the groups lends it, so that no other goes out of sight.
func (p *Accounting) makeRoomToMark() {
	p.lent = 0
	for i := 1; i < len(p.grid.columns); i++ {
		if p.sorted(i) && p.air[i]+p.grid.columns[i].headLead() == 0 && p.grid.columns[i-1].headTrail() == 0 {
			p.air[i], p.lent = 1, 1
		}
	}
}

// headLead and headTrail are how many columns of the screen are free before and behind the head.
func (c column) headLead() int  { return max(0, c.figure-len(c.head)) }
func (c column) headTrail() int { return c.width() - c.headLead() - len(c.head) }
