package exchange

import (
	"slices"

	"muster/model"
)

// Without gives a story as it may leave by what is known of it elsewhere: what is withheld by now was often said openly
// at an earlier point of the log, and must not leave by way of it.
func Without(s *model.Story, known *Withholding) *model.Story {
	left := model.NewStory(s.ID)
	for _, k := range model.Kinds() {
		for _, e := range s.Entries(k) {
			if r := known.Show(e.Record); r != nil {
				entry := *e
				entry.Record = r
				left.Set(model.Ref{Kind: k, ID: e.Record.RecordID()}, &entry)
			}
		}
	}
	return left
}

// Hindsight gives a story of an earlier point of the log with what is withheld by now withheld in it, too: it was often said openly then.
// So it counts nowhere, and whatever a filing said of it is withdrawn, as now. known is the story as it stands, with what was deleted as it
// was before.
func Hindsight(past, known *model.Story) *model.Story {
	left := past.Clone()
	for _, e := range known.Entries(model.KindClaim) {
		now := e.Record.(*model.Claim)
		was := past.Claim(now.ID)
		if was == nil {
			continue
		}
		if claim := withheldAs(was, now); claim != was {
			ref := model.Ref{Kind: model.KindClaim, ID: now.ID}
			entry := *past.Entry(ref)
			entry.Record = claim
			left.Set(ref, &entry)
		}
	}
	return left
}

// withheldAs is a claim with what is withheld of a later version withheld; itself where that is nothing.
func withheldAs(was, now *model.Claim) *model.Claim {
	claim := *was
	if now.Status == model.Withheld {
		claim.Status = model.Withheld
		return &claim
	}
	held := func(cell model.Cell) bool {
		f, ok := now.Figure(cell)
		return ok && now.StateOf(f) == model.Withheld
	}
	if !slices.ContainsFunc(was.Figures, func(f model.Figure) bool { return held(f.Cell()) }) {
		return was
	}
	claim.Figures = slices.Clone(was.Figures)
	for i := range claim.Figures {
		if f := &claim.Figures[i]; held(f.Cell()) {
			f.State = model.Withheld
		}
	}
	return &claim
}
