package replay

import (
	"fmt"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/moment"
)

// Cut names the cut: "as logged by 21 Jan 2013 16:30", "as said by the end of 21 Jan 2013".
func (r *Replay) Cut() string {
	asOf := r.at.AsOf
	if r.clock == account.ByLogged {
		switch {
		case !asOf.IsZero():
		case r.at.In == 0:
			return "before anything was logged"
		default:
			return "as logged by " + r.log.at(r.at.In-1).In(r.zone).Format("2 Jan 2006 15:04")
		}
	}
	if asOf.IsZero() {
		return "before anything was said"
	}
	if r.clock == account.BySaid {
		asOf = r.wholeDay(asOf)
	}
	words := asOf.Display(r.zone)
	if asOf.IsDay() {
		words = "the end of " + words
	}
	return "as " + r.clock.String() + " by " + words
}

// Back tells whether the last move went back in time.
func (r *Replay) Back() bool { return r.at.In < r.was.In }

// wholeDay is the day of a moment where a cut by the time of saying is all of it: its last minute, or a minute that nobody asked for, on
// a day of which no claim has a time, and after which nothing happened on it and nothing was filed. Any other moment is itself.
func (r *Replay) wholeDay(m moment.Moment) moment.Moment {
	day := moment.Day(m.Begin(r.zone).In(r.zone).Date())
	from, cut, to := day.Begin(r.zone).Unix(), m.End(r.zone).Unix(), day.End(r.zone).Unix()
	timed := before(r.timed, to) - before(r.timed, from)
	later := before(r.acted, to) - before(r.acted, cut)
	if cut == to || r.at.Found && timed+later == 0 {
		return day
	}
	return m
}

// Place says where among the changes or the claims the cut is: "change 212 of 418".
func (r *Replay) Place() string {
	what := "claim"
	if r.clock == account.ByLogged {
		what = "change"
	}
	if r.at.In == 0 {
		return fmt.Sprintf("before the first of %d %ss", r.Len(), what)
	}
	return fmt.Sprintf("%s %d of %d", what, r.at.In, r.Len())
}

// Did tells what the last move brought or took, in a sentence: "ben added the claim of Suga, 21 Jan 2013: JP 7 dead"; of
// many changes how many, of none nothing. Only the logged clock knows.
func (r *Replay) Did() string {
	from, to := r.was.In, r.at.In
	switch {
	case r.log == nil || from == to:
		return ""
	case to == from+1:
		return r.says(to - 1)
	case to == from-1:
		return "taken back: " + r.says(to)
	case to > from:
		return fmt.Sprintf("%d changes on; the last: %s", to-from, r.says(to-1))
	}
	return fmt.Sprintf("%d changes back", from-to)
}

// says puts the change of a step in a sentence.
func (r *Replay) says(i int) string {
	s := &r.log.steps[i]
	verb, e := "added", s.after
	switch {
	case !s.after.Alive():
		verb, e = "deleted", s.before
	case s.before.Alive():
		verb = "changed"
	}
	if s.undoes {
		verb += " (an undo)"
	}
	return s.after.Last.By.Name + " " + verb + " " + r.names(r.log.ref(i), e)
}

// names says which record it is.
func (r *Replay) names(ref model.Ref, e *model.Entry) string {
	if !e.Alive() {
		return "the " + ref.String()
	}
	switch rec := e.Record.(type) {
	case *model.Claim:
		return "the claim of " + r.Says(rec)
	case *model.Event:
		return "the event: " + rec.Headline
	case *model.Source:
		return "the source " + rec.Name
	case *model.Group:
		return "the group " + rec.Name
	case *model.Ruling:
		return "a ruling: " + rec.Reason
	case *model.Filing:
		return "what was filed " + rec.Filed.Display(r.zone)
	}
	return "the " + ref.String()
}

// Says puts a claim in a line: who, when, what: "Suga, 21 Jan 2013: JP 7 dead, 3 missing".
func (r *Replay) Says(c *model.Claim) string {
	who := c.Source
	if src := r.story.Source(c.Source); src != nil {
		who = src.Name
	}
	if len(c.Figures) == 0 {
		return who + ", " + c.Said.Display(r.zone) + ": " + c.Text
	}
	var figures []string
	group := ""
	for i := range c.Figures {
		f := &c.Figures[i]
		words := f.Count.String() + " " + f.Status.String()
		if f.Group != group {
			words, group = f.Group+" "+words, f.Group
		}
		figures = append(figures, words)
	}
	return who + ", " + c.Said.Display(r.zone) + ": " + strings.Join(figures, ", ")
}
