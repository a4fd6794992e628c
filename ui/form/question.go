package form

import (
	"errors"
	"fmt"

	"muster/model"
	"muster/model/act"
	"muster/ui/intent"
)

// Question is the short question of an act. It is refused with a sentence where the act has nothing to be about.
func (d *Desk) Question(ask intent.Ask) (Spec, error) {
	spec, err := d.questionOf(ask)
	spec.Asked = &ask
	return spec, err
}

func (d *Desk) questionOf(ask intent.Ask) (Spec, error) {
	if ask.Ref.ID == "" && ask.Deed != intent.CloseList && (ask.Deed != intent.Rule || ask.Cell == nil) {
		return Spec{}, errors.New(doneTo(ask))
	}
	switch ask.Deed {
	case intent.Correct, intent.DeskError, intent.Retract, intent.Withhold, intent.Supersede:
		return d.onClaim(ask, d.mark)
	case intent.Link:
		if ask.Ref.Kind == model.KindEvent {
			return d.evidence(ask.Ref)
		}
		return d.onClaim(ask, d.link)
	case intent.Grade:
		if ask.Ref.Kind == model.KindSource {
			return d.gradeSource(ask.Ref)
		}
		return d.onClaim(ask, d.grade)
	case intent.Rule:
		if ask.Cell != nil {
			return d.ruleCell(*ask.Cell)
		}
		return d.onClaim(ask, d.rule)
	case intent.CloseList:
		return d.list(), nil
	case intent.Pivot:
		return d.pivot(ask.Ref)
	case intent.Delete:
		return d.remove(ask.Ref)
	}
	return Spec{}, errors.New("there is no such act")
}

func (d *Desk) onClaim(ask intent.Ask, question func(intent.Ask, *model.Claim) (Spec, error)) (Spec, error) {
	c := d.story().Claim(ask.Ref.ID)
	if c == nil {
		return Spec{}, fmt.Errorf("claim %s is not there any more", ask.Ref.ID)
	}
	return question(ask, c)
}

// question makes a short question: does gives the act from what was answered.
func (d *Desk) question(title, do string, says string, fields []Field, does func(r *reader) (act.Act, error)) Spec {
	return Spec{Title: title, Do: do, Now: d.Now, Says: []string{says}, Fields: fields, Short: true, Read: func(v Values) Reading {
		r := d.reader(v, nil)
		a, err := does(r)
		if len(r.faults) == 0 {
			r.wrong("", err)
		}
		return d.acting(Reading{Faults: r.faults, Echoes: r.echoes}, a)
	}}
}

// whole is the choice of the whole claim, where there is one between it and its figures.
const whole = ""

// which asks whether the whole claim is meant or one of its figures; there is nothing to ask where it has one at most.
func which(c *model.Claim, label, all string) []Field {
	if len(c.Figures) < 2 {
		return nil
	}
	choice := []Offer{{whole, all}}
	for i := range c.Figures {
		f := &c.Figures[i]
		says := sayFigure(f)
		if s := c.StateOf(f); s > model.Standing {
			says += ", " + s.String()
		}
		choice = append(choice, Offer{f.Cell().String(), says})
	}
	return []Field{{Name: "which", Label: label, Sort: Radio, Choice: choice}}
}

// target is what was answered to which.
func (r *reader) target(name string, c *model.Claim) act.Target {
	return act.Target{Claim: c.ID, Figure: r.cell(name, c)}
}

// states of the acts that mark a claim, with what they are called.
func marks(deed intent.Deed) (state model.ClaimState, title string) {
	switch deed {
	case intent.Correct:
		return model.Corrected, "Correct: the source was wrong"
	case intent.DeskError:
		return model.DeskError, "Desk error: we were wrong"
	case intent.Retract:
		return model.Retracted, "Retracted by its source"
	case intent.Withhold:
		return model.Withheld, "Withhold: known, not to be published"
	}
	return model.Superseded, "Superseded: its source said something newer"
}

