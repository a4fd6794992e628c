package form

import (
	"strings"

	"muster/model"
	"muster/model/act"
	"muster/model/factbox"
	"muster/ui/intent"
)

// optional is the choice of what is off unless it is asked for.
func optional(name, label string) Field {
	return Field{Name: name, Label: label, Sort: Word, Choice: []Offer{{"no", ""}, {"yes", ""}}}
}

// Filing asks how the factbox is to be put out, with the text as it would be; or whether the last filing of another editor is
// confirmed.
func (d *Desk) Filing(by model.Editor) Spec {
	fields := []Field{optional("names", "Names of the dead"), optional("ascii", "Plain ASCII"), optional("since", "Only since filed")}
	says := []string{"What goes out is kept with the figures it used. Every figure that moves after that is marked, until the next filing."}
	if e, ok := d.unconfirmed(by); ok {
		f := e.Record.(*model.Filing)
		fields = append([]Field{{Name: "what", Label: "What", Sort: Radio, Choice: []Offer{
			{"confirm", "confirm what " + f.By + " filed on " + f.Filed.Display(d.Zone())}, {"file", "file the factbox as it stands now"}}}}, fields...)
	}
	for i := range fields {
		if fields[i].Sort == Word { // of what is confirmed there is nothing to choose
			fields[i].When = func(v Values) bool { return v["what"] != "confirm" }
		}
	}
	return Spec{Title: "File", Do: "go on", Says: says, Fields: fields, Short: true, Proof: true, Read: func(v Values) Reading { return d.readFiling(v, by) }}
}

func (d *Desk) readFiling(v Values, by model.Editor) Reading {
	if v["what"] == "confirm" {
		e, ok := d.unconfirmed(by)
		if !ok {
			return Reading{Faults: map[string]string{"": "it is confirmed already"}}
		}
		f := e.Record.(*model.Filing)
		return Reading{Do: intent.Confirm{Filing: f.ID}, Effects: func() []Effect { return lines(f.Text, "") }}
	}
	w := wording(v)
	box := d.box(w)
	if err := box.MayFile(by, ""); err != nil {
		return Reading{Faults: map[string]string{"": plainly(err)}}
	}
	return Reading{Do: w, Effects: func() []Effect { return append(notes(box), lines(box.Text(factbox.Layout{ASCII: w.ASCII}), box.As)...) }}
}

// Confirming shows the whole of what another editor filed, to be confirmed by the second one who has read it. False: there is
// nothing to confirm any more.
func (d *Desk) Confirming(filing string, by model.Editor) (Spec, bool) {
	e, ok := d.unconfirmed(by)
	if !ok || e.Record.RecordID() != filing {
		return Spec{}, false
	}
	f := e.Record.(*model.Filing)
	return Spec{Title: "Confirm what " + f.By + " filed on " + f.Filed.Display(d.Zone()), Do: "confirm", About: model.Ref{Kind: model.KindFiling, ID: filing},
		Fields: []Field{{Name: wordsField, Label: "Text", Sort: Shown, Tall: mostTall}}, Values: Values{wordsField: f.Text},
		Read: func(Values) Reading { return d.readConfirming(filing, by) }}, true
}

func (d *Desk) readConfirming(filing string, by model.Editor) Reading {
	e, ok := d.unconfirmed(by)
	if !ok || e.Record.RecordID() != filing {
		return Reading{Faults: map[string]string{"": "it is confirmed already, or something newer was filed"}}
	}
	f, err := factbox.Confirm(e, by)
	if err != nil {
		return Reading{Faults: map[string]string{"": plainly(err)}}
	}
	a := act.Act{Edits: []model.Edit{model.Put(d.story().ID, f, e.Last.Seq)}, Says: "confirmed what " + f.By + " filed on " + f.Filed.Display(d.Zone())}
	return Reading{Do: intent.Do{Act: a}}
}

func wording(v Values) intent.Wording {
	return intent.Wording{Names: v["names"] == "yes", ASCII: v["ascii"] == "yes", SinceFiled: v["since"] == "yes"}
}

// lines are the lines of a text that goes out, of which one says as of when it is.
func lines(text, as string) (all []Effect) {
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		all = append(all, Effect{Text: line, Passing: as != "" && line == as})
	}
	return all
}

func notes(box *factbox.Box) (all []Effect) {
	for _, n := range box.Notes {
		all = append(all, Effect{Text: n, Grave: true})
	}
	return all
}

// unconfirmed is the last filing, if another editor filed it and nobody has confirmed it.
func (d *Desk) unconfirmed(by model.Editor) (*model.Entry, bool) {
	if d.Book == nil || d.Book() == nil || d.Book().LastFiling() == nil {
		return nil, false
	}
	last := d.Book().LastFiling()
	e := d.story().Entry(model.Ref{Kind: model.KindFiling, ID: last.ID})
	if !e.Alive() {
		return nil, false
	}
	_, err := factbox.Confirm(e, by)
	return e, err == nil
}

func (d *Desk) box(w intent.Wording) *factbox.Box {
	now := d.Now().In(d.Zone())
	as := "As of " + now.Format("2 Jan 2006 15:04") + " (" + d.story().Situation().Zone + ")"
	return factbox.Make(d.Book(), factbox.Options{As: as, Of: now, Names: w.Names, SinceFiled: w.SinceFiled})
}
