package act

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"muster/model"
	"muster/model/text"
)

const (
	mostFigures = 3  // how many figures a name lists before it only counts them
	mostRunes   = 48 // how much of a text a name holds
)

// Name calls a record by what it says, in one line that any terminal may be sent: the figures of a claim ("GB dead 3"), or
// its words; the headline of an event; the name of a source or a group; what a ruling decides.
func Name(r model.Record) string {
	switch r := r.(type) {
	case *model.Claim:
		return nameOfClaim(r)
	case *model.Event:
		return short(r.Headline)
	case *model.Source:
		return short(r.Name)
	case *model.Group:
		return short(r.Name)
	case *model.Situation:
		return short(r.Title)
	case *model.Ruling:
		return nameOfRuling(r)
	case *model.Filing:
		return "filing " + short(r.Text)
	}
	return "nothing"
}

func nameOfClaim(c *model.Claim) string {
	if len(c.Figures) == 0 {
		return "“" + short(c.Text) + "”"
	}
	var names []string
	for i := range c.Figures {
		names = append(names, nameOfFigure(&c.Figures[i]))
	}
	return listed(names, mostFigures)
}

func nameOfFigure(f *model.Figure) string {
	cell := f.Cell()
	return text.Line(fmt.Sprintf("%s %s", cell, f.Count))
}

func nameOfRuling(r *model.Ruling) string {
	cell := r.Cell()
	switch {
	case r.Claim != "":
		return "ruling on " + cell.String()
	case r.Status == 0 && r.Group == "" && r.Scope == "":
		return "ruling for " + short(r.Authority)
	}
	return fmt.Sprintf("ruling for %s on %s", short(r.Authority), cell)
}

// listed joins names, and counts those past a number.
func listed(names []string, most int) string {
	if len(names) > most {
		names = append(names[:most:most], fmt.Sprintf("%d more", len(names)-most))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// short is a text as one line, cut at a word where it is long.
func short(s string) string {
	s = strings.TrimSpace(text.Line(s))
	if utf8.RuneCountInString(s) <= mostRunes {
		return s
	}
	cut := string([]rune(s)[:mostRunes-1])
	if at := strings.LastIndexByte(cut, ' '); at > mostRunes/2 {
		cut = cut[:at]
	}
	return cut + "…"
}

// target calls a claim or its figure: "GB dead 3".
func target(c *model.Claim, f *model.Figure) string {
	if f != nil {
		return nameOfFigure(f)
	}
	return nameOfClaim(c)
}