// mark asks what is to be marked. What is marked so already is put back to what it was. Of a claim that is withheld as a whole nothing is
// asked but whether it still is.
func (d *Desk) mark(ask intent.Ask, c *model.Claim) (Spec, error) {
	state, title := marks(ask.Deed)
	if c.Status == model.Withheld && state != model.Withheld {
		_, err := act.Mark(d.story(), act.Target{Claim: c.ID}, state)
		return Spec{}, errors.New(plainly(err))
	}
	if c.Status == state {
		title = "No longer " + state.String() + ": it is again what it was"
	}
	return d.question(title, "confirm", d.sayClaim(c), which(c, "What", "the whole claim"), func(r *reader) (act.Act, error) {
		now := d.story().Claim(c.ID)
		if now == nil {
			return act.Act{}, errors.New("the claim is not there any more")
		}
		t := r.target("which", now)
		if act.StateOf(c, t) == state { // as it was when this was asked: who marks it meanwhile does not turn the question round
			return d.putBack(t)
		}
		return act.Mark(d.story(), t, state)
	}), nil
}

// putBack takes the mark off a claim or a figure, once the log has told what it was.
func (d *Desk) putBack(t act.Target) (act.Act, error) {
	changes, known := d.Log(model.Ref{Kind: model.KindClaim, ID: t.Claim})
	if !known {
		return act.Act{}, errors.New("what it was before is still being read from the log; confirm it in a moment")
	}
	return act.PutBack(d.story(), t, changes)
}

// link asks how a claim bears on which other.
func (d *Desk) link(_ intent.Ask, c *model.Claim) (Spec, error) {
	others := func(typed string, _ Values) []Offer {
		return d.claimsBut(typed, func(other *model.Claim) bool { return other.ID == c.ID })
	}
	theirs := func(typed string, v Values) []Offer {
		if other := d.story().Claim(v["claim"]); other != nil {
			return figuresOf(other, typed)
		}
		return nil
	}
	fields := append([]Field{{Name: "kind", Label: "It", Sort: Radio, Choice: []Offer{{"repeats", "repeats: same origin, not a second source"},
		{"part-of", "is a part of: counts some of the same people"}, {"same-people", "counts the very same people"}, {"corrects", "corrects"},
		{"supersedes", "supersedes"}, {"retracts", "retracts"}}}}, which(c, "With", "all of it")...)
	fields = append(fields, Field{Name: "claim", Label: "The claim", Hint: "type to find it", Sort: Find, Find: others, List: true},
		Field{Name: "figure", Label: "Its figure", Hint: "empty: the whole claim", Sort: Find, Find: theirs, List: true})
	return d.question("Link", "link", d.sayClaim(c), fields, func(r *reader) (act.Act, error) {
		var kind model.LinkKind
		r.word("kind", &kind)
		to := r.claim("claim")
		if to == "" {
			r.wrong("claim", errors.New("missing; find the other claim by its source, its figures or its words"))
			return act.Act{}, nil
		}
		from := r.target("which", c)
		return act.Link(d.story(), from, kind, act.Target{Claim: to, Figure: r.cell("figure", d.story().Claim(to))})
	}), nil
}

// evidence asks which claim an event rests on, or no longer.
func (d *Desk) evidence(ref model.Ref) (Spec, error) {
	e, err := d.eventOf(ref)
	if err != nil {
		return Spec{}, err
	}
	fields := []Field{{Name: "claim", Label: "Claim", Hint: "type to find it", Sort: Find, Find: d.claims, List: true}}
	return d.question("Evidence", "link", d.Name(e), fields, func(r *reader) (act.Act, error) {
		id := r.claim("claim")
		if id == "" {
			r.wrong("claim", errors.New("missing; find the claim by its source, its figures or its words"))
			return act.Act{}, nil
		}
		a, err := act.AddEvidence(d.story(), ref.ID, id)
		if now, _ := d.eventOf(ref); now != nil && rests(now, id) {
			return act.RemoveEvidence(d.story(), ref.ID, id)
		}
		return a, err
	}), nil
}

func rests(e *model.Event, claim string) bool {
	for _, id := range e.Evidence {
		if id == claim {
			return true
		}
	}
	return false
}

