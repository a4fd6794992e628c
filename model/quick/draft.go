package quick

import (
	"slices"
	"time"

	"muster/model"
	"muster/model/moment"
)

// Context is what a line is read against.
type Context struct {
	// Story has the sources and groups that names stand for, and the zone of the scene. It may be nil: then every source is new.
	Story *model.Story
	// Now is when the line is typed.
	Now time.Time
	// Scopes are the scopes that the story uses already; a typed one that differs in case or accents only is spelled so.
	Scopes []string
	// Speakers are the ids of the sources that spoke last, the latest first, and Groups those of the groups that are counted
	// already. Complete offers them first; Parse does without.
	Speakers, Groups []string
}

// Draft is a line that was understood.
type Draft struct {
	Source Speaker
	// Said is when it was said; without a time in the line, the minute of Context.Now.
	Said      moment.Moment
	SaidTyped bool // the line gave the time
	// Back warns that the time which was typed has not come yet and was read as an earlier one; empty: it was not.
	Back    string
	Figures []model.Figure
	// NearParts are the new parts of the incident that may be known ones written otherwise.
	NearParts []NearPart
	// Text is the quotation, to the letter, where Quote is true; else the figures as they were typed.
	Text  string
	Quote bool
}

// Claim makes the claim of a draft, said by a source that is known by now. It has the id that its content gives it.
func (d *Draft) Claim(sourceID string) *model.Claim {
	return model.Normal(&model.Claim{Source: sourceID, Said: d.Said, Text: d.Text, Quote: d.Quote, Figures: slices.Clone(d.Figures)})
}
