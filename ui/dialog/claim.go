package dialog

import (
	"fmt"
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/act"
	"muster/ui/intent"
	"muster/ui/pane"
)

// Claim is the inspector of a claim: its words, its figures, what it bears on and what bears on it, and its history.
func Claim(s *pane.Scene, id string, log func() []*model.Change) *Page {
	return NewPage(s.Pen, func() (string, []Block) {
		i := inspector{Scene: s}
		ref := model.Ref{Kind: model.KindClaim, ID: id}
		it := s.Records.Item(ref)
		if it == nil {
			return "claim " + id, []Block{{Text: "This claim " + s.Gone(ref) + "."}}
		}
		return it.Source.Name, i.claim(it, log())
	}).About(pane.Subject{Ref: model.Ref{Kind: model.KindClaim, ID: id}})
}

func (i inspector) claim(it *pane.Item, log []*model.Change) (all []Block) {
	c, src := it.Claim(), it.Source
	all = append(all, Block{Text: i.quote(c), Style: i.Pen.Strong}, Block{}, Block{Label: "Said", Text: c.Said.Display(i.Zone)})
	if c.Via != "" {
		all = append(all, Block{Label: "Via", Text: c.Via})
	}
	all = append(all, Block{Label: "Speaker", Text: i.speaker(src), Target: &intent.Target{Record: model.Ref{Kind: model.KindSource, ID: src.ID}}},
		Block{Label: "Source", Text: reliabilityWords(src.Reliability)},
		Block{Label: "Claim", Text: credibilityWords(c.Credibility)})
	if now := i.Book.State(c, nil); now > model.Standing {
		all = append(all, Block{Label: "Status", Text: now.String(), Style: i.Pen.Warn})
	}
	if len(c.People) > 0 {
		all = append(all, Block{Label: "People", Text: strings.Join(c.People, ", ")})
	}
	if c.Link != "" {
		all = append(all, Block{Label: "Link", Text: c.Link})
	}
	all = append(all, i.figures(c)...)
	all = append(all, i.links(c)...)
	all = append(all, i.events(c)...)
	return append(all, i.log(it.Entry, log)...)
}

func (i inspector) speaker(src *model.Source) string {
	say := src.Name + ", " + src.Kind.String()
	if src.Unnamed {
		say += ", unnamed"
	}
	if src.Country != "" {
		say += ", " + i.Book.NameOf(src.Country)
	}
	if src.Authority != src.Name {
		say += "; speaks for " + src.Authority
	}
	return say
}

// figures lists the figures of a claim with what has become of each; Enter leads to the cell.
func (i inspector) figures(c *model.Claim) (all []Block) {
	for n := range c.Figures {
		f := &c.Figures[n]
		if n == 0 {
			all = append(all, Block{}, Block{Text: "Figures", Style: i.Pen.Title})
		}
		cell := f.Cell()
		role, style := i.role(c.ID, cell), i.Pen.Plain
		if role != account.RoleDesk && role != account.RoleStanding {
			style = i.Pen.Past
		}
		text := fmt.Sprintf("%s: %s %s", i.Book.NameOf(f.Group), f.Count, account.StatusPhrase(f.Status))
		if f.Scope != "" {
			text += " (" + f.Scope + ", a part)"
		}
		if f.Class != model.Affected {
			text += ", " + f.Class.String()
		}
		all = append(all, Block{Text: text + "  " + string(role), Style: style, Target: &intent.Target{Cell: &cell}})
	}
	return all
}

// role is what has become of a figure; the long history of its cell is gone through only where it does not stand.
func (i inspector) role(claim string, cell model.Cell) account.Role {
	if c := i.Book.Cell(cell); c != nil {
		if d := c.Desk(); d != nil && d.Claim().ID == claim {
			return account.RoleDesk
		}
		if slices.ContainsFunc(c.Rivals, func(r *account.Said) bool { return r.Claim().ID == claim }) {
			return account.RoleStanding
		}
	}
	for _, h := range i.Book.History(cell, true) {
		if h.Claim().ID == claim {
			return h.Role
		}
	}
	return ""
}

