package form

import (
	"slices"

	"muster/model"
	"muster/ui/dialog"
	"muster/ui/intent"
	"muster/ui/pane"
)

// mostReferrers is how many of the records that refer to one its page lists.
const mostReferrers = 100

// Page is the inspector of a record that has no pane of its own: its fields as its form has them, what refers to it, and
// who changed it.
func Page(s *pane.Scene, d *Desk, ref model.Ref, log func() []*model.Change) *dialog.Page {
	return dialog.NewPage(s.Pen, func() (string, []dialog.Block) {
		spec, ok := d.Edit(ref)
		if !ok {
			return ref.String(), []dialog.Block{{Text: "This " + ref.Kind.String() + " " + s.Gone(ref) + "."}}
		}
		all := append(d.shown(&spec), d.referrers(s, ref)...)
		return spec.Title, append(all, dialog.History(s, d.story().Entry(ref), log())...)
	}).About(pane.Subject{Ref: ref})
}

// shown are the fields of a record, each with what stands in it.
func (d *Desk) shown(spec *Spec) (all []dialog.Block) {
	echoes := spec.Read(spec.Values).Echoes
	for i := range spec.Fields {
		f := &spec.Fields[i]
		if f.Sort == Rows {
			all = append(all, rowBlocks(f, spec.Values)...)
			continue
		}
		text := spec.Values[f.Name]
		if at := slices.IndexFunc(f.Choice, func(o Offer) bool { return o.Value == text }); at >= 0 && f.Choice[at].Says != "" {
			text = f.Choice[at].Says
		}
		if e := echoes[f.Name]; e != "" && text != "" {
			text += ", " + e
		}
		if text != "" {
			all = append(all, dialog.Block{Label: f.Label, Text: text})
		}
	}
	return all
}

func rowBlocks(f *Field, v Values) (all []dialog.Block) {
	for row := range v.Rows(f.Name) {
		text := ""
		for _, c := range f.Columns {
			text += v[At(f.Name, row, c.Name)] + "  "
		}
		all = append(all, dialog.Block{Label: "Name", Text: text})
	}
	return all
}

// referrers lists the records that refer to a record; the newest claims first.
func (d *Desk) referrers(s *pane.Scene, ref model.Ref) (all []dialog.Block) {
	if ref.Kind == model.KindSituation {
		return nil
	}
	refs := d.story().Referrers(ref)
	slices.SortFunc(refs, func(a, b model.Ref) int {
		return int(int64(d.story().Entry(b).First.Seq) - int64(d.story().Entry(a).First.Seq))
	})
	for i, r := range refs {
		if i == 0 {
			all = append(all, dialog.Block{}, dialog.Block{Text: "Where it is used", Style: s.Pen.Title})
		}
		if i == mostReferrers {
			return append(all, dialog.Block{Text: "and more", Style: s.Pen.Dim})
		}
		all = append(all, dialog.Block{Text: d.Name(d.story().Entry(r).Record), Target: targetOf(r)})
	}
	return all
}

func targetOf(ref model.Ref) *intent.Target {
	switch ref.Kind {
	case model.KindClaim:
		return &intent.Target{Claim: ref.ID}
	case model.KindEvent:
		return &intent.Target{Event: ref.ID}
	}
	return &intent.Target{Record: ref}
}