func (d *Desk) eventOf(ref model.Ref) (*model.Event, error) {
	if entry := d.story().Entry(ref); entry.Alive() {
		return entry.Record.(*model.Event), nil
	}
	return nil, fmt.Errorf("event %s is not there any more", ref.ID)
}

// grade asks for the credibility of a claim and the reliability of its source.
func (d *Desk) grade(_ intent.Ask, c *model.Claim) (Spec, error) {
	src := d.story().Source(c.Source)
	if src == nil {
		return Spec{}, fmt.Errorf("the source %s is not there any more", c.Source)
	}
	fields := []Field{{Name: "credibility", Label: "This claim", Hint: "press its digit", Sort: Radio, Choice: credibilities()},
		{Name: "reliability", Label: src.Name, Sort: Word, Hint: "whatever it says; press its letter", Choice: reliabilities()}}
	spec := d.question("Grade", "grade", d.sayClaim(c), fields, func(r *reader) (act.Act, error) {
		var to model.Credibility
		var letter model.Reliability
		r.word("credibility", &to)
		r.word("reliability", &letter)
		switch {
		case letter == src.Reliability:
			return act.Grade(d.story(), c.ID, to)
		case to.String() == c.Credibility.String():
			return act.GradeSource(d.story(), src.ID, letter)
		}
		a, err := act.Grade(d.story(), c.ID, to)
		b, worse := act.GradeSource(d.story(), src.ID, letter)
		return both(a, b), errors.Join(err, worse)
	})
	spec.Values = Values{"credibility": c.Credibility.String(), "reliability": src.Reliability.String()}
	return spec, nil
}

// both makes one act of two.
func both(a, b act.Act) act.Act {
	return act.Act{Edits: append(a.Edits, b.Edits...), Relied: append(a.Relied, b.Relied...), Says: a.Says + "; " + b.Says}
}

func (d *Desk) gradeSource(ref model.Ref) (Spec, error) {
	src := d.story().Source(ref.ID)
	if src == nil {
		return Spec{}, fmt.Errorf("the source %s is not there any more", ref.ID)
	}
	fields := []Field{{Name: "reliability", Label: "Reliability", Sort: Radio, Hint: "press its letter", Choice: reliabilities()}}
	spec := d.question("Grade", "grade", src.Name, fields, func(r *reader) (act.Act, error) {
		var letter model.Reliability
		r.word("reliability", &letter)
		return act.GradeSource(d.story(), src.ID, letter)
	})
	spec.Values = Values{"reliability": src.Reliability.String()}
	return spec, nil
}

// list asks whether the list of nationalities is to be closed, or opened again.
func (d *Desk) list() Spec {
	says, do := "Close the list: every nationality concerned is listed, and what is short of a total is told.", "close it"
	if d.story().Situation().List == model.Closed {
		says, do = "Open the list again: nationalities may be missing from it.", "open it"
	}
	return d.question("The list of nationalities", do, says, nil, func(*reader) (act.Act, error) {
		if do == "open it" {
			return act.SetList(d.story(), model.Open)
		}
		return act.SetList(d.story(), model.Closed)
	})
}

// pivot asks whether an event is to be a turn of the story, or no longer.
func (d *Desk) pivot(ref model.Ref) (Spec, error) {
	e, err := d.eventOf(ref)
	if err != nil {
		return Spec{}, err
	}
	title, to := "Pivotal: figures said before it are stale", !e.Pivotal
	if !to {
		title = "No longer pivotal"
	}
	return d.question(title, "confirm", d.Name(e), nil, func(*reader) (act.Act, error) { return act.SetPivotal(d.story(), ref.ID, to) }), nil
}

// remove asks whether a record is to be deleted.
func (d *Desk) remove(ref model.Ref) (Spec, error) {
	e := d.story().Entry(ref)
	if !e.Alive() {
		return Spec{}, fmt.Errorf("%s is not there any more", ref)
	}
	return d.question("Delete this "+ref.Kind.String()+"? It stays in the log.", "delete", d.Name(e.Record), nil, func(*reader) (act.Act, error) {
		return act.Delete(d.story(), ref)
	}), nil
}
