package quickline

import (
	"errors"

	"muster/model"
	"muster/model/account"
	"muster/model/act"
	"muster/model/quick"
)

// reading is what was understood of the line.
type reading struct {
	draft *quick.Draft // all of it; nil: a word is not understood, or missing
	begun *quick.Draft // a part of it; nil: not even who speaks
	err   *quick.Error
	// act is what would be saved; refused is why it would not be taken.
	act     act.Act
	refused string
	// effects is what that would do to the accounting.
	effects []account.Consequence
	double  *model.Entry // another editor's claim that says the same; nil: none
}

// read understands the line anew.
func (l *Line) read() {
	l.reading = reading{}
	if !l.desk.Scene.Ready() {
		return
	}
	l.offer()
	r, ctx, line := &l.reading, l.context(), l.field.Value()
	var err error
	if l.quotation != nil {
		r.draft, err = quick.ParseQuoting(line, *l.quotation, ctx)
	} else {
		r.draft, err = quick.Parse(line, ctx)
	}
	if err != nil {
		errors.As(err, &r.err)
		r.begun = quick.Begun(line, ctx)
		return
	}
	l.weigh()
}

// weigh makes the act of a line that is understood, and finds what it would do.
func (l *Line) weigh() {
	r := &l.reading
	records := r.draft.Records(l.story())
	claim := records[len(records)-1].(*model.Claim)
	if e := l.story().Entry(model.Ref{Kind: model.KindClaim, ID: claim.ID}); e.Alive() {
		r.refused = l.there(claim, e)
		return
	}
	var err error
	if r.act, err = act.Add(l.story(), records...); err != nil {
		r.refused = plainly(err)
		return
	}
	r.effects = l.desk.Scene.Book.Consequences(r.act.Edits)
	for _, e := range l.known.fresh {
		if claim.Doubles(e.Record.(*model.Claim), e.First, l.desk.Editor, l.desk.Now()) {
			r.double = e
			return
		}
	}
}

// there says that the log has the claim already: nothing but its content tells one claim from another.
func (l *Line) there(claim *model.Claim, e *model.Entry) string {
	says := "this is logged already, as " + claim.ID + " by " + e.First.By.Name + " at " + e.First.At().In(l.desk.Scene.Zone).Format("15:04")
	if !model.Equal(claim, e.Record) {
		return says + ", and was changed since: change that one, or give this one another time with @"
	}
	return says + ": it is the very same claim, so there is nothing to save; give another one its time with @"
}

// plainly is the sentence of an error, without the record in front of it.
func plainly(err error) string {
	if all := model.Problems(err); len(all) > 0 {
		return all[0].Says
	}
	return err.Error()
}
