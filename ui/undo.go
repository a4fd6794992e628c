package ui

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/act"
	"muster/ui/dialog"
	"muster/ui/form"
	"muster/ui/intent"
)

// steps are the undos and redos that were asked for: one at a time, each on what the one before left.
type steps struct {
	busy  bool
	queue []bool // true: redo
	head  uint64 // where the log ended after the last one
	// blocked is the step that merge brings together with what another editor changed since; nil: none.
	blocked *act.Blocked
	merge   dialog.Saver
}

// foundMsg brings what takes an act back, or does one again.
type foundMsg struct {
	situation string
	step      *act.Step
	err       error
}

// findStep reads the log backwards for what is to be undone or redone.
func findStep(ctx context.Context, s Store, head uint64, redo bool, by act.Asker) effect {
	return effect{run: func() tea.Msg {
		read := func(from, to uint64) ([]*model.Change, error) { return s.Between(ctx, from, to) }
		find := act.Undo
		if redo {
			find = act.Redo
		}
		step, err := find(read, head, by)
		return foundMsg{by.Situation, step, err}
	}}
}

// mostSteps is how many undos may wait for the one before: a key that is held down must not empty the story.
const mostSteps = 8

// stepBack asks for an undo or a redo.
func (a *App) stepBack(redo bool) []effect {
	if why := a.maySave(); why != "" {
		a.say(why)
		return nil
	}
	if len(a.steps.queue) < mostSteps {
		a.steps.queue = append(a.steps.queue, redo)
	}
	return a.nextStepBack()
}

// nextStepBack begins with the next one that waits.
func (a *App) nextStepBack() []effect {
	if a.steps.busy || len(a.steps.queue) == 0 || a.state == nil {
		return nil
	}
	redo := a.steps.queue[0]
	a.steps.busy, a.steps.queue = true, a.steps.queue[1:]
	return []effect{findStep(a.ctx, a.store, max(a.state.Head, a.steps.head), redo, a.asker())}
}

func (a *App) asker() act.Asker {
	return act.Asker{Editor: a.cfg.Editor, Situation: a.situation, Inside: true, Zone: a.scene.Zone, Now: a.cfg.Now()}
}

// found has the log take the step, or says why it cannot be taken.
func (a *App) found(msg foundMsg) []effect {
	if msg.situation != a.situation || !a.scene.Ready() {
		a.steps = steps{}
		return nil
	}
	err := msg.err
	if why := a.maySave(); why != "" { // a replay was begun meanwhile
		err = errors.New(why)
	}
	if err == nil {
		err = msg.step.Fit(a.asker(), func(situation string) model.Ledger {
			if situation != a.situation {
				return nil
			}
			return a.scene.Book.Story()
		})
	}
	if err != nil {
		a.steps = steps{}
		a.blocked(err)
		return nil
	}
	done := msg.step.Says()
	for _, ref := range msg.step.Merged {
		done += "; " + ref.String() + " was changed since in other fields, which stay"
	}
	return a.saveFor(nil, intent.Do{Act: act.Act{Edits: msg.step.Edits, Says: msg.step.What}, Undoes: msg.step.Op, Done: done})
}

// blocked says why nothing is undone. Where somebody changed the same since, both versions are shown.
func (a *App) blocked(err error) {
	a.say(err.Error())
	var b *act.Blocked
	if !errors.As(err, &b) || len(b.Moved) == 0 || !a.reading() {
		return
	}
	met := b.Moved[0]
	spec, ok := a.desk().Edit(met.Edit.Ref())
	if !ok {
		return // it was deleted since: there is nothing to bring together
	}
	f := form.New(a.scene.Pen, spec)
	if m := form.NewMerge(a.scene.Pen, a.desk(), f, act.Act{Edits: []model.Edit{met.Edit}, Says: b.Step.Says()}, met); m != nil {
		a.push(f)
		a.push(m)
		a.steps.blocked, a.steps.merge = b, m
	}
}

// settled makes of what a merge asks for the undo that it was opened for, with the edits that nothing stood against: it is
// undone and redone as such. Where several records were changed since, one merge does not settle it all.
func (a *App) settled(by dialog.Saver, what intent.Do) intent.Do {
	b := a.steps.blocked
	if b == nil || by != a.steps.merge || len(b.Moved) != 1 {
		return what
	}
	what.Act.Edits = append(slices.Clone(b.Step.Edits), what.Act.Edits...)
	what.Undoes, what.Done = b.Step.Op, b.Step.Says()+"; merged with what was changed since"
	return what
}

// stepped goes on with the steps that wait, after one of them was answered.
func (a *App) stepped(s *saving, taken bool, last uint64) []effect {
	if s.batch.Undoes == "" {
		return nil
	}
	a.steps.busy = false
	if !taken {
		a.steps = steps{}
		return nil
	}
	a.steps.head = max(a.steps.head, last)
	return a.nextStepBack()
}
