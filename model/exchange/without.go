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
// was before. Where nothing is withheld in it that was not then, it is the story itself.
func Hindsight(past, known *model.Story) *model.Story {
	left := past
	for _, e := range known.Entries(model.KindClaim) {
		now := e.Record.(*model.Claim)
		was := past.Claim(now.ID)
		if was == nil {
			continue
		}
		if claim := withheldAs(was, now); claim != was {
			ref := model.Ref{Kind: model.KindClaim, ID: now.ID}
			if left == past {
				left = past.Clone()
			}
			entry := *past.Entry(ref)
			entry.Record = claim
			left.Set(ref, &entry)
		}
	}
	return left
}

// withheldAs is a claim with what is withheld of a later version withheld; itself where that is nothing.
func withheldAs(was, now *model.Claim) *model.Claim {
	held := func(f model.Figure) bool {
		return now.HoldsBack(f.Cell(), f.Count) && was.StateOf(&f) != model.Withheld
	}
	whole := now.Status == model.Withheld && was.Status != model.Withheld
	if !whole && !slices.ContainsFunc(was.Figures, held) {
		return was
	}
	claim := *was
	if whole {
		claim.Status = model.Withheld
		return &claim
	}
	claim.Figures = slices.Clone(was.Figures)
	for i := range claim.Figures {
		if f := &claim.Figures[i]; held(*f) {
			f.State = model.Withheld
		}
	}
	return &claim
}
