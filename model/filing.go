package model

import (
	"fmt"

	"muster/model/count"
	"muster/model/moment"
)

// Filing is what the desk put out, with the figures it used.
type Filing struct {
	ID    string        `json:"id"`
	Text  string        `json:"text"`
	Filed moment.Moment `json:"filed"`
	By    string        `json:"by"`
	// Figures are the cells as they were put out; each names the claim it rested on.
	Figures []FiledFigure `json:"figures,omitempty"`
	// ConfirmedBy is the second editor; empty: none.
	ConfirmedBy string `json:"confirmed_by,omitzero"`
}

// FiledFigure is one number of a filing.
type FiledFigure struct {
	Group  string      `json:"group"`
	Class  Class       `json:"class,omitzero"`
	Status Status      `json:"status"`
	Scope  string      `json:"scope,omitzero"`
	Count  count.Count `json:"count"`
	Claim  string      `json:"claim,omitzero"`
}

// Cell is what the filed number counted.
func (f FiledFigure) Cell() Cell { return Cell{f.Group, f.Class, f.Status, f.Scope} }

// RecordKind is KindFiling.
func (f *Filing) RecordKind() Kind { return KindFiling }

// RecordID is the filing's id.
func (f *Filing) RecordID() string { return f.ID }

// Refs is empty: a filing is history, and what it rested on may be deleted later.
func (f *Filing) Refs() []Ref { return nil }

func (f *Filing) normal() {
	if f.ID == "" {
		f.ID = derive("f", f)
	}
}

// Check tells what is wrong with the filing by itself.
func (f *Filing) Check() error {
	var p problems
	p.id("id", f.ID)
	p.required("text", f.Text, "what was put out")
	p.required("by", f.By, "who filed it")
	p.limits(field{"text", f.Text}, field{"by", f.By}, field{"confirmed_by", f.ConfirmedBy})
	if f.Filed.IsZero() {
		p.say("filed", "missing; give the time it was put out")
	}
	for i := range f.Figures {
		at := fmt.Sprintf("figures[%d]", i)
		checkGroup(&p, at+".group", f.Figures[i].Group)
		if f.Figures[i].Status == 0 {
			p.say(at+".status", "missing; give the status that was filed")
		}
		if f.Figures[i].Count.Words() == "" {
			p.say(at+".count", "missing; give the count as it was filed")
		}
		if f.Figures[i].Claim != "" {
			p.id(at+".claim", f.Figures[i].Claim)
		}
		p.shown(at+".scope", f.Figures[i].Scope, wholeScope)
		p.limits(field{at + ".scope", f.Figures[i].Scope})
	}
	return p.err(f)
}
