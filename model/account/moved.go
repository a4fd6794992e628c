package account

import "muster/model"

// filedFigure is a number of the latest filing.
type filedFigure struct {
	model.FiledFigure
	filing *model.Filing
}

// readFilings takes up the figures of the latest filing inside the cut.
func (b *Book) readFilings() {
	b.filed = map[model.Cell]filedFigure{}
	var last *model.Filing
	for _, e := range b.story.Entries(model.KindFiling) {
		if f := e.Record.(*model.Filing); f.Filed.Begin(b.zone).Unix() < b.cut {
			last = f
		}
	}
	if last == nil {
		return
	}
	for _, f := range last.Figures {
		b.filed[f.Cell()] = filedFigure{f, last}
	}
}

// Moved tells what the desk filed in the cell, where its figure is another now.
func (c *Cell) Moved() (*model.FiledFigure, bool) {
	f, ok := c.book.filed[c.Cell]
	if !ok || c.Desk() != nil && f.Count.Interval() == c.Desk().Interval() {
		return nil, false
	}
	return &f.FiledFigure, true
}
