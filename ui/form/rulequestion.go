package form

import (
	"errors"
	"fmt"

	"muster/model"
	"muster/model/account"
	"muster/model/act"
	"muster/ui/intent"
)

// because is the reason of a ruling.
func because() Field {
	return Field{Name: "reason", Label: "Because", Hint: "why the desk decides so"}
}

func (r *reader) reason() string {
	s := r.text("reason")
	if model.Blank(s) {
		r.wrong("reason", errors.New("missing; say why the desk decides so"))
	}
	return s
}

// rule asks for the reason why a claim is to count in its cell.
func (d *Desk) rule(_ intent.Ask, c *model.Claim) (Spec, error) {
	if len(c.Figures) == 0 {
		none := errors.New("this claim has no figure to rule for; from the accounting you can rule for an authority")
		return d.question("Rule", "rule", d.sayClaim(c), nil, func(*reader) (act.Act, error) { return act.Act{}, none }), nil
	}
	var choice []Offer
	for i := range c.Figures {
		choice = append(choice, Offer{c.Figures[i].Cell().String(), sayFigure(&c.Figures[i])})
	}
	fields := []Field{{Name: "which", Label: "Figure", Sort: Radio, Choice: choice}, because()}
	return d.question("Rule", "rule", d.sayClaim(c), fields, func(r *reader) (act.Act, error) {
		reason, t := r.reason(), r.target("which", c)
		if t.Figure == nil || len(r.faults) > 0 {
			return act.Act{}, nil
		}
		return act.RuleForClaim(d.story(), *t.Figure, c.ID, reason)
	}), nil
}

// The answers to what a ruling on a cell goes by, besides a claim.
const (
	byAuthority = "authority"
	liftRuling  = "lift"
	thisCell    = "cell"
	thisStatus  = "status"
	wholeStory  = "story"
)

// mostRivals is how many claims a ruling on a cell offers.
const mostRivals = 8

// ruleCell asks which claim, or whose word, is to count in a cell.
func (d *Desk) ruleCell(at model.Cell) (Spec, error) {
	if d.Book() == nil {
		return Spec{}, errors.New("nothing is counted yet")
	}
	var choice []Offer
	for _, h := range d.Book().History(at, false) {
		if len(choice) < mostRivals && (h.Role == account.RoleDesk || h.Role == account.RoleStanding) {
			choice = append(choice, Offer{h.Claim().ID, fmt.Sprintf("%s: %s, %s", h.Count, h.Source().Name, h.When(d.zone()))})
		}
	}
	choice = append(choice, Offer{byAuthority, "an authority, whatever it says"})
	if d.rulingOn(at) != "" {
		choice = append(choice, Offer{liftRuling, "nothing: lift the ruling"})
	}
	authority := func(v Values) bool { return v["by"] == byAuthority }
	fields := []Field{
		{Name: "by", Label: "Go by", Sort: Radio, Choice: choice},
		{Name: "authority", Label: "Whose", Hint: "such as: Coroner", Sort: Find, Find: d.authorities, List: true, When: authority},
		{Name: "for", Label: "For", Sort: Radio, When: authority, Choice: []Offer{{thisCell, "this cell only: " + at.String()},
			{thisStatus, "every group, " + at.Status.String()}, {wholeStory, "the whole story, " + at.Class.String()}}},
		because(),
	}
	fields[3].When = func(v Values) bool { return v["by"] != liftRuling }
	return d.question("Rule", "rule", d.sayCell(at), fields, func(r *reader) (act.Act, error) { return d.decide(r, at) }), nil
}

// sayCell says what the desk goes by in a cell now.
func (d *Desk) sayCell(at model.Cell) string {
	if c := d.Book().Cell(at); c != nil {
		return c.Why()
	}
	return at.String()
}

// decide makes the ruling that was answered.
func (d *Desk) decide(r *reader, at model.Cell) (act.Act, error) {
	by := r.text("by")
	if by == liftRuling {
		return act.LiftRuling(d.story(), d.rulingOn(at))
	}
	reason := r.reason()
	if by != byAuthority {
		if len(r.faults) > 0 {
			return act.Act{}, nil
		}
		return act.RuleForClaim(d.story(), at, by, reason)
	}
	authority := r.text("authority")
	if model.Blank(authority) {
		r.wrong("authority", errors.New("missing; name the voice that is to count"))
	}
	if len(r.faults) > 0 {
		return act.Act{}, nil
	}
	switch r.text("for") {
	case thisStatus:
		at = model.Cell{Class: at.Class, Status: at.Status}
	case wholeStory:
		at = model.Cell{Class: at.Class}
	}
	return act.RuleForAuthority(d.story(), at, authority, reason)
}

// rulingOn is the ruling that decides one cell; empty: there is none.
func (d *Desk) rulingOn(at model.Cell) string {
	for _, e := range d.story().Entries(model.KindRuling) {
		if r := e.Record.(*model.Ruling); r.Cell() == at {
			return r.ID
		}
	}
	return ""
}
