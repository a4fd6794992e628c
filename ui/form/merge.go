package form

import (
	"encoding/json"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"muster/model"
	"muster/model/act"
	"muster/ui/dialog"
	"muster/ui/draw"
)

// Merge is the screen on which an editor brings two versions of a record together: what the record was, what the editor
// made of it, and what another made of it meanwhile, field by field. Nothing is saved before every field that both changed
// is decided, and nothing that was not seen.
type Merge struct {
	pen    *draw.Pen
	desk   *Desk
	under  *Form // what was typed, as it was typed; it stays open beneath
	asked  act.Act
	met    *model.Conflict
	merged *model.Merged
	fields []meeting
	at     int
	keys   mergeKeys

	waiting       bool
	behind        string // what holds the answer up
	note          string
	width, height int
	top           int
}

// meeting is one field that somebody changed.
type meeting struct {
	model.Meeting
	label             string
	mine, was, theirs string
	// takes is whose version goes into the record: Mine, Theirs, or 0: not decided yet.
	takes model.Side
}

// NewMerge makes the screen for an act that was refused because a record moved under it. It is nil where the moved record
// is none that the act was to change: then there is nothing to bring together.
func NewMerge(pen *draw.Pen, d *Desk, under *Form, asked act.Act, met *model.Conflict) *Merge {
	if !slices.ContainsFunc(asked.Edits, func(e model.Edit) bool { return e.Ref() == met.Edit.Ref() }) {
		return nil
	}
	on := func(shown, says string, names ...string) key.Binding {
		return key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, says))
	}
	m := &Merge{pen: pen, desk: d, under: under, asked: asked, met: met, keys: mergeKeys{
		up: on("k/up", "up", "up", "k", "shift+tab"), down: on("j/down", "down", "down", "j", "tab"),
		mine: on("m", "take mine", "m", "left"), theirs: on("t", "take theirs", "t", "right"),
		retype: on("e", "retype in the form", "e"), next: on("enter", "next to decide", "enter"),
		save: on("ctrl+s", "save", "ctrl+s", "f2"), close: on("esc", "back to what you typed", "esc")}}
	m.meet()
	return m
}

// meet holds the versions against each other.
func (m *Merge) meet() {
	m.merged = model.Merge(m.met.Base, m.met.Edit.After, m.met.Theirs.Record)
	labels := m.desk.labelsOf(m.met.Edit.Kind)
	for _, f := range m.merged.Fields {
		one := meeting{Meeting: f, label: labels[f.Field], mine: m.desk.sayJSON(f.Field, f.Mine), was: m.desk.sayJSON(f.Field, f.Base),
			theirs: m.desk.sayJSON(f.Field, f.Theirs)}
		if one.label == "" {
			one.label = strings.ReplaceAll(f.Field, "_", " ")
		}
		switch {
		case f.Field == "":
			one.label, one.mine, one.was, one.theirs = "The record", whether(m.met.Edit.After), whether(m.met.Base), whether(m.met.Theirs.Record)
		case f.Asks:
		case f.Side == model.Mine:
			one.takes = model.Mine
		default:
			one.takes = model.Theirs
		}
		m.fields = append(m.fields, one)
	}
	m.at = max(0, m.nextOpen(-1))
}

// whether says whether there is a record.
func whether(r model.Record) string {
	if r == nil {
		return "deleted"
	}
	return "there"
}

// labelsOf are the labels that the form of a kind has for its fields.
func (d *Desk) labelsOf(k model.Kind) map[string]string {
	labels := map[string]string{}
	if spec, ok := d.of(model.New(k)); ok {
		for i := range spec.Fields {
			labels[spec.Fields[i].Name] = spec.Fields[i].Label
		}
	}
	return labels
}

// sayJSON says the value of a field of a record for people.
func (d *Desk) sayJSON(field string, raw json.RawMessage) string {
	var text string
	var yes bool
	var list []json.RawMessage
	switch {
	case raw == nil:
		return ""
	case json.Unmarshal(raw, &text) == nil:
		if s := d.story().Source(text); field == "source" && s != nil {
			return s.Name
		}
		return text
	case json.Unmarshal(raw, &yes) == nil:
		return answer(yes)
	case json.Unmarshal(raw, &list) == nil:
		var all []string
		for _, one := range list {
			all = append(all, d.sayElement(field, one))
		}
		return strings.Join(all, "; ")
	}
	return string(raw)
}

// sayElement says one of a list: a figure, a link, a name, a claim.
func (d *Desk) sayElement(field string, raw json.RawMessage) string {
	switch field {
	case "figures":
		var f model.Figure
		if json.Unmarshal(raw, &f) == nil {
			says := sayFigure(&f)
			if f.State != model.AsClaim {
				says += ", " + f.State.String()
			}
			return says
		}
	case "links":
		var l model.Link
		if json.Unmarshal(raw, &l) == nil {
			return strings.TrimSpace(l.Kind.String() + " " + cellName(l.Figure) + " of " + l.Claim)
		}
	}
	return d.sayJSON(field, raw)
}

// nextOpen is the next field after one that is not decided, round and round; -1: none.
func (m *Merge) nextOpen(after int) int {
	n := len(m.fields)
	for i := 1; i <= n; i++ {
		if at := (after + i + n) % n; m.fields[at].takes == 0 {
			return at
		}
	}
	return -1
}

// them is who the other is.
func (m *Merge) them() string {
	if by := m.met.Theirs.Last.By; by != nil && by.Name != "" {
		return m.pen.Text(by.Name)
	}
	return "the other"
}

// record is what the decisions make of the two versions; nil: it is to be gone.
func (m *Merge) record() model.Record {
	var mine []string
	for _, f := range m.fields {
		if f.takes == model.Mine {
			if f.Field == "" {
				return m.met.Edit.After
			}
			mine = append(mine, f.Field)
		} else if f.Field == "" {
			return m.met.Theirs.Record
		}
	}
	return m.merged.Take(mine...)
}

// Act is what the decisions ask the log for: the same act as was asked for, from the version that it did not know.
func (m *Merge) Act() act.Act {
	a := m.asked
	a.Edits = slices.Clone(m.asked.Edits)
	next := m.record()
	for i := range a.Edits {
		if a.Edits[i].Ref() == m.met.Edit.Ref() {
			a.Edits[i].Was, a.Edits[i].After = m.met.Theirs.Last.Seq, next
		}
	}
	before, _, _ := strings.Cut(a.Says, merged) // it may have met another version before
	a.Says = before + merged
	for _, was := range []model.Record{m.met.Edit.After, m.met.Theirs.Record} { // the figures of one may meet the words of the other
		for _, note := range act.Follow(m.desk.story(), was, next) {
			a.Says += "; " + note
		}
	}
	return a
}

// merged ends the name of an act that was brought together.
const merged = ", merged"

// Under is the form in which the editor typed.
func (m *Merge) Under() *Form { return m.under }

// Fail says why the merge was not saved.
func (m *Merge) Fail(why string) { m.waiting, m.note = false, why }

// Wait says what holds the answer up.
func (m *Merge) Wait(why string) { m.behind = why }

// Title stands in the frame.
func (m *Merge) Title() string { return "Changed by " + m.them() + " in the meantime" }

// Refresh does nothing: the versions are those of the moment in which they met.
func (m *Merge) Refresh() {}

var _ dialog.Dialog = (*Merge)(nil)
