package dialog

import (
	"muster/model"
	"muster/ui/intent"
	"muster/ui/pane"
)

// Event is the inspector of an event: what happened, and the claims that it rests on.
func Event(s *pane.Scene, id string, log func() []*model.Change) *Page {
	return NewPage(s.Pen, func() (string, []Block) {
		ref := model.Ref{Kind: model.KindEvent, ID: id}
		it := s.Records.Item(ref)
		if it == nil {
			return "event " + id, []Block{{Text: "This event " + s.Gone(ref) + "."}}
		}
		i := inspector{Scene: s}
		return it.Event().Headline, i.event(it, log())
	}).About(pane.Subject{Ref: model.Ref{Kind: model.KindEvent, ID: id}})
}

func (i inspector) event(it *pane.Item, log []*model.Change) []Block {
	e := it.Event()
	all := []Block{{Text: e.Headline, Style: i.Pen.Strong}}
	if e.Detail != "" {
		all = append(all, Block{Text: e.Detail})
	}
	all = append(all, Block{}, Block{Label: "When", Text: e.When.Display(i.Zone)})
	if e.Place != "" {
		all = append(all, Block{Label: "Place", Text: e.Place})
	}
	if e.Pivotal {
		all = append(all, Block{Label: i.Pen.Marks.Pivot + " Pivotal", Text: "figures certainly said before it began are stale", Style: i.Pen.Warn})
	}
	all = append(all, Block{}, Block{Text: "Evidence", Style: i.Pen.Title})
	if len(e.Evidence) == 0 {
		all = append(all, Block{Text: "none named", Style: i.Pen.Dim})
	}
	for _, id := range e.Evidence {
		all = append(all, i.evidence(id)...)
	}
	return append(all, i.log(it.Entry, log)...)
}

func (i inspector) evidence(id string) []Block {
	ref := model.Ref{Kind: model.KindClaim, ID: id}
	it := i.Records.Item(ref)
	if it == nil {
		return []Block{{Text: id + ", which " + i.Gone(ref), Style: i.Pen.Dim}}
	}
	c := it.Claim()
	head := it.Source.Name + ", " + c.Said.Display(i.Zone) + "  " + it.Source.Reliability.String() + c.Credibility.String()
	return []Block{
		{Text: head, Target: &intent.Target{Claim: id}},
		{Text: i.quote(c), Style: i.Pen.Dim, Indent: 4, Most: 3},
	}
}
