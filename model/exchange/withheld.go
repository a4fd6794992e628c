package exchange

import (
	"slices"

	"muster/model"
	"muster/model/count"
)

// Withholding knows what of a story must not leave: the withheld claims and figures, and what would point to them.
type Withholding struct {
	claims map[string]bool
	partly map[string][]*model.Claim // those of which figures are withheld, in the versions that are known; the claim itself may leave
	story  *model.Story              // nil: of one claim only
	gone   map[model.Ref]bool        // sources, groups and rulings that stand only for what is withheld
	// outside is set where nothing is withheld, but lies outside a cut: the text of a filing may leave then.
	outside bool
}

// Withhold finds what of a story must not leave:
//
//   - claims whose status is withheld, and figures that are withheld one by one;
//   - rulings that name one of them, and rulings for an authority that only left-out sources speak for;
//   - sources and groups that withheld claims or figures refer to, and nothing that leaves does.
func Withhold(s *model.Story) *Withholding {
	w := &Withholding{claims: map[string]bool{}, partly: map[string][]*model.Claim{}, gone: map[model.Ref]bool{}, story: s}
	for _, e := range s.Entries(model.KindClaim) {
		w.note(e.Record.(*model.Claim))
	}
	if len(w.claims)+len(w.partly) > 0 {
		w.leaveSources(s)
		w.leaveRulings(s)
		w.leaveGroups(s)
	}
	return w
}

// Left tells how much of a story stayed behind because it is withheld.
type Left struct {
	Claims  int
	Figures int // of claims that did leave
	// Sources, Groups and Rulings stood for nothing but what is withheld.
	Sources, Groups, Rulings int
}

// Left counts what is withheld.
func (w *Withholding) Left() Left {
	left := Left{Claims: len(w.claims)}
	for _, versions := range w.partly {
		for _, f := range versions[0].Figures {
			if versions[0].StateOf(&f) == model.Withheld {
				left.Figures++
			}
		}
	}
	for ref := range w.gone {
		switch ref.Kind {
		case model.KindSource:
			left.Sources++
		case model.KindGroup:
			left.Groups++
		case model.KindRuling:
			left.Rulings++
		}
	}
	return left
}

func (w *Withholding) note(c *model.Claim) {
	if c.Status == model.Withheld {
		w.claims[c.ID] = true
	} else if c.Withholds() {
		w.partly[c.ID] = append(w.partly[c.ID], c)
	}
}

// hides tells whether a claim, or that one figure of it, must not leave; without a count, whatever the figure says.
func (w *Withholding) hides(claim string, cell model.Cell, n count.Count) bool {
	return w.claims[claim] || slices.ContainsFunc(w.partly[claim], func(c *model.Claim) bool { return c.HoldsBack(cell, n) })
}

// Stays tells whether a record stays behind, or a figure of it.
func (w *Withholding) Stays(ref model.Ref) bool {
	return w.gone[ref] || ref.Kind == model.KindClaim && (w.claims[ref.ID] || len(w.partly[ref.ID]) > 0)
}

// leaveSources leaves out the sources that withheld claims name and no others.
func (w *Withholding) leaveSources(s *model.Story) {
	open := map[string]bool{}
	for _, e := range s.Entries(model.KindClaim) {
		if c := e.Record.(*model.Claim); !w.claims[c.ID] {
			open[c.Source] = true
		}
	}
	for id := range w.claims {
		if source := s.Claim(id).Source; !open[source] {
			w.gone[model.Ref{Kind: model.KindSource, ID: source}] = true
		}
	}
}

// leaveRulings leaves out the rulings for what is withheld, and for authorities that lost their last source.
func (w *Withholding) leaveRulings(s *model.Story) {
	silent := map[string]bool{}
	for _, e := range s.Entries(model.KindSource) {
		src := e.Record.(*model.Source)
		voice, spoken := model.FoldName(src.Authority), !w.gone[model.Ref{Kind: model.KindSource, ID: src.ID}]
		was, known := silent[voice]
		silent[voice] = !spoken && (was || !known)
	}
	for _, e := range s.Entries(model.KindRuling) {
		r := e.Record.(*model.Ruling)
		if w.hides(r.Claim, r.Cell(), count.Count{}) || r.Authority != "" && silent[model.FoldName(r.Authority)] {
			w.gone[model.Ref{Kind: model.KindRuling, ID: r.ID}] = true
		}
	}
}

// leaveGroups leaves out the groups that withheld figures count and nothing that leaves names. A group that is left out
// may have been the last to lie within another one: then that one stays behind, too.
func (w *Withholding) leaveGroups(s *model.Story) {
	hidden, open := map[string]bool{}, map[string]bool{}
	for _, e := range s.Entries(model.KindClaim) {
		c := e.Record.(*model.Claim)
		for i := range c.Figures {
			f := &c.Figures[i]
			mark(s, f.Group, w.hides(c.ID, f.Cell(), f.Count), hidden, open)
		}
	}
	for _, e := range s.Entries(model.KindRuling) {
		r := e.Record.(*model.Ruling)
		mark(s, r.Group, w.gone[model.Ref{Kind: model.KindRuling, ID: r.ID}], hidden, open)
	}
	for _, e := range s.Entries(model.KindFiling) {
		for _, f := range e.Record.(*model.Filing).Figures {
			mark(s, f.Group, w.hides(f.Claim, f.Cell(), f.Count), hidden, open)
		}
	}
	for _, e := range s.Entries(model.KindGroup) {
		if g := e.Record.(*model.Group); !hidden[g.ID] {
			mark(s, g.ID, false, hidden, open)
		}
	}
	for id := range hidden {
		if !open[id] && s.Group(id) != nil {
			w.gone[model.Ref{Kind: model.KindGroup, ID: id}] = true
		}
	}
}

// mark notes that a group, and with it all it lies within, is named by something withheld or by something open.
func mark(s *model.Story, group string, withheld bool, hidden, open map[string]bool) {
	set := open
	if withheld {
		set = hidden
	}
	for g := s.Group(group); g != nil && !set[g.ID]; g = s.Group(g.Within) {
		set[g.ID] = true
	}
}
