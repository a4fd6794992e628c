package model

import (
	"cmp"
	"slices"
	"strings"
	"unique"

	"muster/model/count"
	"muster/model/moment"
	"muster/model/text"
)

// Claim is one attributed assertion.
type Claim struct {
	ID     string        `json:"id"`
	Source string        `json:"source"`
	Via    string        `json:"via,omitzero"` // who relayed it
	Said   moment.Moment `json:"said"`
	Text   string        `json:"text"`
	Quote  bool          `json:"quote,omitzero"` // the text is verbatim
	Link   string        `json:"link,omitzero"`
	People []string      `json:"people,omitempty"` // names in the claim
	// Credibility is of this one assertion, whoever made it.
	Credibility Credibility `json:"credibility"`
	Status      ClaimState  `json:"status"`
	Figures     []Figure    `json:"figures,omitempty"`
	Links       []Link      `json:"links,omitempty"`
}

// Figure is a count of people in a cell, as one claim gives it.
type Figure struct {
	Group  string      `json:"group"`
	Class  Class       `json:"class,omitzero"`
	Status Status      `json:"status"`
	Scope  string      `json:"scope,omitzero"` // empty: the whole incident
	Count  count.Count `json:"count"`
	State  ClaimState  `json:"state,omitzero"` // where it differs from its claim's
}

// Cell is what a figure counts: group, class, status and scope together. A cell stands once in a claim.
type Cell struct {
	Group  string `json:"group"`
	Class  Class  `json:"class,omitzero"`
	Status Status `json:"status"`
	Scope  string `json:"scope,omitzero"`
}

// Link says how a claim bears on another, or on one figure of it.
type Link struct {
	Kind  LinkKind `json:"kind"`
	Claim string   `json:"claim"`
	// Figure names the one figure of the other claim that is meant; nil: the whole claim.
	Figure *Cell `json:"figure,omitempty"`
	// From names the one figure of this claim that bears on it; nil: all of them.
	From *Cell `json:"from,omitempty"`
}

// Cell is what the figure counts.
func (f Figure) Cell() Cell { return Cell{f.Group, f.Class, f.Status, f.Scope} }

// String names the cell as an editor would: "GB dead", "ALL dead (final assault) #attacker". It is one line that any
// terminal may be sent, whatever somebody pasted into the scope.
func (c Cell) String() string {
	s := strings.TrimSpace(c.Group + " " + c.Status.String())
	if c.Scope != "" {
		s += " (" + c.Scope + ")"
	}
	if c.Class != Affected {
		s += " #" + c.Class.String()
	}
	return text.Line(s)
}

// Compare orders cells by class, group, scope and status.
func (c Cell) Compare(d Cell) int {
	return cmp.Or(cmp.Compare(c.Class, d.Class), strings.Compare(c.Group, d.Group), strings.Compare(c.Scope, d.Scope), c.Status.Compare(d.Status))
}

// StateOf is what holds for one figure of the claim: its own state if it has one, else the claim's. What is withheld
// as a whole is withheld in every figure.
func (c *Claim) StateOf(f *Figure) ClaimState {
	if f.State != AsClaim && c.Status != Withheld {
		return f.State
	}
	if c.Status == AsClaim {
		return Standing
	}
	return c.Status
}

// Figure finds the figure of a cell in the claim.
func (c *Claim) Figure(cell Cell) (*Figure, bool) {
	for i := range c.Figures {
		if c.Figures[i].Cell() == cell {
			return &c.Figures[i], true
		}
	}
	return nil, false
}

// leftOut stands for the words of a claim of which a figure is withheld.
const leftOut = "(words left out: they may tell a figure that is withheld)"

// Words is the text of the claim, and whether it is a quotation, as it may be seen: with a withheld figure the words stay
// behind as that does, since nothing tells which of them say it (rule 11).
func (c *Claim) Words(withWithheld bool) (says string, quote bool) {
	if !withWithheld && c.Withholds() {
		return c.WordsLeftOut()
	}
	return c.Text, c.Quote
}

// WordsLeftOut stand for the words of a claim of which something is withheld.
func (c *Claim) WordsLeftOut() (says string, quote bool) { return leftOut, false }

// Withholds tells whether the claim or any figure of it is withheld.
func (c *Claim) Withholds() bool {
	return c.Status == Withheld || slices.ContainsFunc(c.Figures, func(f Figure) bool { return c.StateOf(&f) == Withheld })
}

// HoldsBack tells whether a figure that stands in another version of the claim, or that was filed on it, must not leave: n people in a cell;
// without a count, whatever it says. A figure that is withheld may have been one of another cell before, or be one by now: where the claim
// withholds any, only those leave that stand openly in it, and none that says in a cell of these what is withheld.
func (c *Claim) HoldsBack(cell Cell, n count.Count) bool {
	f, ok := c.Figure(cell)
	switch {
	case !ok:
		return c.Withholds()
	case c.StateOf(f) == Withheld:
		return true
	}
	return n != f.Count && slices.ContainsFunc(c.Figures, func(g Figure) bool { return c.StateOf(&g) == Withheld && g.Count == n })
}

// RecordKind is KindClaim.
func (c *Claim) RecordKind() Kind { return KindClaim }

// RecordID is the claim's id.
func (c *Claim) RecordID() string { return c.ID }

// Refs names the claim's source, the desk's own groups it counts, and the claims it bears on.
func (c *Claim) Refs() []Ref {
	refs := []Ref{{KindSource, c.Source}}
	for i := range c.Figures {
		refs = groupRef(refs, c.Figures[i].Group)
	}
	for i := range c.Links {
		refs = append(refs, Ref{KindClaim, c.Links[i].Claim})
	}
	return refs
}

func (c *Claim) normal() {
	if c.Status == AsClaim {
		c.Status = Standing
	}
	if c.ID == "" {
		c.ID = derive("c", c)
	}
}

// tidy makes a claim that was read small: a hundred thousand of them are kept, and most name the same few sources, groups
// and scopes. The reader leaves lists with room to grow, which they never do.
func (c *Claim) tidy() {
	c.Source, c.Via = share(c.Source), share(c.Via)
	c.Figures, c.Links, c.People = slices.Clone(c.Figures), slices.Clone(c.Links), slices.Clone(c.People)
	for i := range c.Figures {
		c.Figures[i].Group, c.Figures[i].Scope = share(c.Figures[i].Group), share(c.Figures[i].Scope)
	}
}

// share gives the one copy of a text that all who hold it share.
func share(s string) string {
	if s == "" {
		return ""
	}
	return unique.Make(s).Value()
}
