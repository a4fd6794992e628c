package account

import "muster/model"

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

// overtakenWhole holds the wholes against each other (rule 7): FOREIGN and the host's own, its duals among them, are together a
// floor under ALL, and so is each group of another basis. It tells by which of them a claimed ALL is overtaken, nil: none.
func (b *Book) overtakenWhole(all *Said) *Overtaken {
	if all.Group != model.All || all.Scope != "" {
		return nil
	}
	o, foreign := b.order(all.Class), b.rows[rowKey{group: model.Foreign, class: all.Class}]
	_, floor := floorIn(foreign, all.Status)
	for _, r := range o.hosts {
		_, host := floorIn(r, all.Status)
		floor += host
	}
	var check *row // the group that makes more than the two
	for _, r := range o.checks {
		if _, f := floorIn(r, all.Status); f > floor {
			floor, check = f, r
		}
	}
	if floor <= all.Count.Min() {
		return nil
	}
	over := &Overtaken{How: ByWholes, Of: all.Status}
	if check != nil {
		over.add(check)
		return over
	}
	over.add(foreign)
	for _, r := range o.hosts {
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

// OvertakenBy is what has overtaken the desk's figure by either rule, the wholes' or that of the open figures; nil: nothing.
func (c *Cell) OvertakenBy() *Overtaken {
	if c.Group != model.All || c.Desk() == nil {
		return c.Overtaken
	}
	if o := c.book.overtakenWhole(c.Desk()); o != nil {
		return o
	}
	return c.Overtaken
}
