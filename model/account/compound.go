package account

import (
	"muster/model"
	"muster/model/count"
)

// Touching lists the compounds of the same group that may hold people of a cell: "5 missing or dead" beside the dead.
func (b *Book) Touching(key model.Cell) (all []*Cell) {
	b.refresh()
	r := b.rows[rowKey{key.Group, key.Class, key.Scope}]
	if r == nil {
		return nil
	}
	for _, c := range r.cells {
		if c.Status != key.Status && c.Status.Compound() && c.Status.Touches(key.Status) {
			all = append(all, c)
		}
	}
	return all
}

// share is rule 4: what a figure of one status adds to a sum over a whole status, which may itself be a compound. A
// figure whose every part lies in the whole counts in full. One that only touches it raises the ceiling by its own and
// the floor by nothing: none of its people need be there. Any other adds nothing.
func share(status, whole model.Status, i count.Interval) (count.Interval, bool) {
	switch {
	case status.Within(whole):
		return i, true
	case status.Touches(whole):
		return count.Interval{Max: i.Max}, true
	}
	return count.Interval{}, false
}
