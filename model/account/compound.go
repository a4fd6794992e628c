package account

import (
	"muster/model"
	"muster/model/count"
)

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
