package act

import (
	"fmt"
	"slices"
	"strings"

	"muster/model"
)

// Did says in few words what a change did to a record that was there before and is there after it: "withheld", "graded 4,
// was 3", "GB dead 3, was 2", "repeats FR dead 1", "text and via". The story knows the claims that links lead to. Empty: the
// change entered or deleted the record, or all of it stayed as it was.
func Did(s *model.Story, c *model.Change) string {
	if c.Before == nil || c.After == nil {
		return ""
	}
	var says, plain []string
	for _, f := range model.Merge(c.Before, c.After, c.Before).Fields {
		if words := didTo(s, c, f.Field); words != nil {
			says = append(says, words...)
		} else {
			plain = append(plain, fieldWord(f))
		}
	}
	if len(plain) > 0 {
		says = append(says, listed(plain, mostFigures))
	}
	return strings.Join(says, "; ")
}

// Fate says in a word or two what has become of a claim or a figure in a state: "withheld", "stands again".
func Fate(state model.ClaimState) string {
	word, _, _ := strings.Cut(fates[state], ":")
	return word
}

// fieldWord names a field that differs; one that says yes or no is named by what it says now.
func fieldWord(f model.Meeting) string {
	word := strings.ReplaceAll(f.Field, "_", " ")
	if f.Mine == nil && string(f.Base) == "true" {
		return "no longer " + word
	}
	return word
}

// didTo says what became of a field whose name alone would tell too little; nil: the name says it.
func didTo(s *model.Story, c *model.Change, field string) []string {
	switch after := c.After.(type) {
	case *model.Claim:
		return didToClaim(s, c.Before.(*model.Claim), after, field)
	case *model.Source:
		if field == "reliability" {
			return []string{fmt.Sprintf("graded %s, was %s", after.Reliability, c.Before.(*model.Source).Reliability)}
		}
	case *model.Situation:
		if field == "list" {
			return []string{"list " + after.List.String()}
		}
	}
	return nil
}

func didToClaim(s *model.Story, before, after *model.Claim, field string) []string {
	switch field {
	case "status":
		return []string{Fate(after.Status)}
	case "credibility":
		return []string{fmt.Sprintf("graded %s, was %s", after.Credibility, before.Credibility)}
	case "figures":
		if says := didToFigures(before, after); says != nil || before.Status == after.Status {
			return says
		}
		return []string{} // every figure took its claim's way
	case "links":
		return didToLinks(s, before, after)
	}
	return nil
}

// didToFigures says what became of each figure.
func didToFigures(before, after *model.Claim) (says []string) {
	for i := range after.Figures {
		f := &after.Figures[i]
		old, was := before.Figure(f.Cell())
		state := after.StateOf(f)
		switch {
		case !was:
			says = append(says, nameOfFigure(f)+" added")
		case old.Count != f.Count:
			says = append(says, fmt.Sprintf("%s, was %s", nameOfFigure(f), old.Count))
		}
		if was && state != before.StateOf(old) && (before.Status == after.Status || state != after.Status) {
			says = append(says, nameOfFigure(f)+" "+Fate(state))
		}
	}
	for i := range before.Figures {
		if f := &before.Figures[i]; !slices.ContainsFunc(after.Figures, func(g model.Figure) bool { return g.Cell() == f.Cell() }) {
			says = append(says, nameOfFigure(f)+" taken out")
		}
	}
	if len(says) > mostFigures {
		says = append(says[:mostFigures], fmt.Sprintf("%d more", len(says)-mostFigures))
	}
	return says
}

// didToLinks says which links came and which went.
func didToLinks(s *model.Story, before, after *model.Claim) (says []string) {
	for i := range after.Links {
		if l := &after.Links[i]; !linked(before, l) {
			says = append(says, nameOfLink(s, after, l))
		}
	}
	for i := range before.Links {
		if l := &before.Links[i]; !linked(after, l) {
			says = append(says, "no longer: "+nameOfLink(s, before, l))
		}
	}
	return says
}

func linked(c *model.Claim, l *model.Link) bool {
	return slices.ContainsFunc(c.Links, func(m model.Link) bool {
		return m.Kind == l.Kind && m.Claim == l.Claim && sameCell(m.Figure, l.Figure) && sameCell(m.From, l.From)
	})
}

// nameOfLink says how a claim bears on another: "repeats FR dead 1", "GB dead 3 is a part of ALL dead 23+".
func nameOfLink(s *model.Story, c *model.Claim, l *model.Link) string {
	says := verbs[l.Kind] + " "
	if l.From != nil {
		says = l.From.String() + " " + says
	}
	other := s.Claim(l.Claim)
	switch {
	case other == nil && l.Figure != nil:
		return says + l.Figure.String() + " of claim " + l.Claim
	case other == nil:
		return says + "claim " + l.Claim
	case l.Figure != nil:
		if f, ok := other.Figure(*l.Figure); ok {
			return says + nameOfFigure(f)
		}
		return says + l.Figure.String()
	}
	return says + nameOfClaim(other)
}
