package model_test

import (
	"fmt"

	"muster/model"
)

// A source speaks for an authority; that of a government is the government of its country.
func ExampleNormal() {
	s := model.Normal(&model.Source{ID: "hague", Name: "William Hague", Kind: model.Government, Country: "GB"})
	fmt.Println(s.Authority, s.Reliability)
	// Output: UK government F
}

// The parts of a compound may come in any order; it prints in one.
func ExampleParseStatus() {
	s, _ := model.ParseStatus("dead/missing")
	_, err := model.ParseStatus("killed")
	fmt.Println(s, s.Open())
	fmt.Println(err)
	// Output:
	// missing/dead true
	// "killed" is not a status; write one of present, held, unaccounted, missing, injured, dead, freed, safe, captured, or a compound such as missing/dead
}

// Admit tells what is wrong among the records, field by field.
func ExampleAdmit() {
	story := model.NewStory("siege")
	edits := []model.Edit{
		model.Put("siege", &model.Situation{ID: "siege", Title: "Siege", Host: "DZ", Zone: "Africa/Algiers"}, 0),
		model.Put("siege", &model.Event{ID: "e1", Headline: "Seized", When: when("2013-01-16"), Evidence: []string{"c1"}}, 0),
	}
	fmt.Println(model.Admit(story, "siege", edits))
	// Output: event "e1": evidence[0]: there is no claim "c1"; add it or name another
}
