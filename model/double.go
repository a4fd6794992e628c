package model

import (
	"slices"
	"time"
)

// FreshFor is how long a claim of another editor warns of being entered twice.
const FreshFor = 10 * time.Minute

// Doubles tells whether a claim that an editor is about to log now says what another editor logged just before: the same
// figures of the same source. A claim without figures doubles nothing. Stamp is where the other one was logged first.
func (c *Claim) Doubles(other *Claim, logged Stamp, by Editor, now time.Time) bool {
	return logged.By != nil && logged.By.ID != by.ID && now.Sub(logged.At()) < FreshFor && other.Source == c.Source &&
		len(c.Figures) > 0 && slices.Equal(other.Figures, c.Figures)
}
