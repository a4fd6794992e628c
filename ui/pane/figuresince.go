package pane

import (
	"muster/model"
	"muster/model/account"
)

// Figures are the figures that the accounting of a book shows, in every cell of it.
func Figures(b *account.Book) map[model.Cell]string {
	all := map[model.Cell]string{}
	for _, class := range b.Classes() {
		for _, row := range b.Table(class, true).Rows {
			for _, c := range row.Cells {
				all[c.Cell] = figureOf(c)
			}
		}
	}
	return all
}

// MarkSince marks the cells that show another figure than they did once, but for those that are by whoever looks.
func (p *Accounting) MarkSince(figures map[model.Cell]string, byMe func(*account.Cell) bool) {
	for at, c := range p.every() {
		if was, there := figures[at]; (!there || was != figureOf(c)) && !byMe(c) {
			p.scene.FreshCells[at] = true
		}
	}
}

// every gives every cell of the book, also those that a filter hides.
func (p *Accounting) every() map[model.Cell]*account.Cell {
	all := map[model.Cell]*account.Cell{}
	for _, class := range p.scene.Book.Classes() {
		for _, row := range p.scene.Book.Table(class, true).Rows {
			for _, c := range row.Cells {
				if p.scene.Book.Cell(c.Cell) != nil {
					all[c.Cell] = c
				}
			}
		}
	}
	return all
}
