package model

import (
	"fmt"
	"strings"
)

// Check tells what is wrong with the claim by itself.
func (c *Claim) Check() error {
	var p problems
	p.id("id", c.ID)
	p.required("source", c.Source, "the id of the source")
	p.required("text", c.Text, "what was said")
	if c.Said.IsZero() {
		p.say("said", "missing; give a day such as 2013-01-19 or a time such as 2013-01-19T19:10")
	}
	p.limits(field{"via", c.Via}, field{"text", c.Text}, field{"link", c.Link})
	for i, name := range c.People {
		p.required(fmt.Sprintf("people[%d]", i), name, "a name or leave it out")
		p.limits(field{fmt.Sprintf("people[%d]", i), name})
	}
	c.checkFigures(&p)
	c.checkLinks(&p)
	return p.err(c)
}

// wholeScope is the mend for a scope of spaces: it would be a part beside the whole, and the figure lost to it.
const wholeScope = "name a part of the incident, or leave it out for the whole"

// checkFigures refuses a figure without group, status or count, and a cell that stands twice.
func (c *Claim) checkFigures(p *problems) {
	seen := make(map[Cell]int, len(c.Figures))
	for i := range c.Figures {
		f := &c.Figures[i]
		at := fmt.Sprintf("figures[%d]", i)
		checkGroup(p, at+".group", f.Group)
		if f.Status == 0 {
			p.say(at+".status", "missing; give one of %s, or a compound such as missing/dead", strings.Join(statusWords, ", "))
		}
		if f.Count.Words() == "" {
			p.say(at+".count", "missing; write 5, 5+, 10-15, ~30, dozens or ?")
		}
		p.shown(at+".scope", f.Scope, wholeScope)
		p.limits(field{at + ".scope", f.Scope})
		if first, twice := seen[f.Cell()]; twice {
			p.say(at, "%s stands already in figures[%d]; a cell stands once in a claim", f.Cell(), first)
		}
		seen[f.Cell()] = i
	}
}

// checkGroup tells what is wrong with the id of a group, with the mend where it can be guessed.
func checkGroup(p *problems, at, id string) {
	switch {
	case id == "":
		p.say(at, "missing; give a country code such as GB, ALL, FOREIGN, XX or the id of a group")
	case WellKnown(id):
	case !idPattern.MatchString(id):
		p.id(at, id)
	default:
		if sorted := sortedDual(id); IsDual(sorted) {
			p.say(at, "the codes of a dual national are sorted; write %q", sorted)
		}
	}
}

func (c *Claim) checkLinks(p *problems) {
	for i := range c.Links {
		l, at := &c.Links[i], fmt.Sprintf("links[%d]", i)
		if l.Kind == NoLink {
			p.say(at+".kind", "missing; give one of %s", strings.Join(linkWords[1:], ", "))
		}
		p.required(at+".claim", l.Claim, "the id of the other claim")
		if l.Claim == c.ID && l.Claim != "" {
			p.say(at+".claim", "a claim cannot bear on itself; name another claim")
		}
		if l.From == nil {
			continue
		}
		if _, ok := c.Figure(*l.From); !ok {
			p.say(at+".from", "this claim has no figure %s; name one that it has", l.From)
		}
	}
}
