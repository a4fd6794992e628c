package ui

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"muster/model"
)

// evil is a text of the corpus: what somebody pasted who wants the terminal, the spreadsheet, the page or the reader's eye.
type evil struct{ name, text string }

// corpus reads model/text/testdata/hostile.json, the longest cut: each is drawn many times. TestLargestFields draws long ones.
func corpus(tb testing.TB) (all []evil) {
	tb.Helper()
	var samples []struct {
		Name, Text, Hex string
		Repeat          int
	}
	readTestdata(tb, "hostile.json", &samples)
	for _, s := range samples {
		raw, err := hex.DecodeString(s.Hex)
		if err != nil {
			tb.Fatal(err)
		}
		one := s.Text + string(raw)
		most := max(1, min(max(s.Repeat, 1), 2000/max(1, len(one))))
		all = append(all, evil{s.Name, strings.Repeat(one, most)})
	}
	if len(all) < 150 {
		tb.Fatalf("%d texts are no corpus", len(all))
	}
	return all
}

func readTestdata(tb testing.TB, name string, into any) {
	tb.Helper()
	b, err := os.ReadFile("../model/text/testdata/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		tb.Fatalf("%s: %v", name, err)
	}
}

// everywhere is a story with a text in every field of every record that takes one.
func everywhere(tb testing.TB, s string) *memory {
	tb.Helper()
	ex, m := example(tb), newMemory()
	story := &model.Situation{ID: "s", Title: s, Place: s, Host: "DZ", Zone: "Africa/Algiers", Began: ex.Situation.Began, Names: map[string]string{"GB": s}}
	src := model.Normal(&model.Source{ID: "src", Name: s, Kind: model.Media, Authority: s})
	rival := model.Normal(&model.Source{ID: "rival", Name: "B" + s, Kind: model.Media})
	group := &model.Group{ID: "bp", Name: s, Basis: model.Employer, Authority: s}
	c := claim("c1", "src", "GB", model.Dead, "3", "2013-01-19")
	c.Text, c.Via, c.Link, c.People, c.Figures[0].Scope = s, s, s, []string{s, "x" + s}, s
	c.Figures = append(c.Figures, model.Figure{Group: "GB", Status: model.Dead, Count: c.Figures[0].Count},
		model.Figure{Group: "bp", Status: model.Missing, Count: c.Figures[0].Count}, model.Figure{Group: "ALL", Status: model.Dead, Count: c.Figures[0].Count})
	second := claim("c2", "rival", "GB", model.Dead, "5", "2013-01-20")
	second.Text, second.Quote = "b"+s, true
	second.Figures = append(second.Figures, model.Figure{Group: "GB", Status: model.Dead, Scope: s, Count: second.Figures[0].Count})
	second.Links = []model.Link{{Kind: model.Repeats, Claim: "c1", Figure: &model.Cell{Group: "GB", Status: model.Dead, Scope: s}}}
	e := &model.Event{ID: "e1", When: ex.Events[0].When, Headline: s, Detail: s, Place: s, Evidence: []string{"c1"}, Pivotal: true}
	rules := []model.Record{model.Normal(&model.Ruling{Group: "GB", Status: model.Dead, Scope: s, Claim: "c1", Reason: s}),
		model.Normal(&model.Ruling{Status: model.Dead, Authority: s, Reason: "r" + s})}
	filed := model.Normal(&model.Filing{Text: s, Filed: c.Said, By: s, ConfirmedBy: s,
		Figures: []model.FiledFigure{{Group: "GB", Status: model.Dead, Scope: s, Count: c.Figures[0].Count, Claim: "c1"}}})
	who := model.Editor{Name: s, ID: "uid:1"}
	m.put(tb, who, "s", append([]model.Record{story, src, rival, group, c, second, e, filed}, rules...)...)
	again := *c
	again.Via = ""
	m.put(tb, who, "s", &again)
	m.put(tb, who, "s", c)
	return m
}
