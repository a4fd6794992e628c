package form

import (
	"encoding/json"
	"maps"
	"slices"
	"time"

	"muster/model"
	"muster/model/moment"
	"muster/ui/draft"
	"muster/ui/intent"
)

// The kinds of draft that forms make: of a record, and of the short question of an act.
const (
	DraftKind     = "form"
	QuestionDraft = "question"
)

// asked is the name of the field in which the draft of a question keeps what was asked.
const asked = "?"

// Draft gives what stands in the form of a record, for as long as it differs from what was put there.
func (f *Form) Draft() (draft.Draft, bool) {
	if f.spec.Preview != nil {
		return f.wordingDraft()
	}
	v := f.Values()
	maps.Copy(v, f.reading.Settled)
	d := draft.Draft{Kind: DraftKind, Name: f.spec.Title, Record: f.spec.About, Base: f.spec.Was}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		if v[name] != "" {
			d.Fields = append(d.Fields, draft.Field{Name: name, Value: v[name]})
		}
	}
	if f.spec.Asked != nil {
		what, err := json.Marshal(f.spec.Asked)
		d.Kind, d.Record, d.Fields = QuestionDraft, f.spec.Asked.Ref, append(d.Fields, draft.Field{Name: asked, Value: string(what)})
		return d, err == nil && f.typed()
	}
	for _, b := range f.blocks {
		if about := v[b.Name]; about != "" && d.Record.ID == "" {
			d.Name += ": " + about
			break
		}
	}
	return d, f.spec.About.Kind != model.NoKind && f.typed()
}

// AskOf is what the draft of a question asked.
func AskOf(d draft.Draft) (ask intent.Ask, err error) {
	err = json.Unmarshal([]byte(d.Value(asked)), &ask)
	return ask, err
}

// Resume is the form that a draft was typed into. It is saved in the place of the revision that the draft began with, so
// that whatever was changed since is met and not overwritten; a record that was deleted since is made anew.
func (d *Desk) Resume(from draft.Draft) (spec Spec, ok bool) {
	switch e := d.story().Entry(from.Record); {
	case from.Record.Kind == model.KindSituation && from.Record.ID == "":
		return d.NewSituation(), true
	case from.Record.ID == "" || !e.Alive():
		return d.New(from.Record.Kind)
	default:
		spec, ok = d.of(e.Record)
		spec.About, spec.Was, spec.Do = from.Record, from.Base, "save"
		spec.Title += ": " + d.Name(e.Record)
		spec.Read = d.saving(spec.Was, spec.Read)
		return spec, ok
	}
}

// ValuesOf are the values of a draft.
func ValuesOf(d draft.Draft) Values {
	v := Values{}
	for _, f := range d.Fields {
		v[f.Name] = f.Value
	}
	if d.Kind == DraftKind && d.Record.Kind == model.KindClaim && d.Record.ID == "" && v["said"] == "" {
		v["said"] = moment.At(d.Written.Truncate(time.Minute)).String() // nothing meant the time when it was typed
	}
	return v
}
