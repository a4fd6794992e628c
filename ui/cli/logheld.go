package cli

import (
	"context"

	"muster/model"
	"muster/model/exchange"
)

// findHeld finds what the audit must not tell: what is withheld by now, and what was withheld when it was deleted.
func (v *logView) findHeld(ctx context.Context, f File, situation string) error {
	state, err := f.Load(ctx, situation)
	if err != nil {
		return err
	}
	deleted := lastWords{}
	if err := f.Log(ctx, model.Head{}, func(l model.Logged) error { deleted.note(l); return nil }); err != nil {
		return err
	}
	deleted.putBack(state)
	for at := range deleted {
		v.held[at.situation] = nil
	}
	for _, s := range state.Stories() {
		v.held[s.ID] = nil
	}
	for id := range v.held {
		v.held[id] = exchange.Withhold(state.Open(id))
	}
	return nil
}

// lastWords are the claims that are deleted, as they were before.
type lastWords map[place]*model.Claim

// note takes the next change of the log.
func (w lastWords) note(l model.Logged) {
	at := place{l.Situation, l.Ref()}
	if claim, ok := l.Before.(*model.Claim); ok && l.After == nil {
		w[at] = claim
	} else {
		delete(w, at)
	}
}

// putBack puts them into the stories that they were deleted from.
func (w lastWords) putBack(state *model.State) {
	for at, claim := range w {
		state.Open(at.situation).Set(at.ref, &model.Entry{Record: claim})
	}
}

// show gives both sides of a change as the audit may tell them. As in its JSON, a claim that is withheld on one side is
// told on neither: by what is known now, and by what the change itself says.
func (v *logView) show(c *model.Change) (before, after model.Record) {
	if v.withWithheld {
		return c.Before, c.After
	}
	return exchange.ShowChange(c, v.held[c.Situation])
}
