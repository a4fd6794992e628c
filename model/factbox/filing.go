package factbox

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"muster/model"
	"muster/model/moment"
	"muster/model/text"
)

// Filing is the record of putting a text out. Text is the box as it was laid out, or as the editor reworded it; whatever its
// words, the figures are those that the box was made of.
func (x *Box) Filing(text string, filed moment.Moment, by, confirmedBy string) *model.Filing {
	return model.Normal(&model.Filing{Text: text, Filed: filed, By: by, Figures: x.Figures, ConfirmedBy: strings.TrimSpace(confirmedBy)})
}

// Relied are the revisions of the claims that the figures rest on, as the story has them: a filing is refused when one of them has
// changed since.
func (x *Box) Relied(s *model.Story) (relied []model.Revision) {
	seen := map[string]bool{}
	for _, f := range x.Figures {
		ref := model.Ref{Kind: model.KindClaim, ID: f.Claim}
		if e := s.Entry(ref); e.Alive() && !seen[f.Claim] {
			seen[f.Claim] = true
			relied = append(relied, model.Revision{Situation: s.ID, Ref: ref, Seq: e.Last.Seq})
		}
	}
	return relied
}

// MayFile tells why nothing can be put out, or why this editor cannot be the second one of a filing of his own.
func (x *Box) MayFile(by model.Editor, confirmedBy string) error {
	if len(x.Figures)+len(x.Advisory) == 0 { // that no figure stands any more of what was filed is to be put out, too
		return errors.New("there is no figure to put out yet; log a claim first")
	}
	if x.Still != "" {
		return errors.New(x.Still + "; put out the whole instead")
	}
	if confirmedBy = strings.TrimSpace(confirmedBy); confirmedBy != "" && model.FoldName(confirmedBy) == model.FoldName(by.Name) {
		return fmt.Errorf("%q files it; a second editor confirms", text.Line(confirmedBy))
	}
	return nil
}

// Confirm gives the filing as confirmed by an editor, who must be another than the one who filed it: by the identity that the log
// has of him, and by name. A filing is confirmed once.
func Confirm(e *model.Entry, by model.Editor) (*model.Filing, error) {
	f := *e.Record.(*model.Filing)
	switch {
	case e.First.By != nil && e.First.By.ID == by.ID || model.FoldName(f.By) == model.FoldName(by.Name):
		return nil, fmt.Errorf("%s was filed by you; another editor confirms it", f.ID)
	case f.ConfirmedBy != "":
		return nil, fmt.Errorf("%s was confirmed by %s already", f.ID, text.Line(f.ConfirmedBy))
	}
	f.ConfirmedBy, f.Figures = by.Name, slices.Clone(f.Figures)
	return &f, nil
}
