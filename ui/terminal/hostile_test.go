//go:build unix && !race

package terminal

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"muster/model"
)

// hostiles makes a situation whose every text is one of some that attack a terminal. It tells how many records the model
// would not take, because the text is no name or no scope at all.
func hostiles(tb testing.TB, texts [][2]string) (edits []model.Edit, refused int) {
	put := func(r model.Record) bool {
		if r.(interface{ Check() error }).Check() != nil {
			refused++
			return false
		}
		edits = append(edits, model.Put("hostile", r, 0))
		return true
	}
	first := texts[0][1]
	s := model.Normal(&model.Situation{ID: "hostile", Title: first, Place: first, Host: "DZ", Zone: "Africa/Algiers", Began: date(tb, "2013-01-16"),
		Names: map[string]string{}})
	for i, code := range []string{"GB", "FR", "JP"} {
		if s.Names[code] = texts[i+1][1]; s.Check() != nil {
			delete(s.Names, code)
		}
	}
	if !put(s) {
		s.Title, s.Place, s.Names = "Refused", "", nil
		put(s)
	}
	put(model.Normal(&model.Source{ID: "plain", Name: "Plain", Kind: model.Media}))
	for i, text := range texts {
		source, id := fmt.Sprintf("s%d", i), fmt.Sprintf("c%d", i)
		if !put(model.Normal(&model.Source{ID: source, Name: fmt.Sprint(text[1], " ", i), Kind: model.Media})) {
			source = "plain"
		}
		full := claim(tb, id, source, text[1], text[1], "GB", i)
		full.Figures[0].Group = []string{"GB", "FR", "JP"}[i%3]
		if g := (&model.Group{ID: fmt.Sprintf("g%d", i), Name: fmt.Sprint(text[1], " ", i), Basis: model.Employer, Authority: text[1]}); put(g) {
			full.Figures = append(full.Figures, model.Figure{Group: g.ID, Status: full.Figures[0].Status, Count: full.Figures[0].Count})
		}
		full.People, full.Via, full.Link = []string{text[1]}, text[1], text[1]
		for _, lesser := range []func(*model.Claim){func(*model.Claim) {}, func(c *model.Claim) { c.Link = "" }, func(c *model.Claim) { c.Figures[0].Scope = "" },
			func(c *model.Claim) { c.People, c.Via = nil, "" }, func(c *model.Claim) { c.Text = text[0] }} {
			if lesser(full); put(full) {
				break
			}
		}
		put(&model.Event{ID: fmt.Sprintf("e%d", i), When: date(tb, "2013-01-17"), Headline: text[1], Detail: text[1], Place: text[1]})
	}
	return edits, refused
}

// Whatever the records hold, what is written to the terminal is text and the sequences of the list, here without colours:
// one that shows came from a record.
func TestHostile(t *testing.T) {
	const parts = 8
	all := hostile(t)
	for part := range parts {
		texts := all[part*len(all)/parts : (part+1)*len(all)/parts]
		t.Run(texts[0][0], func(t *testing.T) {
			t.Parallel()
			edits, refused := hostiles(t, texts)
			if most := len(texts) * 5; refused > most {
				t.Errorf("%d records of %d were refused", refused, len(edits)+refused)
			}
			s := show(t, create(t, "hostile", edits), clearable, 110, 40, "NO_COLOR=1")
			s.until("the figures", func() bool { return s.shows("Reconciliation") && s.shows(" of ") })
			leaf(s, len(texts))
			for _, problem := range s.strays(false, asIs) {
				t.Error(problem)
			}
			if out := string(s.written(0)); strings.Count(out, "⟨")+strings.Count(out, "␛") < len(texts) {
				t.Error("the marks of what cannot be shown are missing")
			}
		})
	}
}

// leaf has every record in every pane drawn, and its inspector.
func leaf(s *session, records int) {
	for _, pane := range []string{"1", "2", "3"} {
		s.send(pane + "\x1b[H")
		for range records {
			s.send("\r")
			s.beat()
			s.send("\x1b[27u\x1b[B")
		}
	}
	s.send("?")
	s.beat()
	s.send("\x1b[27uS")
	s.beat()
	s.quiet(60 * time.Millisecond)
}
