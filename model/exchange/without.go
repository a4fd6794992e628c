package exchange

import "muster/model"

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
