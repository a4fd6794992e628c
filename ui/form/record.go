package form

import (
	"fmt"
	"strings"

	"muster/model"
)

// Edit is the form of a record that is there; ok is false where there is no such record, or none that is edited.
func (d *Desk) Edit(ref model.Ref) (spec Spec, ok bool) {
	e := d.story().Entry(ref)
	if !e.Alive() {
		return Spec{}, false
	}
	if spec, ok = d.of(e.Record); ok {
		spec.About, spec.Was, spec.Do = ref, e.Last.Seq, "save"
		spec.Title += ": " + d.Name(e.Record)
		spec.Now, spec.Read = d.Now, d.saving(spec.Was, spec.Read)
	}
	return spec, ok
}

// New is the form of a new record of a kind.
func (d *Desk) New(kind model.Kind) (spec Spec, ok bool) {
	return d.Of(model.New(kind))
}

// Of is the form of a new record that something is known of already. Beside it stands what is to be made in passing: the
// new source of a claim, which its form calls by the name.
func (d *Desk) Of(r model.Record, beside ...model.Record) (spec Spec, ok bool) {
	if r == nil {
		return Spec{}, false
	}
	if spec, ok = d.of(r); ok {
		spec.About, spec.Do = model.Ref{Kind: r.RecordKind()}, "save"
		spec.Title = "New " + strings.ToLower(spec.Title)
		for _, b := range beside {
			if src, isSource := b.(*model.Source); isSource && spec.Values["source"] == src.ID {
				spec.Values["source"] = src.Name
			}
		}
		spec.Now, spec.Read = d.Now, d.saving(0, spec.Read)
	}
	return spec, ok
}

func (d *Desk) of(r model.Record) (Spec, bool) {
	switch r := r.(type) {
	case *model.Situation:
		return d.situation(r), true
	case *model.Source:
		return d.source(r), true
	case *model.Group:
		return d.group(r), true
	case *model.Claim:
		return d.claim(r), true
	case *model.Event:
		return d.event(r), true
	case *model.Ruling:
		return d.ruling(r), true
	}
	return Spec{}, false
}

// Name is how a record is called in a line.
func (d *Desk) Name(r model.Record) string {
	switch r := r.(type) {
	case *model.Situation:
		return r.Title
	case *model.Source:
		return r.Name
	case *model.Group:
		return r.Name
	case *model.Claim:
		return d.sayClaim(r)
	case *model.Event:
		return r.When.Display(d.zone()) + ", " + r.Headline
	case *model.Ruling:
		return d.sayRuling(r)
	}
	return r.RecordID()
}

func (d *Desk) sayRuling(r *model.Ruling) string {
	if r.Claim == "" {
		return fmt.Sprintf("%s for %s", r.Authority, orElse(strings.TrimSpace(r.Group+" "+r.Status.String()), "everything"))
	}
	return fmt.Sprintf("claim %s for %s", r.Claim, r.Cell())
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
