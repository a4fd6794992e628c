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
	deleted, err := lastWords(ctx, f)
	if err != nil {
		return err
	}
	for at, claim := range deleted {
		story := state.Open(at.situation)
		story.Set(at.ref, &model.Entry{Record: claim})
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

// lastWords gives every claim that is deleted as it was before.
func lastWords(ctx context.Context, f File) (map[place]*model.Claim, error) {
	deleted := map[place]*model.Claim{}
	err := f.Log(ctx, model.Head{}, func(l model.Logged) error {
		at := place{l.Situation, l.Ref()}
		if claim, ok := l.Before.(*model.Claim); ok && l.After == nil {
			deleted[at] = claim
		} else {
			delete(deleted, at)
		}
		return nil
	})
	return deleted, err
}

// show gives both sides of a change as the audit may tell them. As in its JSON, a claim that is withheld on one side is
// told on neither: by what is known now, and by what the change itself says.
func (v *logView) show(c *model.Change) (before, after model.Record) {
	if v.withWithheld {
		return c.Before, c.After
	}
	return exchange.ShowChange(c, v.held[c.Situation])
}
