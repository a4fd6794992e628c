package pane

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/intent"
)

// Subject is what the acts of a desk are about: a record, or a cell of the accounting.
type Subject struct {
	Ref  model.Ref
	Cell *model.Cell
}

// deed is an act with its key, and what it can be about.
type deed struct {
	does  intent.Deed
	key   string
	says  string
	kinds []model.Kind
	cells bool
}

// deeds are the acts that have a key of their own, the same in the panes and in the inspectors. The first is to edit.
func deeds() []deed {
	claims := []model.Kind{model.KindClaim}
	every := []model.Kind{model.KindClaim, model.KindEvent, model.KindSource, model.KindGroup, model.KindRuling, model.KindSituation}
	return []deed{
		{intent.NoDeed, "e", "edit", every, true},
		{intent.Correct, "C", "correct: the source was wrong", claims, false},
		{intent.DeskError, "D", "desk error: we were wrong", claims, false},
		{intent.Retract, "T", "retracted by its source", claims, false},
		{intent.Withhold, "W", "withhold", claims, false},
		{intent.Supersede, "U", "superseded", claims, false},
		{intent.Link, "L", "link", []model.Kind{model.KindClaim, model.KindEvent}, false},
		{intent.Grade, "K", "grade", []model.Kind{model.KindClaim, model.KindSource}, false},
		{intent.Rule, "R", "rule", claims, true},
		{intent.Pivot, "P", "pivotal or not", []model.Kind{model.KindEvent}, false},
		{intent.Delete, "d", "delete", every[:5], false},
	}
}

// EveryActKey names the keys of all acts.
func EveryActKey() (all []string) {
	for _, d := range deeds() {
		all = append(all, d.key)
	}
	return append(all, "O")
}

func (d *deed) about(s Subject) bool {
	if s.Cell != nil {
		return d.cells
	}
	for _, k := range d.kinds {
		if k == s.Ref.Kind && s.Ref.ID != "" {
			return true
		}
	}
	return false
}

// ActKeys lists the keys of the acts that something can be the subject of.
func ActKeys(s Subject) (all []key.Binding) {
	for _, d := range deeds() {
		if d.about(s) {
			says := d.says
			if d.does == intent.Link && s.Ref.Kind == model.KindEvent {
				says = "link evidence"
			}
			all = append(all, key.NewBinding(key.WithKeys(d.key), key.WithHelp(d.key, says)))
		}
	}
	return all
}

// ActOf tells which act a key asks for; known is false for a key of none, or of one that this cannot be the subject of.
func ActOf(msg tea.KeyPressMsg, s Subject) (what intent.Intent, known bool) {
	for _, d := range deeds() {
		switch {
		case msg.String() != d.key || !d.about(s):
		case d.does == intent.NoDeed:
			return intent.Edit{Ref: s.Ref, Cell: s.Cell}, true
		default:
			return intent.Ask{Deed: d.does, Ref: s.Ref, Cell: s.Cell}, true
		}
	}
	return nil, false
}

// actIn is ActOf in a pane: there the key of an act that this cannot be the subject of asks for the act all the same, of no record, so
// that the answer says what it is done to.
func actIn(msg tea.KeyPressMsg, s Subject) (what intent.Intent, known bool) {
	if what, known = ActOf(msg, s); known {
		return what, true
	}
	for _, d := range deeds() {
		if msg.String() == d.key && d.does != intent.NoDeed {
			return intent.Ask{Deed: d.does, Cell: s.Cell}, true
		}
	}
	return nil, false
}

// subjectOf is the subject that a record of a list makes.
func subjectOf(it *Item) Subject {
	if it == nil {
		return Subject{}
	}
	return Subject{Ref: it.Ref()}
}
