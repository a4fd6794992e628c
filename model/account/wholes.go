package account

import (
	"slices"

	"muster/model"
	"muster/model/count"
)

// cell finds a cell that holds a desk's figure; nil: there is none.
func (b *Book) cell(key model.Cell) *Cell {
	if r := b.rows[rowKey{key.Group, key.Class, key.Scope}]; r != nil {
		for _, c := range r.cells {
			if c.Status == key.Status {
				return c
			}
		}
	}
	return nil
}

// overtakenWhole tells what has overtaken a claimed ALL by the other wholes, nil: nothing.
func (b *Book) overtakenWhole(all *Said) *Overtaken {
	if all.Group != model.All || all.Scope != "" {
		return nil
	}
	if u := b.underAll(all.Class, all.Status); u.exceeds(all) {
		return u.overtaken()
	}
	return nil
}

// underAll is the floor under ALL in one status (rule 7): what FOREIGN and the host's own make together, its duals among them, or a
// group of another basis where that makes more.
type underAll struct {
	of    model.Status
	floor int
	first *row   // FOREIGN or the group, nil: nothing was said of it
	hosts []*row // with FOREIGN
}

func (b *Book) underAll(class model.Class, status model.Status) underAll {
	o := b.order(class)
	u := underAll{of: status, first: b.rows[rowKey{group: model.Foreign, class: class}], hosts: o.hosts}
	_, u.floor = floorIn(u.first, status)
	for _, r := range o.hosts {
		_, host := floorIn(r, status)
		u.floor += host
	}
	for _, r := range o.checks {
		if _, f := floorIn(r, status); f > u.floor {
			u.floor, u.first, u.hosts = f, r, nil
		}
	}
	return u
}

// exceeds tells whether a claimed ALL is overtaken.
func (u *underAll) exceeds(all *Said) bool { return outgrown(all.Count, u.floor) }

// outgrown tells whether a floor is more than a claimed number can be, or, where that has no ceiling, than it says: "at least 23" is not to
// be told where 38 are known. A range that holds the floor stands, and an unknown number claims nothing.
func outgrown(claimed count.Count, floor int) bool {
	switch {
	case claimed.Unknown():
		return false
	case claimed.Bounded():
		return floor > claimed.Max()
	}
	return floor > claimed.Min()
}

// overtaken says by whom a claimed ALL is overtaken that it exceeds.
func (u *underAll) overtaken() *Overtaken {
	over := &Overtaken{How: ByWholes, Of: u.of}
	over.add(u.first)
	for _, r := range u.hosts {
		over.add(r)
	}
	return over
}

// floorIn is the floor that a group gives to a status: its own figure of it, or, if they make more, those of its parts, for
// which own is nil.
func floorIn(r *row, of model.Status) (own *Said, floor int) {
	if r == nil {
		return nil, 0
	}
	for _, c := range r.cells {
		switch {
		case c.Status == of:
			own = c.Desk()
		case c.Status.Within(of):
			floor += c.desk.Min
		}
	}
	if own != nil && own.Count.Min() >= floor {
		return own, own.Count.Min()
	}
	return nil, floor
}

// add adds the floor that a group gives to a status. The parts are not added to the group's own figure: they may count the
// same people.
func (o *Overtaken) add(r *row) {
	own, floor := floorIn(r, o.Of)
	o.Floor += floor
	switch {
	case own != nil:
		o.By = append(o.By, own)
	case floor > 0:
		for _, c := range r.cells {
			if c.Status.Within(o.Of) && c.Status != o.Of && c.Desk().Count.Min() > 0 {
				o.By = append(o.By, c.Desk())
			}
		}
	}
}

// OvertakenBy is what has overtaken the desk's figure by any rule, the wholes', a part's or that of the open figures; nil: nothing.
func (c *Cell) OvertakenBy() *Overtaken {
	if desk := c.Desk(); desk != nil {
		if o := c.book.overtakenWhole(desk); o != nil {
			return o
		}
	}
	return c.overtakenItself()
}

// overtakenItself is OvertakenBy without the wholes.
func (c *Cell) overtakenItself() *Overtaken {
	if desk := c.Desk(); desk != nil {
		if o := overtakenByPart(c.book.partsOf(c.row, c.Status), desk); o != nil {
			return o
		}
	}
	return c.Overtaken
}

// overtakenApart is what is told of the cell by itself: that a claimed whole is overtaken is an alarm of the reconciliation.
func (c *Cell) overtakenApart() *Overtaken {
	if slices.Contains(wholes[:], c.Group) {
		return c.Overtaken
	}
	return c.overtakenItself()
}
