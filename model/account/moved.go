package account

import "muster/model"

// filedFigure is a number of the latest filing.
type filedFigure struct {
	model.FiledFigure
	filing *model.Filing
}

// readFilings takes up the figures of the filing that was filed last inside the cut. Rows in which it left a figure are
// kept, whatever becomes of the claims: what was put out and stands no more must still be seen.
func (b *Book) readFilings() {
	for key := range b.filedRows {
		b.touch(b.row(key))
	}
	b.filed, b.filedRows = map[model.Cell]filedFigure{}, map[rowKey][]model.Status{}
	last := b.lastFiling()
	if last == nil {
		return
	}
	for _, f := range last.Figures {
		key := rowKey{f.Group, f.Class, f.Scope}
		b.filed[f.Cell()] = filedFigure{f, last}
		b.filedRows[key] = append(b.filedRows[key], f.Status)
		b.touch(b.row(key))
	}
}

func (b *Book) lastFiling() (last *model.Filing) {
	for _, e := range b.story.Entries(model.KindFiling) {
		f := e.Record.(*model.Filing)
		begin := f.Filed.Begin(b.zone)
		if begin.Unix() < b.cut && (last == nil || !begin.Before(last.Filed.Begin(b.zone))) {
			last = f
		}
	}
	return last
}

// Moved tells what the desk filed in the cell, where its figure is another now, or none.
func (c *Cell) Moved() (*model.FiledFigure, bool) {
	f, ok := c.book.filed[c.Cell]
	if !ok || c.Desk() != nil && f.Count.Interval() == c.Desk().Interval() {
		return nil, false
	}
	return &f.FiledFigure, true
}
