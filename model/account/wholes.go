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
	o := b.order(all.Class)
	parts := &Overtaken{How: ByWholes, Of: all.Status}
	parts.add(b.rows[rowKey{group: model.Foreign, class: all.Class}])
	for _, r := range o.hosts {
		parts.add(r)
	}
	for _, r := range o.checks {
		check := &Overtaken{How: ByWholes, Of: all.Status}
		if check.add(r); check.Floor > parts.Floor {
			parts = check
		}
	}
	if parts.Floor > all.Count.Min() {
		return parts
	}
	return nil
}

// add adds the floor that a group gives to a status: its own figure of it, or, if they make more, those of its parts. They are
// not added to each other: they may count the same people.
func (o *Overtaken) add(r *row) {
	if r == nil {
		return
	}
	own, parts, floor := (*Said)(nil), []*Said(nil), 0
	for _, c := range r.cells {
		switch {
		case c.Status == o.Of:
			own = c.Desk()
		case c.Status.Within(o.Of) && c.Desk().Count.Min() > 0:
			parts, floor = append(parts, c.Desk()), floor+c.Desk().Count.Min()
		}
	}
	if own != nil && own.Count.Min() >= floor {
		parts, floor = []*Said{own}, own.Count.Min()
	}
	o.By, o.Floor = append(o.By, parts...), o.Floor+floor
}

// OvertakenBy is what has overtaken the desk's figure by either rule, the wholes' or that of the open figures; nil: nothing.
func (c *Cell) OvertakenBy() *Overtaken {
	desk := c.Desk()
	if desk == nil {
		return nil
	}
	if o := c.book.overtakenWhole(desk); o != nil {
		return o
	}
	return c.Overtaken
}
