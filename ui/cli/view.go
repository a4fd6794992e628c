package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/exchange"
	"muster/model/moment"

	"github.com/spf13/cobra"
)

// view is what part of the log a command looks at: the cut, the clock, and whether withheld figures may be seen.
type view struct {
	asOf, clock  string
	class        string
	withWithheld bool
	flag         string // that asOf was given with; empty: as-of
}

func (v *view) flags(cmd *cobra.Command) {
	v.cutFlags(cmd)
	cmd.Flags().BoolVar(&v.withWithheld, "with-withheld", false, "show what the desk withholds, too")
}

// cutFlags are those of the cut alone, for what goes out: nothing withheld is in it.
func (v *view) cutFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&v.asOf, "as-of", "", "cut in time: a day or a time, such as 2013-01-19, 'sat 19:10', '2h ago'; a day means through its end")
	f.StringVar(&v.clock, "clock", "said", "clock of the cut: said (what had been said) or logged (what the desk had entered)")
}

func (v *view) classFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&v.class, "class", "affected", "whom to count: affected, attacker, security or responder")
}

// cutBook is the accounting at a cut.
type cutBook struct {
	*account.Book
	situation *model.Situation
	zone      *time.Location
	clock     account.Clock
	asOf      moment.Moment // zero: now
	notice    string        // says in words that nothing was there yet, or that the cut is not what was perhaps meant
}

// class reads the class that was asked for.
func (v *view) classAsked() (class model.Class, err error) {
	if err := class.UnmarshalText([]byte(v.class)); err != nil {
		return 0, misuse("--class: %w", err)
	}
	return class, nil
}

// open reads the situation as it stands at the cut.
func (v *view) open(ctx context.Context, c *command) (*cutBook, error) {
	f, err := c.open()
	if err != nil {
		return nil, err
	}
	sit, err := c.choose(ctx, f)
	if err != nil {
		return nil, err
	}
	cut := &cutBook{situation: sit, zone: sit.Location()}
	load := sync.OnceValues(func() (*model.State, error) { return f.Load(ctx, sit.ID) })
	if err := v.read(cut, c.Now(), load); err != nil {
		return nil, err
	}
	if cut.clock == account.ByLogged && !cut.asOf.IsZero() {
		return cut, v.foldTo(ctx, f, cut)
	}
	state, err := load()
	if err != nil {
		return nil, err
	}
	cut.Book = account.Open(state.Open(sit.ID), cut.asOf)
	if !cut.asOf.IsZero() && cut.NothingSaid(v.withWithheld) {
		cut.tell(fmt.Sprintf("nothing had been said by %s", cut.cutWords()))
	}
	return cut, nil
}

// tell adds to the notice.
func (c *cutBook) tell(says string) {
	if c.notice != "" {
		c.notice += "; "
	}
	c.notice += says
}

// read understands the flags of the cut. A date without a year is one of the story, for which load reads it.
func (v *view) read(cut *cutBook, now time.Time, load func() (*model.State, error)) (err error) {
	switch v.clock {
	case "said":
	case "logged":
		cut.clock = account.ByLogged
	default:
		return misuse("--clock: %q is not a clock; write said or logged", v.clock)
	}
	if v.asOf == "" {
		return nil
	}
	span := moment.Span{Now: now}
	if moment.Yearless(v.asOf) {
		state, err := load()
		if err != nil {
			return err
		}
		span = spanOf(state.Open(cut.situation.ID), cut.clock, now)
	}
	if cut.asOf, err = moment.TypedOf(v.asOf, now, cut.zone, span); err != nil {
		return misuse("--%s: %w", cmp.Or(v.flag, "as-of"), err)
	}
	switch {
	case cut.asOf.Unsaid(now, cut.zone) != nil:
		cut.notice = cut.cutWords() + " is still to come: this is what is known by now"
	case !moment.Yearless(v.asOf):
		cut.notice = moment.Back(v.asOf, now, cut.zone)
	}
	return nil
}

// spanOf is the stretch of time of a story by a clock.
func spanOf(story *model.Story, clock account.Clock, now time.Time) moment.Span {
	first, last := story.SaidSpan()
	if clock == account.ByLogged {
		first, last = story.LoggedSpan()
	}
	return moment.Span{First: first, Last: last, Now: now}
}

// errEnough ends the reading of the log at the cut.
var errEnough = errors.New("enough")

// foldTo folds the log through the cut. What is withheld by now, or was when it was deleted, is withheld at the cut, too: the log is read
// to its end for that.
func (v *view) foldTo(ctx context.Context, f File, cut *cutBook) error {
	state, end, deleted := model.NewState(), cut.asOf.End(cut.zone), lastWords{}
	var first time.Time
	err := f.Log(ctx, model.Head{}, func(l model.Logged) error {
		if l.Situation == cut.situation.ID && first.IsZero() {
			first = l.Logged
		}
		deleted.note(l)
		switch past := !l.Change.Logged.Before(end); {
		case past && v.withWithheld && !first.IsZero():
			return errEnough
		case past:
			return nil
		}
		return state.Apply(&l.Change)
	})
	if err != nil && !errors.Is(err, errEnough) {
		return err
	}
	story := state.Story(cut.situation.ID)
	if story == nil {
		story = model.NewStory(cut.situation.ID)
		story.Set(model.Ref{Kind: model.KindSituation, ID: story.ID}, &model.Entry{Record: cut.situation})
		cut.tell(fmt.Sprintf("nothing had been logged by %s; the first change is of %s", cut.cutWords(), first.In(cut.zone).Format(stampLayout)))
	}
	if !v.withWithheld {
		now, err := f.Load(ctx, cut.situation.ID)
		if err != nil {
			return err
		}
		deleted.putBack(now)
		story = exchange.Hindsight(story, now.Open(cut.situation.ID))
	}
	cut.Book = account.Open(story, moment.Moment{})
	return nil
}

// stampLayout is how the commands print a time, always in a zone that is named beside it.
const stampLayout = "2 Jan 2006 15:04"

// cutWords names the cut as it was understood.
func (c *cutBook) cutWords() string {
	words := c.asOf.Display(c.zone)
	if c.asOf.IsDay() {
		words = "the end of " + words
	}
	return words + " (" + c.situation.Zone + ")"
}

// heading says what a report shows: which clock, and how the cut was understood.
func (c *cutBook) heading() string {
	switch {
	case c.asOf.IsZero():
		return "as of now"
	case c.clock == account.ByLogged:
		return "as logged by " + c.cutWords()
	}
	return "as said by " + c.cutWords()
}