// links lists what the claim bears on, and what bears on it.
func (i inspector) links(c *model.Claim) (all []Block) {
	for n := range c.Links {
		all = append(all, i.link(&c.Links[n], c.Links[n].Claim, c.Links[n].Kind.String()))
	}
	for _, it := range i.Records.Claims {
		other := it.Claim()
		for n := range other.Links {
			if other.Links[n].Claim == c.ID {
				all = append(all, i.link(&other.Links[n], other.ID, "is what "+inverse(other.Links[n].Kind)))
			}
		}
	}
	if len(all) > 0 {
		all = append([]Block{{}, {Text: "Links", Style: i.Pen.Title}}, all...)
	}
	return all
}

// inverse says a kind of link from the side of the claim that it leads to.
func inverse(k model.LinkKind) string {
	switch k {
	case model.PartOf:
		return "counts as its whole:"
	case model.SamePeople:
		return "counts the same people:"
	}
	return k.String() + " this:"
}

func (i inspector) link(l *model.Link, id, says string) Block {
	text := says + " "
	if l.Figure != nil {
		text += l.Figure.String() + " of "
	}
	if it := i.Records.Item(model.Ref{Kind: model.KindClaim, ID: id}); it != nil {
		return Block{Text: text + it.Source.Name + ", " + it.Claim().Said.Display(i.Zone), Target: &intent.Target{Claim: id}}
	}
	return Block{Text: text + id}
}

// events lists the events that rest on the claim.
func (i inspector) events(c *model.Claim) (all []Block) {
	for _, id := range i.Records.EventsOn(c.ID) {
		if it := i.Records.Item(model.Ref{Kind: model.KindEvent, ID: id}); it != nil {
			if len(all) == 0 {
				all = append(all, Block{}, Block{Text: "Evidence for", Style: i.Pen.Title})
			}
			e := it.Event()
			all = append(all, Block{Text: e.When.Display(i.Zone) + "  " + e.Headline, Target: &intent.Target{Event: id}})
		}
	}
	return all
}

// mostHistory is how many lines what one change did may take.
const mostHistory = 2

// stamp is how times of the log are shown, in the zone of the scene.
const stamp = "2 Jan 2006 15:04:05"

// History tells who logged a record and who changed it since.
func History(s *pane.Scene, e *model.Entry, log []*model.Change) []Block {
	return inspector{Scene: s}.log(e, log)
}

func (i inspector) log(e *model.Entry, log []*model.Change) (all []Block) {
	all = append(all, Block{}, Block{Text: "History", Style: i.Pen.Title})
	if len(log) == 0 {
		all = append(all, i.stamped(e.First, "logged"))
		if e.Last.Seq != e.First.Seq {
			all = append(all, i.stamped(e.Last, "changed last"))
		}
		return all
	}
	for _, c := range log {
		text := fmt.Sprintf("%s  %s %s, change %d", c.Logged.In(i.Zone).Format(stamp), didTo(c), c.By.Name, c.Seq)
		if what := act.Did(i.Book.Story(), c); what != "" {
			text += ": " + what
		}
		all = append(all, Block{Text: text, Style: i.Pen.Dim, Most: mostHistory})
	}
	return all
}

func didTo(c *model.Change) string {
	switch {
	case c.After == nil:
		return "deleted by"
	case c.Was == 0:
		return "logged by"
	case c.Undoes != "" && c.Before != nil:
		return "changed back by"
	case c.Before == nil:
		return "put back by"
	}
	return "changed by"
}

func (i inspector) stamped(s model.Stamp, did string) Block {
	by := "the desk"
	if s.By != nil {
		by = s.By.Name
	}
	return Block{Text: fmt.Sprintf("%s  %s by %s, change %d", s.At().In(i.Zone).Format(stamp), did, by, s.Seq), Style: i.Pen.Dim}
}
