package exchange

import (
	"slices"

	"muster/model"
	"muster/model/count"
)

// Show gives a record as it may leave: itself, a copy without what is withheld, or nil when all of it stays behind.
func (w *Withholding) Show(r model.Record) model.Record {
	if r == nil || w.gone[model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}] {
		return nil
	}
	switch r := r.(type) {
	case *model.Claim:
		if w.claims[r.ID] {
			return nil
		}
		return w.showClaim(r)
	case *model.Event:
		shown := *r
		shown.Evidence = without(r.Evidence, func(id string) bool { return w.claims[id] })
		return &shown
	case *model.Ruling:
		if w.hides(r.Claim, r.Cell(), count.Count{}) {
			return nil
		}
	case *model.Filing:
		return w.showFiling(r)
	}
	return r
}

// leftOut stands for the text of a filing that tells a number which is withheld by now. What the text says in its words is
// not recognised, so that all of it stays behind.
const leftOut = "(text left out: it tells a figure that is withheld by now)"

func (w *Withholding) showFiling(f *model.Filing) *model.Filing {
	shown := *f
	shown.Figures = without(f.Figures, func(f model.FiledFigure) bool { return w.hides(f.Claim, f.Cell(), f.Count) })
	if (len(shown.Figures) < len(f.Figures) || w.tellsRival(f)) && !w.outside {
		shown.Text = leftOut
	}
	return &shown
}

func (w *Withholding) showClaim(c *model.Claim) *model.Claim {
	shown := *c
	if len(w.partly[c.ID]) > 0 { // of an earlier version, too, in which that figure was not withheld yet
		shown.Text, shown.Quote = c.WordsLeftOut()
	}
	shown.Figures = without(c.Figures, func(f model.Figure) bool { return w.hides(c.ID, f.Cell(), f.Count) })
	shown.Links = without(w.narrow(c), func(l model.Link) bool {
		return w.claims[l.Claim] || l.Figure != nil && w.hides(l.Claim, *l.Figure, count.Count{}) || l.From != nil && w.hides(c.ID, *l.From, count.Count{})
	})
	return &shown
}

// without gives a list without some of its elements; the list itself, which belongs to a record, stays as it is.
func without[T any](list []T, drop func(T) bool) []T {
	if !slices.ContainsFunc(list, drop) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), drop)
}

// narrow gives the links of a claim as they act. A link of a whole claim that gives a state, or repeats, does not reach a cell in
// which the claim's own figure is withheld: that supersedes nothing, and what it repeats is not told. Once the figure is left out
// nothing would say so, and the link is written for each other figure of its target instead. The other kinds bear on all of it.
func (w *Withholding) narrow(c *model.Claim) []model.Link {
	hidden := w.hidden(c)
	if len(hidden) == 0 || w.story == nil {
		return c.Links
	}
	var links []model.Link
	for _, l := range c.Links {
		switch target := w.story.Claim(l.Claim); {
		case l.From != nil || target == nil || l.Kind == model.PartOf || l.Kind == model.SamePeople:
			links = append(links, l)
		case l.Figure != nil:
			if !slices.Contains(hidden, *l.Figure) {
				links = append(links, l)
			}
		case !slices.ContainsFunc(target.Figures, func(f model.Figure) bool { return slices.Contains(hidden, f.Cell()) }):
			links = append(links, l)
		default:
			links = append(links, narrowed(l, target, hidden)...)
		}
	}
	return links
}

// hidden are the cells of a version of a claim whose figures must not leave.
func (w *Withholding) hidden(c *model.Claim) (cells []model.Cell) {
	for _, f := range c.Figures {
		if w.hides(c.ID, f.Cell(), f.Count) {
			cells = append(cells, f.Cell())
		}
	}
	return cells
}

// narrowed writes a link to a whole claim as links to each of its figures but those of some cells.
func narrowed(l model.Link, target *model.Claim, but []model.Cell) (links []model.Link) {
	for _, f := range target.Figures {
		if cell := f.Cell(); !slices.Contains(but, cell) {
			links = append(links, model.Link{Kind: l.Kind, Claim: l.Claim, Figure: &cell})
		}
	}
	return links
}
