package account

import (
	"fmt"
	"strings"
)

// Arithmetic is how the sum of the countries comes about, in one line: "14+ = GB 3 + FR >5 + GB+US 6+ - 1 counted twice". Every figure
// stands there as it does in the table, with its status where that is another than the whole's; empty where fewer than two are added.
func (r *Reconciliation) Arithmetic() string {
	s := r.Countries
	if len(s.Cells) < 2 {
		return ""
	}
	var terms []string
	for _, c := range s.Cells {
		term := c.Group + " " + c.Desk().Count.Short()
		if c.Status != r.Status {
			term += " " + c.Status.String()
		}
		terms = append(terms, term)
	}
	twice := 0
	for _, p := range s.Same {
		twice += p.Less
	}
	less := ""
	if twice > 0 {
		less = fmt.Sprintf(" - %d counted twice", twice)
	}
	return s.Short() + " = " + strings.Join(terms, " + ") + less
}
