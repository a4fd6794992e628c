package account

import (
	"slices"

	"muster/model"
)

// Table is the accounting of one class.
type Table struct {
	Book           *Book
	Class          model.Class
	Rows           []*Row
	Reconciliation []*Reconciliation
}

// Row is what is known of one group: all its cells, whatever their scope.
type Row struct {
	Group string
	Name  string
	Basis model.Basis
	// Cells are in the order of their statuses, the whole incident before its parts.
	Cells       []*Cell
	Unexplained []Unexplained
	// Duals is how many people of dual nationality stand in rows of their own and are this country's nationals, too.
	Duals []*Row

	// laid is the row as it was laid out, in this table or an earlier one, and age what its marks hang on besides: of said, which
	// is when its figures were said, in order, the first old are stale by their age.
	laid *Row
	age  aging
	said []int64
	old  int
}

// Same tells whether a row shows just what it showed in an earlier table of the book, in figures, marks and names. Why a figure moved
// since it was filed may be another.
func (r *Row) Same(earlier *Row) bool {
	return r == earlier || earlier != nil && r.laid == earlier.laid && r.age == earlier.age && r.old == earlier.old && len(r.Duals) == len(earlier.Duals)
}

// Table lays out the accounting of a class: nationalities by name, XX, the wholes, then residence, employer and site.
// With withheld, cells in which only withheld figures stand are shown as well; they have no desk's figure.
func (b *Book) Table(class model.Class, withWithheld bool) *Table {
	o, age := b.order(class), b.aging()
	t := &Table{Book: b, Class: class, Rows: make([]*Row, 0, len(o.groups))}
	for i := range o.groups {
		if row := o.groups[i].row(b, age, withWithheld); row != nil {
			t.Rows = append(t.Rows, row)
		}
	}
	if o.duals {
		t.noteDuals()
	}
	t.Reconciliation = b.reconcile(class)
	return t
}

// noteDuals tells both countries of each dual's row about it.
func (t *Table) noteDuals() {
	var of map[string][]*Row
	for _, dual := range t.Rows {
		if model.IsDual(dual.Group) {
			if of == nil {
				of = map[string][]*Row{}
			}
			for _, code := range model.Countries(dual.Group) {
				of[code] = append(of[code], dual)
			}
		}
	}
	if of == nil {
		return
	}
	for i, row := range t.Rows {
		if duals := of[row.Group]; duals != nil {
			with := *row
			with.Duals, t.Rows[i] = duals, &with
		}
	}
}

// Cell finds a cell with a desk's figure; nil: there is none.
func (b *Book) Cell(key model.Cell) *Cell {
	b.refresh()
	return b.cell(key)
}

// Classes lists the classes in which anything is counted.
func (b *Book) Classes() (all []model.Class) {
	for _, c := range model.Classes() {
		if slices.ContainsFunc(b.shown(c), func(r *row) bool { return len(r.cells) > 0 }) {
			all = append(all, c)
		}
	}
	return all
}

// basis is the basis a group's row stands under: those whose nationality was not given stand with the nationalities.
func (b *Book) basis(group string) model.Basis { return b.story.BasisOf(group) }
