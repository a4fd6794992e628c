package exchange

import (
	"regexp"
	"slices"

	"muster/model"
)

// tellsRival tells whether the text of a filing may give a figure that is withheld by now as a rival of one that it used: the number of a
// cell that it put out, logged before it, stands in its words. A filing keeps the desk's figures, and its words alone tell of others.
func (w *Withholding) tellsRival(f *model.Filing) bool {
	if w.story == nil {
		return false
	}
	filed := w.story.Entry(model.Ref{Kind: model.KindFiling, ID: f.ID})
	return slices.ContainsFunc(w.heldClaims(), func(e *model.Entry) bool {
		c := e.Record.(*model.Claim)
		return (filed == nil || e.First.Seq < filed.First.Seq) && slices.ContainsFunc(c.Figures, func(g model.Figure) bool {
			put := slices.ContainsFunc(f.Figures, func(p model.FiledFigure) bool { return p.Cell() == g.Cell() })
			return c.StateOf(&g) == model.Withheld && put && hasWord(f.Text, g.Count.Phrase())
		})
	})
}

// heldClaims are the claims of the story of which anything is withheld.
func (w *Withholding) heldClaims() (all []*model.Entry) {
	for id := range w.claims {
		all = append(all, w.story.Entry(model.Ref{Kind: model.KindClaim, ID: id}))
	}
	for id := range w.partly {
		all = append(all, w.story.Entry(model.Ref{Kind: model.KindClaim, ID: id}))
	}
	return slices.DeleteFunc(all, func(e *model.Entry) bool { return !e.Alive() })
}

// hasWord tells whether a text has some words that are no part of longer ones: "5" is not in "55", nor in "5,000".
func hasWord(text, words string) bool {
	return words != "" && regexp.MustCompile(`(?:^|[^\pL\d])`+regexp.QuoteMeta(words)+`(?:$|[^\pL\d,]|,\D|,$)`).MatchString(text)
}
