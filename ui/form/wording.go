package form

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"muster/model"
	"muster/model/act"
	"muster/model/factbox"
	"muster/model/moment"
	"muster/ui/draft"
	"muster/ui/intent"
)

// WordingDraft is the kind of draft of a text that goes out.
const WordingDraft = "wording"

// The fields of a text that goes out. Those of its draft hold, besides, what was previewed and how it was asked for.
const (
	wordsField, confirmedField, sinceField = "text", "confirmed_by", "since"
	boxField, askedField                   = "box", "asked"
)

// preview is the factbox that a text was made of. It stays what it was while the figures move on.
type preview struct {
	desk  *Desk
	by    model.Editor
	asked intent.Wording
	box   *factbox.Box
	text  string   // as it was laid out
	since []string // how the box that would be made now differs, a sentence each
	draft []draft.Field
}

// Wording is the text that goes out, to be reworded and filed. The figures are those of the factbox, whatever its words. When
// they move before it is filed, that is said, and the editor takes a new text or files this one all the same.
func (d *Desk) Wording(w intent.Wording, by model.Editor) Spec { return d.previewed(w, d.box(w), by) }

// Reword is the text that a draft was typed into, with the figures that it was made of.
func (d *Desk) Reword(from draft.Draft, by model.Editor) (Spec, error) {
	var w intent.Wording
	box := &factbox.Box{}
	for name, to := range map[string]any{askedField: &w, boxField: box} {
		if err := json.Unmarshal([]byte(from.Value(name)), to); err != nil {
			return Spec{}, fmt.Errorf("its %s is not understood: %w", name, err)
		}
	}
	return d.previewed(w, box, by), nil
}

func (d *Desk) previewed(w intent.Wording, box *factbox.Box, by model.Editor) Spec {
	p := &preview{desk: d, by: by, asked: w, box: box, text: box.Text(factbox.Layout{ASCII: w.ASCII})}
	p.compare()
	return Spec{Title: "File the factbox", Do: "file it", Preview: p,
		Says: []string{fmt.Sprintf("The words are yours; it is kept with the %s it was made of.", plural(len(box.Figures), "figure"))},
		Fields: []Field{{Name: sinceField, Label: "Figures moved", Sort: Radio, When: func(Values) bool { return len(p.since) > 0 },
			Choice: []Offer{{"anew", "make the text anew of the figures as they stand now"}, {"keep", "file this text, with the figures that it was made of"}}},
			{Name: wordsField, Label: "Text", Sort: Area, Tall: mostTall},
			{Name: confirmedField, Label: "Confirmed by", Hint: "the second editor who has read it; may confirm later with F", Sort: Line}},
		Values: Values{wordsField: p.text}, Read: p.read}
}

// compare finds how the figures moved since the text was made of them, and tells whether they moved again.
func (p *preview) compare() (again bool) {
	was := p.since
	p.since = p.desk.box(p.asked).Since(p.box)
	return !slices.Equal(was, p.since)
}

func (p *preview) read(v Values) Reading {
	if len(p.since) > 0 && v[sinceField] != "keep" {
		return Reading{Faults: map[string]string{}, Do: p.asked, Does: "make it anew", Effects: p.effects,
			Warning: "The figures moved since this text was made: ctrl+s makes it anew, the question above the text decides otherwise."}
	}
	f := p.box.Filing(v[wordsField], moment.At(p.desk.Now().In(p.desk.Zone())), p.by.Name, strings.TrimSpace(v[confirmedField]))
	r := Reading{Faults: map[string]string{}, Record: f, Effects: p.effects}
	if strings.TrimSpace(v[wordsField]) == "" {
		r.Faults[wordsField] = "empty; write what goes out"
	} else if err := f.Check(); err != nil {
		r.Faults[""] = plainly(err)
	}
	if err := p.box.MayFile(p.by, f.ConfirmedBy); err != nil {
		r.Faults[confirmedField] = plainly(err)
	}
	story := p.desk.story()
	r.Do = intent.Do{Act: act.Act{Edits: []model.Edit{model.Put(story.ID, f, 0)}, Relied: p.box.Relied(story), Says: "filed"},
		Done: fmt.Sprintf("filed with %s; y copies it, M tells what moves from here on", plural(len(f.Figures), "figure")),
		Same: "filed already, the same text with the same figures; nothing is logged anew"}
	return r
}

// effects say how the figures moved.
func (p *preview) effects() (all []Effect) {
	for _, says := range p.since {
		all = append(all, Effect{Text: says, Grave: true})
	}
	return all
}

// fields are what a draft keeps of the preview. It does not change while the words do.
func (p *preview) fields() []draft.Field {
	if p.draft == nil {
		asked, err := json.Marshal(p.asked)
		box, err2 := json.Marshal(p.box)
		if err != nil || err2 != nil {
			return nil
		}
		p.draft = []draft.Field{{Name: askedField, Value: string(asked)}, {Name: boxField, Value: string(box)}}
	}
	return p.draft
}

// wordingDraft gives the words of a text that goes out, with what was previewed. What was decided about figures that moved is
// decided again.
func (f *Form) wordingDraft() (draft.Draft, bool) {
	v := f.Values()
	d := draft.Draft{Kind: WordingDraft, Name: f.spec.Title, Fields: []draft.Field{{Name: wordsField, Value: v[wordsField]}, {Name: confirmedField, Value: v[confirmedField]}}}
	d.Fields = append(d.Fields, f.spec.Preview.fields()...)
	return d, f.typed()
}

// decideAnew asks again what is to be done about figures that moved: what was decided was of earlier moves. The cursor leaves the
// question when there is none any more.
func (f *Form) decideAnew() {
	for i, b := range f.blocks {
		if b.Name != sinceField {
			continue
		}
		b.in.Set("")
		if f.at.block == i && len(f.spec.Preview.since) == 0 {
			f.at = stop{i + 1, -1, 0}
		}
	}
}
