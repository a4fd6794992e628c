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

// overtakenWhole holds the wholes against each other (rule 7): FOREIGN and the host's own together are a floor under ALL,
// and so is each group of another basis. It tells by which of them a claimed ALL is overtaken, nil: by none.
func (b *Book) overtakenWhole(all *Said) *Overtaken {
	if all.Group != model.All || all.Scope != "" {
		return nil
	}
	parts := &Overtaken{How: ByWholes}
	for _, group := range []string{model.Foreign, b.situation.Host} {
		if c := b.cell(model.Cell{Group: group, Class: all.Class, Status: all.Status}); c != nil {
			parts.By, parts.Floor = append(parts.By, c.Desk()), parts.Floor+c.Desk().Count.Min()
		}
	}
	for _, r := range b.order(all.Class).checks {
		if c := b.cell(model.Cell{Group: r.key.group, Class: all.Class, Status: all.Status}); c != nil && c.Desk().Count.Min() > parts.Floor {
			parts.By, parts.Floor = []*Said{c.Desk()}, c.Desk().Count.Min()
		}
	}
	if parts.Floor > all.Count.Min() {
		return parts
	}
	return nil
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
