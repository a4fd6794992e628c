package replay

import (
	"fmt"

	"muster/model/account"
)

// Cut names the cut: "as logged by 21 Jan 2013 16:30", "as said by the end of 21 Jan 2013".
func (r *Replay) Cut() string {
	asOf := r.at.AsOf
	if r.clock == account.ByLogged {
		switch {
		case !asOf.IsZero():
		case r.at.In == 0:
			return "before anything was logged"
		default:
			return "as logged by " + r.log.Change(r.at.In).Logged.In(r.zone).Format("2 Jan 2006 15:04")
		}
	}
	if asOf.IsZero() {
		return "before anything was said"
	}
	words := asOf.Display(r.zone)
	if asOf.IsDay() {
		words = "the end of " + words
	}
	return "as " + r.clock.String() + " by " + words
}

// Place says where among the changes or the claims the cut is: "change 212 of 418".
func (r *Replay) Place() string {
	what := "claim"
	if r.clock == account.ByLogged {
		what = "change"
	}
	if r.at.In == 0 {
		return fmt.Sprintf("before the first of %d %ss", r.Len(), what)
	}
	return fmt.Sprintf("%s %d of %d", what, r.at.In, r.Len())
}
