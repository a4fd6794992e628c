package act

import (
	"slices"

	"muster/model"
)

// copied gives a claim that may be written to: a logged one may not.
func copied(c *model.Claim) *model.Claim {
	d := *c
	d.Figures, d.Links, d.People = slices.Clone(c.Figures), slices.Clone(c.Links), slices.Clone(c.People)
	return &d
}
